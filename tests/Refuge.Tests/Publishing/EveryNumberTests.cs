using System.Xml.Linq;
using Refuge.Publishing;
using Refuge.Tests.Building;
using Refuge.Tests.Shared;

namespace Refuge.Tests.Publishing;

/// <summary>
/// Walks the bulletin and asks of every number on it: where does it come from, and does that place exist?
/// </summary>
public class EveryNumberTests
{
    public static TheoryData<Audience, string> EveryBulletin =>
    [
        .. Enum.GetValues<Audience>()
            .SelectMany(
                audience => Languages.Select(language => new TheoryDataRow<Audience, string>(audience, language))),
    ];

    static readonly string[] Languages = ["en", "ar"];

    [Theory, MemberData(nameof(EveryBulletin))]
    public void Every_number_of_the_bulletin_leads_to_its_evidence(Audience audience, string language)
    {
        var walk =
            EvidenceWalk.Through(Opened.All(PublishedCrisis.Findings, audience, Wording.Find(language)), IsOfFolder);

        Assert.NotEmpty(walk.Numbers);
        Assert.Empty(walk.Lost);
    }

    /// <summary>
    /// The invented crisis has no folder: a citation is of it when it names one of its tables or reports.
    /// </summary>
    static bool IsOfFolder(string citation) => citation.StartsWith("reports/", StringComparison.Ordinal)
        || (citation.Contains('#', StringComparison.Ordinal) && !Written.Contains(citation.Split('#')[0]));

    /// <summary>The tables that the program writes itself.</summary>
    static readonly string[] Written = [
        "alerts.csv", "claims.csv", "contradictions.csv", "situation.csv", "forecast.csv", "drivers.csv", "needs.csv",
        "run.json"];

    [Theory, MemberData(nameof(EveryBulletin))]
    public void Every_link_within_the_bulletin_leads_somewhere(Audience audience, string language)
    {
        var page =
            EvidenceWalk.Body(Opened.All(PublishedCrisis.Findings, audience, Wording.Find(language))["bulletin.html"]);
        var ids = page.Descendants().Attributes("id").Select(id => $"#{id.Value}").ToHashSet();

        Assert.All(page.Descendants("a").Attributes("href"), link => Assert.Contains(link.Value, ids));
    }

    [Fact]
    public void The_bulletin_asks_nothing_of_the_network_and_runs_no_script()
    {
        var html = Opened.All(PublishedCrisis.Findings, Audience.Partner)["bulletin.html"];
        var page = EvidenceWalk.Body(html);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(
            page.Descendants().Attributes(),
            attribute => attribute.Name.LocalName is "src" or "srcset"
            || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_picture_says_in_words_what_it_shows()
    {
        var page = EvidenceWalk.Body(Opened.All(PublishedCrisis.Findings, Audience.Partner)["bulletin.html"]);

        Assert.NotEmpty(page.Descendants("svg"));
        Assert.All(
            page.Descendants("svg"),
            picture =>
                Assert.True(picture.Element("title")?.Value.Length > 0 && picture.Element("desc")?.Value.Length > 0));
    }

    [Fact]
    public void Every_table_has_a_caption_and_heads_with_a_scope()
    {
        var page = EvidenceWalk.Body(Opened.All(PublishedCrisis.Findings, Audience.Restricted)["bulletin.html"]);

        Assert.All(page.Descendants("table"), table => Assert.NotNull(table.Element("caption")));
        Assert.All(page.Descendants("th"), head => Assert.NotNull(head.Attribute("scope")));
    }
}
