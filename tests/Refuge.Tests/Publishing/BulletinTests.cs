using Refuge.Funding;
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
    public void What_was_signed_is_printed_as_a_request_that_a_fund_can_take_until_it_is_taken_back()
    {
        string Page(params (DecisionOutcome Decided, int Day)[] decisions) => Opened.All(
            PublishedCrisis.Findings with
            {
                Decisions = [.. decisions.Select(static each => Signed(each.Decided, each.Day))],
            }, Audience.Restricted)["bulletin.md"];

        var page = Page((DecisionOutcome.Yes, 10));

        Assert.Contains("Requests for money, as signed", page, StringComparison.Ordinal);
        Assert.Contains(
            "1,800 plots", page[page.IndexOf("Requests for money", StringComparison.Ordinal)..],
            StringComparison.Ordinal);
        Assert.Contains("Signed on ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Requests for money", Page(), StringComparison.Ordinal);
        Assert.DoesNotContain("Requests for money", Page((DecisionOutcome.Withdrawn, 10)), StringComparison.Ordinal);
        Assert.DoesNotContain("Requests for money", Page((DecisionOutcome.No, 10)), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Requests for money", Page((DecisionOutcome.Yes, 10), (DecisionOutcome.Deferred, 11)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_says_who_signed_whom_it_is_for_and_how_much_was_signed()
    {
        static string Page(Recorded<Decision> decision)
        {
            var page = Opened.All(
                PublishedCrisis.Findings with { Decisions = [decision] }, Audience.Restricted)["bulletin.md"];
            return page[page.IndexOf("Requests for money", StringComparison.Ordinal)..];
        }

        var whole = Page(Signed(DecisionOutcome.Yes, 10));
        Assert.Contains("by the fund manager", whole, StringComparison.Ordinal);
        Assert.Contains("last day to order", whole, StringComparison.Ordinal);
        Assert.Contains("Nobody is named who would build or bring it", whole, StringComparison.Ordinal);

        var part = Page(Signed(DecisionOutcome.Yes, 10, role: null, quantity: 500));
        Assert.Contains("500 plots", part, StringComparison.Ordinal);
        Assert.Contains("The plan says 1,800 plots; so much was not signed.", part, StringComparison.Ordinal);
        Assert.Contains("for a sum that nobody wrote", part, StringComparison.Ordinal);
        Assert.Contains("by whom nobody wrote down", part, StringComparison.Ordinal);

        Assert.Contains(
            "850,000 ", Page(Signed(DecisionOutcome.Yes, 10, quantity: 500, amount: 850_000)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_somebody_typed_is_told_in_the_own_folder_alone()
    {
        static bool Tells(Audience audience, string role)
        {
            var findings = PublishedCrisis.Findings;
            using var document = System.Text.Json.JsonDocument.Parse(Opened.All(findings, audience)["run.json"]);
            var run = document.RootElement.GetProperty("run").GetString();
            return Opened.All(
                findings with { Decisions = [Signed(DecisionOutcome.Yes, 10, role: role, run: run)] },
                audience)["bulletin.md"].Contains(role, StringComparison.Ordinal);
        }

        Assert.True(Tells(Audience.Restricted, "Colonel Example"));
        Assert.False(Tells(Audience.Partner, "Colonel Example"));
        Assert.True(Tells(Audience.Partner, "fund manager"));
    }

    static Recorded<Decision> Signed(
        DecisionOutcome decided, int day, string? role = "fund manager", double? quantity = null,
        decimal? amount = null, string? run = null) => new(
        new(
            new(2031, 4, day), run ?? PublishedCrisis.Findings.Run.Identity, "plots", null, quantity, amount, decided,
            role, null, null), new(2031, 4, day), null, []);

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
            .Where(circle => circle.Attribute("class")!.Value.StartsWith("place", StringComparison.Ordinal))
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

    [Fact]
    public void The_screen_tells_every_statement_of_the_mail_that_is_not_folded_away()
    {
        var screen = Flat(string.Join(' ', Screen(Audience.Partner, 80).Select(line => line.Text)));
        var page = EvidenceWalk.Body(Opened.All(PublishedCrisis.Findings, Audience.Partner)["bulletin.html"]);

        var told = page.Descendants("strong")
            .Where(lead => !lead.Ancestors("details").Any() && !lead.Ancestors("figure").Any()
                && lead.Ancestors("section").First().Attribute("id")!.Value is not ("map" or "sites"))
            .Select(lead => Flat(lead.Value)).ToList();

        Assert.True(told.Count > 15);
        Assert.All(told, lead => Assert.Contains(lead, screen, StringComparison.Ordinal));
    }

    [Theory, InlineData(40), InlineData(80)]
    public void No_line_of_the_screen_is_longer_than_the_terminal_is_wide(int width) =>
        Assert.All(
            Screen(Audience.Restricted, width),
            line => Assert.InRange(line.Text.Length, 0, width));

    [Fact]
    public void An_alert_that_nobody_closed_says_how_old_it_is_and_asks_to_go_or_to_close_it()
    {
        var alert = PublishedCrisis.Findings.Needs.Alerts[0] with { Date = PublishedCrisis.AsOf.AddDays(-140) };
        var findings = PublishedCrisis.Findings with
        {
            Needs = PublishedCrisis.Findings.Needs with { Alerts = [alert] },
        };

        var mail = Opened.Make(findings, Audience.Restricted, Wording.English)["bulletin.md"];

        Assert.Contains(
            "140 days old. Still open: go and see, or close it.", mail, StringComparison.Ordinal);
    }

    [Fact]
    public void At_most_so_much_paid_is_at_least_so_much_unmet_and_both_are_printed_exactly()
    {
        var money = PublishedCrisis.Findings.Funding.Money;
        var findings = PublishedCrisis.Findings with
        {
            Funding = PublishedCrisis.Findings.Funding with
            {
                Money = [
                    money[0] with { Flow = money[0].Flow with { Amount = new(284_000_000) } },
                    money[1] with { Flow = money[1].Flow with { Amount = new(142_000_000, Bound.AtMost) } },
                ],
            },
        };

        var mail = Opened.Make(findings, Audience.Public, Wording.English)["bulletin.md"];

        Assert.Contains("asked 284,000,000 USD", mail, StringComparison.Ordinal);
        Assert.Contains("paid at most 142,000,000 USD", mail, StringComparison.Ordinal);
        Assert.Contains("unmet at least 142,000,000 USD", mail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_says_its_age_and_how_it_changed_within_a_week()
    {
        var series = PublishedCrisis.Findings.Situation.Series[0];
        var whole = series with { Value = series.Value with { Id = new("whole"), Title = "People displaced" } };
        var counts = new[] { (0, 9_000.0), (-6, 7_500.0), (-13, 7_000.0) }.Select(
            count => PublishedCrisis.Findings.Situation.Observations[0] with
            {
                Value = new(
                    PublishedCrisis.AsOf.AddDays(count.Item1), null, null, new("whole"), new(count.Item2), null, null,
                        false),
            });
        var findings = PublishedCrisis.Findings with
        {
            Situation = PublishedCrisis.Findings.Situation with { Series = [whole], Observations = [.. counts] },
        };

        var mail = Opened.Make(findings, Audience.Partner, Wording.English)["bulletin.md"];

        Assert.Contains(
            "**9,000:** People displaced (Camp Cluster), 9 Apr 2031, today. +1,500 in 6 days, since 3 Apr 2031.", mail,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_that_is_said_to_be_full_has_no_free_place_whatever_was_counted()
    {
        var full = new Refuge.Situations.Fact(
            PublishedCrisis.BrickKiln, null, "facility:capacity", "full", PublishedCrisis.AsOf, null,
                PublishedCrisis.AsOf,
            [PublishedCrisis.Row("facilities.csv", "brick-kiln/capacity")], []);
        var situation = PublishedCrisis.Findings.Situation;
        var findings =
            PublishedCrisis.Findings with { Situation = situation with { Facts = [.. situation.Facts, full] } };

        var mail = Opened.Make(findings, Audience.Partner, Wording.English)["bulletin.md"];

        Assert.Contains("Free: 10,800 places.", Mail(Audience.Partner), StringComparison.Ordinal);
        Assert.Contains("Free: 2,500 places.", mail, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_today_is_told_apart_from_what_only_must_be_ordered_today()
    {
        var plan = PublishedCrisis.Findings.Funding;
        var later = plan.Lines.Single(line => line.IsShortToday) with
        {
            IsShortToday = false,
            Quantity = 30,
            NeededBy = PublishedCrisis.AsOf.AddDays(20),
        };
        var findings = PublishedCrisis.Findings with { Funding = plan with { Lines = [.. plan.Lines, later] } };

        var mail = Opened.Make(findings, Audience.Restricted, Wording.English)["bulletin.md"];

        Assert.Contains("Order now: 48 toilets", mail, StringComparison.Ordinal);
        Assert.Contains("Missing now: 18; the rest from 29 Apr 2031.", mail, StringComparison.Ordinal);
    }

    static string Mail(Audience audience) => Opened.All(PublishedCrisis.Findings, audience)["bulletin.md"];

    static IReadOnlyList<ScreenLine> Screen(Audience audience, int width) => Publication.ComposeWithScreen(
        PublishedCrisis.Findings, audience, Wording.English, GroundMap.None, width).Screen;

    static string Flat(string text) =>
        string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
