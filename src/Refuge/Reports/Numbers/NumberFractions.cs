using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Numbers;

/// <summary>Fractions in words: <c>half of</c>, <c>a third of</c>, <c>two thirds of</c>.</summary>
static class NumberFractions
{
    static readonly FrozenDictionary<string, double> Fractions = WordTable.Numbers("""
        half=2 third=3 thirds=3 quarter=4 quarters=4 fourth=4 fourths=4 fifth=5 fifths=5 tenth=10 tenths=10 eighth=8
        eighths=8
        """);

    /// <summary>
    /// "one in five children", "nine out of ten households": so many of so many, whatever they are. Null when no such
    /// words begin here.
    /// </summary>
    internal static NumberReader.Number? Ratio(ReadOnlySpan<Token> tokens, int at)
    {
        if (Small(tokens, at) is not { } above || at + 3 >= tokens.Length) return null;
        var below = tokens[at + 1].Is("in") ? at + 2 : tokens[at + 1].Is("out") && tokens[at + 2].Is("of") ? at + 3 : 0;
        if (below == 0 || below + 1 >= tokens.Length || Small(tokens, below) is not (> 1 and <= 100 and var whole)
            || above >= whole)
        {
            return null;
        }
        var noun = tokens[below + 1];
        if (noun.Is("of") && below + 2 < tokens.Length) noun = tokens[below + 2];
        // "two in three days" is a pace, not a share.
        return noun.IsWord && !noun.Capital && Units.Measure(noun.Lower) is null
            ? new(below + 1, above / whole, above / whole, above / whole, tokens[at].IsWord)
            : null;
    }

    static double? Small(ReadOnlySpan<Token> tokens, int at) =>
        tokens[at].IsWord ? SpelledNumbers.Small.TryGetValue(tokens[at].Lower, out var word) && word > 0 ? word : null
        : tokens[at].IsNumber && tokens[at].Length <= 3 && NumberReader.Parse(tokens[at].Lower) is > 0 and var digits
            && digits == Math.Floor(digits) ? digits : null;

    /// <summary>The fraction whose words begin at <paramref name="at"/>. Null when none does.</summary>
    internal static NumberReader.Number? At(ReadOnlySpan<Token> tokens, int at)
    {
        var word = tokens[at].Lower;
        if (word is "half")
        {
            var scale = at + 1 < tokens.Length && tokens[at + 1].Lower is "a" or "an" or "of" ? at + 2 : at + 1;
            if (scale < tokens.Length && tokens[at + 1].Is("a")
                && NumberScales.Words.TryGetValue(tokens[scale].Lower, out var factor))
            {
                return new(scale + 1, factor / 2, factor / 2, factor / 2, true);
            }
            // "half a metre": the article goes with the half.
            if (scale < tokens.Length && tokens[at + 1].Lower is "a" or "an"
                && Units.Measure(tokens[scale].Lower) is not null)
            {
                return new(scale, .5, .5, .5, true);
            }
            return at + 1 < tokens.Length
                && (tokens[at + 1].Lower is "of" or "the" or "a" or "an" || (at == 0 && Clauses.IsVerb(tokens[at + 1])))
                ? new(at + 1, .5, .5, .5, true)
                : null;
        }

        if (!SpelledNumbers.Small.TryGetValue(word, out var above) && word is not ("a" or "one")) return null;
        if (word is "a") above = 1;
        var below = at + 1 < tokens.Length && tokens[at + 1].Is("-") ? at + 2 : at + 1;
        if (below >= tokens.Length || !Fractions.TryGetValue(tokens[below].Lower, out var denominator)
            || above >= denominator)
        {
            return null;
        }
        if (ScaleBehind(tokens, below + 1) is (var next, var times))
        {
            var value = times * above / denominator;
            return new(next, value, value, value, true);
        }
        if (!IsFraction(tokens, at, below)) return null;
        return new(below + 1, above / denominator, above / denominator, above / denominator, true);
    }

    /// <summary>"A quarter of a million", "a quarter million", "three quarters of a million": a number, and no part.</summary>
    static (int Next, double Factor)? ScaleBehind(ReadOnlySpan<Token> tokens, int at)
    {
        if (at + 2 < tokens.Length && tokens[at].Is("of") && tokens[at + 1].Lower is "a" or "one") at += 2;
        return at < tokens.Length && NumberScales.Words.TryGetValue(tokens[at].Lower, out var factor)
            ? (at + 1, factor)
            : null;
    }

    /// <summary>
    /// Whether "a third", "two-thirds", "a quarter" part something: "a third" may also be one more, "three quarters"
    /// nine months.
    /// </summary>
    static bool IsFraction(ReadOnlySpan<Token> tokens, int at, int below)
    {
        if (below + 1 < tokens.Length
            && tokens[below + 1].Lower is "of" or "the" or "more" or "less" or "to" or "full" or "empty")
        {
            return true;
        }
        if (at > 0 && tokens[at - 1].Is("by")) return true;
        return tokens[below].Lower is "thirds" or "fifths" or "tenths" or "eighths";
    }
}
