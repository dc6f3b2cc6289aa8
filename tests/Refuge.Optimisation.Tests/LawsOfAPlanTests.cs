using Refuge.Funding.Budgets;
using Refuge.Optimisation.Tests.Building;

namespace Refuge.Optimisation.Tests;

/// <summary>What holds of every plan that a sum of money is put to.</summary>
public class LawsOfAPlanTests
{
    static readonly LinearPlanner Planner = new();

    public static TheoryData<int> Cases => [.. Enumerable.Range(1, 20)];

    [Theory, MemberData(nameof(Cases))]
    public void The_plan_leaves_no_more_unmet_than_the_greedy_rule(int seed)
    {
        var problem = InventedBudget.Drawn(seed);

        var (plan, greedy) = (Outcome(problem, Planner), Outcome(problem, new GreedyPlanner()));

        Assert.True(plan.MeanUnmet <= greedy.MeanUnmet * Rounding);
        Assert.True(plan.WorstFifth <= greedy.WorstFifth * Rounding);
    }

    [Theory, MemberData(nameof(Cases))]
    public void More_money_never_leaves_more_unmet(int seed)
    {
        var problem = InventedBudget.Drawn(seed);
        var unmet = new[] { 0.25, 0.5, 1, 2 }
            .Select(part => Outcome(problem with { Amount = part * problem.Amount }, Planner).MeanUnmet).ToList();

        Assert.All(unmet.Zip(unmet.Skip(1)), pair => Assert.True(pair.Second <= pair.First * Rounding));
        Assert.True(unmet[^1] < unmet[0]);
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_wider_channel_never_hurts(int seed)
    {
        var unmet = new[] { 0.0, 500, 2_000, 1e9 }.Select(stock => Outcome(Limited(seed, stock), Planner).MeanUnmet)
            .ToList();

        Assert.All(unmet.Zip(unmet.Skip(1)), pair => Assert.True(pair.Second <= pair.First * Rounding));
        Assert.True(unmet[^1] < unmet[0]);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Nothing_is_spent_or_taken_that_is_not_there_and_nobody_is_served_twice(int seed)
    {
        var problem = Limited(seed, 700);

        var plan = Planner.Plan(problem, TestContext.Current.CancellationToken);

        Assert.NotEmpty(plan.Purchases);
        Assert.True(BudgetOutcome.Of(problem, plan).Spent.Max() <= problem.Amount * Rounding);
        Assert.True(plan.Purchases
            .Where(purchase => problem.Needs[purchase.Need].Ways[purchase.Way].Limits.Contains(0))
            .Sum(static purchase => purchase.People) <= 700 * Rounding);
        Assert.All(
            plan.Purchases.GroupBy(static purchase => (purchase.Need, purchase.Layer)),
            layer => Assert.True(layer.Sum(static purchase => purchase.People)
                <= problem.Needs[layer.Key.Need].Layers[layer.Key.Layer].Width * Rounding));
    }

    /// <summary>
    /// With signs and with sites that open: in every member what is bought there, which stages come to pass included,
    /// is within the money, the stock, the room of the sites that open and the people.
    /// </summary>
    [Theory, MemberData(nameof(FewCases))]
    public void In_every_member_the_plan_can_be_carried_out(int seed)
    {
        var problem =
            WithStock(InventedBudget.WithSites(seed, sites: 6, items: 3, members: 60, days: 120, seen: 60), 900);

        var plan = Planner.Plan(problem, TestContext.Current.CancellationToken);

        Assert.NotEmpty(plan.Purchases);
        for (var member = 0; member < problem.Members; member++)
        {
            var bought = plan.Purchases.Where(each => problem.Stages[each.Stage].HappensIn(member)).ToList();
            Assert.True(BudgetOutcome.Of(problem, plan).Spent[member] <= problem.Amount * Rounding);
            Assert.True(bought.Where(each => Way(each).Limits.Contains(0)).Sum(Units) <= 900 * Rounding);
            for (var site = 0; site < problem.Openings.Count; site++)
            {
                var room = plan.Opened.Contains(site) ? problem.Openings[site].People : 0;
                Assert.True(
                    bought.Where(each => Way(each).Opening == site).Sum(static each => each.People) <= room * Rounding);
            }

            Assert.All(
                bought.GroupBy(static each => (each.Need, each.Layer)),
                layer => Assert.True(layer.Sum(static each => each.People)
                    <= problem.Needs[layer.Key.Need].Layers[layer.Key.Layer].Width * Rounding));
        }

        SupplyWay Way(Purchase each) => problem.Needs[each.Need].Ways[each.Way];
        double Units(Purchase each) => each.People * problem.Needs[each.Need].UnitsPerPerson;
    }

    [Theory, MemberData(nameof(FewCases))]
    public void With_signs_and_sites_more_money_leaves_no_more_unmet_within_the_gap_of_the_solver(int seed)
    {
        // As many members as futures: what the plan leaves is measured on what the planner saw.
        var problem = InventedBudget.WithSites(seed, sites: 6, items: 3, members: 50, days: 120, seen: 50);

        var unmet = new[] { 0.25, 0.5, 1, 2 }
            .Select(part => Outcome(problem with { Amount = part * problem.Amount }, Planner).MeanUnmet).ToList();

        Assert.All(unmet.Zip(unmet.Skip(1)), pair => Assert.True(pair.Second <= pair.First * (1 + GapOfSolver)));
        Assert.True(unmet[^1] < unmet[0]);
    }

    public static TheoryData<int> FewCases => [.. Enumerable.Range(1, 5)];

    [Fact]
    public void The_same_problem_gives_the_same_plan() => Assert.Equal(
        Planner.Plan(InventedBudget.Drawn(7), TestContext.Current.CancellationToken).Purchases,
        Planner.Plan(InventedBudget.Drawn(7), TestContext.Current.CancellationToken).Purchases);

    [Theory, MemberData(nameof(FewCases))]
    public void Where_every_price_is_multiplied_the_frontier_is_that_of_so_much_more_money(int seed)
    {
        var problem = InventedBudget.WithSites(seed, sites: 4, items: 2, members: 40, days: 90, seen: 40);
        var dearer = problem with
        {
            Needs = [.. problem.Needs.Select(static need => need with { UnitCost = need.UnitCost * 8 })],
            Openings = [.. problem.Openings.Select(static site => site with { FixedCost = site.FixedCost * 8 })],
        };

        foreach (var part in new[] { 0.25, 0.5, 1, 2 })
        {
            var unmet = Outcome(problem with { Amount = problem.Amount * part }, Planner).MeanUnmet;
            var scaled = Outcome(dearer with { Amount = problem.Amount * part * 8 }, Planner).MeanUnmet;
            Assert.InRange(scaled / unmet, 1 - GapOfSolver, 1 + GapOfSolver);
        }
    }

    // The planner sees fifty members that stand for the first five hundred; what the plan is worth shows on the others.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void On_members_that_it_never_saw_it_leaves_a_twentieth_less_unmet_than_the_greedy_rule(int seed)
    {
        var problem = InventedBudget.Drawn(seed, sites: 8, items: 3, members: 1_000, seen: 500);

        var (plan, greedy) = (Outcome(problem, Planner), Outcome(problem, new GreedyPlanner()));

        Assert.True(plan.Unmet[500..].Average() <= 0.95 * greedy.Unmet[500..].Average());
    }

    [Fact]
    public void One_more_unit_of_money_saves_what_the_plan_says_it_would()
    {
        var problem = InventedBudget.Drawn(5);
        var plan = Planner.Plan(problem, TestContext.Current.CancellationToken);
        var more = problem with { Amount = problem.Amount * 1.01 };

        var saved = BudgetOutcome.Of(problem, plan).MeanUnmet - Outcome(more, Planner).MeanUnmet;

        Assert.InRange(saved / (0.01 * problem.Amount), 0.7 * plan.ValueOfMoney!.Value, 1.3 * plan.ValueOfMoney!.Value);
    }

    static BudgetOutcome Outcome(BudgetProblem problem, IPlanner planner) =>
        BudgetOutcome.Of(problem, planner.Plan(problem, TestContext.Current.CancellationToken));

    /// <summary>A drawn problem in which the quicker way of everything takes from one stock.</summary>
    static BudgetProblem Limited(int seed, double stock) => WithStock(InventedBudget.Drawn(seed), stock);

    /// <summary>The same problem, the quicker way of everything taking from one stock.</summary>
    static BudgetProblem WithStock(BudgetProblem problem, double stock) => problem with
    {
        Limits = [new("stock", LimitCounts.Units, stock)],
        Needs =
        [
            .. problem.Needs.Select(static need => need with
            {
                Ways = [need.Ways[0] with { Limits = [0] }, need.Ways[1]],
            }),
        ],
    };

    /// <summary>Whole units and the solver's tolerance.</summary>
    const double Rounding = 1 + 1e-3;

    /// <summary>The gap at which the search for the sites that open may end, beside the rounding.</summary>
    const double GapOfSolver = 0.011;
}
