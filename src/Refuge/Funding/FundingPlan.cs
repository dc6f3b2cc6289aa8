using Refuge.Funding.Budgets;

namespace Refuge.Funding;

/// <summary>What to decide and pay, by which day, and how sure one can be.</summary>
/// <param name="Lines">Lines over all members, the most urgent first.</param>
/// <param name="ScenarioLines">
/// What comes to be short after the first day D of an offensive, whenever that is, for readers who may not see when it
/// is expected. Null when no offensive is to come: then there is no D, and the lines over all members tell everything.
/// </param>
/// <param name="Axes">For each direction of flight: late, not late, or not known.</param>
/// <param name="Money">Money asked for and received, state by state, never summed across states.</param>
sealed record FundingPlan(
    IReadOnlyList<FundingLine> Lines,
    IReadOnlyList<FundingLine>? ScenarioLines,
    IReadOnlyList<AxisTimeliness> Axes,
    IReadOnlyList<MoneyStanding> Money)
{
    /// <summary>Days that each action takes by the quickest way, in eight of ten cases, by its identity. Unknown ones
    /// are missing.</summary>
    /// <remarks>Worked out when a trigger asks: it is the dearest part of a small plan.</remarks>
    internal Lazy<IReadOnlyDictionary<string, int>> DaysOfWorks { get; init; } = new(new Dictionary<string, int>());

    /// <summary>What must be ordered in time where nobody said what stands. Null where nothing was planned.</summary>
    internal OpenOrders? Open { get; init; }

    /// <summary>
    /// The same if an offensive began on one and the same day in all members. Null when none is to come.
    /// </summary>
    internal OpenOrders? OpenIfOffensiveBegan { get; init; }

    /// <summary>People to move to free places before anybody builds, the fullest site first.</summary>
    internal IReadOnlyList<Relocation> Relocations { get; init; } = [];

    /// <summary>What to do with a sum of money. Null when none was given.</summary>
    internal BudgetStudy? Budget { get; init; }
}

/// <summary>Money of one appeal in one state.</summary>
/// <param name="Flow">The newest row of that appeal and state.</param>
/// <param name="Evidence">What it rests on.</param>
sealed record MoneyStanding(MoneyFlow Flow, IReadOnlyList<Evidence> Evidence);
