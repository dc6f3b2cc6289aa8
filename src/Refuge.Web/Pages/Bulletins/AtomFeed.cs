using System.Globalization;
using System.Xml.Linq;
using Refuge.Storage.Publications;

namespace Refuge.Web.Pages.Bulletins;

/// <summary>The bulletins of a tier as a feed (Atom Syndication Format, RFC 4287).</summary>
static class AtomFeed
{
    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed.</summary>
    /// <param name="title">The title of the crisis.</param>
    /// <param name="acts">The acts of the tier, the newest first.</param>
    /// <param name="self">The address of the feed.</param>
    /// <param name="addressOf">The address of a bulletin.</param>
    /// <param name="words">The words of the reader's language.</param>
    internal static string Of(
        string title, IReadOnlyList<KeptPublication> acts, Uri self, Func<KeptPublication, Uri> addressOf,
        PageWords words)
    {
        var bulletins = acts.Where(static act => act.Signed.Act != PublicationAct.Withdraw).ToList();
        var updated = acts.Count == 0 ? DateTimeOffset.UnixEpoch : acts[0].SignedAt;
        var feed = new XElement(
            Atom + "feed", new XAttribute(XNamespace.Xml + "lang", words.Language),
            new XElement(Atom + "id", self.AbsoluteUri), new XElement(Atom + "title", title),
            new XElement(Atom + "updated", Moment(updated)),
            new XElement(Atom + "author", new XElement(Atom + "name", "Refuge")),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", self.AbsoluteUri)),
            bulletins.Select(act => Entry(title, act, addressOf(act), words)));
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{feed}\n";
    }

    static XElement Entry(string title, KeptPublication act, Uri address, PageWords words)
    {
        var last = act.Withdrawal ?? act.Correction;
        return new(
            Atom + "entry", new XElement(Atom + "id", address.AbsoluteUri),
            new XElement(Atom + "title", BulletinsView.TitleOf(act, title, words)),
            act.Signed.Story.Byline is { Length: > 0 } byline
                ? new XElement(Atom + "author", new XElement(Atom + "name", byline))
                : null,
            new XElement(Atom + "published", Moment(act.SignedAt)),
            new XElement(Atom + "updated", Moment(last?.SignedAt ?? act.SignedAt)),
            new XElement(Atom + "link", new XAttribute("href", address.AbsoluteUri)),
            new XElement(Atom + "summary", BulletinsView.StandingOf(act, words)));
    }

    static string Moment(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
