namespace Refuge.Reports.Documents;

/// <summary>
/// Takes the readable text out of Markdown (CommonMark 0.31), line by line, remembering where each letter was received.
/// </summary>
static class MarkdownCleaning
{
    const int LongestAddress = 2_000;

    internal static CleanText Clean(string markdown)
    {
        var builder = new CleanTextBuilder(markdown);
        var position = FrontMatterEnd(markdown);
        while (position < markdown.Length)
        {
            var lineEnd = markdown.IndexOf('\n', position);
            if (lineEnd < 0) lineEnd = markdown.Length;
            KeepLine(builder, markdown, position, lineEnd);
            position = Math.Min(markdown.Length, lineEnd + 1);
            if (position > lineEnd) builder.Keep(lineEnd, position);
        }

        return builder.Build();
    }

    static int FrontMatterEnd(string markdown)
    {
        if (!markdown.StartsWith("---\n", StringComparison.Ordinal)) return 0;
        var close = markdown.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        return close < 0 ? 0 : close + 5;
    }

    static void KeepLine(CleanTextBuilder builder, string markdown, int position, int end)
    {
        position = SkipMarkers(markdown, position, end);
        var from = position;
        while (position < end)
        {
            var letter = markdown[position];
            if (letter == '\\' && position + 1 < end && char.IsPunctuation(markdown[position + 1]))
            {
                builder.Keep(from, position);
                from = position + 1;
                position += 2;
            }
            else if (letter is '*' or '`' || (letter == '_' && IsEmphasis(markdown, position, end)))
            {
                builder.Keep(from, position);
                from = ++position;
            }
            else if (letter == ']' && position + 1 < end && markdown[position + 1] == '('
                && AddressEnd(markdown, position + 1, end) is { } close)
            {
                builder.Keep(from, position);
                from = position = close;
            }
            else if (letter == '[' || (letter == '!' && position + 1 < end && markdown[position + 1] == '['))
            {
                builder.Keep(from, position);
                from = ++position;
            }
            else
            {
                position++;
            }
        }

        builder.Keep(from, end);
    }

    static int SkipMarkers(string markdown, int position, int end)
    {
        var at = position;
        while (at < end && markdown[at] is ' ' or '>') at++;
        if (at < end && markdown[at] == '#')
        {
            while (at < end && markdown[at] is '#' or ' ') at++;
            return at;
        }

        return at + 1 < end && markdown[at] is '-' or '*' or '+' && markdown[at + 1] == ' '
            ? at + 2
            : at > position && markdown[position] == '>' ? at : position;
    }

    static bool IsEmphasis(string markdown, int position, int end)
    {
        var before = position == 0 || !char.IsLetterOrDigit(markdown[position - 1]);
        var after = position + 1 >= end || !char.IsLetterOrDigit(markdown[position + 1]);
        return before || after;
    }

    static int? AddressEnd(string markdown, int position, int end)
    {
        var close = markdown.IndexOf(')', position, Math.Min(LongestAddress, end - position));
        return close < 0 ? null : close + 1;
    }
}
