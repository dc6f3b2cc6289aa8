using Refuge.Situations;

namespace Refuge.Tests.Building;

/// <summary>A situation of invented places: a test states only what it is about.</summary>
sealed class InventedSituation
{
    public static readonly DateOnly AsOf = new(2016, 8, 28);

    readonly List<Place> places = [];
    readonly List<Route> routes = [];
    readonly List<Site> sites = [];
    readonly List<Control> controls = [];
    readonly List<Closure> closures = [];
    readonly List<Series> series = [];
    readonly List<Observation> observations = [];
    readonly List<Facility> facilities = [];
    readonly List<HealthReport> health = [];
    readonly List<Hazard> hazards = [];
    readonly List<ConflictEvent> happenings = [];
    readonly List<Facility> shared = [];

    /// <summary>
    /// Places stand along a line, ten kilometres of it for each one added, unless <paramref name="eastKm"/> says
    /// otherwise.
    /// </summary>
    public InventedSituation WithTown(
        string name, long? residents = null, double? eastKm = null, PlaceKind kind = PlaceKind.Town,
        string? axis = null, string country = "Valley")
    {
        const double KmPerDegree = 111.2;
        var east = (eastKm ?? 10 * places.Count) / KmPerDegree;
        places.Add(new(
            new(name), name, [], null, kind, new(0, 40 + east, null), null, null,
            residents is { } count ? new People(count) : null, null, null, null, country, null, null, null, null,
            axis));
        return this;
    }

    public InventedSituation WithSite(
        string name, long? capacity = null, double? eastKm = null, SiteKind kind = SiteKind.Camp,
        long? throughput = null, string? axis = null, DateOnly? opens = null)
    {
        WithTown(name, null, eastKm, PlaceKind.Site, axis);
        sites.Add(new(
            new(name), kind, opens, null, capacity is { } places ? new People(places) : null, false,
            throughput is { } people ? new People(people) : null, null, null, null, null, null));
        return this;
    }

    /// <summary>The standard set that a site is measured against.</summary>
    public InventedSituation WithStandardSet(string name, string set)
    {
        var at = sites.FindIndex(site => site.Place == new PlaceId(name));
        sites[at] = sites[at] with { StandardSet = set };
        return this;
    }

    /// <summary>Ground on which a site could be built.</summary>
    public InventedSituation WithCandidate(
        string name, long? capacity, double? kmToFront, bool? militaryNearby, HazardStatus? ground, string? axis = null)
    {
        WithTown(name, null, null, PlaceKind.Site, axis);
        sites.Add(new(
            new(name), SiteKind.Candidate, null, null, capacity is { } places ? new People(places) : null, false, null,
            kmToFront is { } km ? new Kilometres(km) : null, militaryNearby, ground, null, null));
        return this;
    }

    /// <summary>A camp in another country than the others.</summary>
    public InventedSituation WithCampAbroad(string name, long capacity, string axis)
    {
        WithSite(name, capacity, axis: axis);
        places[^1] = places[^1] with { Country = "Elsewhere" };
        return this;
    }

    /// <summary>A site that no map shows and that is known to lie near a place.</summary>
    public InventedSituation WithSiteNear(string name, string anchor)
    {
        places.Add(new(
            new(name), name, [], null, PlaceKind.Site, null, new(anchor), null, null, null, null, null, "Valley", null,
            null, null, null, null));
        sites.Add(new(new(name), SiteKind.Emergency, null, null, null, false, null, null, null, null, null, null));
        return this;
    }

    /// <summary>A row of <c>sites.csv</c> for a place that stands already.</summary>
    public InventedSituation WithSiteRow(string place, SiteKind? kind, HazardStatus? ground = null)
    {
        sites.Add(new(new(place), kind, null, null, null, false, null, null, null, ground, null, null));
        return this;
    }

    public InventedSituation WithRoute(string from, string to, double km, BridgeKind? bridge = null)
    {
        routes.Add(
            new(
                new($"{from}-{to}"), new(from), new(to), new(km), LengthBasis.Measured, RouteMode.Road, bridge, null,
                true));
        return this;
    }

    public InventedSituation WithControl(
        string place, ControlStatus status, int daysAgo = 100, PlacePart part = PlacePart.Whole)
    {
        controls.Add(new(new(place), part, AsOf.AddDays(-daysAgo), status, null));
        return this;
    }

    public InventedSituation WithClosedRoute(
        string from, string to, int firstDay, int? lastDay, ClosedTo appliesTo = ClosedTo.All)
    {
        closures.Add(
            new(
                new ClosedRoute(new($"{from}-{to}")), appliesTo, AsOf.AddDays(firstDay),
                lastDay is { } last ? AsOf.AddDays(last) : null, null, null));
        return this;
    }

    public InventedSituation WithClosure(ClosureSubject subject, ClosedTo appliesTo = ClosedTo.All)
    {
        closures.Add(new(subject, appliesTo, AsOf, null, null, null));
        return this;
    }

    /// <summary>Something that happened at a place; its intensity holds until the next row.</summary>
    public InventedSituation WithEvent(string place, string kind, double? intensity, int daysAgo)
    {
        happenings.Add(new(new(place), AsOf.AddDays(-daysAgo), null, kind, intensity, null, null, null));
        return this;
    }

