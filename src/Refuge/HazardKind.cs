namespace Refuge;

/// <summary>What a hazard is.</summary>
public enum HazardKind
{
    /// <summary>Mines, booby traps, unexploded ordnance.</summary>
    Explosive,

    /// <summary>Smoke of burning oil or other fires.</summary>
    Smoke,

    /// <summary>Open fire.</summary>
    Fire,

    /// <summary>Toxic substances.</summary>
    Chemical,

    /// <summary>Water.</summary>
    Flood,

    /// <summary>Buildings about to fall.</summary>
    Collapse,
}
