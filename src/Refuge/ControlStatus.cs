namespace Refuge;

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
