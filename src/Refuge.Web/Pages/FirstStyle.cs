using System.Security.Cryptography;
using System.Text;
using Refuge.Publishing;

namespace Refuge.Web.Pages;

/// <summary>
/// The rules of the style sheet that text needs, which stand in the page itself: a browser shows no text before a
/// sheet that is linked above it has come.
/// </summary>
/// <remarks>
/// They are taken from the sheet line by line, each line a rule, so that nothing is styled twice in two ways. The whole
/// sheet is linked below the text.
/// </remarks>
static class FirstStyle
{
    /// <summary>What the rules are about: words, tables and the frame; no map, no chart, no form.</summary>
    static readonly string[] Selectors =
    [
        ":root", "*", "html", "body", "[hidden]", "main", "h1", "h2", "h3", "p", "a", "svg", "table", "th,td", "caption",
        ".number", ".scroll", ".marks", ".audience", ".stamp", ".known", ".small", ".skip", "header.site", "nav.circles",
        "footer.site", "form.moment", "details", "summary", "section.signed", "ul.items", "ul.stories", "sup.refs", "button",
    ];

    /// <summary>The rules.</summary>
    internal static string Rules { get; } = Choose(PublishedPage.StyleSheet + SiteAssets.Read("site.css"));

    /// <summary>
    /// What the policy of the pages says to allow these rules and no other in a page (Content Security Policy 3,
    /// 2.3.1).
    /// </summary>
    internal static string Source { get; } =
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Rules)))}'";

    static string Choose(string sheet)
    {
        var chosen = new StringBuilder();
        var (medium, isOpen) = ("", false);
        foreach (var line in sheet.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith("@media", StringComparison.Ordinal)) medium = line;
            else if (line == "}") Close();
            else if (IsFirst(line) && medium != "@media print{") Add(line);
        }

        return chosen.ToString();

        void Add(string rule)
        {
            // A medium is opened with its first rule.
            if (medium.Length > 0 && !isOpen) chosen.Append(medium);
            isOpen = medium.Length > 0;
            chosen.Append(rule);
        }

        void Close()
        {
            if (isOpen) chosen.Append('}');
            (medium, isOpen) = ("", false);
        }
    }

    static bool IsFirst(string rule)
    {
        var selector = rule.Split('{')[0];
        return Array.Exists(Selectors, each => selector.StartsWith(each, StringComparison.Ordinal)
            && (selector.Length == each.Length || !char.IsLetterOrDigit(selector[each.Length])));
    }
}
