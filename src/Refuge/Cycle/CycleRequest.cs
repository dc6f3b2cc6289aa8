using Refuge.Displacement;
using Refuge.Funding.Budgets;
using Refuge.Publishing;

namespace Refuge.Cycle;

/// <summary>What to run the six stages for.</summary>
/// <param name="AsOf">The day at whose end one looks: nothing known later is used.</param>
/// <param name="Size">Days, members and seed.</param>
/// <param name="Scenario">The name of the scenario that was laid over the folder. Null when none.</param>
/// <param name="ReferenceAsOf">The day after which no standard, price or lead time may have been published. Null when
/// all may be used, marked †.</param>
/// <param name="Threads">How many threads to use; the findings are the same for any number. Null: as many as there are
/// cores.</param>
/// <param name="Version">The version of Refuge, for the record.</param>
/// <param name="Command">The command that makes the findings again, for the record.</param>
public sealed record CycleRequest(
    DateOnly AsOf,
    EnsembleSize Size,
    string? Scenario,
    DateOnly? ReferenceAsOf,
    int? Threads,
    string Version,
    string Command)
{
    /// <summary>
    /// The widest audience that the findings may be published for. Rows of a class above it are laid aside before
    /// anything is computed, so that no figure is made from them.
    /// </summary>
    public Audience Audience { get; init; } = Audience.Restricted;

    /// <summary>A sum of money to plan with. Null when none was given.</summary>
    internal BudgetRequest? Budget { get; init; }
}
