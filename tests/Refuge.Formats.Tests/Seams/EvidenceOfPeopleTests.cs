using Refuge.Formats.Tests.Building;
using Refuge.Needs;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// A number of people keeps what it rests on through every stage: from a row of the folder to the last line of the
/// plan.
/// </summary>
public class EvidenceOfPeopleTests
{
    static readonly DateOnly AsOf = new(2021, 4, 18);

    [Fact]
    public void A_need_of_tomorrow_cites_the_count_that_the_need_of_today_cites()
    {
        using var folder = ExampleFolder.SmallValley();

        var needs = folder.Run(AsOf).Needs;

        var today = Cited(needs.Today, "dalen_camp", AsOf);
        Assert.Contains("observations.csv#2021-04-10/dalen_camp/camps", today);
        Assert.Contains(
            "observations.csv#2021-04-10/dalen_camp/camps", Cited(needs.Forecast, "dalen_camp", AsOf.AddDays(1)));
    }

    [Fact]
    public void A_camp_to_which_people_flee_rests_on_the_populations_of_all_homes_whoever_holds_them()
    {
        using var folder = ExampleFolder.SmallValley();

        var cited = Cited(folder.Run(AsOf).Needs.Forecast, "dalen_camp", AsOf.AddDays(14));

        Assert.Contains("places.csv#velmo", cited);
        Assert.Contains("places.csv#dalen", cited);
    }

    [Fact]
    public void Families_rest_on_the_row_that_says_how_many_people_a_family_is()
    {
        using var folder =
            ExampleFolder.SmallValley().Rewritten("series.csv", "dalen_camp,in_camp,,,A", "dalen_camp,in_camp,,5,A");

        Assert.Contains("series.csv#camps", Cited(folder.Run(AsOf).Needs.Forecast, "dalen_camp", AsOf.AddDays(1)));
    }

    [Fact]
    public void A_population_that_is_assumed_is_cited_as_the_assumption()
    {
        using var folder = ExampleFolder.SmallValley()
            .With("assumptions.csv", "pop_velmo,population,velmo,50000,60000,70000,people,judgement,V1");

        var cited = Cited(folder.Run(AsOf).Needs.Forecast, "velmo", AsOf.AddDays(1));

        Assert.Contains("assumptions.csv#pop_velmo", cited);
        Assert.DoesNotContain("places.csv#velmo", cited);
    }

    [Fact]
    public void Every_later_need_and_every_line_of_the_plan_cites_who_counted_the_people()
    {
        using var folder = ExampleFolder.SmallValley();

        var findings = folder.Run(AsOf, days: 30);

        Assert.NotEmpty(findings.Funding.Lines);
        Assert.All(findings.Needs.Forecast, need => Assert.Contains(need.Evidence, CountsPeople));
        Assert.All(findings.Funding.Lines, line => Assert.Contains(line.Evidence, CountsPeople));
        Assert.All(findings.Funding.Axes, axis => Assert.Contains(axis.Evidence, CountsPeople));
    }

    static bool CountsPeople(Evidence evidence) =>
        evidence is RowEvidence { File: "observations.csv" or "places.csv" or "assumptions.csv" };

    static IReadOnlyList<string> Cited(IEnumerable<Need> needs, string place, DateOnly day) =>
    [
        .. needs.First(need => need.Place.Code == place && need.Date == day).Evidence.OfType<RowEvidence>()
            .Select(row => $"{row.File}#{row.Key}"),
    ];
}
