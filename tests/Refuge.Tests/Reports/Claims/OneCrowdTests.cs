using Refuge.Reports.Claims;

namespace Refuge.Tests.Reports.Claims;

/// <summary>What a sentence tells of one crowd or one event is told once, and an ordinary count is read.</summary>
public class OneCrowdTests
{
    [Theory]
    [InlineData("Some 46 households were displaced and sought refuge at Alma camp.", 46)]
    [InlineData("About 1,000 people fled their homes and took refuge at religious sites.", 1_000)]
    public void A_second_verb_of_one_crowd_is_no_second_claim(string text, double value)
    {
        var claim = Assert.Single(Of(text), static claim => claim.Type.Family == "displacement");

        Assert.Equal(value, claim.Quantities[0].Value);
    }

    [Fact]
    public void What_is_planned_for_one_crowd_is_planned_once()
    {
        var claims = Of("The agency is looking for land to be cleared to accommodate the 400 families in Alma.");

        Assert.Single(claims, static claim => claim.Quantities.Any(static each => each.Value == 400));
    }

    [Fact]
    public void Two_crowds_are_two_claims()
    {
        var claims = Of("About 1,000 people fled their homes and 300 crossed into Alma.")
            .Where(static claim => claim.Type.Family == "displacement");

        Assert.Equal([1_000.0, 300.0], claims.Select(static claim => claim.Quantities[0].Value));
    }

    [Theory]
    [InlineData("Clashes between the army and rebels have displaced 33,000 people.", "conflict", "displacement")]
    [InlineData("A wave caused by the quake drowned 39 people in Alma.", "hazard", "casualties")]
    public void The_cause_of_what_is_told_is_no_claim_of_its_own(string text, string cause, string effect)
    {
        var claims = Of(text);

        Assert.DoesNotContain(claims, claim => claim.Type.Family == cause);
        Assert.Contains(claims, claim => claim.Type.Family == effect);
    }

    [Theory]
    [InlineData("With armed clashes continuing in Alma, the agency is helping residents.", "conflict")]
    [InlineData("Six weeks into the conflict, the number of displaced people is not known.", "conflict")]
    [InlineData("People continue to arrive daily since the attacks on Alma in March.", "attack")]
    [InlineData("The area is prone to floods for two reasons.", "hazard")]
    [InlineData("Three people drowned in Alma while crossing a river.", "displacement")]
    [InlineData("Sites for the displaced in Alma have been closed.", "displacement")]
    [InlineData("Partners bring relief to affected and displaced households.", "displacement")]
    [InlineData("It was the worst quake since 1993 in Alma, when 10,000 died.", "casualties")]
    [InlineData("The number of arrivals fell to 120 last week.", "territory")]
    [InlineData("The agency appealed for 12 million dollars for 60,000 people at Alma camp.", "camp")]
    [InlineData("Some 13,336 people have been released from the camps into host families.", "camp")]
    public void What_only_sets_the_scene_makes_no_claim(string text, string family)
    {
        Assert.DoesNotContain(Of(text), claim => claim.Type.Family == family);
    }

    [Theory]
    [InlineData("Armed clashes continue in Alma.", "conflict")]
    [InlineData("Floods hit Alma on Sunday.", "hazard")]
    [InlineData("Gunmen attacked Alma on Sunday.", "attack")]
    [InlineData("The quake killed 40 people in Alma.", "casualties")]
    public void What_is_told_makes_one(string text, string family)
    {
        Assert.Contains(Of(text), claim => claim.Type.Family == family);
    }

    [Theory]
    [InlineData("As of 23 November, 41,193 had crossed into Alma.", "displacement", 41_193)]
    [InlineData("About 10,000 refugees fled to Alma after the attack.", "displacement", 10_000)]
    [InlineData("More than 1,700 villagers escaped to makeshift shelters.", "displacement", 1_700)]
    [InlineData("Some 265 people crossed using the Alma border point.", "displacement", 265)]
    [InlineData("Some 13,502 people have been returned to their villages.", "displacement", 13_502)]
    [InlineData("Some 13,336 people have been released from the camps.", "displacement", 13_336)]
    [InlineData("Some 11,000 people have registered at the reception centre.", "displacement", 11_000)]
    [InlineData("The council said 134 have sustained various degrees of injuries.", "casualties", 134)]
    [InlineData("The number of deaths stood at 57 on Monday.", "casualties", 57)]
    [InlineData("An estimated 340,000 people face severe hunger.", "needs", 340_000)]
    [InlineData("Some 600 people cross the river each day.", "displacement", 600)]
    public void An_ordinary_count_is_read(string text, string family, double value)
    {
        Assert.Contains(
            Of(text), claim => claim.Type.Family == family && claim.Quantities.Any(each => each.Value == value));
    }

    [Theory]
    [InlineData("Aid agencies were unable to reach Alma.", "access.restricted")]
    [InlineData("Partners have not been able to deliver humanitarian assistance to Alma.", "access.restricted")]
    [InlineData("Rebels sealed off the town of Alma.", "access.siege")]
    [InlineData("A total of 17 villages have been cut off by the water.", "access.closed")]
    [InlineData("The camp at Alma now shelters 14,300 people, twice its capacity.", "camp.population")]
    public void A_verb_has_the_kind_that_its_words_say(string text, string type)
    {
        Assert.Contains(Of(text), claim => claim.Type.ToString() == type);
    }

    [Fact]
    public void A_headline_whose_number_the_story_tells_is_told_once()
    {
        var claims = Of(
            "Volcano kills 15 in Alma\n\nRescuers searched on Monday. The eruption killed 15 people in Alma.\n");

        Assert.Single(claims, static claim => claim.Type.Family == "casualties");
    }

    static IReadOnlyList<Claim> Of(string text) => A.Reading(text).Claims;
}
