using Refuge.Displacement.Counts;
using Refuge.Displacement.Model;
using Refuge.Displacement.Trends;
using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>The situation as arrays that a simulated day can walk through, the same for every member.</summary>
/// <remarks>
/// Places are in the order of their codes, so that a place which is not visible shifts nothing but indices. Days are
/// calendar days as <see cref="DateOnly.DayNumber"/>, so that a member may start on any of them.
/// </remarks>
sealed class DisplacementNetwork
{
    /// <summary>[places] Their identities.</summary>
    internal required PlaceId[] Places { get; init; }

    /// <summary>[places] Their stable hashes, by which draws are addressed.</summary>
    internal required ulong[] Hash { get; init; }

    /// <summary>[places] What sort of place each is.</summary>
    internal required PlaceKind[] Kind { get; init; }

    /// <summary>[places] Where each lies; null when no map shows it.</summary>
    internal required Position?[] Position { get; init; }

    /// <summary>
    /// [places] The place it is known to lie near, as an index; −1 when it lies on the map or has routes of its own.
    /// </summary>
    internal required int[] Anchor { get; init; }

    /// <summary>[places] Kilometres to the anchor; NaN when they are to be drawn.</summary>
    internal required double[] AnchorKm { get; init; }

    /// <summary>[places] Residents as a prior; null when nobody lives there or nobody knows how many.</summary>
    internal required Prior?[] Residents { get; init; }

    /// <summary>
    /// [places] The last count of displaced people present, with what it rests on; null where nobody counted.
    /// </summary>
    internal required LatestCount?[] Counts { get; init; }

    /// <summary>[places] How many people <see cref="Counts"/> says are present on the as-of date.</summary>
    internal required Stated?[] PresentAtStart { get; init; }

    /// <summary>The as-of date, as <see cref="DateOnly.DayNumber"/>.</summary>
    internal required int AsOf { get; init; }

    /// <summary>People who were counted together at several places, with what each place starts with.</summary>
    internal IReadOnlyList<SharedCount> Shared { get; init; } = [];

    /// <summary>How many are displaced in all, where a count says so. Null where none does.</summary>
    internal Stated? TotalAtStart { get; init; }

    /// <summary>Counts of places that members go on from.</summary>
    internal CountAnchor[] Anchors { get; init; } = [];

    /// <summary>Places that people pass through, at which somebody counts how many come.</summary>
    internal Passage[] Passages { get; init; } = [];

    /// <summary>On which days to come nobody can reach a place.</summary>
    internal required CutPlaces Cut { get; init; }

    /// <summary>The count of everybody that members go on from. Null where there is none.</summary>
    internal CountAnchor? Total { get; init; }

    /// <summary>Open sites that nobody counted: they start from the total less what is counted.</summary>
    internal int[] Uncounted { get; init; } = [];

    /// <summary>
    /// Places at which the total goes on: nobody counted them, or no count says how it changes there.
    /// </summary>
    internal int[] Remainder { get; init; } = [];

    /// <summary>
    /// [places] The day up to which what goes on is in the trend of the counts there, as
    /// <see cref="DateOnly.DayNumber"/>: who heads there for a cause that began no later comes by the count, and not
    /// once more. Null where no count says how it changes.
    /// </summary>
    internal required int?[] InTrendUntil { get; init; }

    /// <summary>
    /// [sites] The room of each of <see cref="Uncounted"/>, in any unit: what is not counted is divided by it.
    /// </summary>
    internal double[] UncountedRoom { get; init; } = [];

    /// <summary>
    /// [places] By how many people each grew lately by its own counts: where those who came were counted. All zero
    /// where nobody counted any place twice.
    /// </summary>
    internal double[] CountedGrowth { get; init; } = [];

    /// <summary>
    /// Open or counted sites to which no way is known from any home that people flee; empty where nobody flees.
    /// </summary>
    internal int[] Unreached { get; init; } = [];

    /// <summary>[places] Whether no way is known that leads there or away, neither by road nor on foot.</summary>
    internal required bool[] IsIsolated { get; init; }

    /// <summary>Whether anybody can find a host anywhere.</summary>
    internal bool IsAnyHost { get; init; }

    /// <summary>[places] Whether people with known numbers live there who may have to flee.</summary>
    internal required bool[] MayFlee { get; init; }

    /// <summary>
    /// Whether every home that people may flee has known residents: then nobody comes from elsewhere.
    /// </summary>
    internal bool AreSourcesKnown { get; init; }

    /// <summary>Whether anybody was counted at a place that is known.</summary>
    internal bool IsAnyPlaceCounted => Array.Exists(Anchors, static anchor => anchor.Places.Length > 0);

    /// <summary>Which counts are of a flight from homes of known size. Null where none is.</summary>
    internal FlightCourses? Courses { get; init; }

    /// <summary>What part of each total comes from what, as rows of <c>drivers.csv</c>.</summary>
    internal IReadOnlyList<Driver> TotalWays { get; init; } = [];

    /// <summary>
    /// Whether a place of which no row says who controls it may be held: not where people flee water or falling
    /// buildings and nobody tells of fighting anywhere (decision 0093).
    /// </summary>
    internal bool MayBeHeld { get; init; } = true;

