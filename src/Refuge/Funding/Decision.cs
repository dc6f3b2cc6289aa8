namespace Refuge.Funding;

/// <summary>
/// What people decided about a computed plan: one row of <c>decisions.csv</c>. What is proposed to them is a
/// <see cref="FundingLine"/>, made by <see cref="Planner"/>.
/// </summary>
/// <param name="Date">The day.</param>
/// <param name="Run">The run it cites: <c>run.json</c>'s identity.</param>
/// <param name="Action">The action.</param>
/// <param name="Place">The place. Null when not stated.</param>
/// <param name="Quantity">How much, in the action's unit. Null when not stated.</param>
/// <param name="Amount">How much money. Null when not stated.</param>
/// <param name="Decided">What was decided.</param>
/// <param name="Role">The role of whoever decided; never a name.</param>
/// <param name="Reason">Why. Null when not stated.</param>
/// <param name="Dissent">Who disagreed and why, by role. Null when nobody.</param>
/// <param name="Line">Which line of the run, where several order the same thing for the same place, in lots of other
/// days, or for several places together. Null where action and place say it.</param>
sealed record Decision(
    DateOnly Date,
    string Run,
    string Action,
    PlaceId? Place,
    double? Quantity,
    decimal? Amount,
    DecisionOutcome Decided,
    string? Role,
    string? Reason,
    string? Dissent,
    string? Line = null) : IVersioned<Decision>
{
    /// <inheritdoc/>
    public string Key => FormattableString.Invariant($"{Date:yyyy-MM-dd}/{Run}/{Action}/{Place}/{Line}");
}

/// <summary>What was decided.</summary>
public enum DecisionOutcome
{
    /// <summary>Go.</summary>
    Yes,

    /// <summary>Do not.</summary>
    No,

    /// <summary>Later.</summary>
    Deferred,

    /// <summary>
    /// What was signed of the line on that day is taken back: it is as open as before. A newer version of the same row,
    /// so that what was decided stays in its history.
    /// </summary>
    Withdrawn,
}
