using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Reports.Places;

namespace Refuge.Tests.Reports.Places;

/// <summary>
/// Which place a name means. Towns are invented, states and provinces are not: their short forms are what is read.
/// </summary>
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
        Place("us", "United States", NamedPlaceKind.Country, "US", null, 0, "US"),
        Place("europe", "Europe", NamedPlaceKind.Region, null, null, 0),
        Place(
            "boro-far", "Boro", NamedPlaceKind.Settlement, "XA", "01", 300_000) with
            {
                Latitude = -30,
                Longitude = 100,
            },
        Place("boro-near", "Boro", NamedPlaceKind.Settlement, "XB", "02", 9_000) with { Latitude = 10, Longitude = 20 },
        Place("cade", "Cade", NamedPlaceKind.Settlement, "XB", "02", 40_000) with { Latitude = 10.1, Longitude = 20.2 },
        Place("dora", "Dora", NamedPlaceKind.Settlement, "XB", "02", 60_000) with { Latitude = 10.2, Longitude = 19.9 },
        Place("saint-elm", "Saint-Elm", NamedPlaceKind.Settlement, "XB", "03", 2_000),
        Place("north-western", "North-Western", NamedPlaceKind.Province, "XA", "09", 2_000_000),
    ]);

    [Fact]
    public void A_namesake_lies_where_the_rest_of_the_story_plays() =>
        Assert.Contains(
            Read("Families fled from Cade and from Dora. In Boro they found shelter."),
            static place => place is { Quote: "Boro", Id: "boro-near" });

    [Fact]
    public void A_name_alone_means_the_larger_place() =>
        Assert.Contains(
            Read("In Boro they found shelter."), static place => place is { Quote: "Boro", Id: "boro-far" });

    [Fact]
    public void Two_countries_side_by_side_are_two_countries() =>
        Assert.Equal(["china", "us"], Read("The China-US talks went on.").Select(static place => place.Id));

    [Theory]
    [InlineData("north western Dora", "dora")]
    [InlineData("Cade, Boro and Dora districts", "cade")]
    [InlineData("St. Elm", "saint-elm")]
    [InlineData("boro", "boro-far")]
    public void A_name_found_by_others_is_looked_up_without_what_stands_around_it(string words, string id) =>
        Assert.Equal(id, PlaceLookup.Of([words], Names)[0]?.Id);

    [Fact]
    public void Names_found_by_others_stand_for_the_text_around_them() =>
        Assert.Equal("boro-near", PlaceLookup.Of(["boro", "cade", "dora"], Names)[0]?.Id);

    [Theory]
    [InlineData("north western")]
    [InlineData("Nowhere")]
    [InlineData("")]
    public void A_direction_or_an_unknown_name_is_no_place(string words) =>
        Assert.Null(PlaceLookup.Of([words], Names)[0]);

    [Fact]
    public void A_dot_over_a_capital_is_no_other_letter() => Assert.Equal(PlaceKey.Of("Ilm"), PlaceKey.Of("İlm"));

    [Theory]
    [InlineData("A fire in Alma, Ky., spread. Crews in Alma worked all night.", "alma-ky")]
    [InlineData("A fire in Alma, KY spread. Crews in Alma worked all night.", "alma-ky")]
    [InlineData("Crews in Alma worked all night. The fire in Alma, Ont., spread.", "alma-ca")]
    [InlineData("Crews in Alma worked all night. The fire in Alma, Ontario, spread.", "alma-ca")]
    [InlineData("Crews in Alma worked all night.", "alma-gb")]
    public void A_namesake_beside_its_state_means_that_place_throughout(string text, string id) =>
        Assert.All(Read(text).Where(static place => place.Quote == "Alma"), place => Assert.Equal(id, place.Id));

    [Fact]
    public void A_short_form_behind_a_town_is_its_state() =>
        Assert.Contains(Read("A fire in Alma, Ky., spread."), static place => place is { Quote: "Ky", Id: "kentucky" });

    [Theory]
    [InlineData("In Alma, Miss Haddad spoke.")]
    [InlineData("Miss. Haddad spoke.")]
    public void A_word_like_any_other_is_no_state(string text) =>
        Assert.DoesNotContain(Read(text), static place => place.Id == "mississippi");

    [Fact]
    public void Names_that_sound_alike_stay_apart_where_each_is_spelled_right() =>
        Assert.Equal(
            ["cheyenne", "us", "china"],
            Read("The council of Cheyenne in the United States wrote to traders in China.").Select(static place => place.Id));

    [Fact]
    public void The_EU_lies_in_Europe() => Assert.Equal("europe", Assert.Single(Read("Ministers of the EU met.")).Id);

    static IReadOnlyList<PlaceMention> Read(string text) => ReportReader.Read(A.Report(text), Names).Places;

    static NamedPlace Place(
        string id, string name, NamedPlaceKind kind, string? country, string? first, long people,
        params string[] others) => new(id, name, others, kind, country, first, people, 0, 0);
}
