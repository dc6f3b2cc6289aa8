using System.Globalization;

namespace Refuge.Situations;

/// <summary>
/// How values are written in <c>situation.csv</c>: in the words of the folder contract, the same under every culture.
/// </summary>
static class FactWords
{
    /// <summary>A number with its bound, such as <c>more_than 1000</c>; a bare number is exact.</summary>
    internal static string Of(Stated number) =>
        number.Bound == Bound.Exact ? Of(number.Value) : $"{Words.Of(number.Bound)} {Of(number.Value)}";

    /// <summary>A number without separators.</summary>
    internal static string Of(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    internal static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A range of which either end may be open.</summary>
    internal static string? Range(double? low, double? high) => (low, high) switch
    {
        (null, null) => null,
        ({ } least, null) => $"{Words.Of(Bound.AtLeast)} {Of(least)}",
        (null, { } most) => $"{Words.Of(Bound.AtMost)} {Of(most)}",
        ({ } least, { } most) => $"{Of(least)}..{Of(most)}",
    };

    /// <summary>The parts that are known, joined; <c>stated</c> when none is.</summary>
    internal static string Join(params ReadOnlySpan<string?> parts)
    {
        var known = new List<string>(parts.Length);
        foreach (var part in parts)
        {
            if (!string.IsNullOrEmpty(part)) known.Add(part);
        }

        return known.Count == 0 ? "stated" : string.Join("; ", known);
    }
}
