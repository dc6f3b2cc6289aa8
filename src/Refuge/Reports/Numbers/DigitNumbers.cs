using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Numbers;

/// <summary>Numbers in digits: <c>1,200</c>, <c>12 400</c>, <c>3½</c>, <c>2/3</c>, <c>1.2m</c>.</summary>
static class DigitNumbers
{
    /// <summary>
    /// The number whose digits begin at <paramref name="at"/>. Null when the separators make no number.
    /// </summary>
    internal static NumberReader.Number? At(ReadOnlySpan<Token> tokens, int at)
    {
        if (NumberReader.Parse(tokens[at].Lower) is not { } value)
        {
            return RomanceNumbers.WithComma(tokens, at) is { } comma
                ? new(comma.Next, comma.Value, comma.Value, comma.Value, false)
                : null;
        }

        var next = at + 1;
        if (CommaAndGap(tokens, at, value) is { } joined) (value, next) = joined;
        // A space as separator of thousands: 12 400.
        while (next < tokens.Length && tokens[next].IsNumber && tokens[next].Length == 3
            && tokens[next].Start == tokens[next - 1].End + 1 &&
            tokens[next - 1].Length <= 3 && tokens[next].Lower.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0
            && tokens[at].Length <= 3 && value != 0)
        {
            value = value * 1000 + NumberReader.Parse(tokens[next].Lower)!.Value;
            next++;
        }

        if (next + 1 < tokens.Length && tokens[next].Is("/") && tokens[next].Start == tokens[next - 1].End
            && tokens[next + 1].IsNumber &&
            tokens[next + 1].Start == tokens[next].End
            && NumberReader.Parse(tokens[next + 1].Lower) is > 1 and < 20 and var below && value < below &&
            (next + 2 >= tokens.Length || !tokens[next + 2].Is("/")))
        {
            value /= below;
            next += 2;
        }
        else if (next + 2 < tokens.Length && tokens[next].IsNumber && tokens[next + 1].Is("/")
            && tokens[next + 2].IsNumber &&
            NumberReader.Parse(tokens[next].Lower) is { } above
            && NumberReader.Parse(tokens[next + 2].Lower) is > 1 and < 20 and var denominator && above < denominator)
        {
            value += above / denominator;
            next += 3;
        }
        else if (next < tokens.Length && tokens[next].Kind == TokenKind.Mark && Glyph(tokens[next], next) is { } part
            && tokens[next].Start - tokens[next - 1].End <= 1)
        {
            value += part.Value!.Value;
            next++;
        }

        if (RomanceNumbers.Scaled(tokens, next, value) is { } romance)
        {
            return new(romance.Next, romance.Value, romance.Value, romance.Value, false);
        }
        var (scaled, after) = NumberScales.Apply(tokens, next, value);
        if (after == next && IsDottedThousands(tokens, at, next)) scaled = Math.Round(value * 1000);
        return new(after, scaled, scaled, scaled, false);
    }

    /// <summary>"61, 000": three digits that begin with a nought are no number of their own.</summary>
    static (double Value, int Next)? CommaAndGap(ReadOnlySpan<Token> tokens, int at, double value)
    {
        if (at + 2 >= tokens.Length || tokens[at].Length > 3 || value == 0 || !tokens[at + 1].Is(",")
            || tokens[at + 1].Start != tokens[at].End)
        {
            return null;
        }
        var thousands = tokens[at + 2];
        return thousands.IsNumber && thousands.Length == 3 && thousands.Lower[0] == '0'
            && thousands.Start == tokens[at + 1].End + 1 && NumberReader.Parse(thousands.Lower) is { } rest
            ? (value * 1000 + rest, at + 3)
            : null;
    }

    /// <summary>
    /// "2.000 mineros", "12.345 people": people and homes are counted in whole numbers, so the dot parts thousands.
    /// </summary>
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
            if (Units.IsPerson(tokens[noun].Lower) || Units.IsHome(tokens[noun].Lower))
            {
                return !(noun + 1 < tokens.Length && tokens[noun + 1].Is("per"));
            }
        }

        return false;
    }

    /// <summary>A fraction written as one sign. Null for other signs.</summary>
    internal static NumberReader.Number? Glyph(Token token, int at) => token.Lower switch
    {
        "½" => new(at + 1, .5, .5, .5, false),
        "¼" => new(at + 1, .25, .25, .25, false),
        "¾" => new(at + 1, .75, .75, .75, false),
        "⅓" => new(at + 1, 1 / 3d, 1 / 3d, 1 / 3d, false),
        "⅔" => new(at + 1, 2 / 3d, 2 / 3d, 2 / 3d, false),
        _ => null,
    };
}
