using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Reports.Places;

namespace Refuge.Tests.Reports.Claims;

/// <summary>A claim stands where its act was, not at every name in its sentence.</summary>
public class ClaimPlacesTests
{
    static readonly PlaceNames Valley = new(
    [
        Place("alma", "Alma", 35, 43),
        Place("alma_airbase", "Alma airbase", 34.9, 43),
        Place("boro", "Boro", 35.5, 43),
    ]);

    [Fact]
    public void The_far_end_of_a_distance_is_not_where_people_live()
    {
        var claim = Assert.Single(
            Claims("Thousands of civilians are still living in Alma, 40 miles (65 km) to the south of Boro."),
            static claim => claim.Type.Family == "population");

        Assert.Equal(["alma"], claim.Places.Select(static place => place.Id));
        Assert.DoesNotContain(claim.Quantities, static quantity => quantity.Unit is "mile" or "km");
    }

    [Theory]
    [InlineData("Alma airbase was seized in July.")]
    [InlineData("The airbase at Alma was seized in July.")]
    public void An_airbase_that_the_folder_knows_is_not_its_town(string text)
    {
        var claim = Assert.Single(Claims(text), static claim => claim.Type.Family == "territory");

        Assert.Equal(["alma_airbase"], claim.Places.Select(static place => place.Id));
    }

    [Fact]
    public void Explosives_that_have_yet_to_be_cleared_lie_where_the_text_last_was()
    {
        var claim = Assert.Single(
            Claims(
                "Alma airbase was seized in July. Explosives have yet to be cleared from it before it can support "
                + "operations against Boro."),
            static claim => claim.Type.ToString() == "hazard.explosive");

        Assert.Equal(["alma_airbase"], claim.Places.Select(static place => place.Id));
        Assert.True(claim.Happened);
        Assert.Equal(Modality.Asserted, claim.Modality);
    }

    [Fact]
    public void The_town_is_the_town_last_named_and_not_its_airbase()
    {
        var claim = Assert.Single(
            Claims(
                "Soldiers hold Alma. The airbase at Alma is to support operations against Boro. The troops now "
                + "stand in the middle of the town, about 60 km from Boro."),
            static claim => claim.Type.ToString() == "place.distance");

        Assert.Equal(["alma", "boro"], claim.Places.Select(static place => place.Id));
    }

    static IReadOnlyList<Claim> Claims(string text) => ReportReader.Read(A.Report(text), Valley).Claims;

    static NamedPlace Place(string id, string name, double latitude, double longitude) =>
        new(id, name, [], NamedPlaceKind.Settlement, "XX", null, 1_000, latitude, longitude) { IsOfFolder = true };
}
