namespace Refuge;

/// <summary>Whether a service works.</summary>
public enum ServiceStatus
{
    /// <summary>It works.</summary>
    Working,

    /// <summary>It works in part.</summary>
    Partial,

    /// <summary>It does not work.</summary>
    Down,
}