    /// <summary>[places] Control on the as-of date; null when no row mentions the place.</summary>
    internal required ControlStatus?[] Control { get; init; }

    /// <summary>
    /// [places] The fighting that came, where it is told: the first day and the day after the last. Null where members
    /// draw it; an empty cell where none came.
    /// </summary>
    internal (int From, int Until)?[]? Told { get; init; }

    /// <summary>[places] Days since that status began, on the as-of date.</summary>
    internal required int[] ControlAge { get; init; }

    /// <summary>[places] Whether uncleared explosives are known of.</summary>
    internal required bool[] Mined { get; init; }

    /// <summary>
    /// [places] Whether the place is a site that receives people on the as-of date or later, by calendar day: first day
    /// it is open.
    /// </summary>
    internal required int[] SiteOpens { get; init; }

    /// <summary>
    /// [places] The last day it is open; <see cref="int.MaxValue"/> when open-ended, −1 when no site.
    /// </summary>
    internal required int[] SiteCloses { get; init; }

    /// <summary>[places] The people a site is built for; −1 when unknown or no site.</summary>
    internal required int[] Capacity { get; init; }

    /// <summary>
    /// [places] Room that comes to a site of known capacity: the day as <see cref="DateOnly.DayNumber"/>, and for how
    /// many people. Null where none does.
    /// </summary>
    internal (int Day, int People)[]?[] AddedRoom { get; init; } = [];

    /// <summary>For how many people room has come to a site by a day.</summary>
    internal int AddedBy(int place, int day)
    {
        if (AddedRoom.Length == 0 || AddedRoom[place] is not { } rooms) return 0;
        var people = 0;
        foreach (var room in rooms) people += room.Day <= day ? room.People : 0;
        return people;
    }

    /// <summary>
    /// [places] People a day that a screening or transit site passes on; <see cref="AllTheNextDay"/> where nobody
    /// stated a number; −1 of places where people stay.
    /// </summary>
    internal required int[] Throughput { get; init; }

    /// <summary>Whoever comes stays the night and goes on the next day.</summary>
    internal const int AllTheNextDay = int.MaxValue;

    /// <summary>[places] How strongly a place pulls those who look for a host; zero when it cannot host.</summary>
    internal required double[] HostPull { get; init; }

    /// <summary>[places] Where authorities send those screened there; empty where they decide for themselves.</summary>
    internal required IReadOnlyList<Sending>[] Sendings { get; init; }

    /// <summary>The populated places within reach on foot by great circle.</summary>
    internal required WalkingReach OnFoot { get; init; }

    /// <summary>The ways between places, each direction by itself, in the order of their origins.</summary>
    internal required Link[] Ways { get; init; }

    /// <summary>[places + 1] The ways out of place <c>p</c> are <c>FirstWay[p]..FirstWay[p + 1]</c>.</summary>
    internal required int[] FirstWay { get; init; }

    /// <summary>The days on which the set of closed ways changes, ascending; the first is before every day.</summary>
    internal required int[] Epochs { get; init; }

    /// <summary>How many places.</summary>
    internal int Count => Places.Length;

    /// <summary>Whether the count of those who are at a place goes on by its own path.</summary>
    internal bool IsFollowed(int place) => Array.Exists(
        Anchors, anchor => anchor.IsFollowed && Array.IndexOf(anchor.Places, place) >= 0);

    /// <summary>
    /// Whether those who are at a place on the as-of date wait to be let through: a number a day is stated, and no
    /// count
    /// says how many are there later.
    /// </summary>
    internal bool LetsThrough(int place) =>
        Throughput[place] is >= 0 and < AllTheNextDay && !IsFollowed(place) && Total is not { IsFollowed: true };

    /// <summary>The place on the map that a place lies at or near: its anchor, or itself.</summary>
    internal int OnTheMap(int place) => Anchor[place] < 0 ? place : Anchor[place];

    /// <summary>Whether <paramref name="place"/> is a site that is open on some day.</summary>
    internal bool IsEverSite(int place) => SiteOpens[place] <= SiteCloses[place];

    /// <summary>Whether <paramref name="place"/> is a site that is open on <paramref name="day"/>.</summary>
    internal bool IsOpenSite(int place, int day) => SiteOpens[place] <= day && day <= SiteCloses[place];
}

/// <summary>A way in one direction.</summary>
/// <param name="To">The place it leads to, as an index.</param>
/// <param name="Km">Its length in kilometres.</param>
/// <param name="OnFoot">Whether it can only be walked.</param>
/// <param name="Closed">Calendar days on which people may not use it, as <see cref="DateOnly.DayNumber"/>, both ends
/// included.</param>
sealed record Link(int To, double Km, bool OnFoot, IReadOnlyList<(int First, int Last)> Closed)
{
    /// <summary>Whether people may use it on <paramref name="day"/>.</summary>
    internal bool IsOpen(int day)
    {
        foreach (var (first, last) in Closed)
        {
            if (first <= day && day <= last) return false;
        }

        return true;
    }
}

/// <summary>Where authorities send a part of the people who were screened.</summary>
/// <param name="To">The place they are sent to, as an index.</param>
/// <param name="Portion">The part of them, 0 to 1.</param>
/// <param name="First">The first day, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Last">The last day.</param>
readonly record struct Sending(int To, double Portion, int First, int Last);
