using System.Collections.Frozen;
using System.Globalization;

namespace Refuge.Reports;

/// <summary>Reads numbers, in digits or words, from tokens: <c>1,200</c>, <c>1.2m</c>, <c>two hundred and fifty</c>, <c>hundreds of thousands</c>.</summary>
static class Numbers
{
    /// <summary>A number found in a run of tokens.</summary>
    /// <param name="Next">The index of the token after it.</param>
    /// <param name="Value">The number. Null when the words give an order of magnitude only.</param>
    /// <param name="Low">The least it may be. Null when open.</param>
    /// <param name="High">The most it may be. Null when open.</param>
    /// <param name="InWords">Whether it is spelled out, without any digit.</param>
    internal readonly record struct Number(int Next, double? Value, double? Low, double? High, bool InWords)
    {
        /// <summary>Whether it is an order of magnitude: "thousands", "several".</summary>
        internal bool IsVague => Value is null;
    }

    static readonly FrozenDictionary<string, double> Small = WordTable.Numbers("""
        zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13
        fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fourty=40
        fifty=50 sixty=60 seventy=70 eighty=80 ninety=90
        """);

    static readonly FrozenDictionary<string, double> Scales = WordTable.Numbers("""
        hundred=1e2 thousand=1e3 million=1e6 billion=1e9 trillion=1e12 dozen=12 lakh=1e5 lakhs=1e5 crore=1e7
        crores=1e7 mln=1e6 bln=1e9 mn=1e6 bn=1e9
        """);

    static readonly FrozenDictionary<string, double> Plurals = WordTable.Numbers("""
        dozens=12 scores=20 tens=10 hundreds=1e2 thousands=1e3 millions=1e6 billions=1e9 trillions=1e12
        """);

    static readonly FrozenDictionary<string, double> Fractions = WordTable.Numbers("""
        half=2 third=3 thirds=3 quarter=4 quarters=4 fourth=4 fourths=4 fifth=5 fifths=5 tenth=10 tenths=10 eighth=8
        eighths=8
        """);

    /// <summary>The number that begins at <paramref name="at"/>. Null when none does.</summary>
    internal static Number? At(ReadOnlySpan<Token> tokens, int at)
    {
        if (at >= tokens.Length) return null;
        var token = tokens[at];
        return token.Kind switch
        {
            TokenKind.Number => Digits(tokens, at),
            TokenKind.Word => RomanceNumbers.At(tokens, at) ?? Words(tokens, at),
            _ => Glyph(token, at),
        };
    }

    /// <summary>The value of a token of digits, with its separators. Null when the separators make no number.</summary>
    internal static double? Parse(string digits)
    {
        Span<char> plain = stackalloc char[digits.Length];
        var length = 0;
        var dots = digits.AsSpan().Count('.') + digits.AsSpan().Count('٫');
        for (var index = 0; index < digits.Length; index++)
        {
            var letter = digits[index];
            if (char.IsDigit(letter)) plain[length++] = (char)('0' + (int)char.GetNumericValue(letter));
            else if (letter is '.' or '٫' && dots == 1) plain[length++] = '.';
            else if (letter is ',' && !ThreeDigitsFollow(digits, index)) return null;
        }

        return double.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
    }

    static bool ThreeDigitsFollow(string digits, int comma)
    {
        var end = comma + 1;
        while (end < digits.Length && char.IsDigit(digits[end])) end++;
        // Two digits: the Indian grouping, 1,20,000.
        return end - comma - 1 is 3 or 2;
    }

