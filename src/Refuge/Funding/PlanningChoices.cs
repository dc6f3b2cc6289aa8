namespace Refuge.Funding;

/// <summary>What planners choose, as opposed to what is known.</summary>
sealed record PlanningChoices
{
    /// <summary>The currency in which the plan is printed, as its ISO 4217 code.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>
    /// The quantile of the lead time that a release day must allow for: eight times in ten it stands in time.
    /// </summary>
    public Share LeadQuantile { get; init; } = new(0.8);

    /// <summary>
    /// The quantile of the day of need to plan for; 0.5 is the middle, a smaller one plans for an early need.
    /// </summary>
    public Share NeedQuantile { get; init; } = new(0.5);

    /// <summary>The chance from which on something counts as late: as likely as not.</summary>
    public Share LateFrom { get; init; } = new(0.5);

    /// <summary>
    /// The days, counted from the as-of date, at which a growing need is parted into tranches: never everything at once
    /// for the first day.
    /// </summary>
    public IReadOnlyList<int> Tranches { get; init; } = [30, 60, 90, 180, 365];

    /// <summary>
    /// Days from the offensive for which partners see what is missing by then (folder contract, tiers).
    /// </summary>
    public IReadOnlyList<int> Scenarios { get; init; } = [30, 60, 90];
}
