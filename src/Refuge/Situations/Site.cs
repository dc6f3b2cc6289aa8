namespace Refuge.Situations;

/// <summary>A place that receives displaced people: one row of <c>sites.csv</c>.</summary>
/// <param name="Place">The place.</param>
/// <param name="Kind">What it does. Null when unknown.</param>
/// <param name="Opens">The day it opened or will open. Null when unknown.</param>
/// <param name="Closes">The day it closed or will close. Null when unknown or open-ended.</param>
/// <param name="Capacity">The people it is built for. Null when unknown: never zero for unknown.</param>
/// <param name="CapacityIsComputed">Whether <paramref name="Capacity"/> is plots or families times the household
/// size.</param>
/// <param name="ThroughputPerDay">People it can screen or pass on in a day. Null when unknown.</param>
/// <param name="ToFront">How far it lies from the front line. Null when unknown.</param>
/// <param name="MilitaryNearby">Whether a military installation stands by it. Null when unknown.</param>
/// <param name="HazardStatus">Whether its ground is cleared of explosives. Null when unknown.</param>
/// <param name="Land">Whose land it stands on, in the source's words. Null when unknown.</param>
/// <param name="FloodRisk">The danger of flooding, in the source's words. Null when unknown.</param>
sealed record Site(
    PlaceId Place,
    SiteKind? Kind,
    DateOnly? Opens,
    DateOnly? Closes,
    People? Capacity,
    bool CapacityIsComputed,
    People? ThroughputPerDay,
    Kilometres? ToFront,
    bool? MilitaryNearby,
    HazardStatus? HazardStatus,
    string? Land,
    string? FloodRisk) : IVersioned<Site>
{
    /// <summary>The standard set that it is measured against. Null for that of the crisis.</summary>
    internal string? StandardSet { get; init; }

    /// <summary>
    /// Whether people stay in a building: a collective centre, or a site that is no camp whose <c>land</c> cell names
    /// one and nothing else. No plots are laid out and no wells are sunk there.
    /// </summary>
    internal bool IsBuilding => Kind is SiteKind.CollectiveCentre
        || (
            Kind is SiteKind.Emergency or SiteKind.Transit or SiteKind.Screening or null && Land is { } land
            && Buildings.Contains(land.Trim()));

    static readonly HashSet<string> Buildings = new(StringComparer.OrdinalIgnoreCase)
    {
        "school", "schools", "building", "buildings", "public building", "mosque", "church", "hall", "gymnasium",
        "stadium", "university", "hotel", "collective centre", "collective center",
    };

    /// <inheritdoc/>
    public string Key => Place.Code;

    /// <summary>Whether it has opened and not closed; without a day it is open.</summary>
    internal bool IsOpenOn(DateOnly day) => !(Opens > day || Closes < day);

    /// <summary>A site that has yet to open shows only once its opening was announced; its closing likewise.</summary>
    public Site? SeenOn(DateOnly asOf, DateOnly? knownOn, DateOnly? announced)
    {
        if (!(knownOn <= asOf)) return null;
        if (announced <= asOf) return this;
        if (Opens > asOf) return null;
        return Closes > asOf ? this with { Closes = null } : this;
    }

    /// <summary>Cells that the newer row fills replace those of this one; cells it leaves empty stay.</summary>
    public Site RevisedBy(Site newer) => newer with
    {
        Kind = newer.Kind ?? Kind,
        Opens = newer.Opens ?? Opens,
        Closes = newer.Closes ?? Closes,
        Capacity = newer.Capacity ?? Capacity,
        CapacityIsComputed = newer.Capacity is null ? CapacityIsComputed : newer.CapacityIsComputed,
        ThroughputPerDay = newer.ThroughputPerDay ?? ThroughputPerDay,
        ToFront = newer.ToFront ?? ToFront,
        MilitaryNearby = newer.MilitaryNearby ?? MilitaryNearby,
        HazardStatus = newer.HazardStatus ?? HazardStatus,
        Land = newer.Land ?? Land,
        FloodRisk = newer.FloodRisk ?? FloodRisk,
        StandardSet = newer.StandardSet ?? StandardSet,
    };
}

/// <summary>What a site does.</summary>
public enum SiteKind
{
    /// <summary>A planned camp.</summary>
    Camp,

    /// <summary>An emergency or makeshift site.</summary>
    Emergency,

    /// <summary>A place where people stay for days on their way.</summary>
    Transit,

    /// <summary>A place where people are screened and sent on.</summary>
    Screening,

    /// <summary>A host community.</summary>
    Host,

    /// <summary>Ground on which a site could be built.</summary>
    Candidate,

    /// <summary>
    /// A school, hall, mosque or other building in which people stay together (CCCM Cluster's collective centre).
    /// </summary>
    CollectiveCentre,
}
