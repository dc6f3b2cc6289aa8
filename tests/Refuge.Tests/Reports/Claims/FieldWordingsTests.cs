using Refuge.Reports;
using Refuge.Reports.Claims;

namespace Refuge.Tests.Reports.Claims;

/// <summary>Wordings of radio notes, mails of camp managers, lists and news, each beside one that is none.</summary>
public class FieldWordingsTests
{
    [Theory]
    [InlineData("We are 5,126 now in the camp at Alma.", "population", 5_126)]
    [InlineData("Three schools of Boro shelter 1,450.", "population", 1_450)]
    [InlineData("A further 3,400 sleep in the Alma primary school.", "population", 3_400)]
    [InlineData("The camp at Alma (capacity 2,500, now 2,380) can take no more.", "population", 2_380)]
    [InlineData("The camp at Alma (capacity 2,500, now 2,380) can take no more.", "capacity", 2_500)]
    [InlineData("The camp at Alma was laid out for 4,500.", "capacity", 4_500)]
    [InlineData("Transit centre Alma 16,300.", "population", 16_300)]
    public void People_at_a_site_and_its_room_are_told_in_many_ways(string text, string kind, double value)
    {
        Assert.Contains(
            Of(text),
            claim => (claim.Type.Family is "camp" ? claim.Type.Kind : claim.Type.Family) == kind
                && claim.Quantities.Any(quantity => quantity.Value == value));
    }

    [Theory]
    [InlineData("We are 40 km from Alma.")]
    [InlineData("Training centre Alma 16,300.")]
    [InlineData("The library (capacity 2,500 books, now closed) is in Alma.")]
    public void Other_numbers_count_nobody_at_a_site(string text)
    {
        Assert.DoesNotContain(
            Of(text),
            static claim => claim.Type is { Family: "camp", Kind: "population" or "capacity" } or { Family: "population" });
    }

    [Theory]
    [InlineData("Buses took 1,100 people to Boro.", "displacement.evacuation")]
    [InlineData("Two barges left for Boro on Monday with 700 refugees on board.", "displacement.departure")]
    [InlineData("310 people came to the camp at Alma last night.", "displacement.arrival")]
    [InlineData("Trucks took 100 tonnes of food to Boro.", null)]
    [InlineData("Buses took the soldiers to Boro.", null)]
    public void People_moved_by_vehicles_are_on_their_way_and_goods_are_not(string text, string? type)
    {
        var moved = Of(text).Where(static claim => claim.Type.Family == "displacement").ToList();

        if (type is null) Assert.Empty(moved);
        else Assert.Contains(moved, claim => claim.Type.ToString() == type);
    }

    [Fact]
    public void What_is_asked_for_does_not_stand()
    {
        var claims = Of("The camp at Alma is crowded. The committee of the camp asks for 15 latrines.");

        Assert.Contains(claims, static claim => claim.Type.ToString() == "needs.assessment");
        Assert.DoesNotContain(
            claims.SelectMany(static claim => claim.Statements), static statement => statement is FacilityStatement);
    }

    [Fact]
    public void What_was_handed_over_stands()
    {
        Assert.Contains(
            Of("The camp at Alma is crowded. The committee of the camp has 15 latrines."),
            static claim => claim.Type.ToString() == "camp.sanitation");
    }

    [Theory]
    [InlineData("Boro can be reached only by air.", "access.restricted")]
    [InlineData("People cannot reach the market in Alma.", "access.restricted")]
    [InlineData("Road to Boro not passable since last night's rain.", "access.closed")]
    public void What_cannot_be_reached_is_no_arrival(string text, string type)
    {
        var claims = Of(text);

        Assert.Contains(claims, claim => claim.Type.ToString() == type);
        Assert.DoesNotContain(claims, static claim => claim.Type.Family is "displacement" or "camp");
    }

    [Fact]
    public void A_road_that_is_passable_is_not_closed()
    {
        Assert.DoesNotContain(
            Of("Road to Boro passable again."), static claim => claim.Type.ToString() == "access.closed");
    }

    [Fact]
    public void People_who_need_aid_are_no_appeal_for_money()
    {
        var claims = Of("The agency said 2.5 million people around Alma now need aid.");

        Assert.DoesNotContain(claims, static claim => claim.Type.Family == "funding");
        Assert.Contains(claims, static claim => claim.Type.Family == "needs");
    }

    [Fact]
    public void Millions_of_dollars_that_are_needed_are()
    {
        Assert.Contains(
            Of("The agency needs 25 million dollars for 40,000 people."), static claim => claim.Type.Family == "funding");
    }

    [Fact]
    public void The_number_and_day_of_a_report_count_nothing()
    {
        Assert.Empty(Of("Flood situation report No. 4, 14 August 2030\n\nAlma"));
    }

    [Fact]
    public void A_list_of_who_came_and_went_is_read_line_by_line()
    {
        var claims = Of("The camp at Alma is crowded.\n\nIn: 1,870. Out: 240.");

        Assert.Contains(claims, static claim => claim is { Type: { Kind: "arrival" }, Quantities: [{ Value: 1_870 }] });
        Assert.Contains(claims, static claim => claim is { Type: { Kind: "departure" }, Quantities: [{ Value: 240 }] });
    }

    [Fact]
    public void Those_in_camps_are_counted_and_camps_are_not_people()
    {
        var claims = Of("| District | In relief camps | Camps |\n| --- | --- | --- |\n| Alma | 41,200 | 36 |");

        Assert.Equal(41_200, Assert.Single(claims).Quantities[0].Value);
    }

    [Theory]
    [InlineData("Darro, with 2,700 people, has been cut off for six days.", true)]
    [InlineData("Isohe, a village of 2,100 inhabitants, has been cut off for six days.", true)]
    [InlineData("Darro, a village elder, said the road near Alma was cut.", false)]
    public void A_village_is_one_by_what_is_said_of_it(string text, bool isPlace)
    {
        var names = ReportReader.Read(A.Report($"Floods hit Alma. {text}"), A.Valley).Places
            .Select(static place => place.Quote);

        Assert.Equal(isPlace, names.Any(static name => name is "Darro" or "Isohe"));
    }

    [Fact]
    public void Nothing_stands_yet_where_a_site_is_planned()
    {
        var claims = Of(
            "The camp at Alma hosts 3,400 people. The county plans to open a new site at Boro for 1,200 people.\n\n"
            + "The camp has 9 latrines.");

        var latrines = Assert.Single(claims, static claim => claim.Type.ToString() == "camp.sanitation");
        Assert.Contains("Alma", latrines.Places[0].Quote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Aid reached the few blocks of Alma under rebel control.", true)]
    [InlineData("The fire in Alma was under firefighters' control.", false)]
    public void Ground_under_the_control_of_a_force_is_told_in_passing(string text, bool isHeld)
    {
        Assert.Equal(isHeld, Of(text).Any(static claim => claim.Type.ToString() == "territory.presence"));
    }

    static IReadOnlyList<Claim> Of(string text) => A.Reading(text).Claims;
}
