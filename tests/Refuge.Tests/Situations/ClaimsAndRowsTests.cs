using Refuge.Reports.Claims;
using Refuge.Situations;
using static Refuge.Tests.Situations.ClaimBuilder;

namespace Refuge.Tests.Situations;

/// <summary>When a claim moves a figure, and when it only stands beside it.</summary>
public class ClaimsAndRowsTests
{
    [Fact]
    public void A_row_and_a_claim_of_its_report_that_say_the_same_count_once_and_both_are_evidence()
    {
        var situation = SituationBuilder.AsOf(Valley((2, "A")), ReportedClaims([Toilets(2)]), Day);

        var toilets = Assert.Single(situation.Facilities);
        Assert.Equal((2, 2), (toilets.Value.Quantity?.Value, toilets.Evidence.Count));
        Assert.IsType<QuoteEvidence>(toilets.Evidence[1]);
        Assert.Equal(ReviewState.Accepted, Assert.Single(situation.Claims).Review);
    }

    [Fact]
    public void A_row_alone_stands_on_itself()
    {
        var situation = SituationBuilder.AsOf(Valley((2, "A")), Refuge.Situations.ReportedClaims.None, Day);

        Assert.Equal("2", Assert.Single(situation.Facts).Value);
    }

    [Fact]
    public void A_claim_alone_that_nobody_reviewed_is_shown_as_such_and_moves_nothing()
    {
        var situation = SituationBuilder.AsOf(Valley(), ReportedClaims([Toilets(2)]), Day);

        Assert.Empty(situation.Facilities);
        var fact = Assert.Single(situation.Facts);
        Assert.Equal(("unreviewed: 2", Camp), (fact.Value, fact.Place));
        Assert.Equal(fact.Evidence, fact.Unreviewed);
    }

    [Fact]
    public void Where_neither_a_row_nor_a_claim_speaks_nothing_is_known()
    {
        var situation = SituationBuilder.AsOf(Valley(), ReportedClaims([]), Day);

        Assert.Empty(situation.Facilities);
        Assert.Empty(situation.Facts);
    }

    [Fact]
    public void A_claim_that_an_analyst_accepted_is_a_figure()
    {
        var situation =
            SituationBuilder.AsOf(Valley(), ReportedClaims([Toilets(2, review: ReviewState.Accepted)]), Day);

        Assert.Equal(2, Assert.Single(situation.Facilities).Value.Quantity?.Value);
        Assert.Empty(Assert.Single(situation.Facts).Unreviewed);
    }

    [Fact]
    public void A_claim_that_an_analyst_rejected_is_nowhere_but_among_the_claims()
    {
        var situation =
            SituationBuilder.AsOf(Valley(), ReportedClaims([Toilets(2, review: ReviewState.Rejected)]), Day);

        Assert.Empty(situation.Facts);
        Assert.Single(situation.Claims);
    }

    [Fact]
    public void Two_publishers_of_fair_reliability_that_agree_in_their_own_words_are_believed()
    {
        var situation = SituationBuilder.AsOf(
            Valley(),
            ReportedClaims([Toilets(2), Toilets(2, "reports/b.md", verb: "use")]),
            Day);

        Assert.Equal(2, Assert.Single(situation.Facilities).Evidence.Count);
    }

    [Fact]
    public void One_story_printed_twice_is_one_origin()
    {
        var situation = SituationBuilder.AsOf(Valley(), ReportedClaims([Toilets(2), Toilets(2, "reports/b.md")]), Day);

        Assert.Empty(situation.Facilities);
        Assert.Equal(2, Assert.Single(situation.Facts).Unreviewed.Count);
    }

    [Fact]
    public void A_publisher_that_is_not_usually_reliable_confirms_nothing()
    {
        var claims = ReportedClaims(
            [Toilets(2), Toilets(2, "reports/b.md", verb: "use")], other: Reliability.D);

        Assert.Empty(SituationBuilder.AsOf(Valley(), claims, Day).Facilities);
    }

