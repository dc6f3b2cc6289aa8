namespace Refuge.Situations;

/// <summary>A way from one place to another: one row of <c>routes.csv</c>.</summary>
/// <remarks>
/// Ends, length and mode are geography and always visible; what crosses the river, and what it carries, is not.
/// </remarks>
/// <param name="Id">The identity of the route.</param>
/// <param name="From">One end.</param>
/// <param name="To">The other end.</param>
/// <param name="Length">How long it is along the ground.</param>
/// <param name="LengthBasis">Whether the length was measured. Null when not stated.</param>
/// <param name="Mode">How people travel it.</param>
/// <param name="BridgeKind">What carries it across water. Null when nothing does, or it is unknown.</param>
/// <param name="LorriesPerDay">How many loaded lorries it passes a day. Null when unknown.</param>
/// <param name="BothWays">Whether it can be travelled from <paramref name="To"/> to <paramref name="From"/> as
/// well.</param>
sealed record Route(
    RouteId Id,
    PlaceId From,
    PlaceId To,
    Kilometres Length,
    LengthBasis? LengthBasis,
    RouteMode Mode,
    BridgeKind? BridgeKind,
    double? LorriesPerDay,
    bool BothWays) : IVersioned<Route>
{
    /// <inheritdoc/>
    public string Key => Id.Code;

    /// <inheritdoc/>
    public Route? SeenOn(DateOnly asOf, DateOnly? knownOn, DateOnly? announced) =>
        knownOn <= asOf ? this : this with { BridgeKind = null, LorriesPerDay = null };

    /// <summary>Cells that the newer row fills replace those of this one; cells it leaves empty stay.</summary>
    public Route RevisedBy(Route newer) => newer with
    {
        LengthBasis = newer.LengthBasis ?? LengthBasis,
        BridgeKind = newer.BridgeKind ?? BridgeKind,
        LorriesPerDay = newer.LorriesPerDay ?? LorriesPerDay,
    };
}

/// <summary>The identity of a route.</summary>
sealed record RouteId
{
    /// <summary>The route with the code <paramref name="code"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="code"/> is empty.</exception>
    public RouteId(string code)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        Code = code;
    }

    /// <summary>The code, such as <c>mosul-hammam</c>.</summary>
    public string Code { get; }

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>How the length of a route was found.</summary>
public enum LengthBasis
{
    /// <summary>Stated by a source or measured along the road.</summary>
    Measured,

    /// <summary>Great circle times a factor for the terrain.</summary>
    Estimated,
}

/// <summary>How people travel a route.</summary>
public enum RouteMode
{
    /// <summary>By vehicle.</summary>
    Road,

    /// <summary>On foot only.</summary>
    Foot,
}

/// <summary>What carries a route across water.</summary>
public enum BridgeKind
{
    /// <summary>A built bridge.</summary>
    Fixed,

    /// <summary>A floating bridge, which floods and attacks take away.</summary>
    Pontoon,

    /// <summary>A ferry.</summary>
    Ferry,
}
