using Refuge.Reports;

namespace Refuge.Tests.Reports;

/// <summary>Which place a name means. Towns are invented, states and provinces are not: their short forms are what is read.</summary>
public class PlacesTests
{
    static readonly PlaceNames Names = new(
    [
        Place("alma-gb", "Alma", NamedPlaceKind.Settlement, "GB", "ENG", 900_000),
        Place("alma-ky", "Alma", NamedPlaceKind.Settlement, "US", "KY", 1_500),
        Place("alma-ca", "Alma", NamedPlaceKind.Settlement, "CA", "08", 40_000),
        Place("kentucky", "Kentucky", NamedPlaceKind.Province, "US", "KY", 4_000_000),
        Place("mississippi", "Mississippi", NamedPlaceKind.Province, "US", "MS", 3_000_000),
        Place("ontario", "Ontario", NamedPlaceKind.Province, "CA", "08", 12_000_000),
        Place("china", "China", NamedPlaceKind.Country, "CN", null, 0),
        Place("cheyenne", "Cheyenne", NamedPlaceKind.Seat, "US", "WY", 63_000),
        Place("europe", "Europe", NamedPlaceKind.Region, null, null, 0),
    ]);

    [Theory]
    [InlineData("A fire in Alma, Ky., spread. Crews in Alma worked all night.", "alma-ky")]
    [InlineData("A fire in Alma, KY spread. Crews in Alma worked all night.", "alma-ky")]
    [InlineData("Crews in Alma worked all night. The fire in Alma, Ont., spread.", "alma-ca")]
    [InlineData("Crews in Alma worked all night. The fire in Alma, Ontario, spread.", "alma-ca")]
    [InlineData("Crews in Alma worked all night.", "alma-gb")]
    public void A_namesake_beside_its_state_means_that_place_throughout(string text, string id) =>
        Assert.All(Read(text).Where(static place => place.Quote == "Alma"), place => Assert.Equal(id, place.Id));

    [Fact]
    public void A_short_form_behind_a_town_is_its_state() => Assert.Contains(Read("A fire in Alma, Ky., spread."), static place => place is { Quote: "Ky", Id: "kentucky" });

    [Theory]
    [InlineData("In Alma, Miss Haddad spoke.")]
    [InlineData("Miss. Haddad spoke.")]
    public void A_word_like_any_other_is_no_state(string text) => Assert.DoesNotContain(Read(text), static place => place.Id == "mississippi");

    [Fact]
    public void Names_that_sound_alike_stay_apart_where_each_is_spelled_right() =>
        Assert.Equal(["cheyenne", "china"], Read("The council of Cheyenne wrote to traders in China.").Select(static place => place.Id));

    [Fact]
    public void The_EU_lies_in_Europe() => Assert.Equal("europe", Assert.Single(Read("Ministers of the EU met.")).Id);

    static IReadOnlyList<PlaceMention> Read(string text) => ReportReader.Read(A.Report(text), Names).Places;

    static NamedPlace Place(string id, string name, NamedPlaceKind kind, string? country, string? first, long people) => new(id, name, [], kind, country, first, people, 0, 0);
}
