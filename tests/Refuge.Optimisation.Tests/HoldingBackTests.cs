using Refuge.Funding.Budgets;
using Refuge.Optimisation.Tests.Building;

namespace Refuge.Optimisation.Tests;

/// <summary>What is bought today, what waits for a sign, and which sites open.</summary>
public class HoldingBackTests
{
    const int Members = 20;
    const int Days = 90;

    [Fact]
    public void Money_that_does_for_one_of_two_places_waits_for_the_sign_that_tells_which()
    {
        var sign = new Sign(500, [.. Enumerable.Range(0, Members).Select(GoesNorth)]);
        var problem = InventedBudget.Problem(
            [Place("north", GoesNorth), Place("south", static member => !GoesNorth(member))], Members, Days, 1_000 * 10,
            [Stage.Now, new(30, sign, IfAbove: true), new(30, sign, IfAbove: false)]);

        var plan = new LinearPlanner().Plan(problem, TestContext.Current.CancellationToken);

        Assert.Equal(
            [(0, 1, 1_000.0), (1, 2, 1_000.0)],
            plan.Purchases.Select(static purchase => (purchase.Need, purchase.Stage, purchase.People)));
        var outcome = BudgetOutcome.Of(problem, plan);
        Assert.All(outcome.Spent, static spent => Assert.Equal(10_000, spent, 1e-6));
        Assert.All(outcome.Purchases, static purchase => Assert.True(purchase.UnusedPeople < 1_000));
    }

    [Fact]
    public void Where_no_sign_tells_anything_the_money_is_spent_today()
    {
        var problem = InventedBudget.Problem(
            [Place("north", static _ => true)], Members, Days, 1_000 * 10, [Stage.Now]);

        var purchase = Assert.Single(
            new LinearPlanner().Plan(problem, TestContext.Current.CancellationToken).Purchases);

        Assert.Equal((0, 1_000.0), (purchase.Stage, purchase.People));
    }

    [Fact]
    public void A_site_opens_only_where_its_room_is_worth_what_opening_costs()
    {
        Assert.Equal([0], Opening(fixedCost: 1_000).Opened);
        Assert.Empty(Opening(fixedCost: 9_999).Opened);
    }

    [Fact]
    public void A_site_that_opens_holds_no_more_than_it_has_room_for() => Assert.Equal(
        [(0, 300.0), (1, 600)],
        Opening(fixedCost: 1_000).Purchases.GroupBy(static purchase => purchase.Way)
            .Select(static way => (way.Key, Math.Round(way.Sum(static purchase => purchase.People), 3)))
            .OrderBy(static way => way.Key));

    [Fact]
    public void What_few_futures_come_to_need_is_not_bought_on_the_chance()
    {
        var problem = InventedBudget.Problem(
            [Place("north", static member => member == 0)], Members, Days, 1_000 * 10, [Stage.Now]);

        Assert.Empty(new LinearPlanner().Plan(problem, TestContext.Current.CancellationToken).Purchases);
    }

    [Fact]
    public void A_plan_that_is_told_to_stop_stops()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(
            () => new LinearPlanner().Plan(InventedBudget.Drawn(1), stop.Token));
    }

    static bool GoesNorth(int member) => member % 2 == 0;

    /// <summary>A thousand people come after the sign can be seen.</summary>
    static UnmetNeed Place(string name, Func<int, bool> comes) => InventedBudget.Need(
        name, "capacity", UnservedPeople.From(
            Days, Members, (day, member) => day > 35 && comes(member) ? 1_000 : 0), Days, 10, [5]);

    /// <summary>A camp with ground for three hundred more, and a field nearby that could be opened.</summary>
    static BudgetPlan Opening(double fixedCost)
    {
        var need = Place("camp", static _ => true);
        var ways = new[] { need.Ways[0] with { Limits = [0] }, need.Ways[0] with { Opening = 0 } };
        var problem = InventedBudget.Problem([need with { Ways = ways }], Members, Days, 10_000, [Stage.Now]) with
        {
            Limits = [new("ground", LimitCounts.Units, 300)],
            Openings = [new(new("field"), 600, fixedCost)],
        };
        return new LinearPlanner().Plan(problem, TestContext.Current.CancellationToken);
    }
}
