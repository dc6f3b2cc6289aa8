using Refuge.Formats.Reports;
using Refuge.Reports;
using Refuge.Reports.Claims;

namespace Refuge.Formats.Tests.Reports;

/// <summary>
/// What a set of public texts that no rule had seen was read wrongly for: one text of our own for each kind.
/// </summary>
public class UnseenKindsTests
{
    static readonly DateOnly Sunday = new(2021, 2, 28);

    [Theory]
    [InlineData("Conflict-affected families wait in Maiduguri.", "conflict")]
    [InlineData("The opposition-held quarter of Maiduguri needs water.", "territory")]
    [InlineData("More than 100 firefighters were battling the fire near Maiduguri.", "conflict")]
    [InlineData("Compounds in Maiduguri were hit by heavy weapons fire.", "hazard")]
    [InlineData("The agency delivered kits to treat 3,000 cases of diarrhoea, as well as water.", "camp")]
    [InlineData("Survivors in the quake zone were receiving medicine.", "hazard")]
    [InlineData("Villages surrounding Maiduguri have a market.", "access")]
    public void A_word_beside_the_predicate_tells_no_claim(string text, string family) =>
        Assert.DoesNotContain(Read(text).Claims, claim => claim.Type.Family == family);

    [Theory]
    [InlineData("The town is calm despite the arrival of 35,000 refugees.", "displacement.arrival", 35_000)]
    [InlineData("The fires led to the evacuation of hundreds of workers from Maiduguri.", "displacement.evacuation", null)]
    [InlineData("The mayor spoke of the expulsion of 400 families.", "displacement.departure", 400)]
    public void A_movement_named_by_a_noun_with_its_people_is_a_claim(string text, string type, int? people)
    {
        var claim = Assert.Single(Read(text).Claims, claim => claim.Type.ToString() == type);

        if (people is { } number) Assert.Equal(number, claim.Quantities[0].Value);
    }

    [Fact]
    public void Crowds_told_one_behind_the_other_are_claims_of_their_own()
    {
        var claims = Read(
            "Some 800 people are staying in Maiduguri, more than 400 in Yola, and nearly 1,000 in Kano.").Claims;

        Assert.Equal(
            [(800, "Maiduguri"), (400, "Yola"), (1000, "Kano")],
            claims.Where(static claim => claim.Quantities.Count > 0)
                .Select(static claim => ((int)claim.Quantities[0].Value!, claim.Places[0].Name!)));
    }

    [Fact]
    public void Sites_with_their_people_in_brackets_are_claims_of_their_own()
    {
        var claims = Read(
            "They are staying in two sites: Alma School (340 households / 1,700 people), Boro Hospital "
            + "(404 households / 2,020 people).").Claims;

        Assert.Equal(
            [340.0, 404.0],
            claims.Where(static claim => claim.Type.Family == "camp").Select(static claim => claim.Quantities[0].Value));
    }

    [Theory]
    [InlineData("There were around 14,900 displaced people in Maiduguri.", nameof(CountSense.Stock))]
    [InlineData("This brings the total number of refugees in Maiduguri to 14,900.", nameof(CountSense.Stock))]
    [InlineData("About 27,000 Burundians have been displaced.", nameof(CountSense.Cumulative))]
    [InlineData("Some 2,000 refugees are transferred each day to Maiduguri.", nameof(CountSense.New))]
    public void A_count_has_the_sense_that_its_words_give_it(string text, string sense) =>
        Assert.Equal(
            sense,
            Assert.Single(Read(text).Claims, static claim => claim.Type.Family == "displacement").Sense.ToString());

    [Fact]
    public void An_increase_is_a_change_of_the_count_before_it()
    {
        var claims = Read("Some 130,000 people are displaced in Burundi. This is a 28% increase since May.").Claims;

        Assert.Equal(CountSense.Change, claims[^1].Sense);
        Assert.Equal(claims[0].Type.Family, claims[^1].Type.Family);
    }

    [Fact]
    public void A_person_is_no_town_of_that_name()
    {
        var places = Read("Col. Musa Anka, a spokesman in Maiduguri, said 12 people were hurt. Anka gave no names.").Places;

        Assert.DoesNotContain(places, static place => place.Quote == "Anka");
    }

    [Fact]
    public void A_village_that_no_gazetteer_shows_lies_near_the_town_beside_it()
    {
        var claims = Read(
            "Gunmen raided Dalowu, 12 kilometers southeast of Maiduguri. Everybody in Dalowu fled.").Claims;

        Assert.All(
            claims.Where(static claim => claim.Type.Family is "attack" or "displacement"),
            static claim => Assert.StartsWith("near Maiduguri", claim.Places[0].Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_heading_says_where_the_lines_below_it_play()
    {
        var claims = Read(
            "Burundi — Report 7 (November 2020)\nSome 130,000 persons are displaced.\n\n"
            + "Ecuador — Report 6 (December 2020)\nSome 4,030 people were recorded in camps.").Claims;

        Assert.Equal(
            ["Burundi", "Ecuador"],
            claims.Where(static claim => claim.Quantities.Any(static quantity => quantity.Unit == "people"))
                .Select(static claim => claim.Places.Count > 0 ? claim.Places[0].Name : null).Distinct());
    }

    [Theory]
    [InlineData("A refugee who arrived at Maiduguri on Friday said her village was burned.", "A refugee")]
    [InlineData("Premier Awa Sanou said at a news conference, adding that there were no casualties.", "Awa Sanou")]
    [InlineData("Some 500 displaced children have been identified by UNICEF.", "UNICEF")]
    public void Who_speaks_is_neither_a_place_nor_an_occasion(string text, string speaker) =>
        Assert.All(
            Read(text).Claims,
            claim => Assert.Contains(speaker, claim.Attribution.Source ?? "", StringComparison.Ordinal));

    [Fact]
    public void A_quotation_that_is_not_opened_again_has_ended()
    {
        var claims = Read(
            "We have begun,\" said Awa Sanou, the mayor of Yola.\n\nAbout 900 people fled to Maiduguri.").Claims;

        Assert.Null(claims[^1].Attribution.Source);
    }

    [Fact]
    public void What_befell_others_years_before_is_no_claim() =>
        Assert.DoesNotContain(
            Read("In 2003 an earthquake in the city of Bam left 25,000 people dead.").Claims,
            static claim => claim.Type.Family is "casualties" or "hazard");

    [Fact]
    public void A_part_of_a_page_is_read_as_markup_whatever_its_name() =>
        Assert.Equal(
            ReportFormat.Html,
            ReportFile.Format("story.txt", "[ad]<div><p>The fire spread.</p><p>People fled.</p><br>Source</div>"));

    static Reading Read(string text) =>
        ShippedReader.Read(ReportFile.OfText("case", text, Sunday));
}
