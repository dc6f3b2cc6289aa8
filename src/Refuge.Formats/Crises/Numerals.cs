using System.Globalization;

namespace Refuge.Formats.Crises;

/// <summary>Numbers as people type them: European, Arabic-Indic or Persian digits, one decimal point.</summary>
static class Numerals
{
    /// <summary>
    /// The text with Arabic-Indic (U+0660–0669) and Persian (U+06F0–06F9) digits, and their separators, as ASCII.
    /// </summary>
    internal static string ToAscii(string text)
    {
        foreach (var letter in text)
        {
            if (letter is not ((>= '\u0660' and <= '\u066C') or (>= '\u06F0' and <= '\u06F9'))) continue;
            return string.Concat(text.Select(Ascii).Where(ascii => ascii != '\0'));
        }

        return text;
    }

    /// <summary>Reads a finite number with a decimal point and nothing else.</summary>
    internal static double? FindNumber(string text) =>
        double.TryParse(
            ToAscii(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    /// <summary>Reads a decimal amount with a decimal point and nothing else.</summary>
    internal static decimal? FindAmount(string text) =>
        decimal.TryParse(
            ToAscii(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var amount)
            ? amount
            : null;

    /// <summary>
    /// The two readings of digits with one dot or comma and exactly three digits behind it: <c>1.600</c> is 1,600 where
    /// the dot parts thousands, and 1.6 where it begins the fraction. Null for every other text.
    /// </summary>
    internal static (long Whole, double Fraction)? FindReadings(string text)
    {
        var digits = ToAscii(text);
        if (digits.Split('.', ',') is not [{ Length: >= 1 and <= 3 } thousands, { Length: 3 } rest]) return null;
        if (thousands[0] == '0' || !(thousands + rest).All(char.IsAsciiDigit)) return null;
        return (
            long.Parse(thousands + rest, CultureInfo.InvariantCulture),
            double.Parse($"{thousands}.{rest}", CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Digits whose thousands are parted two times or more by one mark, without the marks: <c>1,234,567</c> can be
    /// nothing but one number. Every other text as it is.
    /// </summary>
    internal static string WithoutGroups(string text)
    {
        foreach (var mark in (char[])[',', '.'])
        {
            var groups = text.Split(mark);
            if (groups is [{ Length: >= 1 and <= 3 }, _, _, ..] && groups.Skip(1).All(static group => group.Length == 3)
                && groups.All(static group => group.All(char.IsAsciiDigit)))
            {
                return string.Concat(groups);
            }
        }

        return text;
    }

    /// <summary>
    /// What somebody meant who wrote spaces, marks or words into a number; null when that is not clear.
    /// </summary>
    /// <remarks>For remedies alone: a cell is never read so.</remarks>
    internal static double? FindMeant(string text)
    {
        var plain = ToAscii(text).Trim().ToLowerInvariant();
        plain = plain.TrimStart('~', '≈', '>', '<', '=', '$', '€', '£', ' ')
            .Replace("us$", "", StringComparison.Ordinal);
        var factor = 1.0;
        foreach (var (word, size) in Sizes)
        {
            if (!plain.EndsWith(word, StringComparison.Ordinal)) continue;
            (plain, factor) = (plain[..^word.Length].TrimEnd(), size);
            break;
        }

        plain = string.Concat(plain.Where(static letter => letter is not (' ' or '\u00A0' or '\u202F' or '\'' or '’')));
        return FindReadings(plain) is null && FindNumber(WithoutGroups(plain)) is { } number ? number * factor : null;
    }

    /// <summary>The two ends that somebody wrote into one cell: <c>2000-2500</c>. Null for every other text.</summary>
    /// <remarks>Read where a table has columns for both ends, and told; else for remedies alone.</remarks>
    internal static (double Low, double High)? FindRange(string text)
    {
        var ends = ToAscii(text).Replace(" to ", "-", StringComparison.OrdinalIgnoreCase).Split('-', '–', '—');
        if (ends is not [{ Length: > 0 } first, { Length: > 0 } second]) return null;
        // "2-3k" and "1 to 2 million" count both ends in thousands and millions.
        var size = FindNumber(first.Trim()) is null ? "" : Sizes.FirstOrDefault(
            size => second.Trim().EndsWith(size.Word, StringComparison.OrdinalIgnoreCase)).Word ?? "";
        return FindMeant(first.Trim() + size) is { } low && FindMeant(second) is { } high && low < high
            ? (low, high) : null;
    }

    static readonly (string Word, double Size)[] Sizes =
        [("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("mln", 1e6), ("bn", 1e9), ("k", 1e3), ("m", 1e6)];

    static char Ascii(char letter) => letter switch
    {
        >= '\u0660' and <= '\u0669' => (char)('0' + (letter - '\u0660')),
        >= '\u06F0' and <= '\u06F9' => (char)('0' + (letter - '\u06F0')),
        '\u066B' => '.',
        '\u066C' => '\0',
        _ => letter,
    };
}
