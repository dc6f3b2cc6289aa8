namespace Refuge.Needs;

/// <summary>How many people of a group the totals hold, today and later.</summary>
/// <param name="Group">The group.</param>
/// <param name="Today">How many today, as stated.</param>
/// <param name="Then">How many on the later day: the middle figure.</param>
/// <param name="Day">The later day.</param>
readonly record struct GroupMove(Caseload Group, double Today, double Then, DateOnly Day)
{
    /// <summary>
    /// How many are expected to arrive at places of the group from today on: the middle figure. What it grows by beyond
    /// them was counted already at no known place, or has come since the last count. Null for people who did not flee.
    /// </summary>
    internal double? Arriving { get; init; }
}

/// <summary>What all places together need of one thing on one day: one row of <c>needs_total.csv</c>.</summary>
/// <param name="Date">The day.</param>
/// <param name="Sector">The sector, such as <c>WASH</c>.</param>
/// <param name="Indicator">What is needed: a code of the standard set.</param>
/// <param name="Standard">The standard it is measured against.</param>
/// <param name="Phase">The phase of the standard.</param>
/// <param name="Unit">The unit of every amount of the row.</param>
/// <param name="Need">What is needed. Null when unknown.</param>
/// <param name="Have">What stands where anybody stated it. Null when nobody did anywhere.</param>
/// <param name="Coming">What others bring by then. Null when nobody said.</param>
/// <param name="Uncovered">The median of what nobody covers, summed over the places where it is known what stands. Null
/// when it is known nowhere.</param>
/// <param name="PlacesUnknown">Places where it is needed and where people or what stands are not known: the total
/// misses them.</param>
sealed record NeedTotal(
    DateOnly Date,
    string Sector,
    string Indicator,
    StandardEvidence Standard,
    string Phase,
    string Unit,
    Band? Need,
    double? Have,
    double? Coming,
    double? Uncovered,
    int PlacesUnknown)
{
    /// <summary>The day of the oldest count of what stands. Null when none is dated.</summary>
    internal DateOnly? HaveOn { get; init; }
}
