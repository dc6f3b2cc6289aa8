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
    [InlineData("Families said they are afraid of being attacked on the road.", "attack")]
    [InlineData("Residents live in fear of armed men.", "population")]
    [InlineData("All refugees who arrived in the valley receive food.", "displacement")]
    [InlineData("The storm killed 19 goats and 400 cattle fled.", "displacement")]
    [InlineData("Roads were cut following the heavy rain.", "hazard")]
    [InlineData("The number of houses destroyed will likely increase further.", "damage")]
    [InlineData("Teams watched the displacement of families affected by conflict between the two groups.", "conflict")]
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
    [InlineData("Families were attacked on the road.", "attack")]
    [InlineData("Some 300 refugees who fled the valley receive food.", "displacement")]
    [InlineData("A cyclone struck Alma on Sunday.", "hazard")]
    [InlineData("The earthquake hit Alma and Boro.", "hazard")]
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
    [InlineData("1,147 refugees arrived on Monday at the Ado Awol site.", 1_147)]
    [InlineData("The Ado Awol camp received 2,300 new arrivals last week.", 2_300)]
    [InlineData("900 people left the Ado Awol camp on Friday.", 900)]
    [InlineData("More than 22,000 people have been received at the Ado Awol camp since March.", 22_000)]
    [InlineData("About 500 people are to be relocated to the Ado Awol camp.", 500)]
    [InlineData("About 16,200 people were displaced to Ado and Awol camps.", 16_200)]
    public void Who_came_left_or_is_to_come_is_no_count_of_the_site(string text, double value)
    {
        var claims = Of(text);

        Assert.Contains(claims, claim => Is(claim, "displacement", value));
        Assert.DoesNotContain(claims, claim => Is(claim, "camp", value));
    }

    [Theory]
    [InlineData("The Ado Awol camp took in 430 people.", 430)]
    [InlineData("At the Ado Awol camp 2,400 people have settled.", 2_400)]
    [InlineData("1,850 sleep at the Ado Awol camp.", 1_850)]
    [InlineData("The Ado Awol camp holds 5,000 people displaced by the flood.", 5_000)]
    public void Who_was_taken_in_or_stays_is_counted_at_the_site(string text, double value)
    {
        Assert.Contains(Of(text), claim => Is(claim, "camp", value));
    }

    [Fact]
    public void An_illness_that_is_feared_and_of_which_no_case_is_known_makes_one_claim()
    {
        var claim = Assert.Single(Of("Cholera is feared but no case has been reported."));

        Assert.Equal(Modality.Feared, claim.Modality);
    }

    [Fact]
    public void The_dead_of_a_town_are_not_those_who_live_there()
    {
        var claims = Of("The agency reported 20 people dead and 10 more wounded in Alma, where many refugees live.");

        Assert.Contains(claims, static claim => Is(claim, "casualties", 20));
        Assert.DoesNotContain(claims, static claim => Is(claim, "population", 20));
    }

    [Theory]
    [InlineData("The bridge at Alma is under water.")]
    [InlineData("The road between Alma and Boro was flooded.")]
    [InlineData("Flood water covers the bridge at Alma.")]
    public void A_way_under_water_is_closed_and_affects_nobody(string text)
    {
        var claim = Assert.Single(Of(text));

        Assert.Equal("access.closed", claim.Type.ToString());
    }

    [Theory]
    [InlineData("85,000 people are inside a siege in Alma.", 85_000)]
    [InlineData("85,000 inside a siege.", 85_000)]
    [InlineData("Some 12,000 people live under blockade in Alma.", 12_000)]
    [InlineData("Alma is under siege with 85,000 people inside.", 85_000)]
    public void Who_is_inside_a_siege_cannot_leave(string text, double value)
    {
        var trapped = Of(text).SelectMany(static claim => claim.Statements).OfType<TrappedStatement>();

        Assert.Contains(trapped, said => said.Count?.Value == value && said.IsBesieged);
    }

    [Fact]
    public void Who_is_to_be_moved_from_a_town_is_to_leave_it()
    {
        var claim = Assert.Single(
            Of("2,000 people from Alma are to be moved next week."),
            static claim => claim.Type.Family == "displacement");

        Assert.Equal("displacement.departure", claim.Type.ToString());
        Assert.Equal(Modality.Planned, claim.Modality);
    }

    [Theory]
    [InlineData("On Sunday a barge left for Boro with 700 people on board.", "Boro")]
    [InlineData("Some 1,200 people left Shangil Tobaya on Saturday.", "Shangil Tobaya")]
    [InlineData("About 400 families have come to Wadi Tarim on Monday.", "Wadi Tarim")]
    public void Where_people_went_or_what_they_left_is_a_place_though_no_map_shows_it(string text, string place)
    {
        var claim = Of(text).First(static claim => claim.Type.Family == "displacement");

        Assert.Contains(claim.Places, mention => mention.Quote == place);
    }

    [Theory]
    [InlineData("People left Monday on foot.")]
    [InlineData("They left UNHCR on Friday.")]
    [InlineData("The deputy left President Awa Sanou on Friday.")]
    public void Days_bodies_and_people_are_none(string text)
    {
        Assert.Empty(A.Reading(text).Places);
    }

    [Fact]
    public void A_person_behind_an_office_and_the_initials_of_a_name_are_no_places()
    {
        var places = A.Reading(
            "According to the Special Representative for Children and War, Awa Sanou, 16 children were hurt. Teams used "
            + "Event Tracking Tools (ETT) in Alma.").Places;

        Assert.All(places, static place => Assert.Equal("Alma", place.Quote));
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