    public InventedSituation WithPresent(string place, Stated count, int daysAgo = 0, bool isBreak = false)
    {
        if (!series.Exists(static each => each.Id.Code == "sites"))
        {
            series.Add(
                new(
                    new("sites"), "People in sites", null, CountKind.Stock, Counted.Present, [],
                    CountedPopulation.InCamp, null, null, Reliability.B));
        }

        observations.Add(new(AsOf.AddDays(-daysAgo), null, new(place), new("sites"), count, null, null, isBreak));
        return this;
    }

    /// <summary>A series; its counts are added by <see cref="WithCount(string, string?, double, int)"/>.</summary>
    public InventedSituation WithSeries(
        string id, CountKind what, Counted of, CountedPopulation population = CountedPopulation.All,
        double? householdFactor = null,
        Reliability? reliability = Reliability.B, params string[] area)
    {
        series.Add(
            new(
                new(id), id, null, what, of, [.. area.Select(place => new PlaceId(place))], population, null,
                householdFactor, reliability));
        return this;
    }

    /// <summary>A count of a series, of one place or of its whole area.</summary>
    public InventedSituation WithCount(string series, string? place, double count, int daysAgo = 0) =>
        WithCount(series, place, new Stated(count), null, null, daysAgo);

    /// <summary>A count as it was stated: with its bound, with a range, or as a range alone.</summary>
    public InventedSituation WithCount(
        string series, string? place, Stated? count, double? low = null, double? high = null, int daysAgo = 0)
    {
        observations.Add(
            new(AsOf.AddDays(-daysAgo), null, place is null ? null : new(place), new(series), count, low, high, false));
        return this;
    }

    /// <summary>Displaced people counted outside sites.</summary>
    public InventedSituation WithDisplaced(string place, Stated count)
    {
        if (!series.Exists(static each => each.Id.Code == "hosted"))
        {
            series.Add(
                new(
                    new("hosted"), "People with host families", null, CountKind.Stock, Counted.Displaced, [],
                    CountedPopulation.OutOfCamp, null, null, Reliability.B));
        }

        observations.Add(new(AsOf, null, new(place), new("hosted"), count, null, null, false));
        return this;
    }

    public InventedSituation WithFacility(
        string place, string item, Stated? quantity, string? condition = null, int daysAgo = 0)
    {
        facilities.Add(new(new(place), AsOf.AddDays(-daysAgo), item, quantity, condition));
        return this;
    }

    public InventedSituation WithHealth(
        string place, HealthCondition condition, PopulationGroup group = PopulationGroup.All, Stated? cases = null,
        long? among = null, int? overDays = null, int daysAgo = 0)
    {
        health.Add(
            new(
                new(place), AsOf.AddDays(-daysAgo), condition, group, cases, null, null,
                among is { } people ? new People(people) : null, overDays));
        return this;
    }

    public InventedSituation WithDisease(
        string place, string? disease, Stated? cases = null, bool isUnusual = false, int daysAgo = 0)
    {
        health.Add(
            new(
                new(place), AsOf.AddDays(-daysAgo), HealthCondition.Disease, PopulationGroup.All, cases, null, null,
                    null, null)
            {
                Disease = disease,
                IsUnusual = isUnusual,
            });
        return this;
    }

    /// <summary>What stands in several places together; all of them where none is named.</summary>
    public InventedSituation WithTogether(string item, Stated quantity, params string[] places)
    {
        var group = places.Length == 0 ? PlaceGroup.Everywhere
            : PlaceGroup.Of(places.Select(place => new PlaceId(place)));
        shared.Add(new(new(group.Code), AsOf, item, quantity, null) { Together = group });
        return this;
    }

    public InventedSituation WithExplosives(
        string place, HazardStatus status = HazardStatus.BeingCleared, int? lastDay = null)
    {
        hazards.Add(
            new(
                $"explosive-{place}", new(place), null, null, HazardKind.Explosive, status, AsOf.AddDays(-9),
                lastDay is { } last ? AsOf.AddDays(last) : null));
        return this;
    }

    public Situation Build() => new()
    {
        AsOf = AsOf,
        Places = Recorded("places.csv", places),
        Routes = Recorded("routes.csv", routes),
        Sites = Recorded("sites.csv", sites),
        Facilities = Recorded("facilities.csv", facilities),
        SharedFacilities = Recorded("facilities.csv", shared),
        Controls = Recorded("control.csv", controls),
        Hazards = Recorded("hazards.csv", hazards),
        Services = [],
        Health = Recorded("health.csv", health),
        Closures = Recorded("closures.csv", closures),
        ConflictEvents = Recorded("events.csv", happenings),
        Series = Recorded("series.csv", series),
        Observations = Recorded("observations.csv", observations),
        Claims = [],
        Contradictions = [],
        Facts = [],
    };

    static IReadOnlyList<Recorded<T>> Recorded<T>(string file, IEnumerable<T> rows)
        where T : class, IVersioned<T> =>
    [
        .. rows.OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => new Recorded<T>(row, AsOf, null, [new RowEvidence(file, row.Key, AsOf, [new("S1")])])),
    ];
}
