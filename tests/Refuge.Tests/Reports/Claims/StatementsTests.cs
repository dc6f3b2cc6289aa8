using Refuge.Reports.Claims;
using Refuge.Reports.Places;

namespace Refuge.Tests.Reports.Claims;

/// <summary>What claims state beyond their type, filled once by the reader.</summary>
public class StatementsTests
{
    [Theory]
    [InlineData("One latrine is shared by about 600 people in the camp.", 600)]
    [InlineData("In the camp there is 1 toilet per 150 people.", 150)]
    [InlineData("There are 600 people to a latrine in the camp.", 600)]
    [InlineData("In the camp 600 people per latrine were counted.", 600)]
    public void A_ratio_is_no_count(string sentence, double people)
    {
        var statements = Of($"There is a camp near Alma. {sentence}");

        Assert.Contains(
            statements,
            said => said is FacilityStatement { Item: "toilet", Quantity: null, PeoplePerItem.Value: var shared }
            && shared == people);
        Assert.DoesNotContain(
            statements, static said => said is FacilityStatement { Item: "toilet", Quantity: not null });
        Assert.DoesNotContain(statements, static said => said is PeopleStatement);
    }

    [Theory]
    [InlineData("More than 1,000 people share two toilets in the camp.")]
    [InlineData("In the camp there are two toilets for a population of over 1,000.")]
    public void Two_toilets_for_a_thousand_people_are_two_counts(string sentence)
    {
        var statements = Of($"There is a camp near Alma. {sentence}");

        Assert.Contains(new FacilityStatement("toilet", new Stated(2), null, null), statements);
        Assert.Contains(new PeopleStatement(new(1000, Bound.MoreThan), false, CountSense.Stock, true), statements);
    }

    [Fact]
    public void A_ceasefire_is_no_fire()
    {
        Assert.DoesNotContain(
            Of("Smoke filled the sky over Alma after the ceasefire."),
            static said => said is HazardStatement { Kind: HazardKind.Fire });
    }

    [Fact]
    public void Unsafe_water_is_not_safe()
    {
        Assert.Contains(
            Of("There is a camp near Alma. The camp has only unsafe water from a well."),
            static said => said is FacilityStatement { Item: "water_quality", Condition: "unsafe" });
    }

    [Fact]
    public void No_cases_of_cholera_are_no_case()
    {
        Assert.DoesNotContain(
            Of("There is a camp near Alma. In the camp no cases of cholera were found among the children."),
            static said => said is HealthStatement);
    }

    [Fact]
    public void Who_lost_a_place_does_not_hold_it()
    {
        var taken = Assert.Single(Of("Alma was retaken from the rebels on Thursday.").OfType<ControlStatement>());

        Assert.Equal((ControlStatus.Taken, null), (taken.Status, taken.Holder));
    }

    [Fact]
    public void An_aim_to_retake_a_town_is_not_its_capture()
    {
        Assert.DoesNotContain(
            Of("The army made advances in its fight to retake Alma."), static said => said is ControlStatement);
    }

    [Fact]
    public void An_offensive_by_a_day_is_announced_with_that_day()
    {
        var announced = Assert.Single(
            Of("By the end of the year, they say, the army will liberate Alma.").OfType<AnnouncedStatement>());

        Assert.Equal(new DateOnly(2030, 12, 31), announced.Last);
    }

    [Fact]
    public void A_camp_not_far_away_lies_near_the_town_that_people_can_reach()
    {
        var claims = A.Reading(
            "The army took Alma on Thursday. At least 5,000 people are trapped in Boro. Not far away, people have "
            + "fled to a makeshift camp of tents. There are two toilets in the camp.").Claims;

        var camp = Assert.IsType<NearPlace>(
            Assert.Single(claims, static claim => claim.Type.Kind == "sanitation").Places[0].Reference);
        Assert.Equal(("Alma", NearbyThing.Camp), (camp.AnchorName, camp.What));
    }

    [Theory]
    [InlineData("Thousands of civilians remain in Boro.", nameof(CountSense.Stock))]
    [InlineData("About 500 families fled Alma.", nameof(CountSense.Outflow))]
    [InlineData("Up to 20,000 people may flee Alma.", nameof(CountSense.Feared))]
    public void A_number_of_people_counts_in_a_sense(string sentence, string sense)
    {
        Assert.Contains(A.Reading(sentence).Claims, claim => claim.Sense?.ToString() == sense);
    }

    static List<Statement> Of(string text) => [.. A.Reading(text).Claims.SelectMany(static claim => claim.Statements)];
}
