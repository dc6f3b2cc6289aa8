namespace Refuge.Flee.Engines;

/// <summary>What a folder of Flee says: the map, the fighting, the closures and the counts.</summary>
/// <remarks>
/// Days are numbered from 0, the start date. Names are unique; every name that is referred to exists.
/// </remarks>
public sealed record FleeScenario
{
    /// <summary>Day 0.</summary>
    public required DateOnly StartDate { get; init; }

    /// <summary>How many days to run, at least 1.</summary>
    public required int Days { get; init; }

    /// <summary>The settings.</summary>
    public FleeSettings Settings { get; init; } = new();

    /// <summary>What is done about Flee's faults.</summary>
    public FleeFaults Faults { get; init; }

    /// <summary>The places, in the order of the file.</summary>
    public required IReadOnlyList<FleePlace> Places { get; init; }

    /// <summary>The roads, each open both ways.</summary>
    public IReadOnlyList<FleeRoad> Roads { get; init; } = [];

    /// <summary>The closures.</summary>
    public IReadOnlyList<FleeClosure> Closures { get; init; } = [];

    /// <summary>The intensity of fighting on each day, for the places that the file names.</summary>
    public IReadOnlyList<FleeFighting> Fighting { get; init; } = [];

    /// <summary>The places that turn into another kind.</summary>
    public IReadOnlyList<FleeChange> Changes { get; init; } = [];

    /// <summary>Ways of several hops that everybody knows when routes are fixed: names of places in order.</summary>
    public IReadOnlyList<IReadOnlyList<string>> MajorRoutes { get; init; } = [];

    /// <summary>The counts of each camp on each day, in the order of the places.</summary>
    public IReadOnlyList<FleeCounts> CampCounts { get; init; } = [];

    /// <summary>Counts of camps that no place stands for: their changes displace people all the same.</summary>
    public IReadOnlyList<FleeCounts> UnplacedCounts { get; init; } = [];

    /// <summary>The count of all displaced on each day. Empty when there is none.</summary>
    public IReadOnlyList<int> TotalCounts { get; init; } = [];

    /// <summary>Who comes from where, by what the hazard rules look at.</summary>
    public FleeDemographics Demographics { get; init; } = new([], []);
}

/// <summary>A place of a Flee folder.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Region">Its region.</param>
/// <param name="Country">Its country; the country of the first place is home, the others are abroad.</param>
/// <param name="Kind">What it is.</param>
/// <param name="FirstCoordinate">The first coordinate of the file, which in practice is the latitude.</param>
/// <param name="SecondCoordinate">The second coordinate of the file, which in practice is the longitude.</param>
/// <param name="Population">Residents, after hastening; 0 for a camp.</param>
/// <param name="Capacity">How many a camp can hold, after hastening; below 1 there is no limit.</param>
public sealed record FleePlace(
    string Name,
    string Region,
    string Country,
    FleePlaceKind Kind,
    double FirstCoordinate,
    double SecondCoordinate,
    int Population,
    int Capacity)
{
    /// <summary>Intensity at the start, of a place that starts as a conflict zone.</summary>
    public double ConflictIntensity { get; init; } = 1;

    /// <summary>People already displaced here at the start, besides the counts.</summary>
    public int InitialIdps { get; init; }

    /// <summary>By how much the capacity grows each day.</summary>
    public double CapacityPerDay { get; init; }

    /// <summary>Chance a day of leaving the account from here, where camps are sinks.</summary>
    public double DeactivationChance { get; init; }
}

/// <summary>What a place is, in Flee's words.</summary>
public enum FleePlaceKind
{
    /// <summary>A town.</summary>
    Town,

    /// <summary>A camp.</summary>
    Camp,

    /// <summary>A camp of internally displaced.</summary>
    IdpCamp,

    /// <summary>A place that is fought over at the start.</summary>
    Conflict,

    /// <summary>A hub from which everybody goes on.</summary>
    Forward,

    /// <summary>A bend or fork of a road, where nobody stays.</summary>
    Marker,
}

/// <summary>A road between two places.</summary>
/// <param name="First">One end.</param>
/// <param name="Second">The other end.</param>
/// <param name="Km">Its length.</param>
/// <param name="ForcedRedirection">
/// 0; 1 when whoever is at the second end must take it to the first; 2 when whoever is at the first must take it to the
/// second (Flee's documentation, "Construct an agent-based network map").
/// </param>
/// <param name="MaxMoveSpeed">How far people get on it in a day. Null: as everywhere.</param>
public sealed record FleeRoad(
    string First, string Second, double Km, int ForcedRedirection = 0, double? MaxMoveSpeed = null);

/// <summary>A closure of a Flee folder.</summary>
/// <param name="Kind">What is closed.</param>
/// <param name="First">The place, or the first end or country.</param>
/// <param name="Second">The second end or country; empty for a place.</param>
/// <param name="Start">The first day.</param>
/// <param name="End">The day on which it is open again; −1 when it stays closed.</param>
public sealed record FleeClosure(FleeClosureKind Kind, string First, string Second, int Start, int End)
{
    /// <summary>Whether it holds on a day.</summary>
    public bool Covers(int day) => Start <= day && (End < 0 || day < End);
}

/// <summary>What a closure of a Flee folder closes.</summary>
public enum FleeClosureKind
{
    /// <summary>All roads between two countries.</summary>
    Country,

    /// <summary>All roads of a place.</summary>
    Location,

    /// <summary>One road.</summary>
    Link,

    /// <summary>A camp, which meanwhile is a town.</summary>
    Camp,

    /// <summary>A camp of internally displaced, which meanwhile is a town.</summary>
    IdpCamp,

    /// <summary>No road, but the rule that everybody must take it.</summary>
    ForcedRedirection,
}

/// <summary>The intensity of fighting at a place.</summary>
/// <param name="Place">The place.</param>
/// <param name="ByDay">[days] Intensity, zero or more; the last value holds on.</param>
public sealed record FleeFighting(string Place, IReadOnlyList<double> ByDay);

/// <summary>A place that turns into another kind.</summary>
/// <param name="Place">The place.</param>
/// <param name="Kind">What it becomes.</param>
/// <param name="Day">On which day.</param>
public sealed record FleeChange(string Place, FleePlaceKind Kind, int Day);

/// <summary>The count of people at a camp.</summary>
/// <param name="Place">The camp.</param>
/// <param name="ByDay">[days] People, interpolated and cut to whole numbers as Flee does.</param>
public sealed record FleeCounts(string Place, IReadOnlyList<int> ByDay);

/// <summary>Who comes from where, by the two attributes that the hazard rules look at.</summary>
/// <param name="Ages">Distribution of ages.</param>
/// <param name="Genders">Distribution of genders.</param>
public sealed record FleeDemographics(
    IReadOnlyList<FleeAttributeShare> Ages, IReadOnlyList<FleeAttributeShare> Genders);

/// <summary>How common a value of an attribute is.</summary>
/// <param name="Value">The value, such as <c>35</c> or <c>f</c>.</param>
/// <param name="Default">Its weight at places without their own column.</param>
/// <param name="ByPlace">Its weight at places with their own column.</param>
public sealed record FleeAttributeShare(string Value, double Default, IReadOnlyDictionary<string, double> ByPlace);
