namespace Refuge.Displacement.Trends;

/// <summary>
/// The spread of a running total on each day: what a quantile reached on an earlier day it keeps, since who was counted
/// stays counted.
/// </summary>
/// <remarks>
/// Without it a low quantile rises with the trend and falls again as doubt grows: members at that rank lost people whom
/// they had counted. Threads may work the same days out twice, and find the same.
/// </remarks>
/// <param name="trend">The trend.</param>
/// <param name="calibration">What the crisis has shown of its trends.</param>
/// <param name="lastDay">The day of the last report.</param>
sealed class RisingSpread(JumpTemperedTrend trend, TrendCalibration calibration, int lastDay)
{
    /// <summary>[days since the last report] What was worked out so far.</summary>
    MemberSpread[] spreads = [];

    /// <summary>The spread on a day, not before the last report.</summary>
    internal MemberSpread On(int day)
    {
        var (known, at) = (Volatile.Read(ref spreads), day - lastDay);
        if (at >= known.Length)
        {
            known = Grown(known, at + 1);
            Volatile.Write(ref spreads, known);
        }

        return known[at];
    }

    MemberSpread[] Grown(MemberSpread[] known, int least)
    {
        var grown = new MemberSpread[Math.Max(least, 2 * known.Length)];
        known.CopyTo(grown, 0);
        for (var at = known.Length; at < grown.Length; at++)
        {
            var spread = trend.On(lastDay + at, calibration, neverFalls: true);
            grown[at] = at == 0 ? spread : Larger(grown[at - 1], spread);
        }

        return grown;
    }

    static MemberSpread Larger(MemberSpread before, MemberSpread now)
    {
        double[] values = [.. before.Values.Zip(now.Values, Math.Max)];
        return new(JumpTemperedTrend.MeanOf(values), values);
    }
}
