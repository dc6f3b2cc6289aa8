using System.Diagnostics;

namespace Refuge.Displacement.Kernels;

/// <summary>How many of many alike succeed, when each succeeds alone with the same chance.</summary>
/// <remarks>
/// Inversion below <see cref="InversionLimit"/> expected successes, and above it transformed rejection with squeeze:
/// Hörmann, "The generation of binomial random variates", J. Statist. Comput. Simul. 46 (1993) 101–110, algorithm BTRS.
/// Both are exact up to the rounding of doubles; the cost does not grow with the number of trials.
/// </remarks>
static class Binomial
{
    /// <summary>Expected successes below which inversion is used: Hörmann's constants hold from 10.</summary>
    internal const double InversionLimit = 10;

    /// <summary>How many of <paramref name="trials"/> succeed.</summary>
    /// <param name="stream">The numbers of this decision; two or more are used, none when the answer is certain.</param>
    /// <param name="trials">How many try, zero or more.</param>
    /// <param name="chance">The chance of each, 0 to 1.</param>
    /// <returns>From 0 to <paramref name="trials"/>.</returns>
    internal static int Draw(ref DrawStream stream, int trials, double chance)
    {
        Debug.Assert(trials >= 0 && !double.IsNaN(chance), "A binomial takes a count and a chance.");
        if (trials == 0 || chance <= 0) return 0;
        if (chance >= 1) return trials;
        if (trials == 1) return stream.NextDouble() < chance ? 1 : 0;

        var mirrored = chance > 0.5;
        var p = mirrored ? 1 - chance : chance;
        var successes = trials * p < InversionLimit ? ByInversion(ref stream, trials, p) : ByRejection(ref stream, trials, p);
        return mirrored ? trials - successes : successes;
    }

    static int ByInversion(ref DrawStream stream, int trials, double p)
    {
        // (1 − p)ⁿ ≥ 1 − np (Bernoulli): most draws with few expected successes end here.
        var left = stream.NextDouble();
        if (left < 1 - (trials * p)) return 0;

        var odds = p / (1 - p);
        var numerator = (trials + 1.0) * odds;
        var none = ChanceOfNone(trials, p);
        for (; ; left = stream.NextDouble())
        {
            var mass = none;
            for (var successes = 0; successes <= trials; successes++)
            {
                if (left < mass) return successes;
                left -= mass;
                mass *= (numerator / (successes + 1)) - odds;
            }
        }
    }

    // (1 − p)ⁿ: few trials by squaring, which is quicker; many by the logarithm, which is nearer.
    static double ChanceOfNone(int trials, double p)
    {
        const int Few = 256;
        if (trials > Few) return Elementary.Exp(trials * Elementary.Log1p(-p));

        var (power, factor) = (1.0, 1 - p);
        for (var left = trials; left > 0; left >>= 1)
        {
            if ((left & 1) == 1) power *= factor;
            factor *= factor;
        }

        return power;
    }

    static int ByRejection(ref DrawStream stream, int trials, double p)
    {
        var deviation = Math.Sqrt(trials * p * (1 - p));
        var b = 1.15 + (2.53 * deviation);
        var a = -0.0873 + (0.0248 * b) + (0.01 * p);
        var centre = (trials * p) + 0.5;
        var inside = 0.92 - (4.2 / b);
        while (true)
        {
            var v = stream.NextDouble();
            var u = stream.NextDouble() - 0.5;
            var fromEdge = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / fromEdge) + b) * u) + centre);
            if (fromEdge >= 0.07 && v <= inside) return (int)k;
            if (!(k >= 0 && k <= trials)) continue;
            if (IsUnderTheCurve(v, a, b, fromEdge, deviation, trials, p, k)) return (int)k;
        }
    }

    static bool IsUnderTheCurve(double v, double a, double b, double fromEdge, double deviation, int trials, double p, double k)
    {
        var alpha = (2.83 + (5.1 / b)) * deviation;
        var odds = p / (1 - p);
        var mode = Math.Floor((trials + 1.0) * p);
        var height = Elementary.Log(v * alpha / ((a / (fromEdge * fromEdge)) + b));
        var bound =
            ((mode + 0.5) * Elementary.Log((mode + 1) / (odds * (trials - mode + 1))))
            + ((trials + 1.0) * Elementary.Log((trials - mode + 1) / (trials - k + 1)))
            + ((k + 0.5) * Elementary.Log(odds * (trials - k + 1) / (k + 1)))
            + LogFactorial.Correction(mode) + LogFactorial.Correction(trials - mode)
            - LogFactorial.Correction(k) - LogFactorial.Correction(trials - k);
        return height <= bound;
    }
}
