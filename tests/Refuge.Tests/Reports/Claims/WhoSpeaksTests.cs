namespace Refuge.Tests.Reports.Claims;

/// <summary>Who is told to speak, and who is not though a verb of speech stands beside them.</summary>
public class WhoSpeaksTests
{
    [Theory]
    [InlineData("The two sides said that 40 people were killed in Alma.", "The two sides")]
    [InlineData("Some 300 people fled Alma, the camp manager explained.", "the camp manager")]
    [InlineData("WHO has confirmed 22 cases of cholera in Alma.", "WHO")]
    [InlineData("The Government forecasts that 900 people will return to Alma.", "The Government")]
    [InlineData("Awa Sanou of UNICEF, speaking from Boro, said 300 people fled Alma.", "Awa Sanou")]
    [InlineData("The army, in a post on social media, said it had retaken Alma.", "The army")]
    [InlineData("A UNHCR team visited Alma on Monday. It reported that 900 people live in Alma camp.", "UNHCR team")]
    [InlineData("Some 900 people fled Alma because of the heavy rain (OCHA), while food is short.", "OCHA")]
    [InlineData(
        "Awa Sanou for the Refugee Agency said food was short. Some 900 people fled Alma, she added.", "Awa Sanou")]
    [InlineData(
        "Awa Sanou, 34, fled with her children. \n\n“Soldiers burnt 40 houses in Alma,” she said.", "Awa Sanou")]
    public void Who_says_it_is_found(string text, string speaker) => Assert.Contains(
        A.Reading(text).Claims,
        claim => claim.Attribution.Source?.Contains(speaker, StringComparison.Ordinal) is true);

    [Theory]
    [InlineData("Alma reported 22 new cases of cholera.")]
    [InlineData(
        "So far 40 bodies were recovered in Alma, of whom 8 were identified by the Police.\n\nd. Some 170 people fled "
        + "Boro.")]
    [InlineData("The peace broke down, raising fears for 900 people trapped in Alma, as residents reported new raids.")]
    public void Nobody_is_made_to_speak(string text) => Assert.Null(A.Reading(text).Claims[^1].Attribution.Source);

    [Fact]
    public void Whoever_was_named_long_before_is_not_the_one_who_speaks() => Assert.Null(
        A.Reading(
            "Mayor Awa Sanou said food was short.\n\nMarkets are shut.\n\nIt is cold.\n\nNights are long.\n\n"
            + "Many walk.\n\nRoads are bad.\n\n“Soldiers burnt 40 houses in Boro,” he said.").Claims[^1].Attribution.Source);

    [Fact]
    public void A_line_below_a_table_names_the_source_of_its_rows()
    {
        var claims = A.Reading("Site,Individuals\nAlma camp,1200\nBoro camp,3400\nSource: DTM").Claims;

        Assert.NotEmpty(claims);
        Assert.All(claims, static claim => Assert.Equal("DTM", claim.Attribution.Source));
    }
}
