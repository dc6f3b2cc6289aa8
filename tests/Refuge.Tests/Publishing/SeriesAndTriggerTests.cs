using Refuge.Publishing;
using Refuge.Tests.Building;
using Refuge.Tests.Shared;

namespace Refuge.Tests.Publishing;

/// <summary>What of series and of rules agreed beforehand each audience sees.</summary>
public class SeriesAndTriggerTests
{
    static readonly Dictionary<string, string> Restricted = Opened.All(PublishedCrisis.Findings, Audience.Restricted);
    static readonly Dictionary<string, string> Partner = Opened.All(PublishedCrisis.Findings, Audience.Partner);
    static readonly Dictionary<string, string> Public = Opened.All(PublishedCrisis.Findings, Audience.Public);

    static IEnumerable<Dictionary<string, string>> Of(Dictionary<string, string> publication, string series) =>
        CsvText.Rows(publication["forecast.csv"]).Where(row => row["series"] == series);

    [Fact]
    public void The_own_folder_has_each_series_on_every_day() => Assert.Multiple(
        () =>
            Assert.Equal(
                PublishedCrisis.Days + 1,
                Of(Restricted, "dtm").Count(row => (row["place"], row["measure"]) == ("*", "displaced_now"))),
        () =>
            Assert.Equal(
                PublishedCrisis.Days + 1,
                Of(Restricted, "talmar-left").Count(row => (row["place"], row["measure"]) == ("talmar", "present"))));

    [Fact]
    public void Partners_see_the_series_of_open_places_by_week()
    {
        Assert.Equal((PublishedCrisis.Days / 7) + 1, Of(Partner, "orchard").Count(row => row["measure"] == "present"));
        Assert.Empty(Of(Partner, "talmar-left"));
    }

    [Fact]
    public void The_public_sees_the_series_of_the_whole_crisis_with_two_digits()
    {
        Assert.Equal(["7000", "7700", "8400"], Of(Public, "dtm").Take(3).Select(row => row["p50"]));
        Assert.Empty(Of(Public, "orchard"));
    }

    [Fact]
    public void A_threshold_on_a_series_passes_when_the_series_does()
    {
        var row = Assert.Single(Of(Restricted, "orchard"), row => row["measure"] == "day_passing:2400");

        // 1,800 + 60 a day + the member: the middle member of 60 passes on the tenth day.
        Assert.Equal("2031-04-19", row["p50"]);
        Assert.Equal("orchard-camp", row["place"]);
    }

    [Fact]
    public void A_threshold_on_a_series_without_a_count_is_listed_as_not_known() =>
        Assert.Contains(
            "When a threshold is passed: 9,000 of appeal.", Restricted["bulletin.md"], StringComparison.Ordinal);

    [Fact]
    public void A_rule_prints_as_sentences_with_the_chance_agreed_and_the_chance_of_the_run() => Assert.Multiple(
        () =>
            Assert.Contains(
                "Open plots before Orchard Camp overflows", Partner["bulletin.md"], StringComparison.Ordinal),
        () =>
            Assert.Contains(
                "People at 100 % of the places or more at Orchard Camp within 60 days: agreed: 40 % or more; this "
                + "run says", Partner["bulletin.md"], StringComparison.Ordinal),
        () =>
            Assert.Contains(
                "Decided by at least 2 of: camp coordinator, fund manager.", Partner["bulletin.md"],
                StringComparison.Ordinal),
        () => Assert.Contains("id=\"triggers\"", Partner["bulletin.html"], StringComparison.Ordinal));

    [Fact]
    public void A_rule_on_a_held_place_stays_in_the_own_folder() => Assert.Multiple(
        () => Assert.Contains("People leave Talmar", Restricted["bulletin.html"], StringComparison.Ordinal),
        () =>
            Assert.All(
                Partner.Values, text => Assert.DoesNotContain("People leave Talmar", text, StringComparison.Ordinal)),
        () =>
            Assert.All(
                Public.Values,
                text => Assert.DoesNotContain("Orchard Camp overflows", text, StringComparison.Ordinal)));
}
