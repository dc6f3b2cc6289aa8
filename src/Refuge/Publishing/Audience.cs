namespace Refuge.Publishing;

/// <summary>Who a publication is for: what it may contain is decided by this and in one place.</summary>
public enum Audience
{
    /// <summary>Own folder, marked on every page: site and day, control, routes and their state.</summary>
    Restricted,

    /// <summary>Site and week, arrivals, needs, money, decisions. The default.</summary>
    Partner,

    /// <summary>District and week, at least seven days late, two significant figures, small cells suppressed.</summary>
    Public,
}

/// <summary>How late each audience is told.</summary>
public static class Delay
{
    /// <summary>Days that must have passed before an audience is told: seven for the public (folder contract, "Tiers"), none for others.</summary>
    public static int DaysFor(Audience audience) => audience == Audience.Public ? 7 : 0;
}
