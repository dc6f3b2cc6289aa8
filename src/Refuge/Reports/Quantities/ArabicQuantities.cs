using Refuge.Reports.Claims;
using Refuge.Reports.Language;
using Refuge.Reports.Numbers;

namespace Refuge.Reports.Quantities;

/// <summary>Quantities of Arabic sentences: "أكثر من 3000 شخص", "نحو خمسين عائلة", "مرحاضان".</summary>
static class ArabicQuantities
{
    /// <summary>
    /// The quantity at <paramref name="at"/> with the index of the token after it. Null when none begins there.
    /// </summary>
    internal static (Quantity Quantity, int Next)? At(string text, ReadOnlySpan<Token> tokens, int at)
    {
        if (!ArabicNumbers.IsArabic(tokens[at]) && !(tokens[at].IsNumber && HasArabicNeighbour(tokens, at)))
        {
            return null;
        }
        if (tokens[at].IsWord && ArabicNumbers.DualUnit(tokens[at].Lower) is { } dual)
        {
            return (Make(text, tokens, at, at + 1, new(at + 1, 2, 2, 2, true), dual, tokens[at].Lower), at + 1);
        }
        if (ArabicNumbers.At(tokens, at) is not { } number) return null;
        var (unit, next) = ArabicNumbers.Noun(tokens, number.Next);
        // A bare word for a small number is more often a pronoun or an ordinal.
        if (unit is null && tokens[at].IsWord && !(number.Low >= 100)) return null;
        return (
            Make(
                text, tokens, at, Math.Max(next, number.Next), number, unit,
                unit is null ? null : tokens[next - 1].Lower), Math.Max(next, number.Next));
    }

    static Quantity Make(
        string text, ReadOnlySpan<Token> tokens, int at, int next, NumberReader.Number number, string? unit,
        string? counted)
    {
        var (start, bound) = ArabicNumbers.Hedge(tokens, at) ?? (at, Bound.Exact);
        var (low, high) = (number.Value, bound) switch
        {
            (null, _) => (number.Low, number.High),
            ({ } value, Bound.MoreThan or Bound.AtLeast) => (value, null),
            ({ } value, Bound.AtMost) => ((double?)null, (double?)value),
            ({ } value, Bound.About) => (value * (1 - Stated.AboutShare), value * (1 + Stated.AboutShare)),
            ({ } value, _) => (value, value),
        };
        var (from, to) = (tokens[start].Start, tokens[next - 1].End);
        return new(from, to, text[from..to], number.Value, low, high, unit, bound, counted);
    }

    static bool HasArabicNeighbour(ReadOnlySpan<Token> tokens, int at) =>
        (at + 1 < tokens.Length && ArabicNumbers.IsArabic(tokens[at + 1]))
            || (at > 0 && ArabicNumbers.IsArabic(tokens[at - 1]));
}
