using System.Globalization;
using Refuge.Reports.Language;

namespace Refuge.Reports.Numbers;

/// <summary>
/// Reads numbers, in digits or words, from tokens: <c>1,200</c>, <c>1.2m</c>, <c>two hundred and fifty</c>, <c>hundreds
/// of thousands</c>.
/// </summary>
static class NumberReader
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

    /// <summary>The number that begins at <paramref name="at"/>. Null when none does.</summary>
    internal static Number? At(ReadOnlySpan<Token> tokens, int at)
    {
        if (at >= tokens.Length) return null;
        var token = tokens[at];
        // "1,5 million": a scale behind digits that make no number is no number either.
        if (token.IsWord && at > 0 && tokens[at - 1].IsNumber
            && token.Lower.StartsWith("mill", StringComparison.Ordinal)
            && Parse(tokens[at - 1].Lower) is null)
        {
            return null;
        }

        if (at + 1 < tokens.Length && tokens[at + 1].Lower is "in" or "out"
            && NumberFractions.Ratio(tokens, at) is { } ratio)
        {
            return ratio;
        }
        return token.Kind switch
        {
            TokenKind.Number => DigitNumbers.At(tokens, at),
            TokenKind.Word => RomanceNumbers.MayBegin(token.Lower) && RomanceNumbers.At(tokens, at) is { } romance
                ? romance
                : SpelledNumbers.MayBegin(token.Lower) ? SpelledNumbers.At(tokens, at) : null,
            _ => DigitNumbers.Glyph(token, at),
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

        return double.TryParse(
            plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value <= Largest ? value : null;
    }

    /// <summary>
    /// Larger than anything that a report counts, money included; beyond some nine times of it a double no longer
    /// counts by ones (IEEE 754: 2^53). Digits that go on longer are a code, not a number.
    /// </summary>
    const double Largest = 1e15;

    static bool ThreeDigitsFollow(string digits, int comma)
    {
        var end = comma + 1;
        while (end < digits.Length && char.IsDigit(digits[end])) end++;
        // Two digits: the Indian grouping, 1,20,000.
        return end - comma - 1 is 3 or 2;
    }
}
