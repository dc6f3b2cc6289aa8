using Refuge.Displacement.Random;

namespace Refuge.Displacement.Model;

/// <summary>
/// What is believed of a number before it is seen: its 10 %, 50 % and 90 % quantiles, and a smooth curve through them.
/// </summary>
/// <remarks>
/// Two half-normal curves that meet at the median, on the scale that keeps the number in its range: the logarithm for
/// positive numbers, the log-odds for shares, the number itself otherwise. Three stated quantiles are met exactly and
/// the tails are those of the scale (log-normal for positive numbers), which is what planners' three-point statements
/// carry and no more. Where low × high = best², the positive case is the log-normal distribution itself.
/// </remarks>
sealed class Prior
{
    /// <summary>The 90 % quantile of the standard normal distribution.</summary>
    const double Quantile90 = 1.2815515655446004;

    /// <summary>Half the spacing of 53-bit uniform numbers: the level nearest to an end that is told from it.</summary>
    const double Smallest = 1.0 / (1L << 54);

    readonly double median, below, above;

    /// <summary>The curve through three quantiles.</summary>
    /// <param name="low">The 10 % quantile.</param>
    /// <param name="best">The median.</param>
    /// <param name="high">The 90 % quantile.</param>
    /// <param name="scale">The range the number stays in.</param>
    /// <exception cref="ArgumentException">The quantiles are not in order, or lie outside the range of the
    /// scale.</exception>
    internal Prior(double low, double best, double high, PriorScale scale)
    {
        if (!(low <= best && best <= high))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The quantiles {low}, {best}, {high} are not in order."), nameof(low));
        }
        Scale = scale;
        (Low, Best, High) = (low, best, high);
        median = Into(best);
        (below, above) = ((median - Into(low)) / Quantile90, (Into(high) - median) / Quantile90);
        if (!double.IsFinite(below + above))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The quantiles {low}, {best}, {high} touch the end of their range."),
                nameof(low));
        }
    }

    internal double Low { get; }

    internal double Best { get; }

    internal double High { get; }

    internal PriorScale Scale { get; }

    /// <summary>What it can come to at most, not below <see cref="Best"/>; infinity where nothing bounds it.</summary>
    internal double Most { get; init; } = double.PositiveInfinity;

    /// <summary>
    /// The scale that suits a quantity: shares and chances stay between 0 and 1, what is positive stays positive.
    /// </summary>
    internal static Prior For(double low, double best, double high, AssumedQuantity what)
    {
        if (what.IsShare && low > 0 && high < 1) return new(low, best, high, PriorScale.LogOdds);
        return new(low, best, high, low > 0 ? PriorScale.Logarithm : PriorScale.Linear);
    }

    /// <summary>The value at the level <paramref name="u"/>, strictly between 0 and 1.</summary>
    internal double At(double u)
    {
        // What is certain is what was stated, to the last bit: there and back over a logarithm 60 days would be
        // 59.999….
        if (Low == High) return Scale == PriorScale.Linear ? Math.Max(0, Best) : Best;
        var z = Normal.Quantile(Math.Clamp(u, Smallest, 1 - Smallest));
        return Math.Min(Most, OutOf(median + (z * (z < 0 ? below : above))));
    }

    /// <summary>The chance that the number is at most <paramref name="value"/>, found by bisection to 2⁻⁴⁰.</summary>
    internal double LevelOf(double value)
    {
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < 40; step++)
        {
            var middle = (low + high) / 2;
            if (At(middle) <= value) low = middle;
            else high = middle;
        }

        return low;
    }

    double Into(double value) => Scale switch
    {
        PriorScale.Logarithm => Elementary.Log(value),
        PriorScale.LogOdds => Elementary.Log(value / (1 - value)),
        _ => value,
    };

    double OutOf(double value) => Scale switch
    {
        PriorScale.Logarithm => Elementary.Exp(value),
        PriorScale.LogOdds => 1 / (1 + Elementary.Exp(-value)),
        _ => Math.Max(0, value),
    };
}

/// <summary>The scale on which a prior is symmetric about its median.</summary>
enum PriorScale
{
    /// <summary>The number itself; below zero it is cut off.</summary>
    Linear,

    /// <summary>Its logarithm: it stays positive.</summary>
    Logarithm,

    /// <summary>The logarithm of its odds: it stays between 0 and 1.</summary>
    LogOdds,
}
