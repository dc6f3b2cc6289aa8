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
    readonly IReadOnlyList<(Recorded<Series> Series, PlaceId? Place, CountHistory History)> counted;

    /// <summary>Looks the counts of people who fled through.</summary>
    internal CountedAsGone(Situation situation)
    {
        var series = situation.Series.ToDictionary(static row => row.Value.Id);
        counted =
        [
            .. SeriesHistories.Of(situation)
                .Where(pair => CountsWhoFled(series[pair.Key.Series].Value))
                .Select(pair =>
                    (series[pair.Key.Series], pair.Key.Place ?? OnlyPlaceOf(series[pair.Key.Series].Value),
                        pair.Value)),
        ];
    }

    /// <summary>How many were counted as gone from the day after <paramref name="day"/> on, zero or more.</summary>
    internal double Since(DateOnly day)
    {
        var together = counted.Where(static each => each.Place is null)
            .Select(each => Change(each.Series.Value, each.History, day)).DefaultIfEmpty().Max();
        var onePlaceEach = counted.Where(static each => each.Place is not null)
            .GroupBy(static each => each.Place)
            .Sum(place => place.Max(each => Change(each.Series.Value, each.History, day)));
        return Math.Max(together, onePlaceEach);
    }

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
    static double Change(Series series, CountHistory history, DateOnly day)
    {
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
}
