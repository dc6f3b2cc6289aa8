using System.Globalization;

namespace Refuge.Publishing;

/// <summary>Numbers as people read them: two significant digits, chances in words, units spelled out.</summary>
static class Figures
{
    /// <summary>The value with two significant digits; halves go away from zero.</summary>
    internal static double TwoDigits(double value)
    {
        if (value == 0 || !double.IsFinite(value)) return value;
        var places = 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return places >= 0
            ? Math.Round(value, Math.Min(places, MostDecimals), MidpointRounding.AwayFromZero)
            : Math.Round(value / Power(-places), MidpointRounding.AwayFromZero) * Power(-places);
    }

    /// <summary>
    /// The value with two significant digits and thousands separators: <c>35,000</c>, <c>18</c>, <c>0.75</c>.
    /// </summary>
    public static string Print(double value) =>
        TwoDigits(value).ToString("#,0.###############", CultureInfo.InvariantCulture);

    /// <summary>The value in all its digits up to hundredths, with thousands separators: <c>68,550</c>,
    /// <c>7.5</c>.</summary>
    internal static string Exact(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>The value with all its digits, as a machine reads it.</summary>
    internal static string Full(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The value with all its digits, or nothing.</summary>
    internal static string Full(double? value) => value is { } known ? Full(known) : "";

    /// <summary>
    /// A chance as a plain fraction: the nearest of one in so many, all but one in so many, or a few fifths.
    /// </summary>
    /// <returns>The numerator and the denominator. Zero or all of a hundred when closer than 1 in 100 to never or
    /// always.</returns>
    internal static (int Of, int In) Fraction(double chance)
    {
        if (chance < 1.0 / Hundred) return (0, Hundred);
        if (chance > 1 - (1.0 / Hundred)) return (Hundred, Hundred);
        return Fractions.MinBy(fraction => Math.Abs(chance - ((double)fraction.Of / fraction.In)));
    }

    static double Power(int exponent) => Math.Pow(10, exponent);

    /// <summary>Fractions that people can picture (Gigerenzer 2002: natural frequencies), the plainest first.</summary>
    static readonly (int Of, int In)[] Fractions =
    [
        (1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 5), (1, 6), (5, 6), (1, 8), (7, 8), (1, 10),
        (9, 10),
        (1, 12), (11, 12), (1, 15), (14, 15), (1, 20), (19, 20), (1, 30), (29, 30), (1, 50), (49, 50), (1, Hundred),
        (Hundred - 1, Hundred),
    ];

    const int Hundred = 100;
    const int MostDecimals = 15;
}
