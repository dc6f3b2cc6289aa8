using System.Collections.Frozen;
using Refuge.Reports.Language;

namespace Refuge.Reports.Numbers;

/// <summary>Numbers in words: <c>two hundred and fifty</c>, <c>a dozen</c>, <c>half a million</c>.</summary>
static class SpelledNumbers
{
    internal static readonly FrozenDictionary<string, double> Small = WordTable.Numbers("""
        zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13
        fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fourty=40
        fifty=50 sixty=60 seventy=70 eighty=80 ninety=90
        """);

    /// <summary>The words with which <see cref="At"/> begins a number.</summary>
    static readonly FrozenSet<string> First =
        new[] { Small, Magnitudes.Plurals, NumberScales.Words }.SelectMany(static table => table.Keys)
            .Concat(["a", "an", "half", "couple", "several", "few"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a number may begin with a word: each word is asked several times.</summary>
    /// <param name="lower">The word in lower case.</param>
    internal static bool MayBegin(string lower) => First.Contains(lower);

    /// <summary>The number whose words begin at <paramref name="at"/>. Null when none does.</summary>
    internal static NumberReader.Number? At(ReadOnlySpan<Token> tokens, int at)
    {
        var word = tokens[at].Lower;
        if (Magnitudes.Plurals.ContainsKey(word)) return Magnitudes.At(tokens, at);
        if (NumberFractions.At(tokens, at) is { } fraction) return fraction;
        if (word is "a" or "an") return Article(tokens, at);
        if (word is "couple" && at + 1 < tokens.Length && tokens[at + 1].Is("of")) return Couple(tokens, at + 1);
        if (word is "several") return Magnitudes.Several(tokens, at, 3, 9);
        if (word is "few" && at + 1 < tokens.Length && NumberScales.Words.ContainsKey(tokens[at + 1].Lower))
        {
            return Magnitudes.Several(tokens, at, 2, 9);
        }
        if (word is "hundred" or "thousand" or "million" or "dozen" && at > 0 && !tokens[at - 1].IsNumber
            && tokens[at - 1].Lower is not ("the" or "per"))
        {
            return Spelled(tokens, at, 1, at);
        }

        return Small.ContainsKey(word) ? Spelled(tokens, at, null, at) : null;
    }

    static NumberReader.Number? Article(ReadOnlySpan<Token> tokens, int at)
    {
        if (at + 1 >= tokens.Length) return null;
        var next = tokens[at + 1].Lower;
        if (next is "couple") return Couple(tokens, at + 2);
        if (next is "few") return Magnitudes.Several(tokens, at + 1, 2, 9);
        if (next is "half" && at + 2 < tokens.Length && tokens[at + 2].Lower is "million" or "dozen" or "billion"
            && NumberScales.Words.TryGetValue(tokens[at + 2].Lower, out var scale))
        {
            return new(at + 3, scale / 2, scale / 2, scale / 2, true);
        }

        return NumberScales.Words.ContainsKey(next) ? Spelled(tokens, at + 1, 1, at) : null;
    }

    /// <summary>"a couple", "a couple of hundred".</summary>
    static NumberReader.Number Couple(ReadOnlySpan<Token> tokens, int next)
    {
        if (next < tokens.Length && tokens[next].Is("of")) next++;
        var (value, after) = next < tokens.Length ? NumberScales.Apply(tokens, next, 2) : (2, next);
        return new(after, value, value, value, true);
    }

    static NumberReader.Number? Spelled(ReadOnlySpan<Token> tokens, int at, double? first, int from)
    {
        double total = 0, group = first ?? 0;
        var next = at;
        var last = double.PositiveInfinity;
        while (next < tokens.Length)
        {
            var word = tokens[next];
            var skip = next > from && word.Lower is "-" or "and" ? 1 : 0;
            if (next + skip >= tokens.Length) break;
            word = tokens[next + skip];
            if (!word.IsWord) break;
            if (Small.TryGetValue(word.Lower, out var small))
            {
                if (skip == 1 && tokens[next].Is("and") && !(group >= 100 || (total > 0 && group == 0))) break;
                if (next > at && !(last >= 100 || (last is >= 20 and < 100 && small < 10)) && next != at) break;
                group += small;
                last = small;
            }
            else if (NumberScales.Words.TryGetValue(word.Lower, out var scale))
            {
                if (skip == 1 && tokens[next].Is("and")) break;
                if (scale == 100 || scale == 12) group = (group == 0 ? 1 : group) * scale;
                else (total, group) = (total + (group == 0 ? 1 : group) * scale, 0);
                last = scale;
            }
            else
            {
                if (skip == 1 && tokens[next].Is("and") && last >= 100 && word.Is("a") && next + 2 < tokens.Length
                    && tokens[next + 2].Is("half"))
                {
                    (total, group) = (total + group + last / 2, 0);
                    next += 3;
                }

                break;
            }

            next += skip + 1;
        }

        return next == from || (next == at && first is null) ? null : WithPart(tokens, next, total + group);
    }

    /// <summary>"and a half", "point five", with the scale that may follow: "two and a half million".</summary>
    static NumberReader.Number WithPart(ReadOnlySpan<Token> tokens, int next, double value)
    {
        if (next + 2 < tokens.Length && tokens[next].Is("and") && tokens[next + 1].Is("a")
            && tokens[next + 2].Is("half") && value < 20)
        {
            var (scaled, after) = NumberScales.Apply(tokens, next + 3, value + .5);
            return new(after, scaled, scaled, scaled, true);
        }

        if (next + 1 < tokens.Length && tokens[next].Is("point")
            && Small.TryGetValue(tokens[next + 1].Lower, out var tenth) && tenth < 10)
        {
            var (scaled, after) = NumberScales.Apply(tokens, next + 2, value + tenth / 10);
            return new(after, scaled, scaled, scaled, true);
        }

        return new(next, value, value, value, true);
    }
}
