using Refuge.Displacement;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Tests.Building;

namespace Refuge.Tests.Funding;

/// <summary>
/// What comes to be short once an offensive begins, counted from its first day, and apart from what is short today.
/// </summary>
public class AfterOffensiveTests
{
    [Fact]
    public void What_comes_on_top_is_counted_from_the_first_day_of_the_offensive()
    {
        var plan = Plan(start: 50);

        Assert.Equal(
            [(30, 80.0), (60, 80), (90, 80)],
            plan.ScenarioLines!.Select(line => (line.ScenarioDay!.Value, line.Quantity!.Value)));
        Assert.All(
            plan.ScenarioLines!,
            line => Assert.Equal((6, -14), (line.NeededByFromOffensive, line.ReleaseByFromOffensive)));
        Assert.All(plan.ScenarioLines!, line => Assert.Null(line.NeededBy));
    }

    [Fact]
    public void Days_are_counted_from_the_offensive_and_not_from_today()
    {
        // It begins on day 3; people come six days after it, and more on its thirtieth and its thirty-first day.
        var lines = Began(3, 100, static day => day < 9 ? 1_000 : day < 33 ? 5_000 : day < 34 ? 6_000 : 7_000);

        Assert.Equal(
            [(30, 100.0), (60, 120), (90, 120)],
            lines.Select(static line => (line.ScenarioDay!.Value, line.Quantity!.Value)));
        Assert.All(
            lines, static line => Assert.Equal((6, -14), (line.NeededByFromOffensive, line.ReleaseByFromOffensive)));
    }

    [Fact]
    public void Who_comes_on_its_last_day_is_in_a_scenario_and_what_is_short_before_the_offensive_is_needed_at_once()
    {
        Assert.Equal([30, 30, 30], Began(3, 100, static day => day < 33 ? 1_000 : 2_000)
            .Select(static line => line.NeededByFromOffensive!.Value));
        Assert.Equal([0, 0, 0], Began(3, 100, static day => day < 1 ? 1_000 : 2_000)
            .Select(static line => line.NeededByFromOffensive!.Value));
    }

    [Theory]
    [InlineData(93, 3)]
    [InlineData(92, 2)]
    public void A_scenario_ends_within_the_run(int days, int scenarios) =>
        Assert.Equal(scenarios, Began(3, days, static day => day < 9 ? 1_000 : 2_000).Count);

    [Fact]
    public void What_is_short_today_already_is_on_top_of_nothing() =>
        Assert.Empty(Began(3, 100, static _ => 1_000));

    [Fact]
    public void Places_that_nobody_stated_are_asked_for_by_the_weeks_from_the_offensive()
    {
        // It begins on day 5. 600 have come by day 7 and 600 more by day 35, its thirtieth.
        Assert.Equal((200.0, 2, 30), Plots(35, static day => day < 7 ? 0 : day < 35 ? 600 : 1_200));
        // Who comes a week later is not ordered for on nobody's word.
        Assert.Equal((100.0, 2, 30), Plots(49, static day => day < 7 ? 0 : day < 36 ? 600 : 1_200));
        Assert.Null(Plots(34, static day => day < 7 ? 0 : 600));
        Assert.Null(Plots(49, static _ => 0));
    }

    [Fact]
    public void Kits_for_those_there_today_and_for_those_who_come_are_two_orders_that_add_up()
    {
        var kits = Open(
            49, static day => day < 7 ? 600 : 1_500, A.Situation().WithSite("camp").WithPresent("camp", new(600)),
            Climate.Of(
                [.. Enumerable.Range(1, 12).Select(static month => new Recorded<Assumption>(
                    new($"t{month}", "mean_temperature", $"{month}", 2, 2, 2, "degC", null), A.Day, null, []))], []))
            .Where(static line => line.Item == "winter_kit").ToList();

        Assert.Equal([(100.0, null), (150.0, 30)],
            kits.Select(static line => (line.Quantity!.Value, line.ScenarioDay)));
        Assert.Equal([A.Day, null], kits.Select(static line => line.NeededBy));
        Assert.Equal([null, 2], kits.Select(static line => line.NeededByFromOffensive));
        Assert.Equal(2 - (int?)kits[1].LeadDays, kits[1].ReleaseByFromOffensive);
    }

    static (double, int, int)? Plots(int days, Func<int, int> people)
    {
        var plots = Open(days, people, A.Situation().WithSite("camp"), Climate.Unknown)
            .SingleOrDefault(static line => line.Item == "capacity");
        return plots is null ? null
            : (plots.Quantity!.Value, plots.NeededByFromOffensive!.Value, plots.ScenarioDay!.Value);
    }

    static List<FundingLine> Open(int days, Func<int, int> people, InventedSituation situation, Climate climate)
    {
        var basis = new NeedsBasis
        {
            Situation = situation.Build(),
            Forecast = A.Forecast(days, 3).Present("camp", (day, _) => people(day)).OffensiveOn(_ => 40).Build(),
            AsIfOffensiveBegan =
                A.Forecast(days, 3).Present("camp", (day, _) => people(day)).OffensiveOn(_ => 5).Build(),
            Climate = climate,
        };
        return [.. Planner.Plan(basis, NeedsAssessor.Assess(basis), [], [], [], new()).OpenIfOffensiveBegan!
            .Over(static _ => true)];
    }

