using Refuge.Displacement;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Displacement;

public class ScenarioBaselineTests
{
    [Fact]
    public void A_scenario_that_changes_nothing_differs_by_nothing_and_names_no_place()
    {
        var baseline = ScenarioBaseline.Of(Run(closed: false, seed: 1));

        Assert.All(
            baseline.To(Run(closed: false, seed: 1)),
            difference => Assert.Equal((null, 0, 0), (difference.Place, difference.Mean, difference.StandardError)));
    }

    [Fact]
    public void A_closed_road_moves_people_and_the_error_is_that_of_the_pairs()
    {
        var (without, with) = (Run(closed: false, seed: 1), Run(closed: true, seed: 1));

        var difference = ScenarioBaseline.Of(without).To(with).Single(each => each.Place?.Code == "Near");

        double[] pairs = [
            .. without.Present.On(new("Near"), 60).ToArray()
            .Zip(with.Present.On(new("Near"), 60).ToArray(), (before, after) => (double)after - before)];
        var variance = pairs.Sum(pair => Math.Pow(pair - pairs.Average(), 2)) / (pairs.Length - 1);
        Assert.True(difference.Mean < 0);
        Assert.Equal(pairs.Average(), difference.Mean, 1e-6);
        Assert.Equal(Math.Sqrt(variance / pairs.Length), difference.StandardError!.Value, 1e-6);
    }

    [Fact]
    public void Runs_of_another_seed_are_not_compared() =>
        Assert.Throws<ArgumentException>(
            () => ScenarioBaseline.Of(Run(closed: false, seed: 1)).To(Run(closed: false, seed: 2)));

    static Forecast Run(bool closed, long seed)
    {
        var builder = new InventedSituation().WithTown("Alma", 50_000).WithSite("Near", 20_000).WithSite("Away", 20_000)
            .WithRoute("Alma", "Near", 10).WithRoute("Alma", "Away", 60)
            .WithControl("Alma", ControlStatus.Contested, daysAgo: 0).WithControl("Near", ControlStatus.Calm)
                .WithControl("Away", ControlStatus.Calm);
        if (closed) builder.WithClosedRoute("Alma", "Near", 1, 60);
        return Forecaster.Run(
            builder.Build(), [], [], new(), new(60, 40, seed), null, null, TestContext.Current.CancellationToken);
    }
}
