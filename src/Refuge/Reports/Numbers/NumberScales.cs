using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Numbers;

/// <summary>Words and letters that multiply the number before them: thousand, million, lakh, "m", "bn".</summary>
static class NumberScales
{
    internal static readonly FrozenDictionary<string, double> Words = WordTable.Numbers("""
        hundred=1e2 thousand=1e3 million=1e6 billion=1e9 trillion=1e12 dozen=12 lakh=1e5 lakhs=1e5 crore=1e7
        crores=1e7 mln=1e6 bln=1e9 mn=1e6 bn=1e9
        """);

    /// <summary>A value with the scales that follow it, and the index of the token after them.</summary>
    internal static (double Value, int Next) Apply(ReadOnlySpan<Token> tokens, int next, double value)
    {
        while (next < tokens.Length)
        {
            var scale = next < tokens.Length && tokens[next].Is("-") && next + 1 < tokens.Length
                && Words.ContainsKey(tokens[next + 1].Lower) ? next + 1 : next;
            if (tokens[scale].IsWord && Words.TryGetValue(tokens[scale].Lower, out var factor))
            {
                value *= factor;
                next = scale + 1;
                continue;
            }

            if (tokens[next].Start == tokens[next - 1].End && tokens[next - 1].IsNumber
                && tokens[next].Lower is "m" or "k" or "b" && IsScaleLetter(tokens, next))
            {
                value *= tokens[next].Is("m") ? 1e6 : tokens[next].Is("k") ? 1e3 : 1e9;
                next++;
            }

            break;
        }

        return (value, next);
    }

    /// <summary>
    /// Whether "m" after digits means million rather than metres: it does before a word for people or after a currency.
    /// </summary>
    static bool IsScaleLetter(ReadOnlySpan<Token> tokens, int at)
    {
        if (!tokens[at].Is("m")) return true;
        if (at >= 2 && tokens[at - 2].Lower is "$" or "€" or "£" or "usd" or "us$" or "eur" or "gbp") return true;
        return at + 1 < tokens.Length && (Units.IsPerson(tokens[at + 1].Lower) ||
            (at + 2 < tokens.Length && tokens[at + 1].IsWord && Units.IsPerson(tokens[at + 2].Lower)));
    }
}
