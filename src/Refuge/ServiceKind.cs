namespace Refuge;

/// <summary>A public service.</summary>
public enum ServiceKind
{
    /// <summary>All of them together.</summary>
    All,

    /// <summary>Piped or pumped water.</summary>
    Water,

    /// <summary>Electricity.</summary>
    Power,

    /// <summary>Clinics and hospitals.</summary>
    Health,

    /// <summary>Schools.</summary>
    School,

    /// <summary>Shops and markets.</summary>
    Market,

    /// <summary>Telephones and networks.</summary>
    Telecom,
}