    static Number? Digits(ReadOnlySpan<Token> tokens, int at)
    {
        if (Parse(tokens[at].Lower) is not { } value) return null;
        var next = at + 1;
        if (CommaAndGap(tokens, at, value) is { } joined) (value, next) = joined;
        // A space as separator of thousands: 12 400.
        while (next < tokens.Length && tokens[next].IsNumber && tokens[next].Length == 3 && tokens[next].Start == tokens[next - 1].End + 1 &&
            tokens[next - 1].Length <= 3 && tokens[next].Lower.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 && tokens[at].Length <= 3 && value != 0)
        {
            value = value * 1000 + Parse(tokens[next].Lower)!.Value;
            next++;
        }

        if (next + 1 < tokens.Length && tokens[next].Is("/") && tokens[next].Start == tokens[next - 1].End && tokens[next + 1].IsNumber &&
            tokens[next + 1].Start == tokens[next].End && Parse(tokens[next + 1].Lower) is > 1 and < 20 and var below && value < below &&
            (next + 2 >= tokens.Length || !tokens[next + 2].Is("/")))
        {
            value /= below;
            next += 2;
        }
        else if (next + 2 < tokens.Length && tokens[next].IsNumber && tokens[next + 1].Is("/") && tokens[next + 2].IsNumber &&
            Parse(tokens[next].Lower) is { } above && Parse(tokens[next + 2].Lower) is > 1 and < 20 and var denominator && above < denominator)
        {
            value += above / denominator;
            next += 3;
        }
        else if (next < tokens.Length && tokens[next].Kind == TokenKind.Mark && Glyph(tokens[next], next) is { } part && tokens[next].Start - tokens[next - 1].End <= 1)
        {
            value += part.Value!.Value;
            next++;
        }

        if (RomanceNumbers.Scaled(tokens, next, value) is { } romance) return new(romance.Next, romance.Value, romance.Value, romance.Value, false);
        var (scaled, after) = Scaled(tokens, next, value);
        if (after == next && IsDottedThousands(tokens, at, next)) scaled = Math.Round(value * 1000);
        return new(after, scaled, scaled, scaled, false);
    }

    /// <summary>"61, 000": three digits that begin with a nought are no number of their own.</summary>
    static (double Value, int Next)? CommaAndGap(ReadOnlySpan<Token> tokens, int at, double value)
    {
        if (at + 2 >= tokens.Length || tokens[at].Length > 3 || value == 0 || !tokens[at + 1].Is(",") || tokens[at + 1].Start != tokens[at].End) return null;
        var thousands = tokens[at + 2];
        return thousands.IsNumber && thousands.Length == 3 && thousands.Lower[0] == '0' && thousands.Start == tokens[at + 1].End + 1 && Parse(thousands.Lower) is { } rest
            ? (value * 1000 + rest, at + 3)
            : null;
    }

    /// <summary>"2.000 mineros", "12.345 people": people and homes are counted in whole numbers, so the dot parts thousands.</summary>
    static bool IsDottedThousands(ReadOnlySpan<Token> tokens, int at, int next)
    {
        var digits = tokens[at].Lower;
        var dot = digits.IndexOf('.', StringComparison.Ordinal);
        if (dot is < 1 or > 3 || digits.Length != dot + 4 || digits[0] == '0' || next >= tokens.Length) return false;
        if (digits.AsSpan(dot + 1).IndexOfAnyExceptInRange('0', '9') >= 0) return false;
        if (RomanceWords.NounAt(tokens, next) is not null) return true;
        var end = Math.Min(tokens.Length, next + 3);
        for (var noun = next; noun < end && tokens[noun].IsWord; noun++)
        {
            if (Units.IsPerson(tokens[noun].Lower) || Units.IsHome(tokens[noun].Lower)) return !(noun + 1 < tokens.Length && tokens[noun + 1].Is("per"));
        }

        return false;
    }

