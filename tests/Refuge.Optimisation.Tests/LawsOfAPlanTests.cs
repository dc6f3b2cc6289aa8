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

    [Fact]
    public void The_same_problem_gives_the_same_plan() => Assert.Equal(
        Planner.Plan(InventedBudget.Drawn(7), TestContext.Current.CancellationToken).Purchases,
        Planner.Plan(InventedBudget.Drawn(7), TestContext.Current.CancellationToken).Purchases);

    [Fact]
    public void Where_every_price_and_the_money_are_multiplied_the_plan_stays()
    {
        var problem = InventedBudget.Drawn(3);
        var dearer = problem with
        {
            Amount = problem.Amount * 8,
            Needs = [.. problem.Needs.Select(static need => need with { UnitCost = need.UnitCost * 8 })],
        };

        Assert.Equal(Outcome(problem, Planner).MeanUnmet, Outcome(dearer, Planner).MeanUnmet, 1e-3);
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
    static BudgetProblem Limited(int seed, double stock)
    {
        var problem = InventedBudget.Drawn(seed);
        return problem with
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
    }

    /// <summary>Whole units and the solver's tolerance.</summary>
    const double Rounding = 1 + 1e-3;
}
