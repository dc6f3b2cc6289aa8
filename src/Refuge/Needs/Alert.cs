namespace Refuge.Needs;

/// <summary>Something that must be acted on today and needs no forecast: one row of <c>alerts.csv</c>.</summary>
/// <param name="Date">The day of the report it rests on.</param>
/// <param name="Place">The place.</param>
/// <param name="Kind">What it is, such as <c>unsafe_water_with_illness</c>.</param>
/// <param name="Standard">The standard whose line is crossed.</param>
/// <param name="FirstStep">What to do first, as a sentence in the imperative.</param>
/// <param name="Sector">The sector that acts, such as <c>WASH</c>.</param>
/// <param name="Evidence">What it rests on. Never empty.</param>
/// <param name="LearnedLater">Whether the standard was published after the as-of date (†).</param>
sealed record Alert(
    DateOnly Date,
    PlaceId Place,
    string Kind,
    StandardEvidence Standard,
    string FirstStep,
    string Sector,
    IReadOnlyList<Evidence> Evidence,
    bool LearnedLater);
