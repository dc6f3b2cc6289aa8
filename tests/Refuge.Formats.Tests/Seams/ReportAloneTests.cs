using Refuge.Funding;
using Refuge.Needs;
using Refuge.Publishing;
using Refuge.Situations;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// What the report of 28 August 2016 says reaches alerts, gaps and money, although nobody typed a row.
/// </summary>
public class ReportAloneTests(StartedFromReport started) : IClassFixture<StartedFromReport>
{
    static readonly PlaceId Camp = new("camp_near_qayyarah");
    static readonly PlaceId City = new("mosul");

    [Fact]
    public void Both_alerts_stand_at_the_camp_that_no_row_names()
    {
        var alerts = started.Findings.Needs.Alerts;

        Assert.Equal(
            [("dehydrated_infants", Camp), ("unsafe_water_with_illness", Camp)],
            alerts.Select(static alert => (alert.Kind, alert.Place)).Order());
    }

    [Fact]
    public void The_camp_needs_twenty_toilets_has_two_and_lacks_eighteen()
    {
        var toilets = Assert.Single(
            started.Findings.Needs.Today,
            static need => need.Place == Camp && need is { Indicator: "toilet", Phase: "emergency" });

        Assert.Equal((20, 2, 18), (toilets.Amount!.Value.Median, toilets.Have!.Value.Value, toilets.Gap!.Value.Median));
        Assert.Contains(toilets.Evidence, static evidence => evidence is QuoteEvidence);
    }

    [Fact]
    public void The_toilets_that_lack_are_planned_for_now()
    {
        Assert.Contains(
            started.Findings.Funding.Lines,
            static line => line.Place == Camp && line is { Action: "emergency-latrine", Quantity: 18 });
    }

    [Fact]
    public void At_least_a_million_people_are_beyond_reach_in_the_city()
    {
        var trapped = started.Findings.Needs.Today.Where(
            static need => need is { Caseload: Caseload.BeyondReach, Place.Code: "mosul" }).ToList();

        Assert.NotEmpty(trapped);
        Assert.All(
            trapped,
            static need => Assert.Equal((1_000_000, Bound.AtLeast), (need.People!.Value.Median, need.AmountBound)));
    }

    [Fact]
    public void The_city_is_held_or_besieged_and_never_taken()
    {
        var held = started.Findings.Situation.Controls.Where(static row => row.Value.Place == City).ToList();

        Assert.NotEmpty(held);
        Assert.All(held, static row => Assert.True(row.Value.Status is ControlStatus.Held or ControlStatus.Besieged));
    }

    [Fact]
    public void Other_camps_nearby_are_overcrowded()
    {
        var fact = Assert.Single(
            started.Findings.Situation.Facts,
            static fact => fact is { Aspect: "facility:capacity", Value: "overcrowded" });

        Assert.Equal("other_camps_near_qayyarah", fact.Place?.Code);
    }

    [Fact]
    public void The_pontoon_stands_at_a_place_that_the_text_does_not_give()
    {
        var bridges =
            started.Findings.Situation.Facts.Where(static fact => fact.Aspect == "facility:pontoon_bridge").ToList();

        Assert.NotEmpty(bridges);
        Assert.All(bridges, static fact => Assert.Equal((null, "standing"), (fact.Place, fact.Value)));
    }

    [Fact]
    public void The_money_is_allocated_as_the_report_says()
    {
        var money = Assert.Single(started.Findings.Funding.Money).Flow;

        Assert.Equal(
            (MoneyState.Allocated, new Stated(284_000_000, Bound.About), "USD"),
            (money.State, money.Amount, money.Currency));
    }

    [Fact]
    public void The_offensive_begins_on_a_drawn_day_before_the_end_of_the_year()
    {
        var days = Enumerable.Range(0, 40)
            .Select(member => StartedFromReport.Day.AddDays(started.Findings.Forecast.OffensiveDay[member]!.Value))
            .ToList();

        Assert.All(days, static day => Assert.InRange(day, new(2016, 8, 29), new(2016, 12, 31)));
        Assert.True(days.Distinct().Count() > 10);
    }

    [Fact]
    public void How_many_will_flee_is_not_known_since_no_way_out_of_the_city_is_stated()
    {
        Assert.Equal([City], started.Findings.Forecast.WithoutWay);
        foreach (var audience in new[] { Audience.Restricted, Audience.Partner })
        {
            var outputs = Publication.Compose(started.FindingsFor(audience), audience).ToDictionary(
                static document => document.Name, TextOf);

            Assert.DoesNotContain(
                outputs["forecast.csv"].Split('\n'), static row => row.Split(',') is [_, "*" or "mosul", ..]);
            Assert.DoesNotContain("+0 (", outputs["bulletin.md"], StringComparison.Ordinal);
            Assert.Contains("Not known: ", outputs["bulletin.md"], StringComparison.Ordinal);
            Assert.Equal(
                audience == Audience.Restricted,
                outputs["bulletin.md"].Contains(
                    "by which way people could leave Mosul", StringComparison.Ordinal));
        }
    }

    static string TextOf(Document document)
    {
        using var text = new StringWriter();
        document.Write(text);
        return text.ToString();
    }

    [Fact]
    public void Two_mentions_of_the_camp_are_one_site()
    {
        var sites = started.Findings.Situation.Places.Where(static place => place.Value.Kind == PlaceKind.Site);

        Assert.Equal((Camp, new PlaceId("qayyarah")), (Assert.Single(sites).Value.Id, Assert.Single(sites).Value.Near));
    }

    [Fact]
    public void An_analyst_rejects_three_claims_and_accepts_the_others()
    {
        Assert.NotNull(started.Findings);

        Assert.Equal(3, started.Reviewed.Rejected);
        Assert.InRange(started.Reviewed.Accepted, 25, 40);
    }
}
