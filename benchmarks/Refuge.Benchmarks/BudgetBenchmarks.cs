using BenchmarkDotNet.Attributes;
using Refuge.Funding.Budgets;
using Refuge.Optimisation;
using Refuge.Optimisation.Tests.Building;

namespace Refuge.Benchmarks;

/// <summary>
/// What it costs to plan with a sum of money: thirty sites, a year, twenty-five things, sites to open.
/// </summary>
[MemoryDiagnoser]
public class BudgetBenchmarks
{
    BudgetProblem problem = null!;

    [GlobalSetup]
    public void Draw() =>
        problem = InventedBudget.WithSites(1, sites: 30, items: 25, members: 1_000, days: 365, seen: 500);

    [Benchmark]
    public double Optimal() => Unmet(new LinearPlanner());

    [Benchmark(Baseline = true)]
    public double Greedy() => Unmet(new GreedyPlanner());

    double Unmet(IPlanner planner)
    {
        var plan = planner.Plan(problem, CancellationToken.None);
        return BudgetOutcome.Of(problem, plan).MeanUnmet;
    }
}