    static (double Value, int Next) Scaled(ReadOnlySpan<Token> tokens, int next, double value)
    {
        while (next < tokens.Length)
        {
            var scale = next < tokens.Length && tokens[next].Is("-") && next + 1 < tokens.Length && Scales.ContainsKey(tokens[next + 1].Lower) ? next + 1 : next;
            if (tokens[scale].IsWord && Scales.TryGetValue(tokens[scale].Lower, out var factor))
            {
                value *= factor;
                next = scale + 1;
                continue;
            }

            if (tokens[next].Start == tokens[next - 1].End && tokens[next - 1].IsNumber && tokens[next].Lower is "m" or "k" or "b" && IsScaleLetter(tokens, next))
            {
                value *= tokens[next].Is("m") ? 1e6 : tokens[next].Is("k") ? 1e3 : 1e9;
                next++;
            }

            break;
        }

        return (value, next);
    }

    /// <summary>Whether "m" after digits means million rather than metres: it does before a word for people or after a currency.</summary>
    static bool IsScaleLetter(ReadOnlySpan<Token> tokens, int at)
    {
        if (!tokens[at].Is("m")) return true;
        if (at >= 2 && tokens[at - 2].Lower is "$" or "€" or "£" or "usd" or "us$" or "eur" or "gbp") return true;
        return at + 1 < tokens.Length && (Units.IsPerson(tokens[at + 1].Lower) ||
            (at + 2 < tokens.Length && tokens[at + 1].IsWord && Units.IsPerson(tokens[at + 2].Lower)));
    }

    static Number? Glyph(Token token, int at) => token.Lower switch
    {
        "½" => new(at + 1, .5, .5, .5, false),
        "¼" => new(at + 1, .25, .25, .25, false),
        "¾" => new(at + 1, .75, .75, .75, false),
        "⅓" => new(at + 1, 1 / 3d, 1 / 3d, 1 / 3d, false),
        "⅔" => new(at + 1, 2 / 3d, 2 / 3d, 2 / 3d, false),
        _ => null,
    };

    static Number? Words(ReadOnlySpan<Token> tokens, int at)
    {
        var word = tokens[at].Lower;
        if (Plurals.ContainsKey(word)) return Magnitude(tokens, at);
        if (Fraction(tokens, at) is { } fraction) return fraction;
        if (word is "a" or "an") return Article(tokens, at);
        if (word is "couple" && at + 1 < tokens.Length && tokens[at + 1].Is("of")) return new(at + 2, 2, 2, 2, true);
        if (word is "several") return SeveralScale(tokens, at, 3, 9);
        if (word is "few" && at + 1 < tokens.Length && Scales.ContainsKey(tokens[at + 1].Lower)) return SeveralScale(tokens, at, 2, 9);
        if (word is "hundred" or "thousand" or "million" or "dozen" && at > 0 && !tokens[at - 1].IsNumber && tokens[at - 1].Lower is not ("the" or "per"))
        {
            return Spelled(tokens, at, 1, at);
        }

        return Small.ContainsKey(word) ? Spelled(tokens, at, null, at) : null;
    }

    /// <summary>"thousands": from one to ten thousand and no closer; "hundreds of thousands" multiplies.</summary>
    static Number Magnitude(ReadOnlySpan<Token> tokens, int at)
    {
        var (low, next) = (Plurals[tokens[at].Lower], at + 1);
        while (next + 1 < tokens.Length && tokens[next].Is("of") && (Plurals.TryGetValue(tokens[next + 1].Lower, out var factor) || Scales.TryGetValue(tokens[next + 1].Lower, out factor)))
        {
            low *= factor;
            next += 2;
        }

        return new(next, null, low, null, true);
    }

    static Number? SeveralScale(ReadOnlySpan<Token> tokens, int at, double low, double high)
    {
        if (at + 1 < tokens.Length && Scales.TryGetValue(tokens[at + 1].Lower, out var scale)) return new(at + 2, null, low * scale, high * scale, true);
        return new(at + 1, null, 2, null, true);
    }

