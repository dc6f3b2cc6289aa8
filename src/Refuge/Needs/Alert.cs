namespace Refuge.Needs;

/// <summary>Something that must be acted on today and needs no forecast, or an open report of illness: one row of
/// <c>alerts.csv</c>.</summary>
/// <param name="Date">The day of the newest report it rests on: what nobody closed is as old as that.</param>
/// <param name="Place">The place, or the code of the places that it is stated of together.</param>
/// <param name="Kind">What it is, such as <c>unsafe_water_with_illness</c>.</param>
/// <param name="Standard">The standard whose line is crossed. Null where none is: the report is listed.</param>
/// <param name="Sector">The sector that acts, such as <c>WASH</c>.</param>
/// <param name="Evidence">What it rests on. Never empty.</param>
/// <param name="LearnedLater">Whether the standard was published after the as-of date (†).</param>
sealed record Alert(
    DateOnly Date,
    PlaceId Place,
    string Kind,
    StandardEvidence? Standard,
    string Sector,
    IReadOnlyList<Evidence> Evidence,
    bool LearnedLater)
{
    /// <summary>The disease as the newest report names it. Null when it names none.</summary>
    internal string? Disease { get; init; }

    /// <summary>How many the newest report counts. Null when it counts none.</summary>
    internal Stated? Cases { get; init; }

    /// <summary>Whether those counted died of it: cases that lived were not counted.</summary>
    internal bool AreDeaths { get; init; }

    /// <summary>Over how many days they were counted. Null when unknown.</summary>
    internal int? PeriodDays { get; init; }

    /// <summary>Cases for each 10,000 people and day. Null where people or days are not known.</summary>
    internal double? PerTenThousandAndDay { get; init; }

    /// <summary>The places that it is stated of together. Null for one place.</summary>
    internal PlaceGroup? Together { get; init; }
}
