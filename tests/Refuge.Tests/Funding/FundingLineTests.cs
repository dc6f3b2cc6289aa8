using Refuge.Funding;
using Refuge.Needs;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Funding;

/// <summary>What to buy, by which day, and how sure one can be that it is not too late.</summary>
public class FundingLineTests
{
    [Fact]
    public void Money_must_be_released_as_long_before_the_need_as_the_chain_takes()
    {
        // Sixty people a day from day 31 on: two toilets serve a hundred, which day 32 passes.
        var line = Toilets(Camp().WithFacility("camp", "toilet", new(2)), (day, _) => Math.Max(0, day - 30) * 60)[0];

        Assert.Equal(A.Day.AddDays(32), line.NeededBy);
        Assert.Equal(20, line.LeadDays);
        Assert.Equal(A.Day.AddDays(12), line.ReleaseBy);
        Assert.Equal(0, line.ChanceLateIfReleasedToday!.Value.Value);
    }

    [Fact]
    public void What_is_short_today_is_late_whatever_is_done()
    {
        var line = Toilets(
            Camp().WithFacility("camp", "toilet", new(2)).WithPresent("camp", new(1_000, Bound.MoreThan)),
            (_, _) => 1_000).Single();

        Assert.Equal(18, line.Quantity);
        Assert.Equal(A.Day, line.NeededBy);
        Assert.Equal(1, line.ChanceLateIfReleasedToday!.Value.Value);
        Assert.Equal(new(1_800, "USD"), line.Cost);
        Assert.False(line.CostIsLowerBound);
    }

    [Fact]
    public void A_need_of_one_member_in_four_is_late_in_one_case_of_four()
    {
        var line = Line(
            Toilets(
                Camp().WithFacility("camp", "toilet", new(0)),
                (day, member) => member < 5 && day > 10 ? 500 : member < 16 && day > 50 ? 500 : 0));

        Assert.Equal(0.25, line.ChanceLateIfReleasedToday!.Value.Value, 9);
    }

    [Fact]
    public void Where_nobody_said_what_stands_there_is_no_quantity_no_last_day_and_no_chance()
    {
        var line = Toilets(Camp(), (_, _) => 1_000).Single();

        Assert.Null(line.Quantity);
        Assert.Null(line.Cost);
        Assert.Null(line.ReleaseBy);
        Assert.Null(line.ChanceLateIfReleasedToday);
        Assert.Equal(20, line.NeededIfNothingStands);
    }

    [Fact]
    public void A_growing_need_is_parted_into_tranches_each_with_its_own_last_day()
    {
        var lines = Toilets(Camp().WithFacility("camp", "toilet", new(0)), (day, _) => day * 100);

        Assert.Equal([60, 60, 60], lines.Select(line => line.Quantity!.Value));
        Assert.Equal(lines.Select(line => line.ReleaseBy).Order(), lines.Select(line => line.ReleaseBy));
        Assert.Equal(3, lines.Select(line => line.NeededBy).Distinct().Count());
    }

    [Fact]
    public void What_is_short_on_the_last_day_alone_is_planned_for_that_day()
    {
        var last = Basis(Camp(), static (_, _) => 0).Forecast.Size.Days;

        var line = Assert.Single(Toilets(
            Camp().WithFacility("camp", "toilet", new(0)), (day, _) => day == last ? 1_000 : 0));

        Assert.Equal((20.0, A.Day.AddDays(last)), (line.Quantity, line.NeededBy));
    }

    [Fact]
    public void Nobody_lets_a_contract_for_one_latrine()
    {
        // 60 by D+30, then one more by D+60 and one by D+90.
        var lines = Toilets(
            Camp().WithFacility("camp", "toilet", new(0)), (day, _) => day <= 30 ? 3_000 : day <= 60 ? 3_050 : 3_100);

        Assert.Equal(62, Assert.Single(lines).Quantity);
    }

