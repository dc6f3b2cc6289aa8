using Refuge.Displacement;

namespace Refuge.Funding.Budgets;

/// <summary>A sum of money to plan with.</summary>
/// <param name="Amount">The sum, in the currency of the plan. Zero or more.</param>
/// <param name="Planner">Who plans.</param>
/// <param name="IsCountedFromOffensive">
/// Whether to plan for an offensive that begins tomorrow, where one is to come: readers who may not see when it is
/// expected get the same plan whenever that is.
/// </param>
/// <param name="Cancellation">Stops the planning.</param>
sealed record BudgetRequest(
    decimal Amount, IPlanner Planner, bool IsCountedFromOffensive, CancellationToken Cancellation)
{
    /// <summary>
    /// Runs the same members with the room of a plan, which draws people. Null where members cannot be run again.
    /// </summary>
    internal Func<IReadOnlyList<AddedRoom>, Forecast>? RunAgain { get; init; }
}
