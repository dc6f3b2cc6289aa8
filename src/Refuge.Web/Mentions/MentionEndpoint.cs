using System.Text.RegularExpressions;
using Refuge.Web.Fetching;

namespace Refuge.Web.Mentions;

/// <summary>Where a page wants to be told of pages that link to it (Webmention, W3C 2017, 3.1.2).</summary>
static partial class MentionEndpoint
{
    const string Relation = "webmention";

    /// <summary>The address. Null where the page names none.</summary>
    /// <param name="page">The page, with the fields of its head.</param>
    internal static Uri? Of(FetchedPage page)
    {
        var said = page.Links.SelectMany(static links => Link().Matches(links)).Where(HasRelation)
            .Select(static link => link.Groups["address"].Value).FirstOrDefault();
        // An empty address is the page itself.
        return (said ?? LinkedPage.AddressOf(page, IsRelation)) is { } address
            && Uri.TryCreate(page.Address, address, out var endpoint)
            ? endpoint
            : null;
    }

    /// <summary>Whether the first relations that are stated for an address are the one (RFC 8288, 3.3).</summary>
    static bool HasRelation(Match link)
    {
        var stated = Parameter().Matches(link.Groups["parameters"].Value).FirstOrDefault(
            static each => each.Groups["name"].Value.Equals("rel", StringComparison.OrdinalIgnoreCase));
        return stated is not null && IsRelation(stated.Groups["value"].Value);
    }

    static bool IsRelation(string relations) => relations.Split(
        ' ', StringSplitOptions.RemoveEmptyEntries).Contains(Relation, StringComparer.OrdinalIgnoreCase);

    /// <summary>An address in angle brackets and what is said of it (RFC 8288, 3).</summary>
    [GeneratedRegex(
        "<(?<address>[^>]*)>(?<parameters>(?:\\s*;\\s*[a-zA-Z*]+\\s*=\\s*(?:\"[^\"]*\"|[^\"\\s,;]+))*)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(
        ";\\s*(?<name>[a-zA-Z*]+)\\s*=\\s*(?:\"(?<value>[^\"]*)\"|(?<value>[^\"\\s,;]+))", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
