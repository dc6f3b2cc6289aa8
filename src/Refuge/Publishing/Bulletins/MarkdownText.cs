using System.Text;

namespace Refuge.Publishing.Bulletins;

/// <summary>
/// Text from outside as Markdown: it reads as it stands, and nothing in it is markup, a link, a picture or HTML.
/// </summary>
/// <remarks>
/// CommonMark 0.31.2, section 2.4: any ASCII punctuation may be escaped with a backslash. The colon and the at sign are
/// escaped too, for the extended autolinks of GitHub Flavored Markdown 0.29, section 6.9, make links of bare addresses;
/// and the stop in <c>www.</c>.
/// </remarks>
static class MarkdownText
{
    /// <summary>The text on one line, every mark of Markdown and HTML in it disarmed.</summary>
    internal static string Of(string text)
    {
        var legible = Legible.WithIsolates(text);
        var plain = new StringBuilder(legible.Length + 8);
        for (var index = 0; index < legible.Length; index++)
        {
            var entity = legible[index] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => null,
            };
            if (entity is not null)
            {
                plain.Append(entity);
                continue;
            }

            if (IsMark(legible, index)) plain.Append('\\');
            plain.Append(legible[index]);
        }

        return plain.ToString();
    }

    /// <summary>Whether the letter at a place begins, ends or makes markup there.</summary>
    static bool IsMark(string text, int index) => text[index] switch
    {
        '\\' or '`' or '*' or '[' or ']' or '{' or '}' or '|' or '~' or '$' => true,
        '#' or '-' or '+' or '=' => index == 0,
        '_' or '@' => true,
        ':' => index + 1 < text.Length && text[index + 1] != ' ',
        '.' => index >= 3 && text.AsSpan(index - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase),
        '!' => index + 1 < text.Length && text[index + 1] == '[',
        _ => false,
    };
}
