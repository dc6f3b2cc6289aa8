using Refuge.Displacement;
using Refuge.Needs;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>What was counted and does not last: a tank that lorries fill, a trench latrine.</summary>
public class SupplyDecayTests
{
    [Theory]
    [InlineData("water_quantity", "trucked", 30)]
    [InlineData("water_quantity", "by tanker, chlorinated", 30)]
    [InlineData("toilet", "trench latrines", 90)]
    [InlineData("toilet", "emergency latrines", 90)]
    public void What_does_not_last_stands_for_so_many_days_and_then_no_more(string item, string words, int days)
    {
        var line = Supply(item, words).Of(new("camp"), item, "");

        Assert.Equal(20, line.Have(A.Day.AddDays(days))!.Value.Value);
        Assert.Equal(0, line.Have(A.Day.AddDays(days + 1))!.Value.Value);
    }

    [Theory]
    [InlineData("water_quantity", "piped")]
    [InlineData("water_quantity", null)]
    [InlineData("toilet", "with slabs")]
    [InlineData("toilet", "trucked")]
    [InlineData("school", "emergency")]
    public void What_lasts_stands_until_somebody_counts_again(string item, string? words) => Assert.Equal(
        20, Supply(item, words).Of(new("camp"), item, "").Have(A.Day.AddDays(1_000))!.Value.Value);

    [Fact]
    public void Of_a_tank_counted_two_months_ago_nobody_knows_whether_it_still_comes()
    {
        var supply = Supply("water_quantity", "trucked", daysAgo: 60);

        Assert.Null(supply.Of(new("camp"), "water_quantity", "m3/day").Have(A.Day));
    }

    [Fact]
    public void A_folder_states_its_own_days() => Assert.Equal(
        new(10, 20), SupplyDecay.Of([Assumed("trucked_days", 10), Assumed("latrine_days", 20)]));

    static Recorded<Assumption> Assumed(string what, double days) =>
        new(new Assumption(what, what, null, days, days, days, "days", null), A.Day, null, []);

    [Fact]
    public void The_plan_goes_on_with_water_whose_last_load_is_paid()
    {
        var needs = NeedsAssessor.Assess(new()
        {
            Situation = Camp("water_quantity", "trucked", 0).Build(),
            Forecast = A.Forecast(40, 2).Present("camp", (_, _) => 1_000).Build(),
        });

        // 7.5 litres for a thousand people; twenty cubic metres a day stand until day thirty.
        Assert.Equal([0.0, 7.5], Enumerable.Range(30, 2).Select(day => needs.Forecast
            .Single(need => need is { Indicator: "water_quantity", Phase: "emergency" }
                && need.Date == A.Day.AddDays(day)).Uncovered!.Value));
    }

    [Fact]
    public void Of_two_camps_together_each_keeps_its_own_last_day()
    {
        var line = new Supply(
            Camp("toilet", "trench", 0).WithSite("other").WithFacility("other", "toilet", new(7)).Build(), [], 6)
            .Of(new PlaceId("camp;other"), "toilet", "toilets");

        Assert.Equal((27.0, 7.0), (line.Have(A.Day)!.Value.Value, line.Have(A.Day.AddDays(91))!.Value.Value));
    }

    static Supply Supply(string item, string? words, int daysAgo = 0) =>
        new(Camp(item, words, daysAgo).Build(), [], 6);

    static InventedSituation Camp(string item, string? words, int daysAgo) => A.Situation().WithSite("camp")
        .WithPresent("camp", new(1_000)).WithFacility("camp", item, new(20), words, daysAgo);
}
