using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using Refuge.Formats.Reports;

namespace Refuge.Web.Fetching;

/// <summary>What a page of somebody else says of itself, and whether it links to an address.</summary>
/// <remarks>
/// The page is read token by token, as the standard says (HTML, WHATWG, 13.2.5), and no tree is made of it: a tree of a
/// million letters of open elements takes minutes, for elements that are closed in the wrong order are opened anew.
/// </remarks>
/// <param name="Title">Its title as plain text; its host where it has none.</param>
/// <param name="LinksTo">Whether it links to the address.</param>
sealed partial record LinkedPage(string Title, bool LinksTo)
{
    /// <summary>Nobody reads a longer title in a list.</summary>
    const int MostLetters = 160;

    /// <summary>Reads a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="target">The address that it may link to; a place within it counts too.</param>
    internal static LinkedPage Read(FetchedPage page, Uri target)
    {
        using var text = new TextSource(ReportFile.Of("linked.html", page.Html, null).Text);
        using var tokens = new HtmlTokenizer(text, HtmlEntityProvider.Resolver);
        var (start, linksTo, drawings) = (page.Address, false, 0);
        string? title = null;
        while (tokens.Get() is { Type: not HtmlTokenType.EndOfFile } token)
        {
            if (token is not HtmlTagToken tag) continue;
            if (tag.Name == "svg") drawings += tag.Type == HtmlTokenType.StartTag ? 1 : -1;
            if (tag.Type != HtmlTokenType.StartTag) continue;
            tokens.State = ModeAfter(tag.Name);
            if (tag.Name == "title" && title is null && drawings <= 0) title = TextOf(tokens);
            if (tag.Name == "base" && Uri.TryCreate(page.Address, tag.GetAttribute("href"), out var said)) start = said;
            linksTo |= AddressIn(tag) is { Length: > 0 } link && Uri.TryCreate(start, link, out var address)
                && AreSame(address, target);
        }

        return new(TitleOf(title, page.Address), linksTo);
    }

    /// <summary>The address in the first element of a page that names a relation.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isRelation">Whether the relations of an element are the one.</param>
    internal static string? AddressOf(FetchedPage page, Func<string, bool> isRelation)
    {
        using var text = new TextSource(ReportFile.Of("linked.html", page.Html, null).Text);
        using var tokens = new HtmlTokenizer(text, HtmlEntityProvider.Resolver);
        while (tokens.Get() is { Type: not HtmlTokenType.EndOfFile } token)
        {
            if (token is not HtmlTagToken { Type: HtmlTokenType.StartTag } tag) continue;
            tokens.State = ModeAfter(tag.Name);
            if (tag.Name is "link" or "a" && isRelation(tag.GetAttribute("rel"))
                && tag.Attributes.Any(static each => each.Name == "href"))
            {
                return tag.GetAttribute("href");
            }
        }

        return null;
    }

    /// <summary>The address that an element names (Webmention, W3C 2017, 3.2.2: in HTML, an attribute that holds
    /// it).</summary>
    static string? AddressIn(HtmlTagToken tag) => tag.Name switch
    {
        "a" or "area" => tag.GetAttribute("href"),
        "img" or "video" or "audio" or "iframe" => tag.GetAttribute("src"),
        "blockquote" or "q" => tag.GetAttribute("cite"),
        _ => null,
    };

    /// <summary>How the text within an element is read (HTML, WHATWG, 13.2.6.4).</summary>
    static HtmlParseMode ModeAfter(string name) => name switch
    {
        "title" or "textarea" => HtmlParseMode.RCData,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "script" => HtmlParseMode.Script,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => HtmlParseMode.PCData,
    };

    static string TextOf(HtmlTokenizer tokens)
    {
        var text = new StringBuilder();
        while (tokens.Get() is { Type: HtmlTokenType.Character } part) text.Append(part.Data);
        return text.ToString();
    }

    static bool AreSame(Uri one, Uri other) => Uri.Compare(
        one, other, UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.UriEscaped,
        StringComparison.Ordinal) == 0;

    /// <summary>Spaces become one; letters that steer a screen or turn the line are left out.</summary>
    static string TitleOf(string? title, Uri address)
    {
        var plain = Spaces().Replace(Steering().Replace(title ?? "", " "), " ").Trim();
        if (plain.Length == 0) return address.Host;
        if (plain.Length <= MostLetters) return plain;
        var cut = char.IsHighSurrogate(plain[MostLetters - 1]) ? MostLetters - 1 : MostLetters;
        return $"{plain[..cut].TrimEnd()} …";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\uFFFD]")]
    private static partial Regex Steering();
}
