using Google.OrTools.LinearSolver;
using Refuge.Funding.Budgets;

namespace Refuge.Optimisation;

/// <summary>
/// Buys what leaves the fewest person-days unmet in the mean over the futures, and no more in the worst fifth of them
/// than the greedy rule would.
/// </summary>
/// <remarks>
/// <para>
/// A two-stage stochastic programme: what is bought today is the same in every future, what is held back may differ by
/// the sign that is seen by then. The bound on the worst fifth is that on a conditional value at risk (Rockafellar and
/// Uryasev, "Optimization of conditional value-at-risk", Journal of Risk 2, 2000). Quantities are continuous and
/// rounded down to whole units afterwards; the opening of a site is yes or no.
/// </para>
/// <para>
/// One thread, and a limit on the work instead of a clock: the same problem gives the same plan on every machine of one
/// kind. Without sites to open it is a linear programme, solved by GLOP to its end; with them SCIP settles which sites
/// open, and GLOP the rest.
/// </para>
/// </remarks>
sealed class LinearPlanner : IPlanner
{
    /// <inheritdoc/>
    public PlannerKind Kind => PlannerKind.Optimal;

    readonly GreedyPlanner greedy = new();

    /// <inheritdoc/>
    public BudgetPlan Plan(BudgetProblem problem, CancellationToken cancellation)
    {
        var benefits = new Benefits(problem, cancellation);
        var bound = benefits.WorstFifthOf(greedy.Plan(problem, cancellation).Purchases);
        if (problem.Openings.Count == 0) return Solve(problem, benefits, bound, null, cancellation).ToPlan(problem, []);

        var opened = Solve(problem, benefits, bound, null, cancellation);
        var settled = Solve(problem, benefits, bound, opened.Open, cancellation);
        return settled.ToPlan(problem, opened.Open!) with { Gap = opened.Gap };
    }

    /// <summary>Solves the programme; with <paramref name="open"/> given, for those sites.</summary>
    static Solution Solve(
        BudgetProblem problem, Benefits benefits, double bound, IReadOnlyList<int>? open,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var isMixed = problem.Openings.Count > 0 && open is null;
        using var solver = Solver.CreateSolver(isMixed ? "SCIP" : "GLOP");
        solver.SetNumThreads(1);
        if (isMixed) solver.SetSolverSpecificParametersAsString(MixedLimits);
        var programme = new Programme(solver, problem, benefits, bound, open);
        using var stop = cancellation.Register(() => solver.InterruptSolve());
        var status = solver.Solve();
        cancellation.ThrowIfCancellationRequested();
        return status is Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE
            ? programme.Read(isMixed)
            : throw new InvalidOperationException($"The solver ended without a plan: {status}.");
    }

    /// <summary>Nodes of the search tree, and the gap at which it may end.</summary>
    const string MixedLimits = "limits/nodes = 2000\nlimits/gap = 0.01\n";
}

/// <summary>What the solver found.</summary>
/// <param name="Purchases">What is bought, not yet in whole units.</param>
/// <param name="Open">The sites that open. Null where none could.</param>
/// <param name="ValueOfMoney">Person-days that one more unit of money would save. Null where the solver gives
/// none.</param>
/// <param name="Gap">By how much the plan may miss the best one.</param>
sealed record Solution(
    IReadOnlyList<Purchase> Purchases, IReadOnlyList<int>? Open, double? ValueOfMoney, double Gap)
{
    internal BudgetPlan ToPlan(BudgetProblem problem, IReadOnlyList<int> open) =>
        new(PlannerKind.Optimal, WholeUnits.Of(problem, WorthHoldingBack(problem)))
        {
            ValueOfMoney = ValueOfMoney,
            Gap = Gap,
            Opened = open,
        };

    /// <summary>
    /// Without what a sign would release for less than a hundredth of what is bought: nobody calls a meeting for it.
    /// Not of the money: then more of it could leave more unmet.
    /// </summary>
    IEnumerable<Purchase> WorthHoldingBack(BudgetProblem problem)
    {
        var sums = Purchases.GroupBy(static purchase => purchase.Stage).ToDictionary(
            static stage => stage.Key,
            stage => stage.Sum(purchase => purchase.People * problem.Needs[purchase.Need].CostPerPerson));
        var all = sums.Values.Sum();
        return Purchases.Where(purchase => purchase.Stage == 0 || sums[purchase.Stage] >= LeastPartHeld * all);
    }

    const double LeastPartHeld = 0.01;
}
