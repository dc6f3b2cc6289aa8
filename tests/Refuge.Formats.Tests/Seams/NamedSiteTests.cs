using Refuge.Formats.Tests.Building;
using Refuge.Funding;
using Refuge.Publishing;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// Reports about sites that bear a name no gazetteer knows: each is a place of its own, and what is told of it stands
/// there. Every place but the Congo's is invented.
/// </summary>
public class NamedSiteTests
{
    const string Flood = """
        # Flood in the lower valley

        Mirela, 14 March 2031 (Valley Relief Network) - About 7,400 people reached Bangura camp this week after the river burst its banks, the district council said on Thursday. Another 2,100 are sheltering in a church hall near Chirova, 12 km to the north.

        Bangura camp has 35 latrines and two boreholes; one borehole does not work. Health workers recorded 46 suspected cholera cases and three deaths at the camp since Monday. The council denied that the dam at Kapitira had failed.
        """;

    const string Fighting = """
        Displacement in Kwerela, 9 July 2032 (Coast Relief)

        Fighting in the hills drove 4,200 people into Mtondira transit site between 2 and 7 July. Another 860 are staying at Kwerela Girls' Secondary School and 310 at the reception centre of Boforu.

        The transit site has 18 latrines and one borehole. The school has six toilets; there is no water. Eleven people at the site have measles.
        """;

    const string Siege = """
        # Siege of Orlenka: note 3

        12 January 2033

        - Camp Hope now shelters 2,950 displaced people, the camp committee said.
        - The camp called New Dawn, opened on 3 January, took in 1,400 people. It has 10 latrines.
        - Sarafo and Tumirano camps host 5,100 and 2,240 people.
        - Tumirano camp has four boreholes. Nine suspected cholera cases were reported in Sarafo camp on 10 January.
        """;

    const string Quake = """
        Quake survivors crowd school

        PELLENA, 4 May 2034 - About 1,250 survivors of Sunday's earthquake are sleeping in Pellena Central Primary School, teachers said. Some 700 more moved to Nordara stadium.

        "We have four toilets for everybody," said a teacher at the school. Two boreholes at the stadium were repaired on Tuesday. Doctors at the stadium treated 23 cases of diarrhoea.
        """;

    const string Town = """
        Goma, Democratic Republic of the Congo, 7 February 2031

        Around 12,300 people who fled Sake arrived at Bujarika camp, 9 km west of Goma, on Tuesday. Bujarika has 60 latrines and 3 boreholes. Another 4,000 are in the Majengora primary school in Goma.

        Health staff in Bujarika recorded 19 suspected cases of cholera. The school has 12 latrines.
        """;

    const string Profile = """
        # Camp profile: Nzuwara refugee settlement

        Updated 12 August 2031

        | Indicator | Figure |
        | --- | --- |
        | Population | 18,420 |
        | Latrines | 411 |
        | Functional boreholes | 9 |

        The settlement opened in February 2029 for 12,000 people. In July 96 people arrived and 310 left.
        """;

    const string Rows = "Sites on 21 January 2032\n\nSite\tFamilies\tPeople\tLatrines\n"
        + "Ombadara school\t212\t1,104\t10\nSefura church compound\t98\t511\t4\nTotal\t310\t1,615\t14\n";

    const string Visits = """
        Rapid assessment, Sondura valley, 25 April 2031

        The team visited two locations. Sondura Market site: 1,830 people (366 families), 6 latrines of which 2 are out of order, no water point. Tekora Girls' Secondary School: 520 people, 12 latrines, one tap.
        """;

    const string Cyclone = """
        Second week after the cyclone

        Chirova, 14 March 2031

        Some 11,400 people are sheltering at Nova Praia accommodation centre, a former cotton store outside Chirova, officials said. Twenty-two latrines stand there and three of eight taps work.

        Some 20,000 people are cut off along the Lurembo river.
        """;

