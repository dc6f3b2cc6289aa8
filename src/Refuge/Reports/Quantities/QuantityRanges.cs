using Refuge.Reports.Language;
using Refuge.Reports.Numbers;

namespace Refuge.Reports.Quantities;

/// <summary>Ranges: "10 to 15", "between $3 and $4 million", "5–7 lakh", "six or seven".</summary>
static class QuantityRanges
{
    /// <summary>
    /// The range that <paramref name="first"/> begins: its ends and the index of the token after it. Null when it
    /// stands alone.
    /// </summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="start">Where the number begins, with its currency.</param>
    /// <param name="first">The number.</param>
    internal static (double? Low, double? High, int Next)? At(
        ReadOnlySpan<Token> tokens, int start, NumberReader.Number first)
    {
        var at = first.Next;
        if (first.IsVague || at + 1 >= tokens.Length
            || tokens[at].Lower is not ("-" or "–" or "—" or "to" or "and" or "or"))
        {
            return null;
        }
        if (tokens[at].Is("and") && !FollowsBetween(tokens, at)) return null;
        if (tokens[at].Is("to") && (IsChange(tokens, start) || IsRise(tokens, start))) return null;
        var next = at + 1;
        if (tokens[next].Lower is "$" or "€" or "£") next++;
        if (next >= tokens.Length || NumberReader.At(tokens, next) is not { IsVague: false } second) return null;
        if (tokens[at].Is("or") && !(first.InWords && second.InWords)) return null;
        return second.High >= first.Low
            ? (first.Low * SharedScale(tokens, next, first, second), second.High ?? second.Low, second.Next)
            : null;
    }

    static bool FollowsBetween(ReadOnlySpan<Token> tokens, int at)
    {
        for (var back = at - 1; back >= 0 && back > at - 9; back--)
        {
            if (tokens[back].Is("between")) return true;
        }

        return false;
    }

    /// <summary>"went from $18 to $31": two values one after the other; "ranging from 10 to 15" is one range.</summary>
    static bool IsChange(ReadOnlySpan<Token> tokens, int start) =>
        start > 0 && tokens[start - 1].Is("from") &&
        !(
            start > 1
            && (
                tokens[start - 2].Lower.StartsWith("rang", StringComparison.Ordinal)
                || tokens[start - 2].Lower.StartsWith("var", StringComparison.Ordinal)));

    /// <summary>"fell by 12,000 to 88,000": a change and the level it led to.</summary>
    static bool IsRise(ReadOnlySpan<Token> tokens, int start)
    {
        const int Reach = 3;
        for (var at = start - 1; at >= Math.Max(0, start - Reach); at--)
        {
            if (tokens[at].Is("by")) return true;
        }

        return false;
    }

    /// <summary>
    /// "2 to 3 million" means 2 million: a first number without a scale of its own takes that of the second.
    /// </summary>
    static double SharedScale(ReadOnlySpan<Token> tokens, int at, NumberReader.Number first, NumberReader.Number second)
    {
        var mantissa = tokens[at].IsNumber
            ? NumberReader.Parse(tokens[at].Lower)
            : SpelledNumbers.Small.TryGetValue(tokens[at].Lower, out var small) ? small : (double?)null;
        if (mantissa is not > 0 || second.Value is not { } value || first.Low >= 1_000 || mantissa < first.Low)
        {
            return 1;
        }

        // "10-15,000": the thousands that are written once hold for both.
        if (tokens[at].IsNumber && second.Next == at + 1 && value >= 1_000 && value % 1_000 == 0
            && tokens[at].Lower.Contains(',', StringComparison.Ordinal) && first.Low * 1_000 <= value)
        {
            return 1_000;
        }

        return value / mantissa.Value is >= 1_000 and var scale ? scale : 1;
    }
}
