using System.Globalization;
using Refuge.Displacement.Hindcasts;
using Refuge.Flee.Folders;
using Refuge.Formats.Crises;
using Refuge.Situations;

namespace Refuge.Hindcast.Benchmarks;

/// <summary>The camp counts of one crisis, from a Flee folder, and forecasts of them.</summary>
sealed class CrisisCase
{
    readonly History<Observation> observations;
    readonly DateOnly firstDay;
    readonly int days;

    CrisisCase(string name, History<Observation> observations, DateOnly firstDay, int days) =>
        (Name, this.observations, this.firstDay, this.days) = (name, observations, firstDay, days);

    /// <summary>The folder's name.</summary>
    internal string Name { get; }

    /// <summary>The crisis: two folders that hold the counts of one crisis are one when it is left out.</summary>
    internal string Crisis => Name.TrimEnd([.. "0123456789"]);

    /// <summary>Reads a Flee folder as <c>import flee</c> does.</summary>
    /// <param name="folder">The folder with <c>input_csv</c> and <c>source_data</c>.</param>
    /// <param name="asPublished">Whether counts stay as they were first published; otherwise they are in their newest
    /// version, as scores ask.</param>
    internal static CrisisCase Read(string folder, bool asPublished)
    {
        var made = Directory.CreateTempSubdirectory("refuge-hindcast-");
        try
        {
            FleeImport.Write(Path.Combine(folder, "input_csv"), Path.Combine(folder, "source_data"), made.FullName,
                "flee");
            var crisis = CrisisFolder.Read(made, null, default).Crisis
                ?? throw new InvalidDataException($"{folder} could not be imported.");
            var rows = crisis.Situation.Observations.Rows
                .Where(row => row.Value.Place is not null && (!asPublished || row.KnownOn == row.Value.Date));
            return new(Path.GetFileName(folder.TrimEnd('/')), new(rows), crisis.Identity.FirstDay, Length(folder));
        }
        finally
        {
            made.Delete(recursive: true);
        }
    }

    /// <summary>The forecasts of a grid of origins, up to 90 days ahead.</summary>
    internal IReadOnlyList<HindcastRow> Rows(OriginGrid grid)
    {
        var origins = new List<DateOnly>();
        for (var day = grid.First; day < days; day += grid.Every) origins.Add(firstDay.AddDays(day));
        return new Displacement.Hindcasts.Hindcast(observations, new([]), new TrendForecaster(static _ => false))
            .Run(origins, 90,
            firstDay.AddDays(days), default);
    }

    /// <summary>How many days a Flee folder lasts.</summary>
    internal static int Length(string folder) => File.ReadLines(Path.Combine(folder, "input_csv", "sim_period.csv"))
        .Select(static line => line.Split(','))
        .Where(static cells => cells[0].Trim().Equals("Length", StringComparison.OrdinalIgnoreCase))
        .Select(static cells => (int)double.Parse(cells[1], CultureInfo.InvariantCulture)).Single();
}

/// <summary>The days from which forecasts are made: from the first on, every so many days.</summary>
readonly record struct OriginGrid(string Name, int First, int Every)
{
    /// <summary>The three grids of the folder contract, "Scores".</summary>
    internal static readonly OriginGrid[] All =
        [new("day 30, 60, …", 30, 30), new("day 45, 75, …", 45, 30), new("weekly", 30, 7)];
}
