namespace Refuge.Situations;

/// <summary>How a place stands on the as-of date: the one answer that every stage takes.</summary>
sealed record PlaceState
{
    /// <summary>A place of which nothing is known.</summary>
    internal static PlaceState Unknown { get; } = new();

    /// <summary>
    /// The gravest state of control that holds in any part of it. Null when no row mentions the place.
    /// </summary>
    internal ControlStatus? Control { get; init; }

    /// <summary>The first day of that state. Null when <see cref="Control"/> is.</summary>
    internal DateOnly? Since { get; init; }

    /// <summary>Who holds the part that is in that state, in the crisis's own words. Null when not stated.</summary>
    internal string? Holder { get; init; }

    /// <summary>The rows that say so. Empty when no row mentions the place.</summary>
    internal IReadOnlyList<Evidence> ControlEvidence { get; init; } = [];

    /// <summary>
    /// What <c>sites.csv</c> says of it, host communities and candidates included. Null when it has no row there.
    /// </summary>
    internal Recorded<Site>? Site { get; init; }

    /// <summary>
    /// Whether displaced people are received here in a camp or another site. A host community and a candidate are none.
    /// </summary>
    internal bool IsSite { get; init; }

    /// <summary>Whether people are screened here or pass through: they stay for hours or days.</summary>
    internal bool IsPassedThrough => Site?.Value.Kind is SiteKind.Screening or SiteKind.Transit;

    /// <summary>Whether people stay in a building: no plots are laid out and no wells are sunk there.</summary>
    internal bool IsInBuilding => Site?.Value.IsBuilding is true;

    /// <summary>Whether people have their homes here: a city, town, village or district that is no site.</summary>
    internal bool IsHome { get; init; }

    /// <summary>What says that explosives lie in its ground. Empty when nothing does.</summary>
    internal IReadOnlyList<Evidence> Uncleared { get; init; } = [];

    /// <summary>Whether its ground must be cleared before anybody builds or returns.</summary>
    internal bool IsUncleared => Uncleared.Count > 0;

    /// <summary>
    /// Whether a part of it is held, besieged or fought over: nobody can bring anything to those who are there.
    /// </summary>
    internal bool IsBeyondReach => PutsBeyondReach(Control);

    /// <summary>Whether a state of control keeps everybody from bringing anything.</summary>
    internal static bool PutsBeyondReach(ControlStatus? control) =>
        control is ControlStatus.Held or ControlStatus.Besieged or ControlStatus.Contested;

    /// <summary>Whether all of it that anybody reported on was taken, and no part is held or fought over.</summary>
    internal bool IsTaken => Control is ControlStatus.Taken;
}
