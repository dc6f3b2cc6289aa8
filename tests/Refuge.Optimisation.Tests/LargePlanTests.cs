using Refuge.Funding.Budgets;
using Refuge.Optimisation.Tests.Building;

namespace Refuge.Optimisation.Tests;

/// <summary>A plan of the size of a whole country.</summary>
public class LargePlanTests(ITestOutputHelper output)
{
    [Fact, Trait("Length", "long")]
    public void Thirty_sites_and_twenty_five_things_over_a_year_are_planned_close_to_the_best()
    {
        var problem = InventedBudget.WithSites(1, sites: 30, items: 25, members: 1_000, days: 365, seen: 500);

        var plan = new LinearPlanner().Plan(problem, TestContext.Current.CancellationToken);
        var greedy = new GreedyPlanner().Plan(problem, TestContext.Current.CancellationToken);

        var (unmet, rule) = (Unseen(plan), Unseen(greedy));
        output.WriteLine(FormattableString.Invariant(
            $"Gap {plan.Gap:0.0000}; on members never seen {unmet:0} against {rule:0} go unmet."));
        output.WriteLine(FormattableString.Invariant(
            $"{plan.Purchases.Count} purchases; {plan.Opened.Count} of {problem.Openings.Count} sites open."));
        Assert.InRange(plan.Gap!.Value, 0, 0.05);
        Assert.True(unmet <= 0.95 * rule);

        double Unseen(BudgetPlan of) => BudgetOutcome.Of(problem, of).Unmet[500..].Average();
    }
}
