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

    static char Ascii(char letter) => letter switch
    {
        >= '\u0660' and <= '\u0669' => (char)('0' + (letter - '\u0660')),
        >= '\u06F0' and <= '\u06F9' => (char)('0' + (letter - '\u06F0')),
        '\u066B' => '.',
        '\u066C' => '\0',
        _ => letter,
    };
}