    [Fact]
    public void A_later_part_of_less_than_a_tenth_is_ordered_with_the_one_before_however_large_it_is()
    {
        // 3,000 by D+30, then eighty more by D+60 and eighty by D+90.
        var lines = Toilets(
            Camp().WithFacility("camp", "toilet", new(0)),
            (day, _) => day <= 30 ? 150_000 : day <= 60 ? 154_000 : 158_000);

        Assert.Equal(3_160, Assert.Single(lines).Quantity);
    }

    [Fact]
    public void An_action_without_a_price_is_planned_in_physical_units_and_a_total_that_misses_one_says_so()
    {
        var line = Toilets(
            Camp().WithFacility("camp", "toilet", new(0)), (_, _) => 500,
            [A.Action("toilet", "blocks", cost: null)]).Single();

        Assert.Equal(10, line.Quantity);
        Assert.Null(line.Cost);
        Assert.True(line.CostIsLowerBound);
    }

    [Fact]
    public void A_price_that_a_reader_left_open_is_the_published_one_with_its_country_and_year()
    {
        var line = Toilets(
            Camp().WithFacility("camp", "toilet", new(0)), (_, _) => 500,
            [A.Action("toilet", "toilets", cost: null)]).Single();

        Assert.Equal(new(1_470, "USD"), line.Cost);
        Assert.Equal(("Bangladesh", 2017), (line.PriceOrigin!.Country, line.PriceOrigin.Year));
        Assert.Contains(
            line.Evidence.OfType<StandardEvidence>(),
            price => price.Publication.EndsWith(", Bangladesh 2017", StringComparison.Ordinal));
    }

    [Fact]
    public void What_an_action_requires_is_finished_first()
    {
        Recorded<PricedAction>[] actions =
            [A.Action("toilet", "toilets", requires: ["ground"]), A.Action("ground", "site", id: "ground", lead: 15)];

        var line = Toilets(Camp().WithFacility("camp", "toilet", new(0)), (_, _) => 500, actions).Single();

        Assert.Equal(35, line.LeadDays);
        Assert.True(line.CostIsLowerBound);
    }

    [Fact]
    public void An_unknown_link_makes_the_whole_chain_unknown()
    {
        var line = Toilets(
            Camp().WithFacility("camp", "toilet", new(0)), (_, _) => 500,
            [A.Action("toilet", "toilets", requires: ["nobody-described-it"])]).Single();

        Assert.Null(line.LeadDays);
        Assert.Null(line.ReleaseBy);
        Assert.Null(line.ChanceLateIfReleasedToday);
    }

    [Fact]
    public void A_lead_time_that_does_not_ascend_is_unknown_and_stops_nothing()
    {
        var action = A.Action("toilet", "toilets");
        var backwards = action with { Value = action.Value with { LeadLow = 30, LeadHigh = 10 } };

        var line = Toilets(Camp().WithFacility("camp", "toilet", new(0)), (_, _) => 500, [backwards]).Single();

        Assert.Equal(10, line.Quantity);
    }

    [Fact]
    public void Ground_that_must_be_cleared_delays_works_and_not_goods()
    {
        Assert.Equal(20 + Days(Model.Clearing()), Lead(ActionKind.Works, Camp().WithExplosives("camp")), 1.0);
        Assert.Equal(20, Lead(ActionKind.Works, Camp()));
        Assert.Equal(20, Lead(ActionKind.Goods, Camp().WithExplosives("camp")));
    }

    [Fact]
    public void A_pontoon_lost_for_a_week_delays_aid_by_a_week()
    {
        var open = Camp().WithTown("town").WithRoute("town", "camp", 20, BridgeKind.Pontoon);
        var cut = Camp().WithTown("town").WithRoute("town", "camp", 20, BridgeKind.Pontoon)
            .WithClosedRoute("town", "camp", 1, 7, ClosedTo.Aid);

        Assert.Equal(Lead(ActionKind.Goods, open) + 7, Lead(ActionKind.Goods, cut));
    }

    [Fact]
    public void A_way_closed_to_people_alone_delays_no_aid()
    {
        var closed = Camp().WithTown("town").WithRoute("town", "camp", 20)
            .WithClosedRoute("town", "camp", 1, 7, ClosedTo.People);

        Assert.Equal(20, Lead(ActionKind.Goods, closed));
    }