    [Fact]
    public void A_claim_that_says_another_number_stands_beside_the_row_and_contradicts_it()
    {
        var situation =
            SituationBuilder.AsOf(Valley((2, "B")), ReportedClaims([Toilets(5, review: ReviewState.Accepted)]), Day);

        Assert.Equal(2, Assert.Single(situation.Facilities).Value.Quantity?.Value);
        Assert.Single(Assert.Single(situation.Facts).Unreviewed);
        Assert.Equal(Verdict.Hard, Assert.Single(situation.Contradictions).Verdict);
    }

    [Theory]
    [InlineData(Modality.Feared)]
    [InlineData(Modality.Planned)]
    [InlineData(Modality.Opinion)]
    [InlineData(Modality.Denied)]
    public void What_is_feared_planned_thought_or_denied_is_no_fact(Modality modality)
    {
        var situation = SituationBuilder.AsOf(
            Valley(), ReportedClaims([Toilets(2, review: ReviewState.Accepted) with { Modality = modality }]), Day);

        Assert.Empty(situation.Facts);
    }

    [Theory]
    [InlineData("weapons", "found")]
    [InlineData("assessment", "actor_strength")]
    [InlineData("assessment", "composition")]
    [InlineData("operation", "planned")]
    public void Weapons_strength_and_plans_of_forces_never_enter_the_picture(string family, string kind)
    {
        var situation = SituationBuilder.AsOf(
            Valley(), ReportedClaims([Claim(family, kind, "rifles near the bridge", review: ReviewState.Accepted)]),
            Day);

        Assert.Empty(situation.Facts);
    }

    [Fact]
    public void A_bridge_that_attackers_failed_to_destroy_stands()
    {
        var situation = SituationBuilder.AsOf(
            Valley(),
            ReportedClaims(
                Read("The army laid a pontoon bridge over the river that the rebels tried but failed to blow up.")),
            Day);

        var facts = situation.Facts.Where(fact => fact.Aspect == "facility:pontoon_bridge").ToList();
        Assert.NotEmpty(facts);
        Assert.All(facts, fact => Assert.Equal((null, "standing"), (fact.Place, fact.Value)));
    }

    [Fact]
    public void Unsafe_water_that_makes_people_ill_is_both_a_state_of_the_water_and_an_illness()
    {
        var situation = SituationBuilder.AsOf(
            Valley(),
            ReportedClaims(
                Read("There is a camp near Alma. The only water in the camp is from a well and makes everyone ill.")),
            Day);

        Assert.Equal("unsafe", situation.FindFacility(Camp, "water_quality")?.Value.Condition);
        Assert.Equal(1, situation.FindFacility(Camp, "water_point")?.Value.Quantity?.Value);
        Assert.Equal(HealthCondition.WaterIllness, Assert.Single(situation.Health).Value.Condition);
    }

    [Fact]
    public void A_count_of_people_in_a_report_is_a_series_of_its_own()
    {
        var situation =
            SituationBuilder.AsOf(
                Valley(), ReportedClaims(Read("The camp near Alma holds more than 1,000 people.")), Day);

        var count = Assert.Single(situation.Observations).Value;
        Assert.Equal(new Stated(1000, Bound.MoreThan), count.Value);
        Assert.Equal([Camp], Assert.Single(situation.Series, series => series.Value.Id == count.Series).Value.Area);
    }

    [Fact]
    public void A_claim_of_a_camp_between_two_camps_says_of_neither()
    {
        var valley = Valley();
        var two = valley with
        {
            Places =
                new([.. valley.Places.Rows, Row(Place("camp2", "Another camp", PlaceKind.Site, "alma"), "places.csv")]),
        };

        var situation = SituationBuilder.AsOf(two, ReportedClaims([Toilets(2, review: ReviewState.Accepted)]), Day);

        Assert.Empty(situation.Facilities);
        Assert.Null(Assert.Single(situation.Facts).Place);
    }
}
