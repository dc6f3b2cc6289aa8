using Refuge.Reports.Claims;

namespace Refuge.Tests.Reports.Claims;

/// <summary>
/// Acts that a text names and nobody says were done. Sentences are invented, after kinds of faults met in public texts.
/// </summary>
public class UntoldActsTests
{
    [Theory]
    [InlineData("The border at Alma must stay open, the agency said.", "access")]
    [InlineData("A team goes to Alma once the roads are passable.", "access")]
    [InlineData("Clean water is inadequately distributed in Alma.", "response")]
    [InlineData("The convoy to Alma is not sufficient, a resident said.", "response")]
    [InlineData("The mayor of Alma remained focused on saving lives.", "other")]
    [InlineData("The visit to Alma was put off because of insecurity.", "other")]
    [InlineData("Hot meals were cooked in Alma for 750 new arrivals.", "displacement")]
    [InlineData("The road from Alma was empty but for one man walking to the border.", "displacement")]
    [InlineData("About 60 people who were staying in Alma before the attack cannot be found.", "population")]
    [InlineData("The mayor asked partners to support an IDP camp in Alma.", "camp")]
    public void An_act_that_nobody_says_was_done_is_no_claim(string text, string family) =>
        Assert.DoesNotContain(Of(text), claim => claim.Type.Family == family);

    [Theory]
    [InlineData("Aid groups in Alma say there is a lack of funds for the camp.", "funding.need", true)]
    [InlineData("Troops had foiled the attack on Alma.", "attack.failed", true)]
    [InlineData("Explosions could be heard across Alma.", "attack.strike", true)]
    [InlineData("An attempt by the ministry to deliver 15 tons of medicines to Alma was not successful.", "response.delivered", false)]
    public void A_lack_and_a_failure_are_told_for_what_they_are(string text, string type, bool happened)
    {
        var claim = Assert.Single(Of(text), claim => claim.Type.ToString() == type);

        Assert.Equal((happened, Modality.Asserted), (claim.Happened, claim.Modality));
    }

    static IReadOnlyList<Claim> Of(string text) => A.Reading(text).Claims;
}
