namespace Refuge.Displacement.Scoring;

/// <summary>
/// The continuous ranked probability score of a forecast that is printed as quantiles: the one implementation.
/// </summary>
static class Crps
{
    /// <summary>
    /// How far a spread lies from what happened, in the unit of what was counted; zero is perfect, for a single number
    /// it is the absolute error.
    /// </summary>
    /// <remarks>
    /// Twice the mean pinball loss over the printed levels, weighted by the trapezoid rule over the levels and
    /// normalised by the range they cover (folder contract, "Scores"; Gneiting and Raftery 2007, section 4.2, for the
    /// identity with CRPS).
    /// </remarks>
    /// <param name="levels">[levels] Ascending, between 0 and 1; at least two.</param>
    /// <param name="values">[levels] The quantile at each level.</param>
    /// <param name="observed">What was counted.</param>
    /// <exception cref="ArgumentException">There are fewer than two levels, or not one value for each.</exception>
    public static double OfQuantiles(ReadOnlySpan<double> levels, ReadOnlySpan<double> values, double observed)
    {
        if (levels.Length < 2 || levels.Length != values.Length)
        {
            throw new ArgumentException("At least two levels are needed, each with a value.", nameof(levels));
        }

        var sum = 0.0;
        for (var index = 0; index < levels.Length; index++)
        {
            var below = index == 0 ? levels[0] : levels[index - 1];
            var above = index == levels.Length - 1 ? levels[^1] : levels[index + 1];
            sum += (above - below) / 2 * Pinball(levels[index], values[index], observed);
        }

        return 2 * sum / (levels[^1] - levels[0]);
    }

    /// <summary>The loss of a quantile (Koenker and Bassett 1978).</summary>
    static double Pinball(double level, double value, double observed) =>
        observed >= value ? level * (observed - value) : (1 - level) * (value - observed);
}
