namespace Refuge.Funding.Budgets;

/// <summary>What it would be worth if money or goods that are closed here could be had.</summary>
/// <param name="Means">What would be opened.</param>
/// <param name="PersonDays">Person-days that the same sum would save on top, in the mean over all members.</param>
sealed record MeansWorth(OpenedMeans Means, double PersonDays)
{
    /// <summary>
    /// The means that would save something, the largest first: with each of them the same sum is planned anew.
    /// </summary>
    /// <remarks>
    /// Where no row names money or goods for a thing, all of it counts as to be had, and there is nothing to open.
    /// </remarks>
    internal static IReadOnlyList<MeansWorth> Of(
        BudgetProblemBuilder builder, PlannedBudget chosen, BudgetRequest request, CancellationToken cancellation) =>
    [
        .. builder.Closed()
            .Select(means => new MeansWorth(means, Saved(builder, means, chosen, request, cancellation)))
            .Where(static each => each.PersonDays >= 1)
            .OrderByDescending(static each => each.PersonDays)
            .ThenBy(static each => each.Means.Money).ThenBy(static each => each.Means.Goods)
            .Take(Most),
    ];

    static double Saved(
        BudgetProblemBuilder builder, OpenedMeans means, PlannedBudget chosen, BudgetRequest request,
        CancellationToken cancellation)
    {
        var problem = builder.With(means).Problem;
        var greedy = PlannedBudget.Of(problem, new GreedyPlanner(), cancellation);
        var opened = BudgetStudy.BetterOf(problem, request.Planner, greedy, cancellation);
        return chosen.Outcome.MeanUnmet - opened.Outcome.MeanUnmet;
    }

    const int Most = 3;
}
