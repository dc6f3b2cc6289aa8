namespace Refuge.Situations;

/// <summary>How many went home since the whole crisis was counted last: the total still holds them.</summary>
/// <param name="People">How many.</param>
/// <param name="Evidence">The counts of those who went home.</param>
sealed record ReturnsSinceTotal(double People, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>
    /// Those whom a count of the whole crisis says went home after the day of <paramref name="total"/>. Null where
    /// nobody counted them, or nobody can say how many of them had gone by that day.
    /// </summary>
    /// <remarks>Of several series the one whose last count is newest; series are never added.</remarks>
    internal static ReturnsSinceTotal? Of(Situation situation, LatestCount total) =>
        situation.Series
            .Where(static series => series.Value is { Of: Counted.Returned, Area.Count: 0, What: not CountKind.Stock })
            .OrderBy(static series => series.Value.Reliability ?? Reliability.F)
            .ThenBy(static series => series.Value.Id.Code, StringComparer.Ordinal)
            .Select(series => Since(series, situation, total.Day))
            .OfType<(DateOnly Day, ReturnsSinceTotal Returns)>()
            .OrderByDescending(static each => each.Day)
            .Select(static each => each.Returns)
            .FirstOrDefault();

    /// <summary>
    /// Those of them of whom no count of a place says that they came home there. Null where every one was counted so.
    /// </summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="total">The count of the whole crisis that they were taken off.</param>
    internal ReturnsSinceTotal? ToNoPlace(Situation situation, LatestCount total)
    {
        var series = situation.Series.Where(static row => row.Value.Of is Counted.Returned)
            .ToDictionary(static row => row.Value.Id);
        var atPlaces = situation.Observations
            .Where(row => row.Value.Place is not null && series.ContainsKey(row.Value.Series))
            .Select(row => LatestCount.From(series[row.Value.Series], row, situation.AsOf)).OfType<LatestCount>()
            .Where(count => count.Day > total.Day).GroupBy(static count => count.Row.Value.Place!)
            .Sum(static counts => counts.Max(static count => count.People.Value));
        return People - atPlaces >= 1 ? this with { People = People - atPlaces } : null;
    }

    static (DateOnly Day, ReturnsSinceTotal Returns)? Since(
        Recorded<Series> series, Situation situation, DateOnly day)
    {
        var counts = situation.Observations
            .Where(row => row.Value.Series == series.Value.Id && row.Value.Place is null)
            .Select(row => LatestCount.From(series, row, situation.AsOf)).OfType<LatestCount>()
            .OrderBy(static count => count.Day).ToList();
        if (counts.Count == 0 || counts[^1].Day <= day) return null;

        if (series.Value.What == CountKind.Flow)
        {
            var after = counts.FindAll(count => (count.Row.Value.From ?? count.Day) > day);
            return after.Count == 0 ? null : (after[^1].Day, new(
                after.Sum(static count => count.People.Value), [.. after.SelectMany(static count => count.Evidence)]));
        }

        var before = counts.FindLast(count => count.Day <= day);
        var gone = before?.People.Value ?? (series.Value.CountsFrom > day ? 0 : (double?)null);
        return gone is { } then && counts[^1].People.Value > then
            ? (counts[^1].Day, new(
                counts[^1].People.Value - then, [.. counts[^1].Evidence.Concat(before?.Evidence ?? [])]))
            : null;
    }
}