    static Number? Fraction(ReadOnlySpan<Token> tokens, int at)
    {
        var word = tokens[at].Lower;
        if (word is "half")
        {
            var scale = at + 1 < tokens.Length && tokens[at + 1].Lower is "a" or "of" ? at + 2 : at + 1;
            if (scale < tokens.Length && tokens[at + 1].Is("a") && Scales.TryGetValue(tokens[scale].Lower, out var factor)) return new(scale + 1, factor / 2, factor / 2, factor / 2, true);
            return at + 1 < tokens.Length && tokens[at + 1].Lower is "of" or "the" or "a" or "an" ? new(at + 1, .5, .5, .5, true) : null;
        }

        if (!Small.TryGetValue(word, out var above) && word is not ("a" or "one")) return null;
        if (word is "a") above = 1;
        var below = at + 1 < tokens.Length && tokens[at + 1].Is("-") ? at + 2 : at + 1;
        if (below >= tokens.Length || !Fractions.TryGetValue(tokens[below].Lower, out var denominator) || above >= denominator) return null;
        if (below + 1 >= tokens.Length || tokens[below + 1].Lower is not ("of" or "the" or "more" or "less" or "to")) return null;
        return new(below + 1, above / denominator, above / denominator, above / denominator, true);
    }

    static Number? Article(ReadOnlySpan<Token> tokens, int at)
    {
        if (at + 1 >= tokens.Length) return null;
        var next = tokens[at + 1].Lower;
        if (next is "couple") return at + 2 < tokens.Length && tokens[at + 2].Is("of") ? new(at + 3, 2, 2, 2, true) : new(at + 2, 2, 2, 2, true);
        if (next is "few") return SeveralScale(tokens, at + 1, 2, 9);
        if (next is "half" && at + 2 < tokens.Length && tokens[at + 2].Lower is "million" or "dozen" or "billion" && Scales.TryGetValue(tokens[at + 2].Lower, out var scale))
        {
            return new(at + 3, scale / 2, scale / 2, scale / 2, true);
        }

        return Scales.ContainsKey(next) ? Spelled(tokens, at + 1, 1, at) : null;
    }

    static Number? Spelled(ReadOnlySpan<Token> tokens, int at, double? first, int from)
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
            if (!word.IsWord && !(word.IsNumber && false)) break;
            if (Small.TryGetValue(word.Lower, out var small))
            {
                if (skip == 1 && tokens[next].Is("and") && !(group >= 100 || (total > 0 && group == 0))) break;
                if (next > at && !(last >= 100 || (last is >= 20 and < 100 && small < 10)) && next != at) break;
                group += small;
                last = small;
            }
            else if (Scales.TryGetValue(word.Lower, out var scale))
            {
                if (skip == 1 && tokens[next].Is("and")) break;
                if (scale == 100 || scale == 12) group = (group == 0 ? 1 : group) * scale;
                else (total, group) = (total + (group == 0 ? 1 : group) * scale, 0);
                last = scale;
            }
            else
            {
                if (skip == 1 && tokens[next].Is("and") && last >= 100 && word.Is("a") && next + 2 < tokens.Length && tokens[next + 2].Is("half"))
                {
                    (total, group) = ((total + group) * 1 + last / 2, 0);
                    next += 3;
                }

                break;
            }

            next += skip + 1;
        }

        if (next == from || (next == at && first is null)) return null;
        var value = total + group;
        if (next + 2 < tokens.Length && tokens[next].Is("and") && tokens[next + 1].Is("a") && tokens[next + 2].Is("half") && value < 20)
        {
            var (scaled, after) = Scaled(tokens, next + 3, value + .5);
            return new(after, scaled, scaled, scaled, true);
        }

        if (next + 1 < tokens.Length && tokens[next].Is("point") && Small.TryGetValue(tokens[next + 1].Lower, out var tenth) && tenth < 10)
        {
            var (scaled, after) = Scaled(tokens, next + 2, value + tenth / 10);
            return new(after, scaled, scaled, scaled, true);
        }

        return new(next, value, value, value, true);
    }
}
