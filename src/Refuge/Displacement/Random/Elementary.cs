using System.Runtime.CompilerServices;

namespace Refuge.Displacement.Random;

/// <summary>Exponential, logarithm and power that give the same bits on every processor.</summary>
/// <remarks>
/// The library functions may use fused multiply-add or another polynomial where the processor has one. These are plain
/// Taylor series after range reduction, evaluated in a fixed order with additions, multiplications and divisions only,
/// which IEEE 754 rounds correctly everywhere. Errors, tested: exp and log below 4 units in the last place.
/// </remarks>
static class Elementary
{
    // The first 33 bits of ln 2: k × this is exact for |k| < 2¹¹.
    const double LogOfTwoHigh = 6.93147180369123816490e-01;
    const double LogOfTwoLow = 1.90821492927058770002e-10;  // ln 2 less the above.
    const double InverseLogOfTwo = 1.44269504088896338700;
    const double LargestExponent = 709.78;  // Beyond it the exponential passes the largest double.
    const double SmallestExponent = -745.13; // Below it the exponential rounds to zero.
    const long ExponentMask = 0x7FF0_0000_0000_0000;
    const long MantissaMask = 0x000F_FFFF_FFFF_FFFF;
    const long BitsOfOne = 0x3FF0_0000_0000_0000;
    const double SquareRootOfTwo = 1.41421356237309505;

    /// <summary>e to the power <paramref name="x"/>; 0 or infinity beyond the range of a double.</summary>
    internal static double Exp(double x)
    {
        if (double.IsNaN(x)) return double.NaN;
        if (x > LargestExponent) return double.PositiveInfinity;
        if (x < SmallestExponent) return 0;

        var k = Math.Floor((x * InverseLogOfTwo) + 0.5);
        var r = (x - (k * LogOfTwoHigh)) - (k * LogOfTwoLow);

        // Σ rⁿ / n! to n = 13: with |r| ≤ ln 2 / 2 the first term left out is below 2⁻⁵⁷.
        var sum = 1 + (r / 13);
        sum = 1 + (r * sum * (1.0 / 12));
        sum = 1 + (r * sum * (1.0 / 11));
        sum = 1 + (r * sum * (1.0 / 10));
        sum = 1 + (r * sum * (1.0 / 9));
        sum = 1 + (r * sum * (1.0 / 8));
        sum = 1 + (r * sum * (1.0 / 7));
        sum = 1 + (r * sum * (1.0 / 6));
        sum = 1 + (r * sum * (1.0 / 5));
        sum = 1 + (r * sum * (1.0 / 4));
        sum = 1 + (r * sum * (1.0 / 3));
        sum = 1 + (r * sum * (1.0 / 2));
        sum = 1 + (r * sum);
        return Scale(sum, (int)k);
    }

    /// <summary>The natural logarithm; minus infinity at 0, not a number below.</summary>
    internal static double Log(double x)
    {
        if (!(x > 0)) return x == 0 ? double.NegativeInfinity : double.NaN;
        if (double.IsPositiveInfinity(x)) return x;

        var shift = 0;
        if (x < 2.2250738585072014e-308) (x, shift) = (x * (1L << 54), -54); // Subnormal: no exponent of its own.
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits & ExponentMask) >> 52) - 1023 + shift;
        var mantissa = BitConverter.Int64BitsToDouble((bits & MantissaMask) | BitsOfOne);
        if (mantissa > SquareRootOfTwo)
        {
            mantissa *= 0.5;
            exponent++;
        }

        var difference = mantissa - 1;
        return (exponent * LogOfTwoHigh) + (LogNearOne(difference) + (exponent * LogOfTwoLow));
    }

    /// <summary>
    /// The logarithm of 1 + <paramref name="x"/>, exact to the last places where x is near zero. x is above −1.
    /// </summary>
    internal static double Log1p(double x) => Math.Abs(x) < 0.25 ? LogNearOne(x) : Log(1 + x);

    /// <summary><paramref name="x"/>, not negative, to the power <paramref name="y"/>.</summary>
    /// <remarks>
    /// Exact at y = 1 and y = 0; elsewhere the relative error is that of the logarithm times |y ln x|.
    /// </remarks>
    internal static double Pow(double x, double y)
    {
        if (y == 1) return x;
        if (y == 0) return 1;
        if (x == 0) return y > 0 ? 0 : double.PositiveInfinity;
        return Exp(y * Log(x));
    }

    // ln(1 + f) = 2 artanh(s), s = f / (2 + f). With |f| ≤ √2 − 1, s² ≤ 0.0295 and the first term left out is below
    // 2⁻⁵⁵.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double LogNearOne(double f)
    {
        var s = f / (2 + f);
        var z = s * s;
        var series = z * ((1.0 / 3) + (z * ((1.0 / 5) + (z * ((1.0 / 7) + (z * ((1.0 / 9) + (z * ((1.0 / 11)
            + (z * ((1.0 / 13) + (z * ((1.0 / 15) + (z * ((1.0 / 17) + (z * (1.0 / 19)))))))))))))))));

        // 2s = f − s·f: written so, the leading term is f itself without rounding.
        return f - (s * (f - (2 * series)));
    }

    static double Scale(double value, int exponent)
    {
        if (exponent is >= -1021 and <= 1022)
        {
            return value * BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
        }
        var half = exponent / 2;
        return value * BitConverter.Int64BitsToDouble((long)(half + 1023) << 52)
            * BitConverter.Int64BitsToDouble((long)(exponent - half + 1023) << 52);
    }
}
