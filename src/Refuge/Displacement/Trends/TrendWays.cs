using Refuge.Situations;

namespace Refuge.Displacement.Trends;

/// <summary>
/// How much each way in which a total may go on counts in its median: parts that add up to 1 (<see
/// cref="RecentForecasts"/>).
/// </summary>
/// <param name="Trend">The part of the jump-tempered trend, of a total no faster than what came so far.</param>
/// <param name="Damped">The part of half the last change going on.</param>
/// <param name="Ebbing">The part of half the pace of the last fortnight going on (<see cref="TotalPace"/>).</param>
readonly record struct TrendWays(double Trend, double Damped, double Ebbing)
{
    /// <summary>The trend alone: the reference implementation, and that of places.</summary>
    internal static TrendWays TrendAlone => new(1, 0, 0);

    /// <summary>
    /// Of a total before its crisis has shown anything: the other ways count only where they were clearly better on the
    /// very crisis (decisions 0087, 0095).
    /// </summary>
    internal static TrendWays OfWhole => new(0.945, 0.005, 0.05);

    /// <summary>The median on a day, zero or more.</summary>
    /// <param name="trend">The trend of the count.</param>
    /// <param name="day">The day, not before the last report.</param>
    /// <param name="growthFactor">How much of the growth the crisis has kept so far.</param>
    internal double Median(JumpTemperedTrend trend, int day, double growthFactor) => this == TrendAlone
        ? trend.Median(day, growthFactor)
        : (Trend * trend.BoundMedian(day, growthFactor)) + (Damped * trend.DampedMedian(day))
            + (Ebbing * trend.EbbingMedian(day, growthFactor));

    /// <summary>The part of each way in the forecast of a total, as rows of <c>drivers.csv</c>.</summary>
    /// <param name="series">The series of the total.</param>
    /// <param name="courseBefore">The part of a flight course before the crisis' own record; 0 where there is
    /// none.</param>
    /// <param name="course">The part after.</param>
    internal IEnumerable<Driver> Drivers(SeriesId series, double courseBefore, double course)
    {
        yield return Row("trend", OfWhole.Trend, Trend);
        yield return Row("damped", OfWhole.Damped, Damped);
        yield return Row("ebbing", OfWhole.Ebbing, Ebbing);
        if (courseBefore > 0) yield return Of("course", courseBefore, course);

        Driver Row(string way, double before, double now) =>
            Of(way, (1 - courseBefore) * before, (1 - course) * now);
        Driver Of(string way, double before, double now) =>
            new($"total:{series.Code}:{way}", "share", before, before, before, now, now, now);
    }
}
