using Refuge.Situations;

namespace Refuge.Displacement.Trends;

/// <summary>The trends of all counted places, each series calibrated on its own places.</summary>
sealed class SeriesTrends
{
    readonly Dictionary<CountKey, Func<int, MemberSpread>> trends = [];
    readonly Dictionary<CountKey, (FlightCourse Course, double Weight)> flights = [];
    readonly List<Driver> ways = [];

    /// <summary>The trends as seen on a day.</summary>
    /// <param name="known">The counts known then.</param>
    /// <param name="origin">The day one looks from.</param>
    /// <param name="neverFalls">Whether a series is a running total.</param>
    /// <param name="courses">Which of the counts are of a flight from homes of known size. Null where none is.</param>
    internal SeriesTrends(
        IReadOnlyDictionary<CountKey, CountHistory> known, DateOnly origin, Func<SeriesId, bool> neverFalls,
        FlightCourses? courses = null)
    {
        // A count over the whole area holds the same people as the counts of its places: neither teaches the other
        // twice.
        foreach (var group in known.GroupBy(static pair => (pair.Key.Series, IsWhole: pair.Key.Place is null)))
        {
            IReadOnlyList<CountHistory> histories = [.. group.Select(static pair => pair.Value)];
            var calibration = TrendCalibration.Learn(histories, origin.DayNumber);
            if (group.Key.IsWhole)
            {
                var recent = RecentForecasts.Of(histories, origin.DayNumber);
                calibration = calibration with { Ways = recent.Weigh(TrendWays.OfWhole) };
                calibration = calibration with { OwnSpread = recent.SpreadFactor(calibration) };
            }

            foreach (var (key, history) in group)
            {
                var trend = new JumpTemperedTrend(history, origin.DayNumber);
                var learnt = key.Place is null ? calibration.OfWhole(history) : calibration;
                trends[key] = neverFalls(key.Series)
                    ? new RisingSpread(trend, learnt, history.Last.Day).On
                    : day => trend.On(day, learnt);
                var (before, weight) = (0.0, 0.0);
                if (courses?.Find(key, history) is { } course)
                {
                    before = courses.WeightOf(history);
                    weight = RecentForecasts.Of([history], origin.DayNumber)
                        .WeighCourse(before, calibration.Ways, known => courses.Find(key, known));
                    flights[key] = (course, weight);
                }

                if (group.Key.IsWhole) ways.AddRange(calibration.Ways.Drivers(key.Series, before, weight));
            }
        }
    }

    /// <summary>
    /// What part of each total comes from its trend, from the ways beside it and from the course of a flight: before
    /// its own record was looked at, and after. In the order of the series.
    /// </summary>
    internal IReadOnlyList<Driver> Ways => [.. ways.OrderBy(static way => way.Id, StringComparer.Ordinal)];

    /// <summary>What has a trend.</summary>
    internal IEnumerable<CountKey> Keys => trends.Keys;

    /// <summary>The spread of a count on a day, not before the last report. Null for what was never counted.</summary>
    internal MemberSpread? FindOn(CountKey key, DateOnly date)
    {
        if (!trends.TryGetValue(key, out var spreadOn)) return null;
        var trend = spreadOn(date.DayNumber);
        return flights.TryGetValue(key, out var flight)
            ? FlightCourses.Join(trend, flight.Course.On(date.DayNumber), flight.Weight)
            : trend;
    }
}
