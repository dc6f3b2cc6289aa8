using Refuge.Displacement.Trends;
using Refuge.Situations;

namespace Refuge.Displacement.Counts;

/// <summary>
/// Answers how many people have been counted as gone since a day: of them no home may send anybody a second time.
/// </summary>
/// <remarks>
/// Series are never added: of several that may count the same people the largest change holds. Counts of single places
/// are added over the places. What nobody counted is not taken off, so that the answer is a lower bound.
/// </remarks>
sealed class CountedAsGone
{
    readonly IReadOnlyList<GoneCount> counted;

    /// <summary>Looks the counts of people who fled through.</summary>
    internal CountedAsGone(Situation situation)
    {
        var series = situation.Series.ToDictionary(static row => row.Value.Id);
        var newest = situation.Observations
            .GroupBy(static row => new CountKey(row.Value.Series, row.Value.Place))
            .ToDictionary(static rows => rows.Key, static rows => rows.MaxBy(static row => row.Value.Date)!.Evidence);
        counted =
        [
            .. SeriesHistories.Of(situation)
                .Where(pair => CountsWhoFled(series[pair.Key.Series].Value))
                .Select(pair => new GoneCount(
                    series[pair.Key.Series].Value, pair.Key.Place ?? OnlyPlaceOf(series[pair.Key.Series].Value),
                    pair.Value, newest[pair.Key])),
        ];
    }

    /// <summary>How many were counted as gone from the day after <paramref name="day"/> on, zero or more.</summary>
    internal double Since(DateOnly day)
    {
        var together = Together.Select(each => Change(each, day)).DefaultIfEmpty().Max();
        return Math.Max(together, ByPlace.Sum(place => place.Max(each => Change(each, day))));
    }

    /// <summary>What says so: the newest rows of the counts that hold.</summary>
    internal IReadOnlyList<Evidence> EvidenceSince(DateOnly day)
    {
        var most = Since(day);
        var whole = Together.FirstOrDefault(each => Change(each, day) == most);
        return whole is not null
            ? whole.Evidence
            : [.. ByPlace.Select(place => place.MaxBy(each => Change(each, day))!)
                .Where(each => Change(each, day) > 0).SelectMany(static each => each.Evidence).Distinct()];
    }

    IEnumerable<GoneCount> Together => counted.Where(static each => each.Place is null);

    IEnumerable<IGrouping<PlaceId?, GoneCount>> ByPlace =>
        counted.Where(static each => each.Place is not null).GroupBy(static each => each.Place);

    static bool CountsWhoFled(Series series) => series switch
    {
        { What: CountKind.Cumulative, Of: Counted.Displaced or Counted.Arrivals or Counted.Departures } => true,
        { What: CountKind.Flow, Of: Counted.Displaced or Counted.Arrivals or Counted.Departures } => true,
        { What: CountKind.Stock, Of: Counted.Displaced } => true,
        { What: CountKind.Stock, Of: Counted.Present, Population: not CountedPopulation.All } => true,
        _ => false,
    };

    static PlaceId? OnlyPlaceOf(Series series) => series.Area is [var only] ? only : null;

    /// <summary>By how much a count rose since a day. A series that began to count later began at zero.</summary>
    static double Change(GoneCount count, DateOnly day)
    {
        var (series, history) = (count.Series, count.History);
        var last = history.Last.Count;
        if (series.CountsFrom is { } from && from > day) return last;

        var (before, beforeDay) = series.CountsFrom is { } start ? (0.0, start.DayNumber) : (double.NaN, 0);
        foreach (var report in history.Reports)
        {
            if (report.Day > day.DayNumber)
            {
                // Between two reports people left evenly, as far as anybody knows; before the first nobody knows.
                var then = double.IsNaN(before) ? report.Count
                    : before + (
                        (report.Count - before) * (day.DayNumber - beforeDay) / Math.Max(1, report.Day - beforeDay));
                return Math.Max(0, last - then);
            }

            (before, beforeDay) = (report.Count, report.Day);
        }

        return 0;
    }

    /// <summary>The counts of one series, at one place or over its whole area.</summary>
    sealed record GoneCount(Series Series, PlaceId? Place, CountHistory History, IReadOnlyList<Evidence> Evidence);
}
