namespace Refuge.Situations;

/// <summary>
/// How many moved since the first row of a flow: its rows added up, as far as they do not overlap. A lower bound, since
/// days without a row are not in it.
/// </summary>
static class RunningTotal
{
    /// <summary>The sums up to each row, ascending by day.</summary>
    /// <param name="series">The flow.</param>
    /// <param name="rows">Its rows at one place, or over its whole area, in any order.</param>
    /// <param name="asOf">Rows dated later are left out.</param>
    internal static IReadOnlyList<(LatestCount Count, double People)> Of(
        Recorded<Series> series, IEnumerable<Recorded<Observation>> rows, DateOnly asOf)
    {
        var sums = new List<(LatestCount Count, double People)>();
        var (until, people) = (DateOnly.MinValue, 0.0);
        foreach (var count in rows.Select(row => LatestCount.From(series, row, asOf)).OfType<LatestCount>()
            .OrderBy(static count => count.Day))
        {
            // A week that holds a day already added would add it twice.
            if ((count.Row.Value.From ?? count.Day) <= until) continue;
            (until, people) = (count.Day, people + Math.Max(0, count.People.Value));
            sums.Add((count, people));
        }

        return sums;
    }

    /// <summary>The newest sum as a count. Null where there is no row.</summary>
    /// <param name="series">The flow.</param>
    /// <param name="rows">Its rows at one place, or over its whole area, in any order.</param>
    /// <param name="asOf">Rows dated later are left out.</param>
    internal static LatestCount? Newest(
        Recorded<Series> series, IEnumerable<Recorded<Observation>> rows, DateOnly asOf)
    {
        var sums = Of(series, rows, asOf);
        return sums.Count == 0 ? null : sums[^1].Count.SummedTo(sums[^1].People, sums.Select(static sum => sum.Count));
    }
}
