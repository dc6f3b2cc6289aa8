using Refuge.Reports.Claims;

namespace Refuge.Tests.Reports.Claims;

/// <summary>Wordings of bulletins, profiles and notes that once were read wrongly.</summary>
public class ReportKindsTests
{
    [Fact]
    public void Money_received_of_an_appeal_is_no_people_who_arrived()
    {
        var claims = Of("The Government appeals for 25 million dollars; 9 million has been received so far.");

        Assert.DoesNotContain(claims, static claim => claim.Type.Family is "displacement" or "population");
        var received = Assert.Single(claims, static claim => claim.Type.ToString() == "funding.received");
        Assert.Equal("USD", received.Quantities[0].Unit);
    }

    [Theory]
    [InlineData("The camp in Alma has 40 toilets; 12 are full and cannot be used.", "toilet", 28)]
    [InlineData("In the camp in Alma eleven of 48 latrines burned down.", "toilet", 37)]
    [InlineData("The camp in Alma has three boreholes; one borehole does not work.", "water_point", 2)]
    public void What_does_not_serve_is_taken_off_what_stands(string text, string item, int serving)
    {
        var facilities = Of($"The camp in Alma is crowded. {text}")
            .SelectMany(static claim => claim.Statements).OfType<FacilityStatement>()
            .Where(statement => statement.Item == item && statement.Quantity is not null).Distinct();

        Assert.Equal(serving, Assert.Single(facilities).Quantity!.Value.Value);
    }

    [Fact]
    public void A_broken_borehole_of_a_camp_is_told()
    {
        Assert.Contains(
            Of("The camp in Alma has 35 latrines and two boreholes; one borehole does not work."),
            static claim => claim.Type.ToString() == "camp.water"
                && claim.QuoteText.Contains("does not work", StringComparison.Ordinal));
    }

    [Fact]
    public void People_who_go_back_to_where_they_came_from_return()
    {
        var claim = Assert.Single(
            Of("1,940 individuals crossed back to their places of origin."),
            static claim => claim.Type.Family == "displacement");

        Assert.Equal("return", claim.Type.Kind);
    }

    [Fact]
    public void A_site_opened_for_a_number_has_room_for_it()
    {
        Assert.Contains(
            Of("The camp in Alma opened in February for 12,000 people."),
            static claim => claim.Type.ToString() == "camp.capacity");
    }

    [Theory]
    [InlineData("No convoy has entered the town since Friday.", "territory")]
    [InlineData("The police are holding two men.", "territory")]
    [InlineData("In Boro there are 60 persons per latrine.", "population")]
    [InlineData("People walk 40 minutes to the river.", "displacement")]
    [InlineData("Runway repairs at the airport will be completed by Thursday.", "damage")]
    [InlineData("The mayor urged residents to stay at home.", "population")]
    [InlineData("Displacement in Alma, 1 September 2030 (Valley Relief)\n\nRain fell.", "displacement")]
    public void Words_that_only_look_like_a_claim_make_none(string text, string family)
    {
        Assert.DoesNotContain(Of(text), claim => claim.Type.Family == family);
    }

    [Fact]
    public void A_label_and_its_number_are_one_record_and_the_next_label_another()
    {
        var claims = Of("Evacuated: 44,700 persons in 96 evacuation centres\nHouses destroyed: 3,815\n");

        var evacuated = Assert.Single(claims, static claim => claim.Type.ToString() == "displacement.evacuation");
        Assert.Equal([44_700], evacuated.Quantities.Select(static quantity => quantity.Value));
        Assert.Equal(
            [3_815],
            Assert.Single(claims, static claim => claim.Type.Family == "damage").Quantities
                .Select(static quantity => quantity.Value));
    }

    [Fact]
    public void A_bulletin_of_some_days_is_of_the_last_of_them()
    {
        var report = A.Report("BORDER BULLETIN\nReporting period: 5 - 11 May 2031\n\nNew arrivals this week: 4,812\n");
        var reading = Refuge.Reports.ReportReader.Read(report with { Published = null }, A.Valley);

        Assert.Equal(new DateOnly(2031, 5, 11), reading.Reference);
    }

    [Theory]
    [InlineData("The tunnel near Alma is closed until at least Saturday.", "2030-09-07")]
    [InlineData("We need 320 tents by Wednesday.", "2030-09-04")]
    public void A_weekday_that_is_waited_for_is_yet_to_come(string text, string day)
    {
        Assert.Contains(
            A.Reading(text).Dates, time => time.Last == DateOnly.ParseExact(day, "yyyy-MM-dd"));
    }

    [Fact]
    public void Those_who_fell_ill_in_a_camp_are_not_its_people()
    {
        var statements = Of("The camp in Alma hosts 4,200 people. Eleven people in the camp have measles.")
            .SelectMany(static claim => claim.Statements).OfType<PeopleStatement>();

        Assert.Equal([4_200], statements.Select(static statement => statement.Count.Value).Distinct());
    }

    [Fact]
    public void Arrivals_of_a_month_are_no_count_of_a_camp_that_is_counted()
    {
        var counts = Of("The camp in Alma hosts 4,200 people. In August 96 people arrived in the camp in Alma.")
            .Where(static claim => claim.Type.ToString() == "camp.population");

        Assert.Equal([4_200], counts.SelectMany(static claim => claim.Quantities).Select(static each => each.Value));
    }

    [Fact]
    public void People_trapped_without_water_are_trapped()
    {
        var claim = Assert.Single(
            Of("More than 8,000 civilians were trapped in Alma without water."),
            static claim => claim.Type.ToString() == "population.trapped");

        Assert.True(claim.Happened);
    }

    [Fact]
    public void Those_who_died_of_cholera_in_a_camp_are_not_its_cases()
    {
        var statements = Of("The camp in Alma is crowded. Forty-one people have died of cholera in the camp in Alma.")
            .SelectMany(static claim => claim.Statements).OfType<HealthStatement>();

        Assert.All(statements, static statement => Assert.Null(statement.Cases));
    }

    [Theory]
    [InlineData("Eleven people in the camp in Alma have measles, and 40 people reached the camp in Alma on Friday.")]
    [InlineData("A camp in Alma was opened for 900 people, 300 people reached the camp and 20 people have measles.")]
    public void A_sentence_of_several_counts_of_a_camp_is_read_to_its_end(string text) =>
        Assert.NotEmpty(Of(text));

    static IReadOnlyList<Claim> Of(string text) => A.Reading(text).Claims;
}
