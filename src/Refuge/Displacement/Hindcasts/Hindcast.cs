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
            var last = Math.Min(origin.DayNumber + horizonDays, lastDay.DayNumber);
            rows.AddRange(RowsOf(At(origin), counted, last));
        }

        return rows;
    }

    /// <summary>What is forecast at the end of a day, and the counts known then.</summary>
    internal HindcastOrigin At(DateOnly origin)
    {
        var known = ScoredHistories(origin);
        return new(origin, known, forecaster.ForecastFrom(origin, known));
    }

    /// <summary>Whether any count after an origin is scored; nothing is forecast to find out.</summary>
    /// <param name="origin">The day at whose end one would look.</param>
    /// <param name="counted">The counts in their newest versions.</param>
    /// <param name="lastDay">The last day that is scored, by its number.</param>
    internal bool HasCountsAfter(
        DateOnly origin, IReadOnlyDictionary<CountKey, IReadOnlyList<CountReport>> counted, int lastDay) =>
        ScoredHistories(origin).Keys.Any(key => Later(key, origin, counted, lastDay).Any());

    /// <summary>The counts that fall to one origin, in the order of key and date.</summary>
    /// <param name="at">What was forecast.</param>
    /// <param name="counted">The counts in their newest versions.</param>
    /// <param name="lastDay">The last day that is scored, by its number.</param>
    internal IReadOnlyList<HindcastRow> RowsOf(
        HindcastOrigin at, IReadOnlyDictionary<CountKey, IReadOnlyList<CountReport>> counted, int lastDay)
    {
        var (origin, known) = (at.Day, at.Known);
        var planned = plans.AsOf(origin);
        var rows = new List<HindcastRow>();
        foreach (var (key, history) in known)
        {
            foreach (var report in Later(key, origin, counted, lastDay))
            {
                var date = DateOnly.FromDayNumber(report.Day);
                rows.Add(new(
                    origin, date, key, report.Count, history.Last.Count, report.Day - history.Last.Day,
                    at.Outlooks.GetValueOrDefault(key)?.Invoke(date),
                    [.. Rivals.All.Select(rival => Rivals.Expect(rival, history, report.Day))],
                    new(
                        KnownTotalShare(key, history, known, counted, report.Day),
                        key.Place is { } place ? Flee?.Invoke(place, date) : null,
                        Planned(planned, key, date))));
            }
        }

        return rows;
    }

    IEnumerable<CountReport> Later(
        CountKey key, DateOnly origin, IReadOnlyDictionary<CountKey, IReadOnlyList<CountReport>> counted,
        int lastDay) =>
        counted.GetValueOrDefault(key, [])
            .Where(report => report.Day > origin.DayNumber && report.Day <= lastDay)
            .TakeWhile(report => ScoresAcrossBreaks || !report.IsBreak);

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

/// <summary>What was forecast at the end of a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Known">The counts known then.</param>
/// <param name="Outlooks">The forecasts; of what nothing can be said there is none.</param>
sealed record HindcastOrigin(
    DateOnly Day,
    SortedDictionary<CountKey, CountHistory> Known,
    IReadOnlyDictionary<CountKey, SeriesOutlook> Outlooks);
