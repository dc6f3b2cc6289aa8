using Refuge.Reports.Claims;

namespace Refuge.Situations;

/// <summary>
/// The picture as known at the end of a day: what every later stage looks at, and the only thing it sees of the world.
/// </summary>
/// <remarks>Every list is in the order of its keys. Nothing in it was known later than <see cref="AsOf"/>.</remarks>
sealed record Situation
{
    readonly Lazy<IReadOnlyList<Fact>> facts = new([]);
    readonly Dictionary<PlaceId, Recorded<Place>> placeById = [];
    readonly Dictionary<PlaceId, Recorded<Site>> siteByPlace = [];
    readonly Dictionary<(PlaceId Place, string Item), Recorded<Facility>> lastFacility = [];

    /// <summary>The day at whose end it was known.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Places that are visible: all of geography, and sites that are known to be sites.</summary>
    public required IReadOnlyList<Recorded<Place>> Places
    {
        get;
        init => (field, placeById) = (value, First(value, static place => place.Value.Id));
    }

    /// <summary>Routes both of whose ends are visible.</summary>
    public required IReadOnlyList<Recorded<Route>> Routes { get; init; }

    /// <summary>Places that receive displaced people.</summary>
    public required IReadOnlyList<Recorded<Site>> Sites
    {
        get;
        init => (field, siteByPlace) = (value, First(value, static site => site.Value.Place));
    }

    /// <summary>Everything known to stand somewhere, each day of each item.</summary>
    public required IReadOnlyList<Recorded<Facility>> Facilities
    {
        get;
        init =>
            (field, lastFacility) =
                (value, First([.. value.Reverse()], static row => (row.Value.Place, row.Value.Item)));
    }

    /// <summary>What stands in several places together, each day of each item; never parted among them.</summary>
    internal IReadOnlyList<Recorded<Facility>> SharedFacilities { get; init; } = [];

    /// <summary>Illness and death in several places together.</summary>
    internal IReadOnlyList<Recorded<HealthReport>> SharedHealth { get; init; } = [];

    /// <summary>How many people share one thing, each day of each item. Never counts.</summary>
    internal IReadOnlyList<Recorded<Facility>> Ratios { get; init; } = [];

    /// <summary>
    /// What is announced and has not happened, in the order of the last day by which it is announced.
    /// </summary>
    internal IReadOnlyList<Recorded<Announcement>> Announcements { get; init; } = [];

    /// <summary>Every change of control.</summary>
    public required IReadOnlyList<Recorded<Control>> Controls { get; init; }

    /// <summary>Dangers on the ground.</summary>
    public required IReadOnlyList<Recorded<Hazard>> Hazards { get; init; }

    /// <summary>Public services, each day of each.</summary>
    public required IReadOnlyList<Recorded<Service>> Services { get; init; }

    /// <summary>Illness and death.</summary>
    public required IReadOnlyList<Recorded<HealthReport>> Health { get; init; }

    /// <summary>Closed ways and places.</summary>
    public required IReadOnlyList<Recorded<Closure>> Closures { get; init; }

    /// <summary>Fighting and other happenings.</summary>
    public required IReadOnlyList<Recorded<ConflictEvent>> ConflictEvents { get; init; }

    /// <summary>Definitions of counts.</summary>
    public required IReadOnlyList<Recorded<Series>> Series { get; init; }

    /// <summary>Counts.</summary>
    public required IReadOnlyList<Recorded<Observation>> Observations { get; init; }

    /// <summary>What the reports known by then claim, after review.</summary>
    public required IReadOnlyList<Claim> Claims { get; init; }

    /// <summary>What of it does not agree with itself.</summary>
    public required IReadOnlyList<Contradiction> Contradictions { get; init; }

    /// <summary>The picture row by row, as <c>situation.csv</c> prints it.</summary>
    public required IReadOnlyList<Fact> Facts
    {
        get => facts.Value;
        init => facts = new(value);
    }

    /// <summary>The same, put together when somebody asks for it: a forecast of a past day never does.</summary>
    internal Lazy<IReadOnlyList<Fact>> FactsWhenAsked
    {
        init => facts = value;
    }

    /// <summary>Whether water or falling buildings are told of, and fighting nowhere.</summary>
    internal bool IsNaturalDisaster =>
        Hazards.Any(static row => row.Value.Kind is HazardKind.Flood or HazardKind.Collapse)
        && ConflictEvents.Count == 0 && Controls.All(static row => row.Value.Status == ControlStatus.Calm);

    /// <summary>The place with the identity <paramref name="id"/>, or null when it is not visible.</summary>
    public Recorded<Place>? FindPlace(PlaceId id) => placeById.GetValueOrDefault(id);

    /// <summary>The site at <paramref name="place"/>, or null when none is known.</summary>
    public Recorded<Site>? FindSite(PlaceId place) => siteByPlace.GetValueOrDefault(place);

    /// <summary>
    /// The last count of <paramref name="item"/> at <paramref name="place"/>, or null when none was ever stated.
    /// </summary>
    public Recorded<Facility>? FindFacility(PlaceId place, string item) =>
        lastFacility.GetValueOrDefault((place, item)) switch
        {
            { Value.Date: var date } when date > AsOf =>
                StandingFacilities.LastOrDefault(
                    facility => facility.Value.Place == place && facility.Value.Item == item),
            var last => last,
        };

    /// <summary>What was stated to stand by the as-of date: a row of a later day says what is expected.</summary>
    internal IEnumerable<Recorded<Facility>> StandingFacilities =>
        Facilities.Where(facility => facility.Value.Date <= AsOf);

    /// <summary>The first row of each key.</summary>
    static Dictionary<TKey, Recorded<T>> First<TKey, T>(IReadOnlyList<Recorded<T>> rows, Func<Recorded<T>, TKey> keyOf)
        where TKey : notnull
        where T : class, IVersioned<T>
    {
        var first = new Dictionary<TKey, Recorded<T>>(rows.Count);
        foreach (var row in rows) first.TryAdd(keyOf(row), row);
        return first;
    }
}
