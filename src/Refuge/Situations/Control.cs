namespace Refuge.Situations;

/// <summary>Who held a part of a place from a day on: one row of <c>control.csv</c>.</summary>
/// <param name="Place">The place.</param>
/// <param name="Part">The part of it.</param>
/// <param name="Date">The day from which it was so.</param>
/// <param name="Status">The state of control.</param>
/// <param name="Holder">Who held it, in the crisis's own words. Null when not stated.</param>
public sealed record Control(
    PlaceId Place,
    PlacePart Part,
    DateOnly Date,
    ControlStatus Status,
    string? Holder) : IVersioned<Control>
{
    /// <inheritdoc/>
    public string Key => FormattableString.Invariant($"{Place}/{Part}/{Date:yyyy-MM-dd}");
}

/// <summary>A part of a place.</summary>
public enum PlacePart
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Its centre.</summary>
    Centre,

    /// <summary>Its outskirts.</summary>
    Outskirts,
}

/// <summary>The state of control of a place, as civilians feel it.</summary>
public enum ControlStatus
{
    /// <summary>Held by one side; civilians may be kept from leaving.</summary>
    Held,

    /// <summary>Surrounded; nobody passes in or out.</summary>
    Besieged,

    /// <summary>Fought over.</summary>
    Contested,

    /// <summary>Taken from the other side; the fight has moved on.</summary>
    Taken,

    /// <summary>No fight and no front near.</summary>
    Calm,
}
