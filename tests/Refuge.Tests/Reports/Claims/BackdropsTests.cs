using Refuge.Reports.Claims;

namespace Refuge.Tests.Reports.Claims;

/// <summary>What lies behind a sentence makes no claim; the same words that tell it do.</summary>
public class BackdropsTests
{
    [Theory]
    [InlineData("This rain caused erosion in Alma.", "hazard")]
    [InlineData("Areas affected by the floods need food.", "hazard")]
    [InlineData("Families were displaced from Alma due to ongoing fighting.", "conflict")]
    [InlineData("Violence in Alma has led to rising needs.", "conflict")]
    [InlineData("Conflict continues to be the main driver of hunger in Alma.", "conflict")]
    [InlineData("Civilians risk being caught up in fighting in Alma.", "conflict")]
    [InlineData("Displacement is affecting the capacity of schools in Alma.", "displacement")]
    [InlineData("Aid has been slow to reach the villages of Alma.", "response")]
    [InlineData("The agency sought to deliver supplies to Alma.", "response")]
    [InlineData("Teams activated their emergency tracking in Alma.", "response")]
    [InlineData("Urgent access to services is needed to support families in Alma.", "response")]
    [InlineData("Alma cannot be reached for security reasons.", "other")]
    [InlineData("Cholera is an acute infection caused by contaminated water.", "health")]
    [InlineData("After three years with no case of cholera, the ministry reported two in Alma.", "camp")]
    [InlineData("Work in Alma is on the reconstruction of destroyed homes.", "damage")]
    [InlineData("The rainy season usually brings floods to Alma.", "hazard")]
    [InlineData("Floods often displace thousands of people in Alma every year.", "displacement")]
    [InlineData("The quake was the worst since 1993, when 10,000 people died.", "casualties")]
    [InlineData("A quake struck 8 km from Alma.", "place")]
    [InlineData("Flash Floods Situation Update 2", "needs")]
    [InlineData("Information on the thousands displaced from Alma is scarce.", "displacement")]
    [InlineData("The ability to provide aid to 100,000 people in Alma is limited.", "response")]
    [InlineData("The helicopter in Alma has a capacity of 20 people.", "camp")]
    [InlineData("There is no information on the number of latrines in Alma.", "camp")]
    [InlineData("A helicopter with a capacity of 12 people reached Alma.", "displacement")]
    [InlineData("The food security committee met in Alma.", "other")]
    [InlineData("The disaster prevention committee of Alma met.", "hazard")]
    public void What_lies_behind_makes_no_claim(string text, string family)
    {
        Assert.DoesNotContain(Of(text), claim => claim.Type.Family == family);
    }

    [Theory]
    [InlineData("Heavy rain flooded Alma.", "hazard")]
    [InlineData("Some 400 families in Alma were affected by the floods.", "hazard")]
    [InlineData("Fighting continues in Alma.", "conflict")]
    [InlineData("Displacement from Alma continues.", "displacement")]
    [InlineData("The agency delivered supplies to Alma.", "response")]
    [InlineData("Urgent access to services is needed to support families in Alma.", "needs")]
    [InlineData("The safety and security of women in Alma are at high risk.", "protection")]
    [InlineData("Cholera was confirmed in Alma on Sunday.", "health")]
    [InlineData("In Alma 300 homes were destroyed.", "damage")]
    [InlineData("Boro is located 20 km west of Alma.", "place")]
    public void What_is_told_makes_one(string text, string family)
    {
        Assert.Contains(Of(text), claim => claim.Type.Family == family);
    }

    [Fact]
    public void The_number_of_the_next_clause_stays_there()
    {
        var killed = Of("Clashes have killed 40 people since Friday, and more than 5,000 have fled to Alma.")
            .Single(claim => claim.Type.Family == "casualties");

        Assert.Equal([40], killed.Quantities.Select(quantity => quantity.Value));
    }

    [Fact]
    public void Those_missing_are_not_in_the_camp_where_others_took_refuge()
    {
        var claims = Of("Floods hit Alma. Sixteen people are missing, and 46 households took refuge at Dora camp.");

        var missing = claims.Single(claim => claim.Type.Kind == "missing");
        Assert.Equal(["alma"], missing.Places.Select(place => place.Id));
    }

    [Fact]
    public void How_old_somebody_was_counts_nobody()
    {
        var killed = Of("The body of a 13-year-old boy was recovered in Alma.").Single();

        Assert.Empty(killed.Quantities);
    }

    [Fact]
    public void Those_who_remain_in_an_encircled_town_are_trapped()
    {
        Assert.Contains(
            Of("Some 260,000 people remain inside Alma, encircled since May."),
            claim => claim.Type is { Family: "population", Kind: "trapped" } && claim.Quantities[0].Value == 260_000);
    }

    [Fact]
    public void Those_expected_have_not_come()
    {
        Assert.All(
            Of("The authorities expect 200,000 people to arrive in Alma within a month. Up to 30,000 more refugees are "
                + "expected in Boro by December."),
            claim => Assert.Equal(Modality.Planned, claim.Modality));
    }

    [Fact]
    public void What_a_truce_would_allow_has_not_happened()
    {
        Assert.All(
            Of("A ceasefire would allow 20,000 people to return to Alma."),
            claim => Assert.NotEqual(Modality.Asserted, claim.Modality));
    }

    [Fact]
    public void Those_who_stay_somewhere_are_counted_once()
    {
        var claim = Of("There were 50,000 people who were staying in 736 evacuation centres in Alma.")
            .Single(claim => claim.Type.Family == "population");

        Assert.Equal(50_000, claim.Quantities[0].Value);
    }

    [Fact]
    public void A_headline_that_the_story_repeats_is_told_once()
    {
        var claims = Of("Quake kills 15 in Alma\n\nA quake killed at least 15 people in Alma on Friday, officials said.");

        Assert.Single(claims, claim => claim.Type.Family == "casualties");
    }

    [Fact]
    public void The_place_of_a_part_is_not_that_of_the_whole()
    {
        var whole = Of("In the state 39,558 displaced people were counted, including 31,111 in Alma.")
            .First(claim => claim.Quantities.Any(quantity => quantity.Value == 39_558));

        Assert.DoesNotContain(whole.Places, place => place.Id == "alma");
    }

    static IReadOnlyList<Claim> Of(string text) => A.Reading(text).Claims;
}
