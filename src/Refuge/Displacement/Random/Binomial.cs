using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Refuge.Displacement.Random;

/// <summary>How many of many alike succeed, when each succeeds alone with the same chance.</summary>
/// <remarks>
/// Inversion below <see cref="InversionLimit"/> expected successes, and above it transformed rejection with squeeze:
/// Hörmann, "The generation of binomial random variates", J. Statist. Comput. Simul. 46 (1993) 101–110, algorithm BTRS,
/// with the last test of his BTRD, which asks for a logarithm only away from the mode, and for all of them only where
/// bounds do not tell. Both are exact up to the rounding of doubles; the cost does not grow with the number of trials.
/// </remarks>
static class Binomial
{
    /// <summary>Expected successes below which inversion is used: Hörmann's constants hold from 10.</summary>
    internal const double InversionLimit = 10;

    // [counts] 1 / count: a multiplication is quicker than a division. With ten expected, the chance of passing the
    // last is below 10⁻⁴⁰; who does draws again.
    static readonly double[] Inverse = [0, .. Enumerable.Range(1, 80).Select(count => 1.0 / count)];

    /// <summary>How many of <paramref name="trials"/> succeed.</summary>
    /// <param name="stream">The numbers of this decision; two or more are used, none when the answer is
    /// certain.</param>
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
        var successes = trials * p < InversionLimit
            ? ByInversion(ref stream, trials, p)
            : ByRejection(ref stream, trials, p);
        return mirrored ? trials - successes : successes;
    }

    /// <summary>The same for a chance that many decisions share; the same numbers give the same answer.</summary>
    /// <param name="stream">The numbers of this decision.</param>
    /// <param name="trials">How many try, zero or more.</param>
    /// <param name="shared">The chance of each.</param>
    /// <returns>From 0 to <paramref name="trials"/>.</returns>
    internal static int Draw(ref DrawStream stream, int trials, in SharedChance shared)
    {
        // What follows from the chance alone is worked out once; all other cases are as rare as they are quick.
        if (trials is <= 1 or > Many || shared.Value is <= 0 or > 0.5 || trials * shared.Value >= InversionLimit)
        {
            return Draw(ref stream, trials, shared.Value);
        }

        var left = stream.NextDouble();
        return left < 1 - (trials * shared.Value)
            ? 0
            : Invert(ref stream, trials, left, shared.Odds, shared.ChanceOfNone(trials));
    }

    static int ByInversion(ref DrawStream stream, int trials, double p)
    {
        // (1 − p)ⁿ ≥ 1 − np (Bernoulli): most draws with few expected successes end here.
        var left = stream.NextDouble();
        return left < 1 - (trials * p)
            ? 0
            : Invert(ref stream, trials, left, p / (1 - p), ChanceOfNone(trials, p));
    }

    static int Invert(ref DrawStream stream, int trials, double left, double odds, double none)
    {
        var numerator = (trials + 1.0) * odds;
        for (; ; left = stream.NextDouble())
        {
            var mass = none;
            var most = Math.Min(trials, Inverse.Length - 2);
            for (var successes = 0; successes <= most; successes++)
            {
                if (left < mass) return successes;
                left -= mass;
                mass *= (numerator * Inverse[successes + 1]) - odds;
            }
        }
    }

    // (1 − p)ⁿ: by squaring, which is quicker and doubles the error each time; of many trials by the logarithm, which
    // is nearer.
    static double ChanceOfNone(int trials, double p)
    {
        if (trials > Many) return Elementary.Exp(trials * Elementary.Log1p(-p));

        var (power, factor) = (1.0, 1 - p);
        for (var left = trials; left > 0; left >>= 1)
        {
            power *= (left & 1) == 1 ? factor : 1;
            factor *= factor;
        }

        return power;
    }

    const int Many = 1 << 16; // Up to it the relative error of squaring stays below 2⁻³⁶.

    static int ByRejection(ref DrawStream stream, int trials, double p)
    {
        var hat = new BinomialHat(trials, p);
        while (true)
        {
            var v = stream.NextDouble();
            var u = stream.NextDouble() - 0.5;
            var k = hat.At(u);
            if (Math.Abs(u) <= BinomialHat.Centre && v <= hat.Inside) return (int)k;
            if (k >= 0 && k <= trials && hat.IsUnderTheCurve(u, v, k)) return (int)k;
        }
    }
}

/// <summary>A chance that many draws share, with what follows from it alone.</summary>
readonly struct SharedChance
{
    readonly Factors failing;

    /// <summary>A chance.</summary>
    /// <param name="chance">From 0 to 1.</param>
    internal SharedChance(double chance)
    {
        (Value, Odds) = (chance, chance / (1 - chance));
        var factor = 1 - chance;
        for (var power = 0; power < Factors.Count; power++, factor *= factor) failing[power] = factor;
    }

    /// <summary>The chance, 0 to 1.</summary>
    internal double Value { get; }

    /// <summary>The chance over its complement.</summary>
    internal double Odds { get; }

    /// <summary>The chance that none of some trials succeeds: (1 − p)ⁿ by squares that are known already.</summary>
    /// <param name="trials">From 0 to 65,536.</param>
    internal double ChanceOfNone(int trials)
    {
        var product = 1.0;
        for (var left = trials; left > 0; left &= left - 1) product *= failing[BitOperations.TrailingZeroCount(left)];
        return product;
    }

    /// <summary>[powers] (1 − p) to the power of 2ᵏ, k from 0 to 16.</summary>
    [InlineArray(Count)]
    struct Factors
    {
        internal const int Count = 17;
        double first;
    }
}