    static IReadOnlyList<FundingLine> Began(int start, int days, Func<int, int> people) => Planned(
        Camp(20, 1_000), A.Forecast(days, 20).OffensiveOn(_ => 50).Build(),
        A.Forecast(days, 20).OffensiveOn(_ => start).Present("camp", (day, _) => people(day)).Build()).ScenarioLines!;

    [Fact]
    public void What_is_short_today_is_one_line_and_equals_todays_gap()
    {
        var plan = Plan(start: 50);

        var now = Assert.Single(plan.Lines, line => line.IsShortToday);
        Assert.Equal(18, now.Quantity);
        Assert.Equal(1, now.ChanceLateIfReleasedToday!.Value.Value);
    }

    [Fact]
    public void A_scenario_does_not_depend_on_when_or_in_how_many_members_an_offensive_is_expected()
    {
        var early = Plan(start: 20);
        var late = Plan(start: 80);
        var rarely = Plan(start: null);

        Assert.Equal(early.ScenarioLines!.Select(Visible), late.ScenarioLines!.Select(Visible));
        Assert.Equal(early.ScenarioLines!.Select(Visible), rarely.ScenarioLines!.Select(Visible));

        static object Visible(FundingLine line) =>
            (line.ScenarioDay, line.Quantity, line.NeededByFromOffensive, line.ReleaseByFromOffensive,
                line.ChanceLateIfReleasedToday);
    }

    [Fact]
    public void The_chance_of_a_scenario_is_that_of_all_members()
    {
        var asIfBegan = A.Forecast(90, 20).Present("camp", (day, member) => day >= 10 && member < 15 ? 500 : 0).Build();

        var lines = Planned(
            Camp(0, 0), A.Forecast(90, 20).OffensiveOn(member => member == 0 ? 40 : null).Build(),
            asIfBegan).ScenarioLines!;

        Assert.All(lines, line => Assert.Equal(0.75, line.ChanceLateIfReleasedToday!.Value.Value, 9));
    }

    [Fact]
    public void Without_an_offensive_to_come_no_line_is_counted_from_one() =>
        Assert.Null(
            Planned(Camp(2, 1_000), A.Forecast(200, 20).Present("camp", (_, _) => 1_000).Build(), null).ScenarioLines);

    [Fact]
    public void The_run_in_which_the_offensive_begins_at_once_has_it_on_the_same_day_in_every_member()
    {
        var situation = Besieged().Build();

        var began = AsIf(situation, Expected(30))!;
        var later = AsIf(situation, Expected(80))!;

        Assert.All(began.OffensiveDay, day => Assert.Equal(1, day));
        Assert.True(began.DisplacedTotal.On(61).ToArray().Max() > 0);
        Assert.Equal(began.DisplacedTotal.On(61).ToArray(), later.DisplacedTotal.On(61).ToArray());
    }

    [Fact]
    public void Where_nobody_foresees_an_offensive_there_is_no_such_run() =>
        Assert.Null(AsIf(Besieged().Build()));

    static Forecast? AsIf(Refuge.Situations.Situation situation, params Recorded<Assumption>[] assumptions) =>
        Forecaster.RunAsIfOffensiveBegan(
        new(situation, assumptions, [], new()), new(60, 30, 1), null, CancellationToken.None);

    static InventedSituation Besieged() => A.Situation()
        .WithTown("held", 20_000).WithTown("town", 5_000).WithRoute("held", "town", 20)
        .WithControl("held", ControlStatus.Held).WithControl("town", ControlStatus.Calm);

    static Recorded<Assumption> Expected(double days)
    {
        var assumption =
            new Assumption("offensive_day", "offensive_day", null, days / 2, days, days * 2, "days", "judgement");
        return new(assumption, A.Day, null, [new RowEvidence("assumptions.csv", assumption.Id, A.Day, [])]);
    }

    /// <summary>A camp short of 18 toilets, to which 4,000 people come five days after the offensive begins.</summary>
    static FundingPlan Plan(int? start) => Planned(
        Camp(2, 1_000),
        A.Forecast(200, 20).OffensiveOn(_ => start).Present("camp", (day, _) => day <= start + 5 ? 1_000 : 5_000)
        .Build(),
        A.Forecast(200, 20).OffensiveOn(_ => 0).Present("camp", (day, _) => day <= 5 ? 1_000 : 5_000).Build());

    static InventedSituation Camp(int toilets, int people) =>
        A.Situation().WithSite("camp").WithFacility("camp", "toilet", new(toilets)).WithPresent("camp", new(people));

    static FundingPlan Planned(InventedSituation situation, Forecast forecast, Forecast? asIfBegan)
    {
        var basis = new NeedsBasis
        {
            Situation = situation.Build(),
            Forecast = forecast,
            AsIfOffensiveBegan = asIfBegan,
        };
        return Planner.Plan(basis, NeedsAssessor.Assess(basis), [A.Action("toilet", "toilets")], [], [], new());
    }
}
