using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Net;

namespace Refuge.Reports.Documents;

/// <summary>Takes the readable text out of HTML in one pass, remembering where each letter was received.</summary>
/// <remarks>
/// A tree is not needed to read, and a tree builder does not tell where a text node was received; so the markup is only
/// stepped over. Nesting costs nothing: a counter stands for the stack. The tests hold it against AngleSharp's text.
/// </remarks>
static class HtmlCleaning
{
    const int LongestEntity = 34;

    static readonly FrozenSet<string> Hidden = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "script", "style", "noscript", "template", "svg", "head", "iframe", "select",
        "textarea");

    static readonly FrozenSet<string> FurnitureTags = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "nav", "footer", "aside", "form", "button", "menu");

    static readonly SearchValues<string> Teasers = SearchValues.Create(
        ["most-read", "most_read", "mostread", "most-popular", "mostpopular", "related-", "related_", "trending",
        "recommended", "read-more", "also-read", "newsletter"],
        StringComparison.OrdinalIgnoreCase);

    static readonly SearchValues<char> FootnoteMarks = SearchValues.Create("[]* ,†‡");

    static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "em", "font", "i", "ins", "kbd", "mark", "q",
        "s", "samp",
        "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "img");

    internal static CleanText Clean(string html)
    {
        var builder = new CleanTextBuilder(html);
        CleanInto(builder, html, 0, html.Length);
        return builder.Build();
    }

    /// <summary>Adds the readable text of a stretch of HTML to <paramref name="builder"/>.</summary>
    internal static void CleanInto(CleanTextBuilder builder, string html, int start, int end)
    {
        var position = start;
        var (furnitureTag, furnitureDepth, furnitureFrom) = ("", 0, 0);
        while (position < end)
        {
            if (html[position] != '<' || !IsTag(html, position, end))
            {
                position = KeepText(builder, html, position, end);
                continue;
            }

            var close = TagEnd(html, position, end);
            var tag = html.AsSpan(position, close - position);
            var closing = tag.Length > 1 && tag[1] == '/';
            var name = Name(tag);
            NoteDate(builder, tag, name);
            if (!closing && Hidden.Contains(name) && !tag.EndsWith("/>", StringComparison.Ordinal))
            {
                position = SkipHidden(builder, html, name, close, end);
                continue;
            }

            if (!closing && IsFootnote(html, name, position, close, end) is > 0 and var after)
            {
                position = after;
                continue;
            }

            if (furnitureDepth == 0 && !closing && (FurnitureTags.Contains(name) || IsTeaser(tag, name)))
            {
                builder.BreakParagraph(position, close);
                (furnitureTag, furnitureDepth, furnitureFrom) = (name, 1, builder.Length);
            }
            else if (furnitureDepth > 0 && name.Equals(furnitureTag, StringComparison.OrdinalIgnoreCase))
            {
                furnitureDepth += closing ? -1 : 1;
                if (furnitureDepth == 0) builder.MarkFurniture(furnitureFrom);
            }

            if (!Inline.Contains(name) && name.Length > 0) BreakAt(builder, name, position, close);
            position = close;
        }

        if (furnitureDepth > 0) builder.MarkFurniture(furnitureFrom);
    }

    /// <summary>
    /// Where a footnote's mark ends: <c>12,000&lt;sup&gt;2&lt;/sup&gt;</c>. 0 where a superscript belongs to a unit, as
    /// in m².
    /// </summary>
    static int IsFootnote(string html, string name, int open, int close, int end)
    {
        const int LongestMark = 120;
        if (!name.Equals("sup", StringComparison.OrdinalIgnoreCase)) return 0;
        var stop =
            html.IndexOf("</sup>", close, Math.Min(LongestMark, end - close), StringComparison.OrdinalIgnoreCase);
        if (stop < 0
            || !(open > 0 && (char.IsLetterOrDigit(html[open - 1]) || html[open - 1] is '.' or ',' or ')' or '"')))
        {
            return 0;
        }
        var words = 0;
        while (words < open && char.IsAsciiLetter(html[open - 1 - words])) words++;
        if (html.AsSpan(open - words, words) is "m" or "km" or "cm" or "th" or "st" or "nd" or "rd") return 0;
        var inTag = false;
        foreach (var letter in html.AsSpan(close, stop - close))
        {
            if (letter is '<' or '>')
            {
                inTag = letter is '<';
                continue;
            }

            if (!inTag && !char.IsAsciiDigit(letter) && !FootnoteMarks.Contains(letter)) return 0;
        }

        return stop + "</sup>".Length;
    }

    /// <summary>Whether a part of a page lists other stories, by the name its maker gave it.</summary>
    static bool IsTeaser(ReadOnlySpan<char> tag, string name) =>
        name.ToUpperInvariant() is "SECTION" or "DIV" or "UL" or "OL"
        && tag.ContainsAny(Teasers)
        && (
            tag.Contains("class=", StringComparison.OrdinalIgnoreCase)
            || tag.Contains("id=", StringComparison.OrdinalIgnoreCase));

    static void BreakAt(CleanTextBuilder builder, string name, int start, int end)
    {
        if (!name.Equals("br", StringComparison.OrdinalIgnoreCase)) builder.BreakParagraph(start, end);
        else if (!builder.EndsWithSpace) builder.Replace(start, end, "\n");
    }

    static bool IsTag(string html, int position, int end) =>
        position + 1 < end && (char.IsAsciiLetter(html[position + 1]) || html[position + 1] is '/' or '!' or '?');

    static int TagEnd(string html, int position, int end)
    {
        if (string.CompareOrdinal(html, position, "<!--", 0, 4) == 0)
        {
            var comment = html.IndexOf("-->", position + 4, Math.Max(0, end - position - 4), StringComparison.Ordinal);
            return comment < 0 ? end : comment + 3;
        }

        var close = html.IndexOf('>', position, end - position);
        return close < 0 ? end : close + 1;
    }

    static string Name(ReadOnlySpan<char> tag)
    {
        var start = tag.Length > 1 && tag[1] == '/' ? 2 : 1;
        var end = start;
        while (end < tag.Length && end - start < 16 && char.IsAsciiLetterOrDigit(tag[end])) end++;
        return tag[start..end].ToString();
    }

    /// <summary>
    /// Steps over an element that shows nothing, reading the dates that a page's head gives on the way.
    /// </summary>
    static int SkipHidden(CleanTextBuilder builder, string html, string name, int from, int end)
    {
        var close = html.IndexOf($"</{name}", from, end - from, StringComparison.OrdinalIgnoreCase);
        if (close < 0) close = name.Equals("head", StringComparison.OrdinalIgnoreCase) ? from : end;
        if (name.Equals("head", StringComparison.OrdinalIgnoreCase))
        {
            for (var at = html.IndexOf("<meta", from, close - from, StringComparison.OrdinalIgnoreCase); at >= 0;)
            {
                var tagEnd = TagEnd(html, at, close);
                NoteDate(builder, html.AsSpan(at, tagEnd - at), "meta");
                at = html.IndexOf("<meta", tagEnd, close - tagEnd, StringComparison.OrdinalIgnoreCase);
            }
        }

        return close >= end ? end : TagEnd(html, close, end) is var after && close == from ? from : after;
    }

    static void NoteDate(CleanTextBuilder builder, ReadOnlySpan<char> tag, string name)
    {
        if (builder.Dated is not null) return;
        var isTime = name.Equals("time", StringComparison.OrdinalIgnoreCase);
        var isMeta = name.Equals("meta", StringComparison.OrdinalIgnoreCase) &&
            (tag.Contains("published", StringComparison.OrdinalIgnoreCase)
                || tag.Contains("pubdate", StringComparison.OrdinalIgnoreCase));
        if (!isTime && !isMeta) return;
        var attribute = isTime ? "datetime=" : "content=";
        var at = tag.IndexOf(attribute, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return;
        var value = tag[(at + attribute.Length)..].TrimStart("\"'");
        if (value.Length >= 10
            && DateOnly.TryParseExact(
                value[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            builder.Dated = day;
        }
    }

    /// <summary>Adds text up to the next tag: white space folded, entities decoded.</summary>
    static int KeepText(CleanTextBuilder builder, string html, int position, int end)
    {
        var from = position;
        if (html[position] == '<') position++;
        for (; position < end && html[position] != '<'; position++)
        {
            var letter = html[position];
            if (letter == '&' && TryEntity(html, position, end, out var length, out var decoded))
            {
                builder.Keep(from, position);
                builder.Replace(position, position + length, decoded);
                position += length - 1;
                from = position + 1;
            }
            else if (char.IsWhiteSpace(letter))
            {
                builder.Keep(from, position);
                var space = position;
                while (position + 1 < end && char.IsWhiteSpace(html[position + 1])) position++;
                if (!builder.EndsWithSpace) builder.Replace(space, position + 1, " ");
                from = position + 1;
            }
        }

        builder.Keep(from, position);
        return position;
    }

    static bool TryEntity(string html, int position, int end, out int length, out string decoded)
    {
        var window = html.AsSpan(position, Math.Min(LongestEntity, end - position));
        var semicolon = window.IndexOf(';');
        (length, decoded) = (0, "");
        if (semicolon < 2) return false;
        var entity = window[..(semicolon + 1)].ToString();
        decoded = WebUtility.HtmlDecode(entity);
        length = entity.Length;
        return decoded.Length > 0 && !decoded.Equals(entity, StringComparison.Ordinal);
    }
}
