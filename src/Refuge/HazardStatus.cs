namespace Refuge;

/// <summary>How far a hazard is known and cleared.</summary>
public enum HazardStatus
{
    /// <summary>Suspected.</summary>
    Suspected,

    /// <summary>Confirmed.</summary>
    Confirmed,

    /// <summary>Being cleared.</summary>
    BeingCleared,

    /// <summary>Cleared and handed over.</summary>
    Cleared,

    /// <summary>Nobody has looked.</summary>
    NotSurveyed,
}
