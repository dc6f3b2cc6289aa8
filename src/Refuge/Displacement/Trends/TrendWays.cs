namespace Refuge.Displacement.Trends;

/// <summary>
/// How much each way in which a total may go on counts in its median: parts that add up to 1 (<see
/// cref="RecentForecasts"/>).
/// </summary>
/// <param name="Trend">The part of the jump-tempered trend.</param>
/// <param name="Damped">The part of half the last change going on.</param>
readonly record struct TrendWays(double Trend, double Damped)
{
    /// <summary>The trend alone: the reference implementation, and that of places.</summary>
    internal static TrendWays TrendAlone => new(1, 0);

    /// <summary>
    /// Of a total before its crisis has shown anything: the damped trend counts only where it was clearly better on the
    /// very crisis (decision 0087).
    /// </summary>
    internal static TrendWays OfWhole => new(0.995, 0.005);

    /// <summary>The median on a day, zero or more.</summary>
    /// <param name="trend">The trend of the count.</param>
    /// <param name="day">The day, not before the last report.</param>
    /// <param name="growthFactor">How much of the growth the crisis has kept so far.</param>
    internal double Median(JumpTemperedTrend trend, int day, double growthFactor)
    {
        var median = trend.Median(day, growthFactor);
        return this == TrendAlone ? median : (Trend * median) + (Damped * trend.DampedMedian(day));
    }
}
