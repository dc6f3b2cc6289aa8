namespace Refuge.Displacement.Scoring;

/// <summary>The chance that a printed forecast gives to a count above a threshold, and how good such chances
/// were.</summary>
static class Exceedance
{
    /// <summary>The chance of more than <paramref name="threshold"/>: read linearly between printed quantiles, 0 or 1
    /// outside (folder contract, "Scores").</summary>
    /// <param name="levels">[levels] Ascending.</param>
    /// <param name="values">[levels] The quantile at each level, ascending.</param>
    /// <param name="threshold">The count.</param>
    internal static double Chance(ReadOnlySpan<double> levels, ReadOnlySpan<double> values, double threshold)
    {
        if (threshold < values[0]) return 1;
        if (threshold >= values[^1]) return 0;
        var above = 1;
        while (values[above] <= threshold) above++;
        var (low, high) = (values[above - 1], values[above]);
        return 1 - (levels[above - 1] + ((levels[above] - levels[above - 1]) * (threshold - low) / (high - low)));
    }

    /// <summary>The squared difference between a chance and what happened (Brier 1950).</summary>
    internal static double Brier(ReadOnlySpan<double> levels, ReadOnlySpan<double> values, double threshold,
        double observed)
    {
        var off = Chance(levels, values, threshold) - (observed > threshold ? 1 : 0);
        return off * off;
    }
}
