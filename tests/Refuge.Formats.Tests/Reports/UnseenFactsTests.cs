using Refuge.Formats.Reports;
using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Reports.Places;

namespace Refuge.Formats.Tests.Reports;

/// <summary>
/// Facts of reports of many crises that were lost, or told as something else: sentences of our own, about places that
/// do not exist, one for each kind.
/// </summary>
public class UnseenFactsTests
{
    static readonly DateOnly Day = new(2031, 3, 14);

    [Theory]
    [InlineData("63 suspected cholera cases, two deaths.", "casualties.killed", 2)]
    [InlineData("In Oluro, 63 suspected cases and three deaths.", "casualties.killed", 3)]
    [InlineData("Cases in Oluro rose from 40 to 63, with two deaths.", "casualties.killed", 2)]
    [InlineData("Cholera. Cumulative: 1,486 suspected cases, 41 deaths.", "health.disease", 1486)]
    [InlineData("We have buried 52 of our neighbours.", "casualties.killed", 52)]
    [InlineData("1,424 dead have been buried in Oluro.", "casualties.killed", 1424)]
    [InlineData("A quake flattened villages early on Friday, killing at least 86 people.", "casualties.killed", 86)]
    [InlineData("Dead: 3.", "casualties.killed", 3)]
    [InlineData("Missing: 5.", "other.missing", 5)]
    [InlineData("11,400 people shelter at the Oluro reception centre.", "camp.population", 11_400)]
    [InlineData("In evacuation centres: 7,215 people.", "population.present", 7215)]
    [InlineData("The school, meant for 600 pupils, hosts 1,900 displaced people.", "population.present", 1900)]
    [InlineData("The reception centre, built for 400, holds 1,150 people.", "camp.capacity", 400)]
    [InlineData("A camp stands at Oluro. It was set up for 2,000 and now holds 9,300.", "camp.population", 9300)]
    [InlineData("Some 5,600 pastoralists moved to Oluro.", "displacement.arrival", 5600)]
    [InlineData("Rescuers pulled 19 people alive from a collapsed school.", "other.rescue", 19)]
    [InlineData("The miners who had been trapped, 17 in all, have been freed.", "other.rescue", 17)]
    [InlineData("Soldiers in boats rescued 640 people who had been stranded on rooftops.", "other.rescue", 640)]
    [InlineData("Another 5,000 were still marooned in villages near Oluro.", "population.trapped", 5000)]
    [InlineData("The death toll stood at 304.", "casualties.killed", 304)]
    [InlineData("The preliminary death toll climbed to 309, with 1,800 injured.", "casualties.killed", 309)]
    [InlineData("Some 4,720 people were taken to 16 shelter centres.", "displacement.evacuation", 4720)]
    [InlineData("2,800 new arrivals sleep in the open.", "population.present", 2800)]
    [InlineData("Oluro hosts 310 families.", "population.present", 310)]
    [InlineData("Oluro hall was designed for 900 and holds 2,260.", "camp.population", 2260)]
    public void A_fact_in_the_words_of_the_field_is_a_claim_with_its_number(string text, string type, int number)
    {
        var claim = Assert.Single(Read(text).Claims, claim => claim.Type.ToString() == type);

        Assert.Equal(number, claim.Quantities[0].Value);
        Assert.Equal(Modality.Asserted, claim.Modality);
    }

    [Theory]
    [InlineData("Thirty-one people are feared dead after a boat capsized.")]
    [InlineData("At least 31 feared dead in Oluro.")]
    [InlineData("Sixty people are feared drowned.")]
    [InlineData("Officials fear the toll could pass 200.")]
    public void Those_feared_dead_are_not_told_as_killed(string text) =>
        Assert.Equal(
            Modality.Feared,
            Assert.Single(Read(text).Claims, static claim => claim.Type.Family is "casualties").Modality);

