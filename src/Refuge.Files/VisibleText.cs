using System.Globalization;

namespace Refuge.Files;

/// <summary>
/// Text as it is shown on a terminal: what would steer the terminal or turn the direction of letters is shown as what
/// it is.
/// </summary>
/// <remarks>
/// An escape, a carriage return or a direction mark becomes its code point, such as <c>&lt;U+001B&gt;</c> or
/// <c>&lt;U+202E&gt;</c> (Unicode Technical Report 36, "bidirectional text spoofing"; ECMA-48 for control sequences).
/// Line feeds, tabs and the joiners that Arabic, Persian and Indic words are spelt with stay as they are.
/// </remarks>
static class VisibleText
{
    /// <summary>The text with every control, direction mark and broken surrogate shown as its code point.</summary>
    internal static string Of(string text)
    {
        if (FirstHidden(text) < 0) return text;
        using var shown = new StringWriter(CultureInfo.InvariantCulture);
        Write(text, shown);
        return shown.ToString();
    }

    /// <summary>Writes the text likewise.</summary>
    internal static void Write(ReadOnlySpan<char> text, TextWriter output) => Write(text, output, isJson: false);

    /// <summary>Writes JSON so that nothing in its strings steers a terminal; it reads back as the same JSON.</summary>
    internal static void WriteJson(ReadOnlySpan<char> json, TextWriter output) => Write(json, output, isJson: true);

    static void Write(ReadOnlySpan<char> text, TextWriter output, bool isJson)
    {
        while (true)
        {
            var hidden = FirstHidden(text);
            if (hidden < 0) break;
            output.Write(text[..hidden]);
            var isPair = !isJson && hidden + 1 < text.Length && char.IsSurrogatePair(text[hidden], text[hidden + 1]);
            var code = isPair ? char.ConvertToUtf32(text[hidden], text[hidden + 1]) : text[hidden];
            var hexadecimal = code.ToString("X4", CultureInfo.InvariantCulture);
            output.Write(isJson ? $"\\u{hexadecimal}" : $"<U+{hexadecimal}>");
            text = text[(hidden + (isPair ? 2 : 1))..];
        }

        output.Write(text);
    }

    static int FirstHidden(ReadOnlySpan<char> text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (letter is >= ' ' and < '\u007F') continue;
            if (char.IsHighSurrogate(letter) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                // Tags (U+E0001 to U+E007F) are letters that nobody sees.
                if (Hides(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(letter, text[index + 1]))))
                {
                    return index;
                }
                index++;
                continue;
            }

            if (Hides(letter)) return index;
        }

        return -1;
    }

    static bool Hides(char letter) => letter switch
    {
        '\n' or '\t' or '\u200C' or '\u200D' => false,
        _ => Hides(CharUnicodeInfo.GetUnicodeCategory(letter)),
    };

    static bool Hides(UnicodeCategory category) => category is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
