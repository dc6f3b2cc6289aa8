using System.Buffers;
using System.Collections.Frozen;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Documents;

/// <summary>
/// Tells lines that belong to a page, such as comment forms and share links, from lines of its story.
/// </summary>
static class PageLines
{
    const int LongestLine = 220;

    static readonly string[] CommentArea =
    [
        "one thought on", "thoughts on", "thought on “", "leave a reply", "leave a comment", "post a comment",
        "add a comment", "join the conversation",
        "comments are closed", "connecting to %s", "your email address will not be published", "responses to “",
        "related posts", "related articles",
        "most read", "most popular", "trending now", "more from", "read next", "recommended for you",
        "you may also like", "also read",
    ];

    static readonly string[] Logins =
    [
        "log in using", "please log in", "you must be logged in", "login to", "log in to", "sign in to",
        "commenting using your", "( log out", "log out / change", "log out /  change",
        "create an account", "register to comment", "fill in your details below",
    ];

    static readonly string[] Shares =
    [
        "share this", "share on", "click to share", "share via", "tweet this", "click to email", "follow us on",
        "like this:", "be the first to like this", "share with your friends",
        "copy link", "whatsapp", "pin it", "print this",
    ];

    static readonly string[] OtherFurniture =
    [
        "all rights reserved", "subscribe to", "sign up for", "newsletter", "cookie", "terms of use", "privacy policy",
        "read more:", "advertisement", "skip to content", "skip to main",
        "powered by", "proudly powered", "filed under", "posted in", "tagged with", "tags:", "previous post",
        "next post", "← previous", "next →", "search for:", "main menu", "wordpress.com logo",
        "google photo", "twitter picture", "facebook photo", "gravatar", "notify me of", "back to top",
        "view all posts", "recent posts", "loading...", "save my name", "required fields",
    ];

    static readonly string[] Copies =
    [
        "pingback:", "trackback:", "originally published", "originally appeared", "first published",
        "first appeared on", "first appeared in", "republished from", "reposted from",
        "this article was published by", "this story was published by", "appeared first on", "cross-posted from",
        "source:",
    ];

    static readonly SearchValues<string> CopiesAnywhere = Anywhere(Copies);
    static readonly SearchValues<string> WordsOfCopies = Anywhere(Copies.AsSpan(2..12));
    static readonly SearchValues<string> LoginsAnywhere = Anywhere(Logins);
    static readonly SearchValues<string> SharesAnywhere = Anywhere(Shares);
    static readonly SearchValues<string> FurnitureAnywhere = Anywhere(OtherFurniture);

    static readonly FrozenSet<string> Menu = Units.Words(
        "home about contact menu search share tweet email print comments reply facebook twitter google rss login "
        + "subscribe archives categories");

    /// <summary>What a line is about, when it is about the page. Null for a line of the story.</summary>
    internal static NoticeKind? Notice(string line)
    {
        if (line.Length > LongestLine && !StartsWithAny(line, Copies)) return null;
        if (ContainsAny(line, CopiesAnywhere)
            && (StartsWithAny(line.AsSpan().TrimStart(ListMarks), Copies) || ContainsAny(line, WordsOfCopies)))
        {
            return NoticeKind.Copy;
        }
        if (ContainsAny(line, LoginsAnywhere)) return NoticeKind.Login;
        if (IsCommentArea(line) || IsCommentCount(line)) return NoticeKind.Comment;
        return StartsWithAny(line, Shares) || (line.Length < 60 && ContainsAny(line, SharesAnywhere))
            ? NoticeKind.Share
            : null;
    }

    /// <summary>Whether a line opens the part of a page where its visitors speak.</summary>
    internal static bool IsCommentArea(string line) =>
        line.Length < LongestLine && StartsWithAny(line.AsSpan().TrimStart(ListMarks), CommentArea);

    /// <summary>
    /// Whether a count of comments opens them: below it stands when somebody wrote, or a link to answer.
    /// </summary>
    internal static bool OpensComments(string line, ReadOnlySpan<char> below)
    {
        if (!IsCommentCount(line)) return false;
        var next = below[..Math.Min(below.Length, NextLines)];
        return next.Contains("reply", StringComparison.OrdinalIgnoreCase)
            || next.Contains("log in to post", StringComparison.OrdinalIgnoreCase);
    }

    const int NextLines = 400;

    /// <summary>Whether a line is furniture of the page.</summary>
    /// <param name="line">The line.</param>
    /// <param name="notice">What <see cref="Notice"/> says of it.</param>
    internal static bool IsFurniture(string line, NoticeKind? notice)
    {
        if (notice is not null) return true;
        if (line.Length > LongestLine) return false;
        if (IsCaption(line) || line.StartsWith("The mission of the United Nations Office", StringComparison.Ordinal))
        {
            return true;
        }
        if (line.Length < 110 && ContainsAny(line, FurnitureAnywhere)) return true;
        return line.Length < 60 && IsMenu(line);
    }

    /// <summary>"A man in a street of Alma. REUTERS/Name", "(AP Photo/Name)": the words below a picture.</summary>
    static bool IsCaption(string line)
    {
        var last = line.AsSpan().TrimEnd([' ', '.', ')', '\r']);
        foreach (var credit in Credits)
        {
            var at = last.LastIndexOf(credit, StringComparison.Ordinal);
            if (at >= 0 && last.Length - at < LongestCredit) return true;
        }

        return false;
    }

    static readonly string[] Credits =
        ["REUTERS/", "AP Photo", "AFP PHOTO", "AFP/", "/AFP", "Getty Images", "Photo: ", "Photo by ", "Photograph: "];

    /// <summary>A picture is credited in so many letters at most.</summary>
    const int LongestCredit = 60;

    /// <summary>The site that a copy notice names.</summary>
    internal static string? Target(string line)
    {
        foreach (var mark in (string[])[
            "» ", " | ", "on www.", "appeared first on ", "appeared on ", "appeared in ", "published by ",
            "published in ", "published on ", "published at ", "republished from ", "reposted from ", "source: "])
        {
            var at = line.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && at + mark.Length < line.Length)
            {
                return line[(at + mark.Length)..].Trim(' ', '.', '"', '”', ')');
            }
        }

        return null;
    }

    static readonly char[] ListMarks =
        [' ', '\t', '-', '*', '•', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '.'];

    static bool IsCommentCount(string line)
    {
        var trimmed = line.Trim();
        var digits = 0;
        while (digits < trimmed.Length && char.IsAsciiDigit(trimmed[digits])) digits++;
        return digits is > 0 and < 7
            && trimmed[digits..].Trim()
            .ToUpperInvariant() is "COMMENTS" or "COMMENT" or "REPLIES" or "SHARES" or "THOUGHTS";
    }

    static bool IsMenu(string line)
    {
        var words = line.Split((char[])[' ', '|', '»', '/', '·', '•', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.All(static word => Menu.Contains(Lowered(word)));
    }

    static string Lowered(string word) =>
        string.Create(word.Length, word, static (span, source) => source.AsSpan().ToLowerInvariant(span));

    /// <summary>Marks that are looked for all at once, in any case: every line of a page is asked.</summary>
    static SearchValues<string> Anywhere(params ReadOnlySpan<string> marks) =>
        SearchValues.Create(marks, StringComparison.OrdinalIgnoreCase);

    static bool ContainsAny(string line, SearchValues<string> marks) => line.AsSpan().ContainsAny(marks);

    static bool StartsWithAny(ReadOnlySpan<char> line, string[] marks)
    {
        var start = line.TrimStart();
        foreach (var mark in marks)
        {
            if (start.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
