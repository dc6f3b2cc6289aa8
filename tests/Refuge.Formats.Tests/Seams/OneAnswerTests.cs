using Refuge.Formats.Tests.Building;
using Refuge.Needs;
using Refuge.Publishing;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// One question about a place has one answer in every stage: from the folder as it is read to what is shown.
/// </summary>
public class OneAnswerTests
{
    static readonly DateOnly AsOf = new(2021, 4, 18);
    static readonly PlaceId Camp = new("dalen_camp");
    static readonly PlaceId Karsa = new("karsa");

    [Fact]
    public void Families_counted_in_a_camp_are_as_many_people_today_as_tomorrow_and_in_the_series()
    {
        using var folder =
            ExampleFolder.SmallValley().Rewritten("series.csv", "dalen_camp,in_camp,,,A", "dalen_camp,in_camp,,5,A");

        var findings = folder.Run(AsOf);

        var today = findings.Needs.Today.Where(need => need.Place == Camp && need.Caseload == Caseload.DisplacedInSites)
            .Select(need => need.People!.Value.Median).Distinct();
        Assert.Equal([8_000], today);
        Assert.All(findings.Forecast.Present.On(Camp, 0).ToArray(), people => Assert.Equal(8_000, people));
        Assert.Equal(8_000, findings.SeriesForecasts.Single(series => series.Place == Camp).Count()[0, 0]);

        // The count is eight days old, and the camp grew: tomorrow holds who has come since.
        Assert.InRange(Tomorrow(findings, Camp).Median, 8_000, 9_500);
    }

    [Fact]
    public void A_count_announced_for_a_later_day_is_in_no_stage_a_count_of_today()
    {
        using var folder =
            ExampleFolder.SmallValley().With("observations.csv", "2021-04-25,,dalen_camp,camps,9999,,,,,V1,2021-04-10");

        var findings = folder.Run(AsOf);

        Assert.All(
            findings.Needs.Today.Where(need => need.Place == Camp),
            need => Assert.Equal(1_600, need.People!.Value.Median));
        Assert.All(findings.Forecast.Present.On(Camp, 0).ToArray(), people => Assert.Equal(1_600, people));
        Assert.Equal(1_600, findings.SeriesForecasts.Single(series => series.Place == Camp).Count()[0, 0]);
    }

    [Fact]
    public void A_town_whose_centre_is_taken_and_whose_outskirts_are_fought_over_is_beyond_reach_in_every_stage()
    {
        using var folder = ExampleFolder.SmallValley()
            .With("control.csv", "karsa,centre,2021-04-16,taken,,V2", "karsa,outskirts,2021-04-16,contested,,V2");

        var findings = folder.Run(AsOf);

        Assert.Equal([Caseload.BeyondReach], CaseloadsOfResidents(findings.Needs.Today));
        Assert.Equal([Caseload.BeyondReach], CaseloadsOfResidents(findings.Needs.Forecast));
        Assert.Contains(findings.Forecast.Departures.On(Karsa, 1).ToArray(), people => people > 0);
        Assert.DoesNotContain(Shown(findings), row => row.StartsWith("2021-04-25,karsa,", StringComparison.Ordinal));
    }

    [Fact]
    public void A_town_that_was_taken_in_both_its_parts_is_taken_in_every_stage()
    {
        using var folder = ExampleFolder.SmallValley()
            .With("control.csv", "karsa,centre,2021-04-16,taken,,V2", "karsa,outskirts,2021-04-17,taken,,V2");

        var findings = folder.Run(AsOf);

        Assert.Equal([Caseload.ResidentsOfRetaken], CaseloadsOfResidents(findings.Needs.Today));
        Assert.Equal([Caseload.ResidentsOfRetaken], CaseloadsOfResidents(findings.Needs.Forecast));
        Assert.All(findings.Forecast.Departures.On(Karsa, 1).ToArray(), people => Assert.Equal(0, people));
        Assert.Contains(Shown(findings), row => row.StartsWith("2021-04-25,karsa,", StringComparison.Ordinal));
    }

    static IEnumerable<Caseload> CaseloadsOfResidents(IEnumerable<Need> needs) => needs
        .Where(need => need.Place == Karsa && need.Caseload is Caseload.BeyondReach or Caseload.ResidentsOfRetaken)
        .Select(need => need.Caseload)
        .Distinct();

    static Band Tomorrow(Findings findings, PlaceId place) => findings.Needs.Forecast
        .First(
            need => need.Place == place && need.Date == AsOf.AddDays(1)
            && need.Caseload == Caseload.DisplacedInSites).People!.Value;

    /// <summary>The rows of needs that partners see.</summary>
    static string[] Shown(Findings findings)
    {
        using var text = new StringWriter();
        Publication.Compose(findings, Audience.Partner).Single(document => document.Name == "needs.csv").Write(text);
        return text.ToString().Split('\n');
    }
}
