using Refuge.Cycle;

namespace Refuge.Formats.Crises;

/// <summary>Finds thresholds of <c>crisis.yml</c> on places or series that the folder does not have.</summary>
static class ThresholdChecks
{
    internal static void Check(CrisisIdentity identity, FolderIndex index, ProblemList problems)
    {
        var where = new Location("crisis.yml", null, "thresholds");
        foreach (var threshold in identity.Thresholds)
        {
            if (threshold.Place is { } place && index.Places.Find(place.Code) is null)
            {
                problems.Add(
                    Severity.Note, where,
                    $"{Quoted.Of(place.Code)} is not a place of places.csv; its threshold is never passed.",
                    index.Places.Remedy(place.Code));
            }

            if (threshold.Series is { } flow && index.IsFlow(flow))
            {
                problems.Add(
                    Severity.Note, where, $"{Quoted.Of(flow)} is a flow, which passes no threshold.",
                    "Name a stock or a cumulative series.");
            }

            if (threshold.Series is { } series && !index.HasSeries(series))
            {
                problems.Add(
                    Severity.Note, where,
                    $"{Quoted.Of(series)} is not a series of series.csv; its threshold is never passed.",
                    index.SeriesRemedy(series));
            }
        }
    }
}
