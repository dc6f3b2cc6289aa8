using Refuge.Reports.Claims;

namespace Refuge.Tests.Reports.Claims;

/// <summary>What a sentence mentions in passing makes no claim; the same words that tell it do.</summary>
public class AsidesTests
{
    [Theory]
    [InlineData("The agency is helping residents fleeing both valleys.", "displacement")]
    [InlineData("The movements we expect include returns of refugees sheltering from storms.", "population")]
    [InlineData("Militia encircled the village to prevent people from fleeing.", "displacement")]
    [InlineData("The mayor said they tried to flee.", "displacement")]
    [InlineData("Disease may spread if conditions for those displaced by the calamity worsen.", "displacement")]
    [InlineData("New arrivals in the towns report bombardments.", "displacement")]
    [InlineData("The latest arrivals are mainly women and children.", "displacement")]
    [InlineData("The refugees have been receiving food from the local population.", "displacement")]
    [InlineData("Dozens of men got out of the bus.", "displacement")]
    [InlineData("According to the agency, the number of displaced is being verified.", "displacement")]
    [InlineData("Plans to help have been delayed since the fighting began.", "conflict")]
    [InlineData("The first week has seen a surge in new arrivals.", "hazard")]
    [InlineData("Authorities continue to monitor tropical storms.", "hazard")]
    [InlineData("The Relief and Resettlement Department reports that roads are open.", "response")]
    [InlineData("An application is being developed to meet immediate needs.", "needs")]
    [InlineData("A food needs assessment team is in the field.", "needs")]
    [InlineData("There were at least 220 killed in the valley.", "population")]
    [InlineData("Talks about the sick and wounded went on.", "casualties")]
    public void What_is_only_mentioned_makes_no_claim(string text, string family)
    {
        Assert.DoesNotContain(Of(text), claim => claim.Type.Family == family);
    }

    [Theory]
    [InlineData("Some 300 residents fleeing the valley came to the town.", "displacement")]
    [InlineData("Hundreds of families have fled, including people fleeing across the border.", "displacement")]
    [InlineData("The agency does not want to transfer the refugees to the south.", "displacement")]
    [InlineData("Fighting broke out in the valley on Monday.", "conflict")]
    [InlineData("A storm surge flooded the town.", "hazard")]
    [InlineData("Relief items were distributed to 300 families.", "response")]
    [InlineData("The families need food and water.", "needs")]
    [InlineData("There were 14,900 displaced people in the valley in January.", "displacement")]
    [InlineData("Shelling wounded 12 people.", "casualties")]
    public void What_is_told_makes_one(string text, string family)
    {
        Assert.Contains(Of(text), claim => claim.Type.Family == family);
    }

    [Fact]
    public void Whoever_are_meant_to_leave_have_not_left()
    {
        var claim = Assert.Single(
            Of("The spokesman said plans were under way to evacuate about 500 people."),
            static claim => claim.Type.Family == "displacement");

        Assert.Equal(Modality.Planned, claim.Modality);
    }

    [Fact]
    public void Who_came_in_ten_days_is_no_count_of_the_camp()
    {
        var claims = Of("Alma camp took in 6,200 people in ten days and now holds 19,300.");

        Assert.Contains(claims, static claim => Is(claim, "displacement", 6_200));
        Assert.Contains(claims, static claim => Is(claim, "camp", 19_300));
        Assert.DoesNotContain(claims, static claim => Is(claim, "camp", 6_200));
    }

    [Theory]
    [InlineData("18,000 are sleeping in the open along the wadi.", "population", 18_000)]
    [InlineData("Another 1,390 in the school of Alma.", "population", 1_390)]
    [InlineData("The sites are full. Alma Camps: 229,649.", "camp", 229_649)]
    [InlineData("There have been 17,942 confirmed, probable and suspected cases of cholera.", "health", 17_942)]
    [InlineData(
        "At least 174,000 people (numbers still being verified) have been displaced in the districts.", "displacement",
        174_000)]
    [InlineData(
        "Agencies reckon some 290,000 civilians from the north have been displaced in the past 18 months.",
        "displacement", 290_000)]
    public void Numbers_are_found_where_words_leave_them_bare(string text, string family, double value)
    {
        Assert.Contains(Of(text), claim => Is(claim, family, value));
    }

    [Theory]
    [InlineData("Another 1,390 were sold.", "population")]
    [InlineData("Shops stay open: 18 of them.", "population")]
    public void Other_bare_numbers_count_nobody(string text, string family)
    {
        Assert.DoesNotContain(Of(text), claim => claim.Type.Family == family);
    }

    [Fact]
    public void Key_figures_in_lines_of_their_own_are_not_joined()
    {
        var claims = Of(
            "638,000 Affected people in the land\n174,000 Displaced people in the 3 most affected districts\n"
            + "79 Deaths");

        Assert.DoesNotContain(claims, static claim => Is(claim, "casualties", 174_000));
        Assert.Contains(claims, static claim => Is(claim, "casualties", 79));
    }

    [Fact]
    public void A_day_and_a_town_speak_for_nobody()
    {
        var claims = Of(
            "In the week leading up to December 7, reported case incidence fell, with 29 new confirmed cases of "
            + "cholera. The capital city Alma reported 16 new cases of cholera.");

        Assert.NotEmpty(claims);
        Assert.All(claims, static claim => Assert.Null(claim.Attribution.Source));
    }

    static bool Is(Claim claim, string family, double value) =>
        claim.Type.Family == family && claim.Quantities.Any(quantity => quantity.Value == value);

    static IReadOnlyList<Claim> Of(string text) => A.Reading(text).Claims;
}
