using System.Diagnostics;

namespace Refuge.Displacement.Random;

/// <summary>How many events happen, when they happen independently at a known mean.</summary>
/// <remarks>
/// Inversion below a mean of 10, above it PTRS: Hörmann, "The transformed rejection method for generating Poisson
/// random variables", Insurance: Mathematics and Economics 12 (1993) 39–45.
/// </remarks>
static class Poisson
{
    const double InversionLimit = 10;

    /// <summary>The number of events.</summary>
    /// <param name="stream">The numbers of this decision.</param>
    /// <param name="mean">The mean, zero or more and below a thousand million.</param>
    internal static int Draw(ref DrawStream stream, double mean)
    {
        Debug.Assert(mean < 1e9, "A mean that an int can hold with room to spare.");
        if (!(mean > 0)) return 0;
        return mean < InversionLimit ? ByInversion(ref stream, mean) : ByRejection(ref stream, mean);
    }

    static int ByInversion(ref DrawStream stream, double mean)
    {
        // P(X ≥ 200 | mean 10) is below 10⁻¹⁷⁰; the bound only ends a loop that rounding would not.
        const int Unreachable = 200;
        var none = Elementary.Exp(-mean);
        while (true)
        {
            var left = stream.NextDouble();
            var mass = none;
            for (var events = 0; events < Unreachable; events++)
            {
                if (left < mass) return events;
                left -= mass;
                mass *= mean / (events + 1);
            }
        }
    }

    static int ByRejection(ref DrawStream stream, double mean)
    {
        var b = 0.931 + (2.53 * Math.Sqrt(mean));
        var a = -0.059 + (0.02483 * b);
        var inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        var inside = 0.9277 - (3.6224 / (b - 2));
        var logMean = Elementary.Log(mean);
        while (true)
        {
            var u = stream.NextDouble() - 0.5;
            var v = stream.NextDouble();
            var fromEdge = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / fromEdge) + b) * u) + mean + 0.43);
            if (fromEdge >= 0.07 && v <= inside) return (int)k;
            if (!(k >= 0) || (fromEdge < 0.013 && v > fromEdge)) continue;
            var height =
                Elementary.Log(v) + Elementary.Log(inverseAlpha) - Elementary.Log((a / (fromEdge * fromEdge)) + b);
            if (height <= (k * logMean) - mean - LogFactorial.Of(k)) return (int)k;
        }
    }
}
