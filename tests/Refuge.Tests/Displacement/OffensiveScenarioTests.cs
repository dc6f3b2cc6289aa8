using Refuge.Displacement;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Displacement;

public class OffensiveScenarioTests
{
    const int Days = 60;

    [Fact]
    public void Every_member_begins_the_offensive_on_the_day_of_the_scenario()
    {
        var forecast = Run(30);

        Assert.All(forecast.OffensiveDay, static day => Assert.Equal(30, day));
    }

    [Fact]
    public void Without_a_scenario_members_differ_about_the_day()
    {
        var forecast = Run(null);

        Assert.True(forecast.OffensiveDay.Distinct().Count() > 5);
    }

    [Fact]
    public void Two_scenarios_are_the_same_member_by_member_until_the_earlier_one_begins()
    {
        var (early, late) = (Run(20), Run(40));

        for (var day = 0; day < 20; day++) Assert.Equal(early.DisplacedNow.On(day), late.DisplacedNow.On(day));
        Assert.NotEqual(early.DisplacedNow.On(39).ToArray(), late.DisplacedNow.On(39).ToArray());
    }

    [Fact]
    public void A_scenario_lies_after_the_as_of_date()
    {
        Assert.Throws<ArgumentException>(() => Run(0));
    }

    static Forecast Run(int? offensiveDay)
    {
        var situation =
            new InventedSituation().WithTown("Held", 50_000).WithTown("Boro", 5_000).WithRoute("Held", "Boro", 12)
            .WithControl("Held", ControlStatus.Held).WithControl("Boro", ControlStatus.Calm).Build();
        var input = new ForecastInput(
            situation,
            [Assumed("offensive_day", 20, 40, 80, "days"),
            Assumed("local_fighting_per_month", 1e-6, 2e-6, 3e-6, "chance per month")], [], new())
        {
            OffensiveBegins = offensiveDay is { } day ? InventedSituation.AsOf.AddDays(day) : null,
        };
        return Forecaster.Run(
            input, new(Days, 30, 3), threads: 1, progress: null, TestContext.Current.CancellationToken);
    }

    static Recorded<Assumption> Assumed(string what, double low, double best, double high, string unit) => new(
        new(what, what, null, low, best, high, unit, "judgement"), InventedSituation.AsOf, null,
        [new RowEvidence("assumptions.csv", what, InventedSituation.AsOf, [])]);
}
