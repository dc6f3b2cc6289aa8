using Google.OrTools.LinearSolver;
using Refuge.Funding.Budgets;

namespace Refuge.Optimisation;

/// <summary>The linear programme: its variables, what binds them, and what is to be made small.</summary>
/// <remarks>Person-days are counted in thousands and money in thousands, so that numbers of one size meet.</remarks>
sealed class Programme
{
    readonly Solver solver;
    readonly BudgetProblem problem;
    readonly Benefits benefits;
    readonly Variable[] bought;
    readonly Variable?[] open;
    readonly List<Constraint> budgets = [];

    /// <summary>Writes the programme.</summary>
    /// <param name="solver">The solver, empty.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="benefits">What purchases save.</param>
    /// <param name="worst">What may go unmet in the worst fifth of the futures, in the mean.</param>
    /// <param name="isOpen">The sites that open. Null when that is to be found out.</param>
    internal Programme(
        Solver solver, BudgetProblem problem, Benefits benefits, double worst, IReadOnlyList<int>? isOpen)
    {
        (this.solver, this.problem, this.benefits) = (solver, problem, benefits);
        bought = [.. benefits.Choices.Select(choice => solver.MakeNumVar(0, WidthOf(choice), ""))];
        open = [.. problem.Openings.Select((_, index) => isOpen is null
            ? solver.MakeBoolVar("")
            : solver.MakeNumVar(isOpen.Contains(index) ? 1 : 0, isOpen.Contains(index) ? 1 : 0, ""))];
        foreach (var path in Paths())
        {
            Serve(path);
            Pay(path);
            Limit(path);
            Open(path);
        }

        BoundWorst(worst);
        var objective = solver.Objective();
        for (var index = 0; index < bought.Length; index++)
        {
            objective.SetCoefficient(bought[index], benefits.Choices[index].Mean / Thousand);
        }

        objective.SetMaximization();
    }

    /// <summary>What was found.</summary>
    /// <param name="isMixed">Whether it was also found out which sites open.</param>
    internal Solution Read(bool isMixed)
    {
        var purchases = benefits.Choices
            .Select((choice, index) => new Purchase(
                choice.Need, choice.Layer, choice.Way, choice.Stage, bought[index].SolutionValue()))
            .Where(static purchase => purchase.People > LeastPeople)
            .ToList();
        var saved = solver.Objective().Value();
        var best = isMixed ? solver.Objective().BestBound() : saved;
        var unmet = problem.Futures.Zip(benefits.Unmet).Sum(static each => each.First.Weight * each.Second) / Thousand;
        return new(
            purchases,
            problem.Openings.Count == 0
                ? null
                : [.. Enumerable.Range(0, open.Length).Where(index => open[index]!.SolutionValue() > 0.5)],
            isMixed ? null : budgets.Sum(static budget => budget.DualValue()),
            unmet - saved > 0 ? Math.Max(0, best - saved) / (unmet - saved) : 0);
    }

    double WidthOf(Choice choice) => problem.Needs[choice.Need].Layers[choice.Layer].Width;

    /// <summary>The ways in which the signs can fall, each as the stages that come to pass.</summary>
    List<HashSet<int>> Paths() =>
    [
        .. problem.Futures
            .Select(future => Enumerable.Range(0, problem.Stages.Count)
                .Where(stage => problem.Stages[stage].HappensIn(future.Member)).ToArray())
            .DistinctBy(static path => string.Join(',', path))
            .OrderBy(static path => string.Join(',', path), StringComparer.Ordinal)
            .Select(static path => path.ToHashSet()),
    ];

    IEnumerable<int> On(HashSet<int> path) =>
        Enumerable.Range(0, bought.Length).Where(index => path.Contains(benefits.Choices[index].Stage));

    /// <summary>Nobody is served twice.</summary>
    void Serve(HashSet<int> path)
    {
        foreach (var layer in On(path).GroupBy(index => (benefits.Choices[index].Need, benefits.Choices[index].Layer)))
        {
            var all = layer.ToList();
            if (all.Count == 1) continue;

            var served = solver.MakeConstraint(double.NegativeInfinity, WidthOf(benefits.Choices[all[0]]));
            foreach (var index in all) served.SetCoefficient(bought[index], 1);
        }
    }

    /// <summary>No more is spent than there is, however the signs fall.</summary>
    void Pay(HashSet<int> path)
    {
        var budget = solver.MakeConstraint(double.NegativeInfinity, problem.Amount / Thousand);
        foreach (var index in On(path)) budget.SetCoefficient(bought[index], CostOf(index) / Thousand);
        for (var site = 0; site < open.Length; site++)
        {
            budget.SetCoefficient(open[site], problem.Openings[site].FixedCost / Thousand);
        }

        budgets.Add(budget);
    }

    /// <summary>
    /// No channel pays out more than its balance, no stock gives more than it holds, no road carries more lorries than
    /// it can.
    /// </summary>
    void Limit(HashSet<int> path)
    {
        for (var limit = 0; limit < problem.Limits.Count; limit++)
        {
            var bound = solver.MakeConstraint(double.NegativeInfinity, problem.Limits[limit].Amount / Thousand);
            foreach (var index in On(path).Where(index => WayOf(index).Limits.Contains(limit)))
            {
                var perPerson = problem.Needs[benefits.Choices[index].Need].UsePerPerson(problem.Limits[limit]);
                bound.SetCoefficient(bought[index], perPerson / Thousand);
            }
        }
    }

    /// <summary>Room is built only on a site that opens, and no more than fits.</summary>
    void Open(HashSet<int> path)
    {
        for (var site = 0; site < open.Length; site++)
        {
            var room = solver.MakeConstraint(double.NegativeInfinity, 0);
            foreach (var index in On(path).Where(index => WayOf(index).Opening == site))
            {
                room.SetCoefficient(bought[index], 1);
            }

            room.SetCoefficient(open[site], -problem.Openings[site].People);
        }
    }

    /// <summary>The mean of the worst fifth is at most what it may be.</summary>
    void BoundWorst(double worst)
    {
        var start = solver.MakeNumVar(double.NegativeInfinity, double.PositiveInfinity, "");
        var mean = solver.MakeConstraint(double.NegativeInfinity, (worst / Thousand) + Slack);
        mean.SetCoefficient(start, 1);
        for (var future = 0; future < problem.Futures.Count; future++)
        {
            var above = solver.MakeNumVar(0, double.PositiveInfinity, "");
            mean.SetCoefficient(above, problem.Futures[future].Weight / BudgetOutcome.Worst);
            var unmet = solver.MakeConstraint(benefits.Unmet[future] / Thousand, double.PositiveInfinity);
            unmet.SetCoefficient(above, 1);
            unmet.SetCoefficient(start, 1);
            for (var index = 0; index < bought.Length; index++)
            {
                var saved = benefits.Choices[index].Saved[future];
                if (saved > 0) unmet.SetCoefficient(bought[index], saved / Thousand);
            }
        }
    }

    double CostOf(int index) => problem.Needs[benefits.Choices[index].Need].CostPerPerson;

    SupplyWay WayOf(int index) => problem.Needs[benefits.Choices[index].Need].Ways[benefits.Choices[index].Way];

    const double Thousand = 1_000;

    /// <summary>Thousands of person-days: what a solver may miss a bound by.</summary>
    const double Slack = 1e-6;

    /// <summary>Less than a hundredth of a person is what a solver leaves of nobody.</summary>
    const double LeastPeople = 0.01;
}
