using Refuge.Displacement.Trends;
using Refuge.Situations;

namespace Refuge.Displacement.Hindcasts;

/// <summary>Forecasts as of each origin beside the counts that came, with every rival (folder contract, <c>hindcast</c>
/// and "Scores").</summary>
/// <param name="observations">The counts in all their versions.</param>
/// <param name="plans">What planners said.</param>
/// <param name="forecaster">Whose forecasts are scored.</param>
sealed class Hindcast(History<Observation> observations, History<PlannedFigure> plans, ISeriesForecaster forecaster)
{
    /// <summary>What Flee says of a place on a day; null where it says nothing.</summary>
    internal Func<PlaceId, DateOnly, double?>? Flee { get; init; }

    /// <summary>Which series are scored: all, unless this says otherwise.</summary>
    internal Func<SeriesId, bool> IsScored { get; init; } = static _ => true;

    /// <summary>Whether counts after a redefinition are scored too. They are counted otherwise than what was forecast,
    /// so by default they are not.</summary>
    internal bool ScoresAcrossBreaks { get; init; }

    /// <summary>The counts that fall to the origins, in the order of origin, key and date.</summary>
    /// <param name="origins">The days at whose ends forecasts are made.</param>
    /// <param name="horizonDays">How many days after an origin counts are scored, at least 1.</param>
    /// <param name="lastDay">The last day whose counts are scored; versions known by then are the newest.</param>
    /// <param name="cancellation">Stops the work before the next origin.</param>
    internal IReadOnlyList<HindcastRow> Run(IReadOnlyList<DateOnly> origins, int horizonDays, DateOnly lastDay,
        CancellationToken cancellation)
    {
        var counted = KnownCounts.Reports(observations, lastDay);
        var rows = new List<HindcastRow>();
        foreach (var origin in origins)
        {
            cancellation.ThrowIfCancellationRequested();
            rows.AddRange(From(origin, counted, Math.Min(origin.DayNumber + horizonDays, lastDay.DayNumber)));
        }

        return rows;
    }

    /// <summary>What was forecast at an origin for days that need not have a count: for charts.</summary>
    internal IReadOnlyDictionary<CountKey, SeriesOutlook> OutlooksFrom(DateOnly origin) =>
        forecaster.ForecastFrom(origin, ScoredHistories(origin));

    List<HindcastRow> From(DateOnly origin, IReadOnlyDictionary<CountKey, IReadOnlyList<CountReport>> counted,
        int lastDay)
    {
        var known = ScoredHistories(origin);
        var outlooks = forecaster.ForecastFrom(origin, known);
        var planned = plans.AsOf(origin);
        var rows = new List<HindcastRow>();
        foreach (var (key, history) in known)
        {
            var later = counted.GetValueOrDefault(key, [])
                .Where(report => report.Day > origin.DayNumber && report.Day <= lastDay);
            foreach (var report in later.TakeWhile(report => ScoresAcrossBreaks || !report.IsBreak))
            {
                var date = DateOnly.FromDayNumber(report.Day);
                rows.Add(new(
                    origin, date, key, report.Count, history.Last.Count, report.Day - history.Last.Day,
                    outlooks.GetValueOrDefault(key)?.Invoke(date),
                    [.. Rivals.All.Select(rival => Rivals.Expect(rival, history, report.Day))],
                    new(
                        KnownTotalShare(key, history, known, counted, report.Day),
                        key.Place is { } place ? Flee?.Invoke(place, date) : null,
                        Planned(planned, key, date))));
            }
        }

        return rows;
    }

    SortedDictionary<CountKey, CountHistory> ScoredHistories(DateOnly origin)
    {
        var known = new SortedDictionary<CountKey, CountHistory>();
        foreach (var (key, history) in KnownCounts.Histories(observations, origin))
        {
            if (IsScored(key.Series)) known.Add(key, history);
        }

        return known;
    }

    /// <summary>The place's share among the places of its series at the origin, of what these places together were
    /// counted to hold later.</summary>
    static double? KnownTotalShare(
        CountKey key, CountHistory history, SortedDictionary<CountKey, CountHistory> known,
            IReadOnlyDictionary<CountKey, IReadOnlyList<CountReport>> counted, int day)
    {
        if (key.Place is null) return null;
        var (now, then) = (0.0, 0.0);
        foreach (var (other, others) in known)
        {
            if (other.Series != key.Series || other.Place is null) continue;
            now += others.Last.Count;
            then += counted[other].LastOrDefault(report => report.Day <= day, others.Last).Count;
        }

        return now > 0 ? history.Last.Count / now * then : null;
    }

    /// <summary>The newest central figure for the series, place and day.</summary>
    static double? Planned(IReadOnlyList<Recorded<PlannedFigure>> planned, CountKey key, DateOnly date) => planned
        .Select(static row => row.Value)
        .Where(figure => figure.Series == key.Series.Code && figure.Place == key.Place && figure.Central is not null)
        .Where(figure => (figure.DateFrom ?? figure.DateTo) <= date && date <= (figure.DateTo ?? figure.DateFrom))
        .MaxBy(static figure => figure.MadeOn)?.Central;
}
