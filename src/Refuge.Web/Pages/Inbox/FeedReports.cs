using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Refuge.Cycle;

namespace Refuge.Web.Pages.Inbox;

/// <summary>
/// The entries of a feed as reports: Atom (RFC 4287) or RSS 2.0 (RSS Advisory Board, 2009). Each becomes a web page of
/// its title and text, dated and addressed as the feed says.
/// </summary>
static class FeedReports
{
    /// <summary>Of a feed no more entries are taken: the first, which are the newest.</summary>
    internal const int MostEntries = 50;

    /// <summary>A longer feed is none, in letters.</summary>
    const int MostLetters = 16_000_000;

    const int LongestName = 60;

    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Where RSS keeps the whole text beside a summary (RDF Site Summary 1.0 Modules: Content).</summary>
    static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";

    static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    /// <summary>The reports of a feed. Null where the bytes are none.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="index">What is said of each report; the day and the address of an entry go before it.</param>
    internal static IReadOnlyList<ReceivedReport>? Read(byte[] bytes, IReadOnlyDictionary<string, string> index)
    {
        if (Root(bytes) is not { } root) return null;
        var entries = root.Name == Atom + "feed" ? root.Elements(Atom + "entry").Select(OfAtom)
            : root.Name == "rss" ? root.Elements("channel").Elements("item").Select(OfRss)
            : null;
        return entries is null ? null : [.. entries.Take(MostEntries).Select(entry => ReportOf(entry, index))];
    }

    /// <summary>Nothing is looked up, and nothing that grows when it is read is taken.</summary>
    static XElement? Root(byte[] bytes)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            MaxCharactersInDocument = MostLetters,
            XmlResolver = null,
        };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    static Entry OfAtom(XElement entry)
    {
        var text = entry.Element(Atom + "content") ?? entry.Element(Atom + "summary");
        return new(
            entry.Element(Atom + "title")?.Value.Trim() ?? "",
            (string?)text?.Attribute("type") switch
            {
                "html" => text!.Value,
                "xhtml" => string.Concat(text!.Elements(Html + "div").Nodes()),
                _ => Frame.Safe(text?.Value ?? ""),
            },
            (string?)entry.Elements(Atom + "link")
                .FirstOrDefault(static link => (string?)link.Attribute("rel") is null or "alternate")?.Attribute("href"),
            entry.Element(Atom + "published")?.Value ?? entry.Element(Atom + "updated")?.Value);
    }

    static Entry OfRss(XElement item) => new(
        item.Element("title")?.Value.Trim() ?? "",
        item.Element(Content + "encoded")?.Value ?? item.Element("description")?.Value ?? "",
        item.Element("link")?.Value.Trim(), item.Element("pubDate")?.Value);

    static ReceivedReport ReportOf(Entry entry, IReadOnlyDictionary<string, string> index)
    {
        var title = Frame.Safe(entry.Title);
        var bytes = Encoding.UTF8.GetBytes(
            $"""
            <!doctype html>
            <html><head><meta charset="utf-8"><title>{title}</title></head>
            <body><article><h1>{title}</h1>
            {entry.Text}
            </article></body></html>

            """);
        var said = new Dictionary<string, string>(index, StringComparer.Ordinal);
        if (DayOf(entry.Day) is { } day) said["published"] = day;
        if (entry.Link is { } link && IsWebAddress(link)) said["url"] = link;
        return new(NameOf(said.GetValueOrDefault("published", "undated"), entry.Title, bytes), bytes, said);
    }

    /// <summary>
    /// A name of a report: its day, some words, and a mark of its bytes, so that the same is the same.
    /// </summary>
    internal static string NameOf(string day, string title, byte[] bytes)
    {
        var plain = string.Concat(title.Select(static letter => char.IsLetterOrDigit(letter) ? letter : '-'));
        var words = string.Join('-', plain.Split('-', StringSplitOptions.RemoveEmptyEntries));
        var mark = Convert.ToHexStringLower(SHA256.HashData(bytes))[..8];
        return $"{day}-{words[..Math.Min(words.Length, LongestName)]}-{mark}.html";
    }

    /// <summary>The day as the feed's own clock has it.</summary>
    static string? DayOf(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
        || DateTimeOffset.TryParse(WithoutZone(text), CultureInfo.InvariantCulture, DateTimeStyles.None, out moment)
            ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    /// <summary>
    /// RSS names zones by letters, such as EST, which .NET does not know; the day stands before them.
    /// </summary>
    static string? WithoutZone(string? text) =>
        text?.Trim() is { } moment && moment.LastIndexOf(' ') is > 0 and var end ? moment[..end] : null;

    static bool IsWebAddress(string link) => Uri.TryCreate(link, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    /// <summary>An entry of a feed.</summary>
    /// <param name="Title">Its title, as plain text.</param>
    /// <param name="Text">Its text, as HTML.</param>
    /// <param name="Link">Where it stands.</param>
    /// <param name="Day">When it was published, as the feed writes it.</param>
    sealed record Entry(string Title, string Text, string? Link, string? Day);
}
