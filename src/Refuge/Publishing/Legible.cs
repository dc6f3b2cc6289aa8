using System.Globalization;
using System.Text;

namespace Refuge.Publishing;

/// <summary>
/// Text from outside as a reader should see it: nothing in it steers a terminal or turns the direction of what stands
/// around it.
/// </summary>
static class Legible
{
    /// <summary>
    /// Control characters and marks of direction written as what they are, such as <c>&lt;U+202E&gt;</c>; line ends
    /// become spaces.
    /// </summary>
    /// <remarks>
    /// The joiners U+200C and U+200D stay: Persian and Kurdish words are spelled with them (The Unicode Standard 16.0,
    /// section 23.2).
    /// </remarks>
    internal static string Of(string text) => Of(text, Steers);

    /// <summary>
    /// Likewise a line of our own, in which every text from outside was made legible before it was put between isolates
    /// (U+2066 and U+2068 to U+2069; Unicode Standard Annex 9).
    /// </summary>
    internal static string WithIsolates(string text) =>
        Of(text, static letter => letter is not ('\u2066' or '\u2068' or '\u2069') && Steers(letter));

    static string Of(string text, Func<char, bool> steers)
    {
        if (!text.Any(steers)) return text;
        var legible = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            if (letter is '\n' or '\r' or '\t') legible.Append(' ');
            else if (steers(letter)) legible.Append(CultureInfo.InvariantCulture, $"<U+{(int)letter:X4}>");
            else legible.Append(letter);
        }

        return legible.ToString();
    }

    static bool Steers(char letter) =>
        char.IsControl(letter) || letter is '\u2028' or '\u2029'
            || (char.GetUnicodeCategory(letter) == UnicodeCategory.Format && letter is not ('\u200C' or '\u200D'));
}
