using Refuge.Flee.Engines;
using Refuge.Flee.Folders;

namespace Refuge.Cli;

/// <summary>What Flee says of the camps of a folder that <c>import flee</c> made: the median of some runs under its own
/// rules.</summary>
/// <remarks>Flee is told the later totals, closures and capacities, so it is an oracle: printed, never called
/// best.</remarks>
static class FleeOracle
{
    const int Members = 20;
    const int Seed = 1;

    /// <summary>The median on a day at a place; null where the folder keeps no files of Flee, or they cannot be
    /// run.</summary>
    internal static Func<PlaceId, DateOnly, double?>? Find(DirectoryInfo folder, TextWriter errors,
        CancellationToken cancellation)
    {
        var (input, source) = (Path.Combine(folder.FullName, "flee", "input_csv"),
            Path.Combine(folder.FullName, "flee", "source_data"));
        if (!Directory.Exists(input) || !Directory.Exists(source)) return null;

        var settings = Path.Combine(folder.FullName, "flee", "simsetting.yml");
        var reading = FleeFolder.Read(new(input, source, File.Exists(settings) ? settings : null, null,
            FleeFaults.Kept), cancellation);
        if (reading.Scenario is not { } scenario)
        {
            errors.WriteLine(
                "flee: the files kept there cannot be run; the column flee stays empty. `refuge flee` says why.");
            return null;
        }

        var forecast = new FleeSimulation(scenario).Run(FleeEngine.Cohort, Members, Seed, null, null, cancellation);
        var camps = scenario.CampCounts.Select(static (camp, number) => (camp.Place, number))
            .ToDictionary(static camp => camp.Place, static camp => camp.number, StringComparer.Ordinal);
        return (place, date) =>
        {
            var day = date.DayNumber - scenario.StartDate.DayNumber;
            return day >= 0 && day < scenario.Days && camps.TryGetValue(place.Code, out var camp)
                ? forecast.Present(camp, day).At(0.5) : null;
        };
    }
}
