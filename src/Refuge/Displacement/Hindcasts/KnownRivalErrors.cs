using System.Globalization;

namespace Refuge.Displacement.Hindcasts;

/// <summary>The errors of the rivals on five crises, shipped so that a folder alone can be scored beside dressed
/// rivals.</summary>
/// <remarks>
/// <c>rival-errors.csv</c> holds for each crisis, rival and stretch of days forty errors that are equally likely: the
/// quantiles at 1/80, 3/80 … 79/80 of the errors of forecasts made every 30 days from day 30 on, up to 90 days ahead.
/// Made by <c>benchmarks/hindcast --errors</c> from the camp counts that UNHCR published, as collected by the Flee
/// project (FabFlee, BSD 3-clause).
/// </remarks>
static class KnownRivalErrors
{
    const string Resource = "rival-errors.csv";

    /// <summary>The errors on all crises but those of the named countries: nothing learned from a crisis is used on
    /// it.</summary>
    internal static RivalErrors OfOtherCrises(IReadOnlySet<string> countries) => new(
        Read().Where(row => !row.Countries.Any(countries.Contains))
            .GroupBy(static row => row.Crisis, StringComparer.Ordinal)
            .OrderBy(static crisis => crisis.Key, StringComparer.Ordinal)
            .Select(static crisis => (IReadOnlyList<RivalError>)[.. crisis.SelectMany(static row => row.Errors)]));

    static IEnumerable<Row> Read()
    {
        using var stream = typeof(KnownRivalErrors).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The library was built without {Resource}.");
        using var reader = new StreamReader(stream);
        for (var line = reader.ReadLine(); (line = reader.ReadLine()) is not null;)
        {
            var cells = line.Split(',');
            var (rival, stretch) = (Rivals.All.Single(each => HindcastScores.NameOf(each) == cells[2]),
                int.Parse(cells[3], CultureInfo.InvariantCulture));
            yield return new(
                cells[0], cells[1].Split(';'),
                [.. cells[4].Split(' ').Select(error =>
                    new RivalError(rival, stretch, double.Parse(error, CultureInfo.InvariantCulture)))]);
        }
    }

    sealed record Row(string Crisis, string[] Countries, RivalError[] Errors);
}