    const string Stadium = """
        Eruption near Goma, Democratic Republic of the Congo: note 4

        15 March 2034

        The Goma stadium camp holds 3,100 people in 410 tents. A third site at Sake airfield, with room for 6,000, will open on 20 March.

        At the stadium there are 22 latrines, of which 6 are full. No case of cholera has been confirmed. 37 cases of acute watery diarrhoea were reported at the Goma stadium since 11 March.

        The flash appeal asks for USD 24.6 million; USD 7.1 million has been received and a further USD 3 million pledged.
        """;

    const string Opened = """
        Crossings from the east, Chad, 18 June 2033

        Gozara camp took in 6,200 people in the last ten days and now holds 19,300. At Amberila, a new site opened on 9 June, 2,400 people have settled. Amberila has 3 boreholes, one of them broken.
        """;

    [Theory]
    [InlineData(Opened, "2033-06-18", "amberila", "count", "2400")]
    [InlineData(Opened, "2033-06-18", "amberila", "facility:water_point", "2")]
    [InlineData(Stadium, "2034-03-15", "goma_stadium", "count", "3100")]
    [InlineData(Stadium, "2034-03-15", "goma_stadium", "facility:toilet", "16")]
    [InlineData(Stadium, "2034-03-15", "goma_stadium", "health:diarrhoea", "37")]
    [InlineData(Cyclone, "2031-03-14", "nova_praia_accommodation_centre", "count", "about 11400")]
    [InlineData(Cyclone, "2031-03-14", "nova_praia_accommodation_centre", "facility:toilet", "22")]
    [InlineData(Cyclone, "2031-03-14", "nova_praia_accommodation_centre", "facility:tap", "3")]
    [InlineData(Flood, "2031-03-14", "bangura_camp", "facility:toilet", "35")]
    [InlineData(Flood, "2031-03-14", "bangura_camp", "facility:water_point", "1")]
    [InlineData(Flood, "2031-03-14", "bangura_camp", "health:suspected_cholera", "46")]
    [InlineData(Flood, "2031-03-14", "camp_near_chirova", "count", "2100")]
    [InlineData(Fighting, "2032-07-09", "mtondira_transit_site", "count", "4200")]
    [InlineData(Fighting, "2032-07-09", "mtondira_transit_site", "facility:toilet", "18")]
    [InlineData(Fighting, "2032-07-09", "kwerela_girls_secondary_school", "count", "860")]
    [InlineData(Fighting, "2032-07-09", "kwerela_girls_secondary_school", "facility:toilet", "6")]
    [InlineData(Fighting, "2032-07-09", "camp_near_boforu", "count", "310")]
    [InlineData(Siege, "2033-01-12", "camp_hope", "count", "2950")]
    [InlineData(Siege, "2033-01-12", "new_dawn", "count", "1400")]
    [InlineData(Siege, "2033-01-12", "new_dawn", "facility:toilet", "10")]
    [InlineData(Siege, "2033-01-12", "sarafo_camp", "count", "5100")]
    [InlineData(Siege, "2033-01-12", "sarafo_camp", "health:suspected_cholera", "9")]
    [InlineData(Siege, "2033-01-12", "tumirano_camp", "count", "2240")]
    [InlineData(Siege, "2033-01-12", "tumirano_camp", "facility:water_point", "4")]
    [InlineData(Quake, "2034-05-04", "pellena_central_primary_school", "count", "about 1250")]
    [InlineData(Quake, "2034-05-04", "pellena_central_primary_school", "facility:toilet", "4")]
    [InlineData(Quake, "2034-05-04", "nordara_stadium", "facility:water_point", "2")]
    [InlineData(Town, "2031-02-07", "bujarika_camp", "facility:toilet", "60")]
    [InlineData(Town, "2031-02-07", "bujarika_camp", "health:suspected_cholera", "19")]
    [InlineData(Town, "2031-02-07", "majengora_primary_school", "count", "4000")]
    [InlineData(Town, "2031-02-07", "majengora_primary_school", "facility:toilet", "12")]
    [InlineData(Profile, "2031-08-12", "nzuwara_refugee_settlement", "count", "18420")]
    [InlineData(Profile, "2031-08-12", "nzuwara_refugee_settlement", "facility:toilet", "411")]
    [InlineData(Profile, "2031-08-12", "nzuwara_refugee_settlement", "facility:water_point", "9")]
    [InlineData(Rows, "2032-01-21", "ombadara_school", "count", "1104")]
    [InlineData(Rows, "2032-01-21", "sefura_church_compound", "count", "511")]
    [InlineData(Rows, "2032-01-21", "sefura_church_compound", "facility:toilet", "4")]
    [InlineData(Visits, "2031-04-25", "sondura_market_site", "count", "1830")]
    [InlineData(Visits, "2031-04-25", "sondura_market_site", "facility:toilet", "4")]
    [InlineData(Visits, "2031-04-25", "tekora_girls_secondary_school", "count", "520")]
    public void What_is_told_of_a_site_stands_at_it(
        string report, string day, string place, string aspect, string value)
    {
        var facts = FindingsOf(report, day).Situation.Facts
            .Where(fact => fact.Place?.Code == place && fact.Aspect.Split(":reports")[0] == aspect);

        Assert.Equal([value], facts.Select(static fact => fact.Value));
    }

