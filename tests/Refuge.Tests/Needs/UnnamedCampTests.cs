using Refuge.Needs;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>A camp of more than a thousand people with two toilets and one bad well, worked by hand.</summary>
public class UnnamedCampTests
{
    [Theory]
    [InlineData("toilet", "emergency", 20, 18)]
    [InlineData("toilet", "stabilised", 50, 48)]
    [InlineData("water_point", "emergency", 3, 2)]
    public void Facilities_are_short_of_the_standard(string item, string phase, double need, double gap)
    {
        var row = Today(item, phase);

        Assert.Equal(Band.Of(1_000), row.People);
        Assert.Equal(Band.Of(need), row.Amount);
        Assert.Equal(Bound.AtLeast, row.AmountBound);
        Assert.Equal(Band.Of(gap), row.Gap);
        Assert.Equal(Bound.AtLeast, row.GapBound);
        Assert.Equal(gap, row.Uncovered);
    }

    [Fact]
    public void One_well_fewer_is_missing_under_the_other_standard()
    {
        var row = Today("water_point", "emergency", "unhcr-2020");

        Assert.Equal(Band.Of(2), row.Amount);
        Assert.Equal(Band.Of(1), row.Gap);
        Assert.Equal("WAT08", row.Standard.Code);
    }

    [Theory]
    [InlineData("water_quantity", "emergency", 7.5, "m3/day")]
    [InlineData("water_quantity", "stabilised", 15, "m3/day")]
    [InlineData("washing", "emergency", 20, "bathing places")]
    [InlineData("site_area", "any", 4.5, "ha")]
    [InlineData("shelter", "any", 3_500, "m2")]
    [InlineData("tent", "any", 146, "tents")]
    [InlineData("food_energy", "any", 2.1, "Mkcal/day")]
    public void What_nobody_counted_stays_unknown_though_the_need_is_known(
        string item, string phase, double need, string unit)
    {
        var row = Today(item, phase);

        Assert.Equal(need, row.Amount!.Value.Median, 9);
        Assert.Equal(unit, row.Unit);
        Assert.Null(row.Have);
        Assert.Null(row.Gap);
        Assert.Null(row.Uncovered);
    }

    [Fact]
    public void Water_that_makes_people_ill_fails_whatever_else_is_said()
    {
        var row = Today("water_quality", "any");

        Assert.Equal("failing", row.Condition);
        Assert.Null(row.Amount);
        Assert.Contains(row.Evidence, evidence => evidence is RowEvidence { File: "health.csv" });
    }

    [Fact]
    public void Pulses_twice_a_day_bring_too_little_fat() =>
        Assert.Equal("suspect", Today("food_fat", "any").Condition);

    [Fact]
    public void A_standard_published_later_is_marked_and_one_published_before_is_not()
    {
        Assert.True(Today("toilet", "emergency").LearnedLater);
        Assert.False(Today("food_energy", "any").LearnedLater);
        Assert.Equal(
            "WFP/UNHCR Guidelines for Estimating Food and Nutritional Needs in Emergencies 1997",
            Today("food_energy", "any").Standard.Publication);
    }

    [Theory]
    [InlineData(null, "Send a team today to confirm")]
    [InlineData(99.0, "Send a team today to confirm")]
    [InlineData(100.0, "Ask today where the newest cases live")]
    public void An_outbreak_of_a_hundred_cases_is_known_and_no_team_is_sent_to_confirm_it(double? cases, string step) =>
        Assert.StartsWith(
            step, Refuge.Publishing.FirstSteps.Of("suspected_cholera", cases, 7), StringComparison.Ordinal);

    [Fact]
    public void The_camp_raises_two_alerts_infants_first()
    {
        var alerts = NeedsAssessor.Assess(Camp()).Alerts;

        Assert.Equal(["dehydrated_infants", "unsafe_water_with_illness"], alerts.Select(alert => alert.Kind));
        Assert.All(alerts, alert => Assert.NotEmpty(Refuge.Publishing.FirstSteps.Of(alert.Kind, null, null)));
        Assert.Contains(alerts[1].Evidence, evidence => evidence is RowEvidence { File: "facilities.csv" });
    }

    [Fact]
    public void Standards_published_later_are_left_out_when_reference_knowledge_is_cut_off()
    {
        var needs = NeedsAssessor.Assess(Camp() with { ReferenceAsOf = A.Day }).Today;

        Assert.DoesNotContain(needs, need => need.LearnedLater);
        Assert.DoesNotContain(needs, need => need.Indicator == "toilet");
        Assert.Contains(needs, need => need.Indicator == "food_energy");
    }

    static Need Today(string item, string phase, string set = "sphere-2018") =>
        NeedsAssessor.Assess(Camp() with { Standards = StandardSet.Find(set)! }).Today.Single(
            need => need.Indicator == item && need.Phase == phase);

    static NeedsBasis Camp() => new()
    {
        Situation = A.Situation()
            .WithSite("camp")
            .WithPresent("camp", new(1_000, Bound.MoreThan))
            .WithFacility("camp", "toilet", new(2))
            .WithFacility("camp", "water_point", new(1), "unsafe: the well makes everyone ill")
            .WithFacility("camp", "food_energy", null, "beans and lentils twice a day")
            .WithHealth("camp", HealthCondition.WaterIllness)
            .WithHealth("camp", HealthCondition.Dehydration, PopulationGroup.Infants)
            .Build(),
        Forecast = A.Forecast(1, 1).Build(),
    };
}
