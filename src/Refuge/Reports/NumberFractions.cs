using System.Collections.Frozen;

namespace Refuge.Reports;

/// <summary>Fractions in words: <c>half of</c>, <c>a third of</c>, <c>two thirds of</c>.</summary>
static class NumberFractions
{
    static readonly FrozenDictionary<string, double> Fractions = WordTable.Numbers("""
        half=2 third=3 thirds=3 quarter=4 quarters=4 fourth=4 fourths=4 fifth=5 fifths=5 tenth=10 tenths=10 eighth=8
        eighths=8
        """);

    /// <summary>The fraction whose words begin at <paramref name="at"/>. Null when none does.</summary>
    internal static Numbers.Number? At(ReadOnlySpan<Token> tokens, int at)
    {
        var word = tokens[at].Lower;
        if (word is "half")
        {
            var scale = at + 1 < tokens.Length && tokens[at + 1].Lower is "a" or "of" ? at + 2 : at + 1;
            if (scale < tokens.Length && tokens[at + 1].Is("a") && NumberScales.Words.TryGetValue(tokens[scale].Lower, out var factor)) return new(scale + 1, factor / 2, factor / 2, factor / 2, true);
            return at + 1 < tokens.Length && tokens[at + 1].Lower is "of" or "the" or "a" or "an" ? new(at + 1, .5, .5, .5, true) : null;
        }

        if (!SpelledNumbers.Small.TryGetValue(word, out var above) && word is not ("a" or "one")) return null;
        if (word is "a") above = 1;
        var below = at + 1 < tokens.Length && tokens[at + 1].Is("-") ? at + 2 : at + 1;
        if (below >= tokens.Length || !Fractions.TryGetValue(tokens[below].Lower, out var denominator) || above >= denominator) return null;
        if (below + 1 >= tokens.Length || tokens[below + 1].Lower is not ("of" or "the" or "more" or "less" or "to")) return null;
        return new(below + 1, above / denominator, above / denominator, above / denominator, true);
    }
}
