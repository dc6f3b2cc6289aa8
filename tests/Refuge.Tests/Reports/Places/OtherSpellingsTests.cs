using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Reports.Places;

namespace Refuge.Tests.Reports.Places;

/// <summary>
/// Names that no place bears as written, and reports whose letters show no names. Places are invented.
/// </summary>
public class OtherSpellingsTests
{
    static readonly PlaceNames Names = new(
    [
        Place("dorland", "Dorland", NamedPlaceKind.Country, "XD", 0, 20, 20),
        Place("farland", "Farland", NamedPlaceKind.Country, "XF", 0, -40, 100),
        Place("gharan", "Gharan", NamedPlaceKind.Settlement, "XD", 9_000, 20.5, 20.5),
        Place("kandur", "Qandur", NamedPlaceKind.Settlement, "XF", 90_000, -40.5, 100.5),
        Place("melba", "Melba", NamedPlaceKind.Settlement, "XD", 70_000, 21, 21),
        Place("olten", "Olten", NamedPlaceKind.Settlement, "XF", 80_000, -41, 101),
        Place("aotea", "Aotea", NamedPlaceKind.Country, "NZ", 0, -42, 172),
        Place("motueka", "Motueka", NamedPlaceKind.Settlement, "NZ", 8_000, -41.1, 173),
        Place("kaipara", "Kaipara City", NamedPlaceKind.Settlement, "NZ", 900_000, -36, 174),
        Place("vavau", "Vavau", NamedPlaceKind.Settlement, "NZ", 8_000, -40, 173),
    ]);

    [Fact]
    public void A_name_spelt_otherwise_is_a_place_of_the_country_that_the_report_is_about() =>
        Assert.Contains(
            Read("Dorland: 300 people fled the village of Gherun."),
            static place => place is { Quote: "Gherun", Id: "gharan" });

    [Fact]
    public void A_name_spelt_otherwise_is_no_place_of_another_country() =>
        Assert.DoesNotContain(
            Read("Dorland: 300 people fled the village of Kandor."), static place => place.Id == "kandur");

    [Theory]
    [InlineData("Aotea: 300 people fled the village of Mataika.", null)]
    [InlineData("Aotea: 300 people fled the village of Motueka.", "motueka")]
    [InlineData("Aotea: 300 people fled the village of Vavaʻu.", "vavau")]
    [InlineData("Aotea: 300 people fled Kaipara province.", null)]
    [InlineData("Aotea: 300 people fled Qandur.", null)]
    public void Where_names_have_one_spelling_a_place_is_written_so_and_lies_in_a_country_of_the_report(
        string text, string? place) =>
        Assert.Equal(place, Read(text).LastOrDefault(static other => other.Quote is not "Aotea")?.Id);

    [Fact]
    public void A_report_without_capitals_names_places_behind_the_words_for_them() =>
        Assert.Contains(
            Read(
                "the ministry of dorland reported that soldiers and rebels clashed in melba early this morning and that "
                + "six people were wounded there while the governor asked the residents to stay at home and wait."),
            static place => place.Id == "melba");

    [Fact]
    public void What_happened_is_placed_in_the_story_and_not_where_somebody_travelled()
    {
        var reading = Reading(
            "Rebels shelled Melba on Friday. Soldiers left Melba.\n\nIn Olten, the foreign minister asked for help."
            + "\n\nTen people were killed.");

        var claim = reading.Claims.Last(static claim => claim.Type.Family == "casualties");

        Assert.Equal(["melba"], claim.Places.Select(static place => place.Id));
    }

    static IReadOnlyList<PlaceMention> Read(string text) => Reading(text).Places;

    static Reading Reading(string text) => ReportReader.Read(A.Report(text), Names);

    static NamedPlace Place(
        string id, string name, NamedPlaceKind kind, string country, long people, double latitude, double longitude) =>
        new(id, name, [], kind, country, "01", people, latitude, longitude);
}
