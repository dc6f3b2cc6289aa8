using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Refuge.Web.Pages.Inbox;

/// <summary>What a reader of a web page sees of its source: tags, comments, scripts, styles and the head left
/// out.</summary>
/// <remarks>
/// Each letter is looked at a few times, whatever the page holds: a page of a stranger may be made to be slow, and
/// patterns that look for the end of each of a million scripts are.
/// </remarks>
sealed partial class VisiblePage
{
    /// <summary>Elements of which nothing is seen, their content included.</summary>
    static readonly string[] Unseen = ["script", "style", "head"];

    readonly string text;
    readonly List<(int Start, int End)> hidden = [];

    /// <summary>Looks through the source of a page.</summary>
    internal VisiblePage(string text)
    {
        this.text = text;
        var unclosed = new HashSet<string>(StringComparer.Ordinal);
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0;)
        {
            var end = EndOf(at, unclosed);
            if (end > at) hidden.Add((at, end));
            at = text.IndexOf('<', Math.Max(end, at + 1));
        }
    }

    /// <summary>The words that are seen of a stretch of the source.</summary>
    /// <param name="start">The first letter of the stretch.</param>
    /// <param name="end">The letter behind its last.</param>
    internal string Words(int start, int end)
    {
        var (seen, at) = (new StringBuilder(), start);
        for (var index = FirstEndingAfter(start); index < hidden.Count && hidden[index].Start < end; index++)
        {
            var tag = hidden[index];
            if (tag.Start > at) seen.Append(WebUtility.HtmlDecode(text[at..tag.Start]));
            if (Breaks().IsMatch(text.AsSpan()[tag.Start..tag.End])) seen.Append('\n');
            at = Math.Min(end, tag.End);
        }

        if (at < end) seen.Append(WebUtility.HtmlDecode(text[at..end]));
        return Spaces().Replace(
            seen.ToString(), static run => run.ValueSpan.Count('\n') > 1 ? "\n\n" : run.Value);
    }

    /// <summary>Where what begins with a bracket and is not seen ends; -1 where the bracket is a letter like any
    /// other.</summary>
    /// <param name="start">The bracket.</param>
    /// <param name="unclosed">What is closed nowhere behind it: it is not looked for again.</param>
    int EndOf(int start, HashSet<string> unclosed)
    {
        const string Comment = "<!--";
        if (IsAt(start, Comment) && EndOfComment(start + Comment.Length, unclosed) is > 0 and var behind) return behind;
        foreach (var name in Unseen)
        {
            if (IsElement(start, name) && EndOfElement(start, name, unclosed) is > 0 and var after) return after;
        }

        var next = text.AsSpan(start + 1).IndexOfAny('<', '>');
        return next >= 0 && text[start + 1 + next] == '>' ? start + next + 2 : -1;
    }

    int EndOfComment(int from, HashSet<string> unclosed)
    {
        const string Close = "-->";
        if (unclosed.Contains(Close)) return -1;
        var at = text.IndexOf(Close, from, StringComparison.Ordinal);
        if (at >= 0) return at + Close.Length;
        unclosed.Add(Close);
        return -1;
    }

    int EndOfElement(int start, string name, HashSet<string> unclosed)
    {
        if (unclosed.Contains(name)) return -1;
        var close = $"</{name}";
        for (var at = start; (at = text.IndexOf(close, at + 1, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            var behind = at + close.Length;
            while (behind < text.Length && char.IsWhiteSpace(text[behind])) behind++;
            if (behind < text.Length && text[behind] == '>') return behind + 1;
        }

        unclosed.Add(name);
        return -1;
    }

    bool IsElement(int start, string name)
    {
        var behind = start + 1 + name.Length;
        return string.Compare(text, start + 1, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (behind >= text.Length || !char.IsLetterOrDigit(text[behind]));
    }

    bool IsAt(int start, string words) => text.AsSpan(start).StartsWith(words, StringComparison.Ordinal);

    int FirstEndingAfter(int letter)
    {
        var (low, high) = (0, hidden.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (hidden[middle].End > letter) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    [GeneratedRegex("^</?(p|br|div|li|ul|ol|h[1-6]|tr|table|article|section)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
