namespace Refuge.Situations;

/// <summary>Who held a part of a place from a day on: one row of <c>control.csv</c>.</summary>
/// <param name="Place">The place.</param>
/// <param name="Part">The part of it.</param>
/// <param name="Date">The day from which it was so.</param>
/// <param name="Status">The state of control.</param>
/// <param name="Holder">Who held it, in the crisis's own words. Null when not stated.</param>
sealed record Control(
    PlaceId Place,
    PlacePart Part,
    DateOnly Date,
    ControlStatus Status,
    string? Holder) : IVersioned<Control>
{
    /// <inheritdoc/>
    public string Key => FormattableString.Invariant($"{Place}/{Part}/{Date:yyyy-MM-dd}");
}
