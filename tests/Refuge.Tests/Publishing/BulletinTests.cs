using Refuge.Publishing;
using Refuge.Tests.Building;
using Refuge.Tests.Shared;

namespace Refuge.Tests.Publishing;

/// <summary>The bulletin of an invented crisis, as approved by eye.</summary>
public class BulletinTests
{
    [Fact]
    public void The_bulletin_for_partners() =>
        Snapshot.Match(Opened.All(PublishedCrisis.Findings, Audience.Partner)["bulletin.html"]);

    [Fact]
    public void The_bulletin_for_chat_and_mail() =>
        Snapshot.Match(Opened.All(PublishedCrisis.Findings, Audience.Partner)["bulletin.md"]);

    [Fact]
    public void The_bulletin_for_the_public() =>
        Snapshot.Match(Opened.All(PublishedCrisis.Findings, Audience.Public)["bulletin.md"]);

    [Fact]
    public void The_record_of_the_run() =>
        Snapshot.Match(Opened.All(PublishedCrisis.Findings, Audience.Partner)["run.json"]);

    [Fact]
    public void A_plan_is_stamped_a_draft_until_a_decision_cites_its_run()
    {
        var run = PublishedCrisis.Findings.Run.Identity;
        var signed = PublishedCrisis.Findings with
        {
            Decisions = [
                new(
                    new(
                        new(2031, 4, 10), run, "plots", null, null, null, Refuge.Funding.DecisionOutcome.Yes,
                        "fund manager", null, null), new(2031, 4, 10), null, [])],
        };

        Assert.Contains(
            "DRAFT, COMPUTED, NOT DECIDED", Opened.All(PublishedCrisis.Findings, Audience.Partner)["bulletin.html"],
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            "NOT DECIDED", Opened.All(signed, Audience.Partner)["bulletin.html"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_findings_give_the_same_bytes() =>
        Assert.Equal(
            Opened.Make(PublishedCrisis.Findings, Audience.Restricted, Wording.English),
            Opened.Make(PublishedCrisis.Findings, Audience.Restricted, Wording.English));

    [Fact]
    public void A_title_cannot_smuggle_markup_into_the_page()
    {
        var findings = PublishedCrisis.Findings with { Title = "<script>alert(1)</script></title><b>" };

        var html = Opened.All(findings, Audience.Partner)["bulletin.html"];

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("</title><b>", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_place_that_no_map_shows_is_listed_and_never_drawn()
    {
        var page = EvidenceWalk.Body(Opened.All(PublishedCrisis.Findings, Audience.Partner)["bulletin.html"]);
        var map = page.Descendants("section").Single(section => section.Attribute("id")?.Value == "map");

        Assert.DoesNotContain("Camp near Dersin", map.Descendants("svg").Single().Value, StringComparison.Ordinal);
        Assert.Contains("Camp near Dersin, about 6 km from Dersin", map.Descendants("li").Select(item => item.Value));
    }

    [Fact]
    public void A_place_known_to_within_five_kilometres_is_drawn_five_times_as_wide_as_one_known_to_within_one()
    {
        var page = EvidenceWalk.Body(Opened.All(PublishedCrisis.Findings, Audience.Restricted)["bulletin.html"]);

        var radii = page.Descendants("circle")
            .Select(
                circle =>
                    double.Parse(
                        circle.Attribute("r")!.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(5, radii.Max() / radii.Min(), 0.2);
    }

    [Fact]
    public void Ways_are_drawn_in_the_own_folder_alone()
    {
        Assert.Contains(
            "class=\"way", Opened.All(PublishedCrisis.Findings, Audience.Restricted)["bulletin.html"],
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            "class=\"way", Opened.All(PublishedCrisis.Findings, Audience.Partner)["bulletin.html"],
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            "id=\"map\"", Opened.All(PublishedCrisis.Findings, Audience.Public)["bulletin.html"],
            StringComparison.Ordinal);
    }
}
