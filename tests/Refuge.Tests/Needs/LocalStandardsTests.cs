using CsCheck;
using Refuge.Displacement;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>One line of a set that a crisis measures by another figure, everywhere or at one place.</summary>
public class LocalStandardsTests
{
    [Fact]
    public void A_figure_of_the_crisis_counts_in_the_place_of_the_published_one()
    {
        var needs = Today(Set("SAN01", 20));

        Assert.Equal((50.0, 50.0), (needs["camp"], needs["other"]));
    }

    [Fact]
    public void A_figure_of_one_place_leaves_the_others_as_they_are()
    {
        var needs = Today(Set("SAN01@camp", 20));

        Assert.Equal((50.0, 20.0), (needs["camp"], needs["other"]));
    }

    [Fact]
    public void A_figure_of_a_place_goes_before_that_of_the_crisis()
    {
        var needs = Today(Set("SAN01", 40), Set("SAN01@camp", 20));

        Assert.Equal((50.0, 25.0), (needs["camp"], needs["other"]));
    }

    [Fact]
    public void Of_two_rows_the_one_known_later_counts() =>
        Assert.Equal(25.0, Today(Set("SAN01", 20, knownDaysAgo: 9), Set("SAN01", 40, knownDaysAgo: 2))["camp"]);

    [Fact]
    public void A_range_is_measured_from_its_lower_end()
    {
        var line = Basis([Set("WAT01", 12, low: 10, high: 15)]).Yardstick.FindLine("WAT01")!;

        Assert.Equal((10.0, 15.0), (line.Value!.Value, line.High!.Value));
    }

    [Fact]
    public void The_row_says_whose_figure_it_is_and_rests_on_the_row_that_set_it()
    {
        var need = NeedsAssessor.Assess(Basis([Set("SAN01@camp", 20)])).Today
            .Single(static need => need is { Indicator: "toilet", Phase: "emergency", Place.Code: "camp" });

        Assert.Equal(("SAN01", "set for this place"), (need.Standard.Code, need.Standard.Publication));
        Assert.Contains(Row, need.Evidence);
        Assert.False(need.LearnedLater);
    }

    [Fact]
    public void The_plan_and_the_totals_follow_the_figure_of_each_place()
    {
        var basis = Basis([Set("SAN01@camp", 20)]);
        var needs = NeedsAssessor.Assess(basis);

        var toilets = Planner.Plan(basis, needs, [], [], [], new()).Lines
            .Where(static line => line.Item == "toilet")
            .ToDictionary(static line => line.Place.Code, static line => line.Quantity);
        Assert.Equal((50.0, 20.0), (toilets["camp"], toilets["other"]));
        Assert.Equal(70, needs.Totals!.Over(static _ => true)
            .First(static total => total is { Indicator: "toilet", Phase: "emergency" }).Need!.Value.Median);
    }

    [Fact]
    public void A_stricter_figure_never_asks_for_less() =>
        Gen.Select(Gen.Int[1, 200], Gen.Int[1, 200]).Sample((one, other) =>
        {
            var (strict, mild) = (Math.Min(one, other), Math.Max(one, other));
            Assert.True(Today(Set("SAN01@camp", strict))["camp"] >= Today(Set("SAN01@camp", mild))["camp"]);
        });

    static readonly RowEvidence Row = new("assumptions.csv", "SAN01", A.Day, []);

    static Recorded<Assumption> Set(
        string subject, double figure, int knownDaysAgo = 5, double? low = null, double? high = null) => new(
        new(
            $"{subject}-{figure}", LocalStandards.What, subject, low ?? figure, figure, high ?? figure,
            "persons/toilet", "cluster"), A.Day.AddDays(-knownDaysAgo), null, [Row]);

    static Dictionary<string, double> Today(params Recorded<Assumption>[] rows) => NeedsAssessor.Assess(Basis(rows))
        .Today.Where(static need => need is { Indicator: "toilet", Phase: "emergency" })
        .ToDictionary(static need => need.Place.Code, static need => need.Amount!.Value.Median);

    static NeedsBasis Basis(IReadOnlyList<Recorded<Assumption>> rows) => new()
    {
        Situation = A.Situation().WithSite("camp").WithSite("other")
            .WithPresent("camp", new(1_000)).WithPresent("other", new(1_000))
            .WithFacility("camp", "toilet", new(0)).WithFacility("other", "toilet", new(0)).Build(),
        Forecast = A.Forecast(30, 3).Present("camp", (_, _) => 1_000).Present("other", (_, _) => 1_000).Build(),
        Assumptions = rows,
    };
}
