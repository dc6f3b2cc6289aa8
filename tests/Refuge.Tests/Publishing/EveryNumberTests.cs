using System.Text.Json;
using System.Xml.Linq;
using Refuge.Publishing;
using Refuge.Tests.Building;

namespace Refuge.Tests.Publishing;

/// <summary>Walks the bulletin and asks of every number on it: where does it come from, and does that place exist?</summary>
public class EveryNumberTests
{
    public static TheoryData<Audience, string> EveryBulletin =>
    [
        .. Enum.GetValues<Audience>().SelectMany(audience => Languages.Select(language => new TheoryDataRow<Audience, string>(audience, language))),
    ];

    static readonly string[] Languages = ["en", "ar"];

    [Theory, MemberData(nameof(EveryBulletin))]
    public void Every_number_of_the_bulletin_leads_to_its_evidence(Audience audience, string language)
    {
        var files = Opened.All(PublishedCrisis.Findings, audience, Wording.Find(language));
        var page = Body(files["bulletin.html"]);
        var places = new EvidencePlaces(files, page);

        var texts = page.DescendantNodes().OfType<XText>().Where(text => text.Value.Any(char.IsDigit)).ToList();
        var lost = texts.Where(text => Origin(text) is not { } origin || !places.Hold(origin)).Select(text => $"{text.Value} ← {Origin(text) ?? "nothing"}");

        Assert.NotEmpty(texts);
        Assert.Empty(lost);
    }

    [Theory, MemberData(nameof(EveryBulletin))]
    public void Every_link_within_the_bulletin_leads_somewhere(Audience audience, string language)
    {
        var page = Body(Opened.All(PublishedCrisis.Findings, audience, Wording.Find(language))["bulletin.html"]);
        var ids = page.Descendants().Attributes("id").Select(id => $"#{id.Value}").ToHashSet();

        Assert.All(page.Descendants("a").Attributes("href"), link => Assert.Contains(link.Value, ids));
    }

    [Fact]
    public void The_bulletin_asks_nothing_of_the_network_and_runs_no_script()
    {
        var html = Opened.All(PublishedCrisis.Findings, Audience.Partner)["bulletin.html"];
        var page = Body(html);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(
            page.Descendants().Attributes(),
            attribute => attribute.Name.LocalName is "src" or "srcset" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_picture_says_in_words_what_it_shows()
    {
        var page = Body(Opened.All(PublishedCrisis.Findings, Audience.Partner)["bulletin.html"]);

        Assert.NotEmpty(page.Descendants("svg"));
        Assert.All(page.Descendants("svg"), picture => Assert.True(picture.Element("title")?.Value.Length > 0 && picture.Element("desc")?.Value.Length > 0));
    }

    [Fact]
    public void Every_table_has_a_caption_and_heads_with_a_scope()
    {
        var page = Body(Opened.All(PublishedCrisis.Findings, Audience.Restricted)["bulletin.html"]);

        Assert.All(page.Descendants("table"), table => Assert.NotNull(table.Element("caption")));
        Assert.All(page.Descendants("th"), head => Assert.NotNull(head.Attribute("scope")));
    }

    internal static XElement Body(string html) => XElement.Parse(html[html.IndexOf("<body", StringComparison.Ordinal)..html.IndexOf("</html>", StringComparison.Ordinal)]);

    /// <summary>A footnote's number leads by its link, everything else by the nearest element that says where it is from.</summary>
    static string? Origin(XText text) =>
        text.Parent!.Name.LocalName == "a" && text.Parent.Attribute("href") is { } link
            ? link.Value.TrimStart('#')
            : text.Ancestors().Select(element => element.Attribute("data-from")?.Value).FirstOrDefault(from => from is not null);

    /// <summary>The places that a figure may lead to: entries of the evidence list, rows of the tables beside the page, the run.</summary>
    sealed class EvidencePlaces(Dictionary<string, string> files, XElement page)
    {
        readonly HashSet<string> ids = [.. page.Descendants("li").Attributes("id").Select(id => id.Value)];

        internal bool Hold(string origin)
        {
            if (ids.Contains(origin)) return true;
            if (origin == "run.json") return JsonDocument.Parse(files["run.json"]).RootElement.GetProperty("run").GetString()!.Length == 16;

            var parts = origin.Split('#', 2);
            if (!files.TryGetValue(parts[0], out var table)) return false;
            if (parts.Length == 1) return true;

            return Opened.Rows(table).Exists(row => string.Join('/', Keys[parts[0]].Select(column => row[column])) == parts[1]);
        }

        static readonly Dictionary<string, string[]> Keys = new()
        {
            ["alerts.csv"] = ["date", "place", "alert"],
            ["needs.csv"] = ["date", "place", "caseload", "indicator", "phase"],
            ["funding.csv"] = ["action", "place", "scenario"],
            ["forecast.csv"] = ["place", "measure"],
        };
    }
}
