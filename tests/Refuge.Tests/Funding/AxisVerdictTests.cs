using Refuge.Funding;
using Refuge.Needs;
using Refuge.Tests.Building;

namespace Refuge.Tests.Funding;

/// <summary>Late, not late, or not known, with the two numbers that would decide it.</summary>
public class AxisVerdictTests
{
    [Fact]
    public void Places_that_stand_for_everybody_are_not_late()
    {
        var verdict = South(capacity: 20_000);

        Assert.Equal(Timeliness.NotLate, verdict.Timeliness);
        Assert.Equal(20_000, verdict.PlacesStanding);
        Assert.Equal(0, verdict.ChanceLate!.Value.Value);
        Assert.Equal(0, verdict.BreakEvenDays);
    }

    [Fact]
    public void Where_nobody_stated_a_capacity_nobody_can_say()
    {
        var verdict = South(capacity: null);

        Assert.Equal(Timeliness.NotKnown, verdict.Timeliness);
        Assert.Null(verdict.PlacesStanding);
        Assert.Null(verdict.ChanceLate);
        Assert.Null(verdict.BreakEvenDays);
    }

    [Fact]
    public void Not_known_comes_with_the_two_numbers_that_would_decide_it()
    {
        var verdict = South(capacity: null);

        // 500 people a day from day 6 on; a decision takes twenty days.
        Assert.Equal(7_500, verdict.NeededBeforeWorks);
        Assert.Equal(A.Day.AddDays(6 - 20), verdict.LateFrom);
    }

    [Fact]
    public void A_stated_capacity_that_fills_before_a_decision_takes_effect_is_late()
    {
        var verdict = South(capacity: 1_000);

        Assert.Equal(Timeliness.Late, verdict.Timeliness);
        Assert.Equal(1, verdict.ChanceLate!.Value.Value);
        Assert.Contains(verdict.Evidence, evidence => evidence is RowEvidence { File: "sites.csv" });
        // Full on day 8, three days after an offensive on day 5; a decision takes twenty.
        Assert.Equal(17, verdict.BreakEvenDays);
    }

    [Fact]
    public void Days_until_the_shortfall_are_counted_from_the_offensive()
    {
        // In the run in which it begins on day 2 a thousand places are full on day 5, three days later.
        var verdict = Verdict(
            A.Situation().WithSite("camp", 1_000, axis: "south").Build(),
            A.Forecast(40).Present("camp", (day, _) => Math.Max(0, day - 5) * 500).OffensiveOn(_ => 5).Build(),
            A.Forecast(40).Present("camp", (day, _) => Math.Max(0, day - 2) * 500).OffensiveOn(_ => 2).Build());

        Assert.Equal(20 - 3, verdict.BreakEvenDays);
    }

    [Theory]
    [InlineData(5, Timeliness.Late)]
    [InlineData(4, Timeliness.NotLate)]
    public void As_likely_as_not_is_late(int late, Timeliness timeliness)
    {
        var verdict = Verdict(
            A.Situation().WithSite("camp", 1_000, axis: "south").Build(),
            A.Forecast(40).Present("camp", (_, member) => member < late ? 1_001 : 1_000).Build());

        Assert.Equal((timeliness, late / 10.0), (verdict.Timeliness, verdict.ChanceLate!.Value.Value));
    }

    [Fact]
    public void The_works_are_as_long_as_what_is_short_of_the_peak_takes_and_not_the_peak()
    {
        // Ten times as many people beside ten times as many places lack the same thousand.
        Assert.Equal(Days(600, 1_600), Days(11_000, 12_000));
        Assert.True(Days(600, 12_000) > Days(600, 1_600));
        // One place short is one plot.
        Assert.Equal(Days(600, 601), Days(600, 606));

        static int Days(long capacity, int people)
        {
            var basis = new NeedsBasis
            {
                Situation = A.Situation().WithSite("camp", capacity, axis: "south").Build(),
                Forecast = A.Forecast(40).Present("camp", (day, _) => day < 10 ? 0 : people).Build(),
            };
            var axis = Assert.Single(Planner.Plan(basis, NeedsAssessor.Assess(basis), [], [], [], new()).Axes);
            return A.Day.AddDays(10).DayNumber - axis.LateFrom!.Value.DayNumber;
        }
    }