    [Theory]
    [InlineData("The note was sent before the phone died.", "casualties")]
    [InlineData("Rivers are at record high levels in Oluro district.", "damage")]
    [InlineData("Oluro camp, 70 km from the border, opened on 13 March.", "access")]
    [InlineData("2,800 new arrivals sleep in the open.", "displacement")]
    [InlineData("1,424 dead have been buried in Oluro.", "damage")]
    [InlineData("Only 4 % of families had received shelter kits.", "funding")]
    [InlineData("42 deaths among IDPs brought to hospitals were recorded since May.", "response")]
    [InlineData("42 deaths among IDPs brought to hospitals were recorded since May.", "displacement")]
    [InlineData("The transit centre, built for 400, is full.", "response")]
    [InlineData("Forty workers who had been trapped in a mine were brought to the surface.", "population")]
    [InlineData("Forty workers who had been trapped in a mine were brought to the surface.", "response")]
    [InlineData("The 17 miners who were trapped have been freed.", "territory")]
    [InlineData("Blankets were distributed to 86,813 refugees in Oluro camp.", "camp")]
    [InlineData("Soap reached 3,200 households in Oluro camp.", "camp")]
    [InlineData("The ferry moves 50 people an hour.", "displacement")]
    [InlineData("Worst hit: Oluro (97 cases), Penda (61), Kopa camp (31 cases).", "camp")]
    [InlineData("Soldiers in boats rescued 640 people who had been stranded on rooftops.", "population")]
    [InlineData("There are 66 latrines in the camp: 113 people to one.", "population")]
    [InlineData("UNHCR has received 38 per cent of the 27 million dollars that it asked for.", "displacement")]
    [InlineData("Militiamen turn back men of fighting age.", "conflict")]
    public void What_a_sentence_only_mentions_is_no_claim(string text, string family) =>
        Assert.DoesNotContain(Read(text).Claims, claim => claim.Type.Family == family);

    [Theory]
    [InlineData("The old bridge at Oluro is still down, so nobody can walk out.")]
    [InlineData("The bridge is out.")]
    [InlineData("The Oluro bridge is unusable.")]
    public void A_bridge_that_is_down_does_not_stand(string text) =>
        Assert.Equal(
            new CrossingStatement("bridge", false),
            Assert.Single(Read(text).Claims.SelectMany(static claim => claim.Statements).OfType<CrossingStatement>()));

    [Theory]
    [InlineData("In the camp, three of eight taps work.", "tap", 3)]
    [InlineData("The camp has 12 taps. Of 12 taps only five work.", "tap", 5)]
    [InlineData("The camp has 14 taps on two tapstands.", "tap", 14)]
    [InlineData("Twenty-two latrines stand in the camp and three taps.", "tap", 3)]
    [InlineData("Three boreholes and 22 latrines serve the camp.", "toilet", 22)]
    [InlineData("Three boreholes and 22 latrines serve the camp.", "water_point", 3)]
    [InlineData("Oluro camp: 120 latrines in use, 45 needed.", "toilet", 120)]
    [InlineData("Oluro camp\n\nOne water point\n", "water_point", 1)]
    [InlineData("Oluro camp\n\nWater points: 4\n", "water_point", 4)]
    public void What_stands_in_a_camp_is_counted_by_its_own_kind(string text, string item, int count) =>
        Assert.Equal(count, Standing(text).Last(each => each.Item == item).Quantity?.Value);

    [Theory]
    [InlineData("In the camp, three of eight taps work.", "water_point")]
    [InlineData("Oluro camp needs 20 latrines.", "toilet")]
    [InlineData("Needs: 12,000 masks, 40 toilets for Oluro camp.", "toilet")]
    [InlineData("In Oluro 2 camp, four taps leak.", "water_point")]
    [InlineData("Oluro camp is full. We recommend: 40 latrines, two boreholes.", "toilet")]
    public void What_is_of_another_kind_or_only_wanted_does_not_stand(string text, string item) =>
        Assert.DoesNotContain(Standing(text), each => each.Item == item);

    [Theory]
    [InlineData("Oluro 1 and Oluro 2 camps are full.")]
    [InlineData("In Oluro 2, work goes on.")]
    [InlineData("Oluro 2 camp is closed.")]
    [InlineData("WEEK 31: no change.")]
    [InlineData("Round 9 - June 2033")]
    public void The_number_of_a_site_or_a_report_counts_nothing(string text) => Assert.Empty(Read(text).Quantities);

