using System.Xml.Linq;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Bulletins;

/// <summary><c>bulletin.html</c>: one file that needs no network, no script and no font but the reader's own.</summary>
static class HtmlBulletin
{
    /// <summary>The file.</summary>
    internal static Document Of(Disclosure shown, Wording words, GroundMap ground) =>
        new("bulletin.html", writer => writer.Write(Text(shown, words, ground)));

    /// <summary>
    /// The same for a web site, which has a frame of its own and shows the words of a report where they stand.
    /// </summary>
    internal static PublishedPage Page(
        Disclosure shown, Wording words, GroundMap ground, Func<Passage, string> addressOf)
    {
        var main = Labelled(Main(new(shown, words, new(words, addressOf)), ground));
        return new(words.Language, words.IsRightToLeft, Title(shown, words), Write(main));
    }

    static string Title(Disclosure shown, Wording words) => $"{shown.Title} · {words.Day(shown.AsOf)}";

    static string Text(Disclosure shown, Wording words, GroundMap ground)
    {
        var page = new Page(shown, words, new(words));
        var body = Tag("body", Labelled(Main(page, ground)));
        var direction = words.IsRightToLeft ? "rtl" : "ltr";
        var title = new XText(Title(shown, words)).ToString();

        return
            "<!doctype html>\n" +
            $"<html lang=\"{words.Language}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n" +
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
            "<meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n" +
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
            + "img-src data:\">\n" +
            $"<title>{title}</title>\n<style>\n{Style.Sheet}{Style.PrintedMarks(OpeningSection.PrintedMark(page))}"
            + $"</style>\n</head>\n{Write(body)}\n</html>\n";
    }

    /// <summary>
    /// Gives the cells of wide tables the head of their column: on a telephone each row becomes a card.
    /// </summary>
    static XElement Labelled(XElement main)
    {
        foreach (var table in main.Descendants("table"))
        {
            var heads = table.Element("thead")?.Descendants("th").Select(head => head.Value).ToList() ?? [];
            if (heads.Count < FewestColumnsOfCards) continue;

            table.SetAttributeValue("class", $"{table.Attribute("class")?.Value} cards".TrimStart());
            foreach (var row in table.Elements("tbody").Elements("tr"))
            {
                foreach (var (cell, head) in row.Elements().Zip(heads).Skip(1))
                {
                    cell.SetAttributeValue("data-label", head);
                }
            }
        }

        return main;
    }

    const int FewestColumnsOfCards = 7;

    static XElement Main(Page page, GroundMap ground) => Tag(
        "main",
        OpeningSection.Draw(page),
        BulletinOrder.Of(page).Select(section => HtmlBlocks.Draw(page, section)).ToList(),
        BulletinOrder.Behind(page, ground).Select(section => HtmlBlocks.Draw(page, section)).ToList(),
        EvidenceSection.Draw(page));
}
