namespace Refuge.Funding;

/// <summary>What to decide and pay, by which day, and how sure one can be.</summary>
/// <param name="Lines">Lines over all members, the most urgent first.</param>
/// <param name="ScenarioLines">Lines conditional on the day of the offensive, for readers who may not see its chances.</param>
/// <param name="Axes">For each direction of flight: late, not late, or not known.</param>
/// <param name="Money">Money asked for and received, state by state, never summed across states.</param>
public sealed record FundingPlan(
    IReadOnlyList<FundingLine> Lines,
    IReadOnlyList<FundingLine> ScenarioLines,
    IReadOnlyList<AxisVerdict> Axes,
    IReadOnlyList<MoneyStanding> Money);

/// <summary>Money of one appeal in one state.</summary>
/// <param name="Flow">The newest row of that appeal and state.</param>
/// <param name="Evidence">What it rests on.</param>
public sealed record MoneyStanding(MoneyFlow Flow, IReadOnlyList<Evidence> Evidence);