    [Fact]
    public void A_dash_between_spaces_makes_no_day_of_a_number_and_a_month() =>
        Assert.DoesNotContain(Read("Round 9 - June 2033").Dates, static time => time.First is { Day: 9 });

    [Fact]
    public void Camps_of_one_name_are_told_apart_by_their_numbers()
    {
        var claims = Read(
            "Population Oluro 1: 6,420 (1,284 households). Population Oluro 2: 3,105.\n\n"
            + "Oluro 1 camp: 210 latrines. Oluro 2 camp: 96 latrines.").Claims;

        Assert.Equal(
            [("Oluro 1 camp", 6420), ("Oluro 2 camp", 3105), ("Oluro 1 camp", 210), ("Oluro 2 camp", 96)],
            claims.Select(
                static claim => (((NamedSite)claim.Places[0].Reference).Name, (int)claim.Quantities[0].Value!)));
    }

    [Fact]
    public void What_a_form_tells_below_the_name_of_a_site_stands_there()
    {
        var claims = Read(
            "Site: Oluro 1\nIndividuals: 4,310\nTapstands: 5\n\nSite: Oluro 2\nIndividuals: 2,905\n").Claims;

        Assert.Equal(
            [("Oluro 1 site", 4310), ("Oluro 1 site", 5), ("Oluro 2 site", 2905)],
            claims.Select(
                static claim => (((NamedSite)claim.Places[0].Reference).Name, (int)claim.Quantities[0].Value!)));
    }

    [Fact]
    public void Labels_and_numbers_in_one_line_are_a_claim_each() =>
        Assert.Equal(
            ["casualties.killed", "casualties.injured", "other.missing"],
            Read("Dead: 12, injured: 40, missing: 3.").Claims.Select(static claim => claim.Type.ToString()));

    [Fact]
    public void Cases_told_place_by_place_are_claims_of_their_own() =>
        Assert.Equal(
            [97.0, 61.0, 31.0],
            Read("Cholera spreads. Worst hit: Oluro (97 cases), Penda (61), Kopa camp (31 cases).").Claims
                .Where(static claim => claim.Type.Family is "health" && claim.Quantities.Count > 0)
                .Select(static claim => claim.Quantities[0].Value));

    [Fact]
    public void Each_illness_of_a_list_has_its_own_number() =>
        Assert.Equal(
            [3, 22],
            Read("The health post of Oluro camp saw 22 children with watery diarrhoea and 3 with measles.").Claims
                .SelectMany(static claim => claim.Statements).OfType<HealthStatement>()
                .Select(static ill => (int)ill.Cases!.Value.Value).Order());

    static List<FacilityStatement> Standing(string text) =>
    [
        .. Read(text).Claims.SelectMany(static claim => claim.Statements).OfType<FacilityStatement>()
            .Where(static each => each.Quantity is not null),
    ];

    /// <summary>A large town far away is no ground of a story that says where its town lies.</summary>
    [Theory]
    [InlineData(
        "Palma, 14 March 2031 - Dozens of people were killed when militants attacked the town of Palma in northern "
        + "Mozambique last week, the government said. About 1,100 people lived in Palma.")]
    [InlineData("Insurgents raided Palma. Ships took 1,400 people from Palma to Pemba, Cabo Delgado. Palma burned.")]
    public void A_namesake_far_away_leaves_a_name_open(string text) => Assert.All(
        Read(text).Places.Where(static place => place.Quote == "Palma"),
        static place => Assert.Null(place.Id));

    [Fact]
    public void A_large_town_named_once_is_meant() =>
        Assert.NotNull(Read("Ships took 1,400 people from Mueda to Pemba, Cabo Delgado. Palma sent two doctors.")
            .Places.First(static place => place.Quote == "Palma").Id);

    static Reading Read(string text) =>
        ShippedReader.Read(ReportFile.OfText("case", text, Day));
}
