using Refuge.Reports.Claims;

namespace Refuge.Tests.Reports.Claims;

/// <summary>
/// A denial holds for its own part of a clause, a failure for its own service, a change for its own count.
/// </summary>
public class DenialsOfThingsTests
{
    [Theory]
    [InlineData("The school in Alma is a camp for 3,150 people, which has six latrines and no running water.", 6)]
    [InlineData("The camp at Alma has 12 latrines but no clean water.", 12)]
    [InlineData("The camp at Alma has 12 latrines, no clean water.", 12)]
    [InlineData("The camp at Alma has 12 latrines and lacks clean water.", 12)]
    [InlineData("The camp at Alma has no clean water and 12 latrines.", 12)]
    public void What_is_there_stands_beside_what_is_not(string text, int latrines)
    {
        var claims = Of(text);

        var sanitation = claims.Single(claim => claim.Type.Kind == "sanitation");
        Assert.True(sanitation.Happened);
        Assert.Contains(
            sanitation.Statements,
            statement => statement is FacilityStatement { Item: "toilet", Quantity.Value: var count } && count == latrines);
    }

    [Theory]
    [InlineData("The school in Alma is a camp for 3,150 people, which has six latrines and no running water.")]
    [InlineData("The camp at Alma has 12 latrines but no clean water.")]
    [InlineData("The camp at Alma has no clean water and 12 latrines.")]
    public void What_is_not_there_is_told_too(string text)
    {
        Assert.Contains(Of(text), claim => claim.Type.Kind == "water" && !claim.Happened);
    }

    [Theory]
    [InlineData("The camp at Alma has no latrines.")]
    [InlineData("The camp at Alma has no water and latrines.")]
    [InlineData("Latrines are lacking in the camp at Alma.")]
    [InlineData("The latrines of the camp at Alma do not work.")]
    public void A_denial_of_the_thing_itself_holds(string text)
    {
        Assert.DoesNotContain(Of(text), claim => claim.Type.Kind == "sanitation" && claim.Happened);
    }

    [Theory]
    [InlineData("The hospital in Alma is no longer operational.")]
    [InlineData("Schools and markets in Alma are shut.")]
    [InlineData("The hospital in Alma is out of service.")]
    public void A_service_that_failed_is_not_restored(string text)
    {
        var claims = Of(text);

        Assert.DoesNotContain(claims, claim => claim.Type.Family is "recovery" or "access");
        Assert.Contains(claims, claim => claim.Type.ToString() == "damage.services" && claim.Happened);
    }

    [Fact]
    public void A_title_that_lists_two_things_mixes_neither()
    {
        var claims = Of("Cyclone near Alma: schools full, bridge down\n\nThe cyclone hit Alma on Tuesday.");

        Assert.DoesNotContain(claims, claim => claim.Type.Kind == "services");
    }

    [Theory]
    [InlineData("The number of displaced people in Alma fell from 33,409 in 79 sites to 18,842 in 52 sites.")]
    [InlineData("The camp at Alma holds 18,842 people, down from 33,409.")]
    public void The_count_that_holds_is_the_last(string text)
    {
        var counted = Of(text).Where(claim => claim.Quantities.Count > 0).ToList();

        Assert.NotEmpty(counted);
        Assert.All(counted, claim => Assert.DoesNotContain(claim.Quantities, quantity => quantity.Value == 33_409));
        Assert.Contains(counted, claim => claim.Quantities[0].Value == 18_842);
    }

    [Theory]
    [InlineData("Both sides seek to retain control of the town of Alma.", "territory")]
    [InlineData("Nobody could verify who had control of the town of Alma.", "territory")]
    [InlineData("It was the deadliest attack in Alma since April.", "attack")]
    [InlineData("It is not clear how many people have fled Alma.", "displacement")]
    [InlineData("Residents of Alma died because of the damage to houses.", "damage")]
    [InlineData("Hunger grew in Alma despite the aid provided by relief agencies.", "response")]
    [InlineData("The ferry ran between Alma and Boro, and the water covered cars.", "response")]
    public void What_is_sought_asked_or_compared_makes_no_claim(string text, string family)
    {
        Assert.DoesNotContain(Of(text), claim => claim.Type.Family == family);
    }

    [Theory]
    [InlineData("The army kept control of the town of Alma.", "territory")]
    [InlineData("An attack hit Alma on Monday.", "attack")]
    [InlineData("Many people have fled Alma.", "displacement")]
    [InlineData("The flood swept away homes in Alma.", "damage")]
    [InlineData("Relief agencies provided aid in Alma.", "response")]
    public void The_same_words_that_tell_it_make_one(string text, string family)
    {
        Assert.Contains(Of(text), claim => claim.Type.Family == family);
    }

    [Theory]
    [InlineData("Refugees are allowed to cross the border at Alma.", "access.reopened")]
    [InlineData("Refugees are not allowed to leave Alma.", "access.restricted")]
    public void Who_may_go_is_told_as_access(string text, string type)
    {
        var claims = Of(text);

        Assert.Contains(claims, claim => claim.Type.ToString() == type);
        Assert.DoesNotContain(claims, claim => claim.Type.Family == "displacement");
    }

    [Theory]
    [InlineData("Some 3,000 people fled to Boro. Of these, 1,200 were from Alma.", "departure", 1_200)]
    [InlineData("Some 3,000 people fled to Boro. The authorities expect 20,000.", "arrival", 20_000)]
    [InlineData("About 5,000 people were recorded reaching Alma.", "arrival", 5_000)]
    [InlineData("In Alma, 400 people sought shelter in schools.", "arrival", 400)]
    [InlineData("More than 12,000 people have reportedly already fled Alma amid the clashes.", "departure", 12_000)]
    public void Those_who_came_are_counted_whatever_the_verb(string text, string kind, double value)
    {
        Assert.Contains(
            Of(text),
            claim => claim.Type.Family == "displacement" && claim.Type.Kind == kind
                && claim.Quantities.Any(quantity => quantity.Value == value));
    }

    [Fact]
    public void Aid_that_cannot_be_brought_is_told_as_access()
    {
        Assert.Contains(
            Of("Agencies were unable to deliver food to Alma."), claim => claim.Type.ToString() == "access.restricted");
    }

    [Fact]
    public void The_year_of_a_date_counts_nobody()
    {
        Assert.DoesNotContain(
            Of("1. Alma arrivals 1-16 February 2030\n\nSome 300 people arrived in Alma."),
            claim => claim.Quantities.Any(quantity => quantity.Value == 2_030));
    }

    [Fact]
    public void A_headline_that_counts_nothing_gives_way_to_the_story()
    {
        var claims = Of(
            "Raid on Alma forces thousands to flee\n\nAn estimated 50,000 people have fled Alma since Friday, the agency "
            + "said. Gunmen raided Alma on Friday. The town had grown fast in the years before, and its market was known "
            + "far beyond the valley for cloth and for salt.");

        Assert.DoesNotContain(claims, claim => claim.Quote.Start < 30);
        Assert.Contains(claims, claim => claim.Quantities.Any(quantity => quantity.Value == 50_000));
    }

    static IReadOnlyList<Claim> Of(string text) => A.Reading(text).Claims;
}
