using Refuge.Displacement.Scoring;
using Refuge.Displacement.Trends;

namespace Refuge.Displacement.Model;

/// <summary>How well the counts of one past operation were foretold from earlier ones of it.</summary>
/// <param name="Operation">Which operation.</param>
/// <param name="Forecasts">How many counts were foretold.</param>
/// <param name="Joined">The mean CRPS of trend and course together, over the people present.</param>
/// <param name="Trend">The same of the trend alone.</param>
/// <param name="Held">The part of the counts that the 80 % band of both together held.</param>
/// <param name="TrendHeld">The same of the trend alone.</param>
sealed record FlightCourseScore(
    PastOperation Operation, int Forecasts, double Joined, double Trend, double Held, double TrendHeld);

/// <summary>
/// How good flight courses are: each operation from those over before it began, from each of its counts of the first 30
/// days, for its counts of the 30 days after.
/// </summary>
static class FlightCourseScores
{
    /// <summary>
    /// The scores of every operation with counts to foretell and at least three operations before it.
    /// </summary>
    /// <param name="operations">The operations.</param>
    internal static IReadOnlyList<FlightCourseScore> Of(IReadOnlyList<PastOperation> operations) =>
        [.. operations.Select(operation => Of(operation, operations)).OfType<FlightCourseScore>()];

    /// <summary>
    /// Whether on the operations over by a day trend and course together score better than the trend: only then a
    /// course may speak.
    /// </summary>
    /// <param name="asOf">The day at whose end one looks.</param>
    internal static bool AreBetter(DateOnly asOf)
    {
        var scores = Of([.. PastOperation.All.Where(one => one.End < asOf)]);
        return scores.Count >= FewestTested
            && scores.Sum(static one => one.Joined) < scores.Sum(static one => one.Trend);
    }

    static FlightCourseScore? Of(PastOperation operation, IReadOnlyList<PastOperation> operations)
    {
        if (OperationClass.Of(operations, operation.Start, WholeFlight) is not { } known) return null;

        var start = operation.Start.DayNumber;
        CountReport[] reports =
            [.. operation.Counts.Select(count => new CountReport(start + count.Day, count.Displaced))];
        var scored = new List<(double Joined, double Trend, bool Held, bool TrendHeld)>();
        for (var at = 0; at < reports.Length && reports[at].Day - reports[0].Day <= Window; at++)
        {
            var history = CountHistory.Of(reports.Take(at + 1))!;
            var people = Math.Max(operation.Present, LeastOver * history.Last.Count);
            var key = new CountKey(new(operation.Id), null);
            var courses = new FlightCourses(
                new Dictionary<CountKey, double> { [key] = people }, CountedFlights.SharesOf(known, people),
                operation.Start, known.Names);
            if (courses.Find(key, history) is null) continue;
            var counts = new Dictionary<CountKey, CountHistory> { [key] = history };
            var origin = DateOnly.FromDayNumber(history.Last.Day);
            var trends = new SeriesTrends(counts, origin, static _ => true);
            var together = new SeriesTrends(counts, origin, static _ => true, courses);
            foreach (var later in reports.Skip(at + 1).Where(later => later.Day - history.Last.Day <= Window))
            {
                var day = DateOnly.FromDayNumber(later.Day);
                var (alone, joined) = (trends.FindOn(key, day)!, together.FindOn(key, day)!);
                scored.Add((
                    Loss(joined, later.Count), Loss(alone, later.Count), Holds(joined, later.Count),
                    Holds(alone, later.Count)));
            }
        }

        return scored.Count == 0 ? null : new(
            operation, scored.Count,
            scored.Average(static one => one.Joined) / operation.Present,
            scored.Average(static one => one.Trend) / operation.Present,
            scored.Average(static one => one.Held ? 1.0 : 0), scored.Average(static one => one.TrendHeld ? 1.0 : 0));
    }

    static double Loss(MemberSpread spread, double count) =>
        Crps.OfQuantiles([.. Quantiles.Printed], [.. spread.Values], count);

    static bool Holds(MemberSpread spread, double count) => spread.At(0.1) <= count && count <= spread.At(0.9);

    /// <summary>More people than were thought to be there left: by this much at least they were more.</summary>
    const double LeastOver = 1.03;

    /// <summary>Four operations at least must have been tested before a course is believed beside a trend.</summary>
    const int FewestTested = 4;

    const int Window = 30, WholeFlight = 90;
}