    [Fact]
    public void What_stands_is_told_with_its_row_and_where_nobody_said_with_the_place()
    {
        Assert.DoesNotContain(South(capacity: 900).Evidence, static each => each is RowEvidence { File: "places.csv" });
        Assert.Contains(South(capacity: null).Evidence, static each => each is RowEvidence { File: "places.csv" });
    }

    [Fact]
    public void Beside_an_empty_cell_a_small_stated_capacity_proves_nothing()
    {
        var situation = A.Situation().WithSite("camp", 1_000, axis: "south").WithSite("second", axis: "south").Build();
        var forecast = A.Forecast(40).Present("camp", (day, _) => 500).Present("second", (day, _) => 200 * day).Build();

        var verdict = Verdict(situation, forecast);

        Assert.Equal(Timeliness.NotKnown, verdict.Timeliness);
    }

    [Fact]
    public void A_camp_that_outgrows_its_own_stated_capacity_is_late_whatever_its_neighbours_have()
    {
        var situation = A.Situation().WithSite("camp", 1_000, axis: "south").WithTown("town", axis: "south").Build();
        var forecast = A.Forecast(40).Present("camp", (_, _) => 3_000).Present("town", (day, _) => 200 * day).Build();

        var verdict = Verdict(situation, forecast);

        Assert.Equal(Timeliness.Late, verdict.Timeliness);
    }

    [Fact]
    public void Where_no_offensive_is_to_come_nothing_is_late_for_one()
    {
        var situation = A.Situation().WithSite("camp", 1_000, axis: "south").Build();

        var verdict = Verdict(situation, A.Forecast(40).Present("camp", (_, _) => 3_000).Build());

        Assert.Equal(Timeliness.Late, verdict.Timeliness);
        Assert.Null(verdict.BreakEvenDays);
    }

    [Fact]
    public void Where_people_outgrow_the_camp_before_any_offensive_none_is_far_enough_away()
    {
        var situation = A.Situation().WithSite("camp", 1_000, axis: "south").Build();
        var forecast = A.Forecast(40).Present("camp", (day, _) => day * 200).OffensiveOn(_ => 30).Build();

        var verdict = Verdict(situation, forecast, A.Forecast(40).Present("camp", (day, _) => day * 500).Build());

        Assert.Equal(40, verdict.BreakEvenDays);
    }

    [Fact]
    public void Where_no_lead_time_is_known_nobody_can_say()
    {
        var basis = new NeedsBasis
        {
            Situation = A.Situation().WithSite("camp", 10, axis: "south").Build(),
            Forecast = A.Forecast(40).Present("camp", (_, _) => 3_000).Build(),
            ReferenceAsOf = A.Day,
        };

        var verdict = Planner.Plan(basis, NeedsAssessor.Assess(basis), [], [], [], new()).Axes.Single();

        Assert.Equal(Timeliness.NotKnown, verdict.Timeliness);
    }

    static AxisTimeliness South(long? capacity) => Verdict(
        A.Situation().WithSite("camp", capacity, axis: "south").Build(),
        A.Forecast(40).Present("camp", (day, _) => Math.Max(0, day - 5) * 500).OffensiveOn(_ => 5).Build(),
        A.Forecast(40).Present("camp", (day, _) => day * 500).OffensiveOn(_ => 0).Build());

    static AxisTimeliness Verdict(
        Refuge.Situations.Situation situation, Refuge.Displacement.Forecast forecast,
        Refuge.Displacement.Forecast? asIfBegan = null)
    {
        var basis = new NeedsBasis { Situation = situation, Forecast = forecast, AsIfOffensiveBegan = asIfBegan };
        return Planner.Plan(
            basis, NeedsAssessor.Assess(basis), [A.Action("capacity", "places", lead: 20)], [], [],
            new()).Axes.Single();
    }
}
