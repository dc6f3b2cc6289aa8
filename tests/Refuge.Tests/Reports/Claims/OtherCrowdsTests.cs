using Refuge.Reports.Claims;

namespace Refuge.Tests.Reports.Claims;

/// <summary>
/// Clauses that hold the words of a claim and tell of something else: of a metaphor, of those killed, of what there was
/// for decades. Sentences are invented, after kinds of faults met in public texts.
/// </summary>
public class OtherCrowdsTests
{
    [Theory]
    [InlineData("The town of Alma is quiet.\n\n3) Casualties\n\nThe town is quiet.", "casualties")]
    [InlineData("Aid groups fear a new offensive in Alma.", "response")]
    [InlineData("The army is aiming to deliver a knockout blow in Alma.", "response")]
    [InlineData("Police in Alma responded with tear gas and water cannons.", "response")]
    [InlineData("Two hundred people were hurt in Alma since the post-election crisis began.", "response")]
    [InlineData("The radio's Alma Service said that troops entered the town.", "response")]
    [InlineData("The shelling of Alma left at least 25 people dead.", "displacement")]
    [InlineData("The storm hit Alma and left 300 houses damaged.", "displacement")]
    [InlineData("The people of Alma never get hurt.", "casualties")]
    [InlineData("Families in Alma wonder whether to stay or leave the town.", "displacement")]
    [InlineData("The attacks in Alma affected 4,000 people.", "hazard")]
    [InlineData("The wave of attacks that began in May in Alma is over.", "hazard")]
    [InlineData("The people of Alma are the forgotten victims of the violence.", "conflict")]
    [InlineData("It is much more effective to distribute aid in a camp in Alma.", "response")]
    [InlineData("There are currently six people missing in Alma.", "population")]
    [InlineData("Rescuers in Alma freed 12 stranded residents.", "population")]
    [InlineData("They often pass through Alma, but they have never killed anyone.", "casualties")]
    [InlineData("The number of casualties in Alma is unknown.", "casualties")]
    [InlineData("In Alma they have identified some cases of refugees who were turned back.", "health")]
    [InlineData("In Alma, bus terminals were full of families.", "camp")]
    [InlineData("Storms sparing the town of Alma moved on.", "conflict")]
    [InlineData("The two groups have fought the government in Alma for decades.", "conflict")]
    [InlineData("The country around Alma has been torn apart by its leaders.", "damage")]
    [InlineData("A fresh wave of refugees crossed to Alma this morning.", "hazard")]
    [InlineData("Spain struggles with a series of devastating fires near Alma.", "damage")]
    [InlineData("Before the blockade 600 trucks of food a day used to enter Alma.", "response")]
    public void Words_of_a_claim_that_tell_of_something_else_make_none(string text, string family) =>
        Assert.DoesNotContain(Of(text), claim => claim.Type.Family == family);

    [Theory]
    [InlineData("The agency demanded that the army stop the expulsions from Alma.", "displacement.departure", true, "Asserted")]
    [InlineData("The storm killed no fewer than 137 people in Alma.", "casualties.killed", true, "Asserted")]
    [InlineData("Aid workers cannot reach the town of Alma.", "access.restricted", true, "Asserted")]
    [InlineData("The agency brought food to Boro but could not reach Alma.", "access.restricted", true, "Asserted")]
    [InlineData("Many of our people are yet to return to Alma.", "displacement.return", false, "Asserted")]
    [InlineData("Boats cannot keep up with 2,000 daily arrivals in Alma.", "displacement.arrival", true, "Asserted")]
    [InlineData("An appeal was launched for CHF 250,000 for six months to assist 4,000 families in Alma.", "response.delivered", true, "Planned")]
    [InlineData("There could be 50,000 people at Alma.", "population.present", true, "Feared")]
    public void What_is_denied_or_intended_is_told_so(string text, string type, bool happened, string modality)
    {
        var claim = Assert.Single(Of(text), claim => claim.Type.ToString() == type);

        Assert.Equal((happened, modality), (claim.Happened, claim.Modality.ToString()));
    }

    [Theory]
    [InlineData("A category 4 storm hit Alma.", 4)]
    [InlineData("A father of 13 who fled Alma said he had lost everything.", 13)]
    [InlineData("Floods hit parts of Alma, a city of 7 million people.", 7_000_000)]
    [InlineData("Civilians went missing in Alma during the September 19-20 hostilities.", 20)]
    public void A_label_or_what_a_town_is_like_counts_nobody(string text, double value)
    {
        var claims = Of(text);

        Assert.NotEmpty(claims);
        Assert.DoesNotContain(claims, claim => claim.Quantities.Any(quantity => quantity.Value == value));
    }

    static IReadOnlyList<Claim> Of(string text) => A.Reading(text).Claims;
}