    [Fact]
    public void Aid_takes_the_other_road()
    {
        var detour = Camp().WithTown("town").WithRoute("town", "camp", 20).WithTown("far").WithRoute("far", "camp", 90)
            .WithClosedRoute("town", "camp", 1, 7, ClosedTo.All);

        Assert.Equal(20, Lead(ActionKind.Goods, detour));
    }

    [Fact]
    public void A_way_closed_until_nobody_knows_when_delays_aid_for_a_drawn_while()
    {
        var closed = Camp().WithTown("town").WithRoute("town", "camp", 20)
            .WithClosedRoute("town", "camp", 0, null, ClosedTo.All);

        Assert.Equal(20 + Days(Model.Reopening()), Lead(ActionKind.Goods, closed), 1.0);
    }

    [Fact]
    public void Plots_that_would_stand_empty_are_said_beside_the_days_that_people_would_wait()
    {
        // Three members in four need ten toilets from day 5 on, the others none.
        var line = Line(
            Toilets(Camp().WithFacility("camp", "toilet", new(0)), (day, member) => member < 15 && day >= 5 ? 500 : 0));

        Assert.Equal(2.5, line.Regret!.UnusedUnits, 9);
        Assert.Equal(new(250, "USD"), line.Regret.UnusedCost);
        Assert.Equal(0.75 * 10 * 15, line.Regret.UnitDaysLate!.Value, 9);
    }

    [Fact]
    public void Money_is_told_state_by_state_the_newest_row_of_each()
    {
        Recorded<MoneyFlow>[] money =
        [
            Flow("2016-07-20", MoneyState.Requested, 284), Flow("2016-07-20", MoneyState.Paid, 0),
            Flow("2016-08-20", MoneyState.Paid, 30), Flow("2016-08-01", MoneyState.Pledged, 100),
        ];

        var standing = Planner.Plan(
            Basis(Camp(), (_, _) => 0), NeedsAssessor.Assess(Basis(Camp(), (_, _) => 0)), [], [], money, new()).Money;

        Assert.Equal(
            [(MoneyState.Requested, 284.0), (MoneyState.Pledged, 100), (MoneyState.Paid, 30)],
            standing.Select(each => (each.Flow.State, each.Flow.Amount.Value)));
    }

    static Recorded<MoneyFlow> Flow(string date, MoneyState state, double amount)
    {
        var flow =
            new MoneyFlow(DateOnly.ParseExact(date, "O"), "Appeal", state, new(amount), "USD", null, null, null, null);
        return new(flow, flow.Date, null, [new RowEvidence("funding.csv", flow.Key, flow.Date, [])]);
    }

    static LeadModel Model => new(A.Day, null);

    /// <summary>In eight of ten cases.</summary>
    static int Days(LeadChain chain) => chain.Time!.Quantile(0.8) is var days and > 1
        ? days
        : throw new InvalidOperationException("A delay of a day proves nothing.");

    static double Lead(ActionKind kind, InventedSituation situation) =>
        Toilets(
            situation.WithFacility("camp", "toilet", new(0)), (_, _) => 500,
            [A.Action("toilet", "toilets", kind: kind)]).Single().LeadDays!.Value;

    static FundingLine Line(IReadOnlyList<FundingLine> lines) => lines.Single(line => line.Quantity is not null);

    static InventedSituation Camp() => A.Situation().WithSite("camp");

    static NeedsBasis Basis(InventedSituation situation, Func<int, int, int> people) =>
        new() { Situation = situation.Build(), Forecast = A.Forecast(90, 20).Present("camp", people).Build() };

    static IReadOnlyList<FundingLine> Toilets(
        InventedSituation situation, Func<int, int, int> people,
        IReadOnlyList<Recorded<PricedAction>>? actions = null) =>
        [.. Plan(
            Basis(situation, people), actions ?? [A.Action("toilet", "toilets")]).Lines.Where(
                line => line.Item == "toilet")];

    static FundingPlan Plan(NeedsBasis basis, IReadOnlyList<Recorded<PricedAction>> actions) =>
        Planner.Plan(basis, NeedsAssessor.Assess(basis), actions, [], [], new());
}