    [Fact]
    public void People_driven_into_a_camp_are_not_where_the_fighting_is()
    {
        var facts = FindingsOf(Fighting, "2032-07-09").Situation.Facts;

        Assert.DoesNotContain(
            facts, static fact => fact.Place?.Code == "mtondira_transit_site" && fact.Aspect == "event:fighting");
    }

    [Fact]
    public void Money_that_is_pledged_is_not_yet_paid()
    {
        var money = FindingsOf(Stadium, "2034-03-15").Funding.Money;

        Assert.Equal(
            [
                (MoneyState.Requested, 24_600_000.0), (MoneyState.Pledged, 3_000_000.0),
                (MoneyState.Paid, 7_100_000.0),
            ],
            money.Select(static row => (row.Flow.State, row.Flow.Amount.Value)).Order());
    }

    [Fact]
    public void A_camp_whose_town_is_known_lies_near_it()
    {
        using var temporary = new TemporaryFolder();
        AcceptedReport.Run(temporary.Place, "site", Town, new(2031, 2, 7));

        var places = File.ReadAllLines(Path.Combine(temporary.Place.FullName, "places.csv"));

        Assert.Contains("bujarika_camp,Bujarika camp,Bujarika,site,,,CD,,goma,R1", places);
    }

    [Fact]
    public void Suspected_cholera_in_a_camp_of_its_own_name_raises_an_alert_there()
    {
        Assert.Contains(
            FindingsOf(Flood, "2031-03-14").Needs.Alerts,
            static alert => alert.Place.Code == "bangura_camp"
                && alert.Kind.Contains("cholera", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_taps_stand_no_wells_are_asked_for() =>
        Assert.DoesNotContain(
            FindingsOf(Cyclone, "2031-03-14").Needs.Today,
            static need => need.Place.Code == "nova_praia_accommodation_centre"
                && need.Indicator.StartsWith("WAT08", StringComparison.Ordinal));

    [Fact]
    public void People_cut_off_where_no_place_is_known_are_told_among_the_ways()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Publication.Compose(FindingsOf(Cyclone, "2031-03-14"), Audience.Restricted)
            .Single(static document => document.Name == "bulletin.md").Write(writer);

        Assert.Contains(
            "20,000 people are cut off along the Lurembo river", writer.ToString(), StringComparison.Ordinal);
    }

    static Findings FindingsOf(string report, string day)
    {
        using var temporary = new TemporaryFolder();
        return AcceptedReport.Run(temporary.Place, "site", report, DateOnly.ParseExact(day, "yyyy-MM-dd"));
    }
}
