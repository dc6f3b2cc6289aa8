using Refuge.Displacement.Counts;
using Refuge.Displacement.Model;
using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>Lays a situation out as a <see cref="DisplacementNetwork"/>.</summary>
sealed class NetworkBuilder
{
    readonly Situation situation;
    readonly MovementRules rules;
    readonly Priors priors;
    readonly IReadOnlyList<Recorded<Allocation>> allocations;
    readonly Place[] places;
    readonly Dictionary<PlaceId, int> index;
    readonly PlaceStates states;
    readonly LatestCounts counts;

    NetworkBuilder(
        Situation situation, IReadOnlyList<Recorded<Allocation>> allocations, MovementRules rules, Priors priors)
    {
        (this.situation, this.allocations, this.rules, this.priors) = (situation, allocations, rules, priors);
        places = [.. situation.Places.Select(place => place.Value).OrderBy(place => place.Id)];
        index = places.Select((place, number) => (place.Id, number)).ToDictionary(pair => pair.Id, pair => pair.number);
        states = new(situation);
        counts = new(situation, states);
    }

    /// <summary>The world that an input describes, with what nobody knows left to <paramref name="priors"/>.</summary>
    internal static DisplacementNetwork Build(ForecastInput input, Priors priors, CancellationToken cancellation) =>
        new NetworkBuilder(input.Situation, input.Allocations, input.Rules, priors)
            .Build(input, cancellation);

    DisplacementNetwork Build(ForecastInput input, CancellationToken cancellation)
    {
        var (works, fighting) = (OpenedBy(input), input.Fighting);
        // A host community is a home with people in it, not a site: it has residents, and it takes in whoever finds a
        // roof.
        var sites = situation.Sites.Where(site => site.Value.Kind != SiteKind.Host)
            .ToDictionary(site => site.Value.Place, site => site.Value);
        var ways = new LinkBuilder(situation, rules, places, index).Build(cancellation);
        var atHome = new ResidentsAtHome(situation, states, priors);
        var courses = CountedFlights.Of(situation, states, counts, atHome);
        var starting = new StartingCounts(situation, states, counts, [.. places.Select(place => place.Id)], courses);
        var residents = places
            .Select(place => states[place.Id].IsHome ? atHome.Of(situation.FindPlace(place.Id)!) : null)
            .ToArray();
        bool[] mayFlee = [.. places.Select((place, at) => residents[at] is not null && MayFlee(states[place.Id]))];
        var reached = new ReachedPlaces(places.Length, ways, Anchored(ways));
        var sources = Enumerable.Range(0, places.Length).Where(at => mayFlee[at] && states[places[at].Id].IsBeyondReach)
            .ToList();
        bool IsReached(IReadOnlyList<int> places) => sources.Exists(source => reached.LeadsTo(source, places));
        var anchors = starting.Anchors(IsReached).ToArray();
        var total = starting.TotalAnchor(IsReached);
        var present = starting.Alone;
        var uncounted = starting.OpenAndUncounted;
        var onFoot = new WalkingReach(
            [.. places.Select(place => place.Position)], [.. places.Select(place => HostPull(place.Kind) > 0)],
            rules.FootReach.Value, cancellation);
        return new()
        {
            Places = [.. places.Select(place => place.Id)],
            Hash = [.. places.Select(place => StableHash.Of(place.Id.Code))],
            Kind = [.. places.Select(place => place.Kind)],
            Position = [.. places.Select(place => place.Position)],
            Anchor = Anchored(ways),
            AnchorKm = [.. places.Select(place => place.NearKm?.Value ?? double.NaN)],
            Residents = residents,
            Counts = present,
            PresentAtStart = [.. present.Select(count => count?.People)],
            AsOf = situation.AsOf.DayNumber,
            Shared = starting.Shared,
            TotalAtStart = starting.Total?.People,
            Anchors = anchors,
            Passages = starting.Passages,
            Cut = CutPlaces.Of(ways, Anchored(ways), sources, situation.AsOf.DayNumber),
            Total = total,
            Uncounted = uncounted,
            CountedGrowth = CountedShares.Of(situation, present),
            Unreached = sources.Count == 0
                ? []
                : [
                    .. Enumerable.Range(0, places.Length)
                        .Where(at => states[places[at].Id].IsSite && !IsReached([at])
                            && (present[at] is not null || uncounted.Contains(at))),
                ],
            UncountedRoom = RoomOf(uncounted),
            Remainder =
                [.. uncounted.Concat(anchors.Where(anchor => !anchor.IsFollowed).SelectMany(anchor => anchor.Places))
                    .Order()],
            IsAnyHost = places.Any(place => IsHost(states[place.Id]) || counts.DisplacedAt(place.Id) is not null
                && !states[place.Id].IsSite),
            MayFlee = mayFlee,
            Courses = courses,
            TotalWays = starting.Ways,
            AreSourcesKnown = !atHome.IsMoreGoneThanLived && !places.Where((place, at) =>
                residents[at] is null && MayFlee(states[place.Id]) && !TakesIn(place.Id)).Any(),
            InTrendUntil = InTrendUntil(anchors, total),
            MayBeHeld = !situation.IsNaturalDisaster || priors.FindGeneral(Parameters.OffensiveDay) is not null
                || priors.FindGeneral(Parameters.ControlUnknownHeld) is not null,
            Control = [.. places.Select(place => states[place.Id].Control)],
            Told = fighting is null
                ? null
                : [
                    .. places.Select(place =>
                        fighting.Days.TryGetValue(place.Id, out var days) ? days : ((int, int)?)null),
                ],
            ControlAge = [
                .. places.Select(
                    place => states[place.Id].Since is { } since ? situation.AsOf.DayNumber - since.DayNumber : 0)],
            Mined = [.. places.Select(place => states[place.Id].IsUncleared)],
            SiteOpens =
                [.. places.Select(place => sites.TryGetValue(place.Id, out var site)
                    ? OpensWith(works, site) : int.MaxValue)],
            SiteCloses = [.. places.Select(place => sites.TryGetValue(place.Id, out var site) ? Closes(site) : -1)],
            AddedRoom = AddedRoomOf(input.AddedRoom),
            Capacity = [.. places.Select(place => Limit(sites.GetValueOrDefault(place.Id)?.Capacity))],
            Throughput = [.. places.Select(place => states[place.Id].IsPassedThrough
                ? ThroughputOf(sites.GetValueOrDefault(place.Id)) : -1)],
            HostPull = [.. places.Select(place => states[place.Id].IsSite ? 0 : HostPull(place.Kind))],
            Sendings = [.. places.Select(SendingsFrom)],
            OnFoot = onFoot,
            IsIsolated = [.. places.Select((_, at) => !reached.LeadsTo(at, []) && !onFoot.LeadsAnywhere(at))],
            Ways = [.. ways.SelectMany(from => from)],
            FirstWay = [0, .. ways.Select(from => from.Count).Scan()],
            Epochs = [
                .. ways.SelectMany(from => from).SelectMany(way => way.Closed)
                .SelectMany(
                    closed => new[] { closed.First, closed.Last == int.MaxValue ? closed.First : closed.Last + 1 })
                .Append(int.MinValue).Distinct().Order()],
        };
    }

    /// <summary>
    /// [places] The place that each is joined to which is only known to lie near it; −1 of the others.
    /// </summary>
    int[] Anchored(IReadOnlyList<IReadOnlyList<Link>> ways) =>
        [.. places.Select((place, at) =>
            place.Position is null && ways[at].Count == 0 && place.Near is { } near
                && index.TryGetValue(near, out var anchor) ? anchor : -1)];

    /// <summary>
    /// Whether people have a home that they may have to flee: it is held or fought over, or nobody said who holds it.
    /// </summary>
    static bool IsFled(PlaceState state) =>
        state.IsHome && state.Site?.Value.Kind != SiteKind.Host && (state.IsBeyondReach || state.Control is null);

    /// <summary>
    /// Whether those who come as the counts go on may come from here. Where no home is held or fought over any more,
    /// they come from those that were taken.
    /// </summary>
    bool MayFlee(PlaceState state) => IsFled(state)
        || (state.IsHome && state.IsTaken && !places.Any(place =>
            states[place.Id] is { IsHome: true, IsBeyondReach: true }));

    /// <summary>
    /// Whether a place whose danger nobody told takes people in: the displaced were counted there, so it is no home of
    /// unknown size that more of them could come from.
    /// </summary>
    bool TakesIn(PlaceId place) => !states[place].IsBeyondReach && counts.DisplacedAt(place) is not null;

    /// <summary>Whether it is known that people find a roof with others there.</summary>
    static bool IsHost(PlaceState state) => state.Site?.Value.Kind == SiteKind.Host
        || (state.IsHome && state.Control is ControlStatus.Calm or ControlStatus.Taken);

    int?[] InTrendUntil(IReadOnlyList<CountAnchor> anchors, CountAnchor? total)
    {
        var until = new int?[places.Length];
        Array.Fill(until, total is { KnowsChange: true } ? total.LastDay : null);
        foreach (var anchor in anchors.Where(static anchor => anchor.KnowsChange))
        {
            foreach (var place in anchor.Places)
            {
                until[place] = Math.Max(until[place] ?? anchor.LastDay, anchor.LastDay);
            }
        }

        return until;
    }

    /// <summary>
    /// When each candidate opens: with the works under way, or with the first room that is added there.
    /// </summary>
    static IReadOnlyDictionary<PlaceId, DateOnly> OpenedBy(ForecastInput input) => input.AddedRoom.Count == 0
        ? input.Works
        : input.AddedRoom.GroupBy(static room => room.Site)
            .Select(static site => KeyValuePair.Create(site.Key, site.Min(static room => room.From)))
            .Concat(input.Works).GroupBy(static pair => pair.Key)
            .ToDictionary(static site => site.Key, static site => site.Min(static pair => pair.Value));

    /// <summary>A candidate opens at the size that is stated for it: nothing is added to that.</summary>
    (int Day, int People)[]?[] AddedRoomOf(IReadOnlyList<AddedRoom> rooms)
    {
        if (rooms.Count == 0) return [];
        var bySite = rooms.Where(room => situation.FindSite(room.Site)?.Value.Kind is not SiteKind.Candidate)
            .ToLookup(static room => room.Site);
        return
        [
            .. places.Select(place => bySite.Contains(place.Id)
                ? bySite[place.Id].Select(static room => (room.From.DayNumber, room.People)).ToArray()
                : null),
        ];
    }

    /// <summary>[sites] The capacity of each; of one whose capacity nobody stated the mean of the others.</summary>
    double[] RoomOf(int[] uncounted)
    {
        var stated = uncounted.Select(at => (double?)situation.FindSite(places[at].Id)?.Value.Capacity?.Count).ToList();
        var mean = stated.Where(static room => room > 0).Average() ?? 1;
        return [.. stated.Select(room => room > 0 ? room.Value : mean)];
    }

    IReadOnlyList<Sending> SendingsFrom(Place screening) =>
    [
        .. allocations.Select(row => row.Value)
            .Where(
                row => row.ScreeningPlace == screening.Id && row.Portion is not null
                && index.ContainsKey(row.Destination))
            .OrderBy(row => row.Destination)
            .Select(
                row =>
                    new Sending(
                        index[row.Destination], row.Portion!.Value.Value, Day(row.From) ?? int.MinValue,
                        Day(row.To) ?? int.MaxValue)),
    ];

    static int? Day(DateOnly? date) => date?.DayNumber;

    /// <summary>
    /// The first day on which a site takes people. A candidate does so once the works stand that are under way there.
    /// </summary>
    static int OpensWith(IReadOnlyDictionary<PlaceId, DateOnly> works, Site site) =>
        site.Kind == SiteKind.Candidate && works.TryGetValue(site.Place, out var day) ? day.DayNumber : Opens(site);

    static int Opens(Site site) => site.Kind == SiteKind.Candidate ? int.MaxValue : Day(site.Opens) ?? int.MinValue;

    static int Closes(Site site) => Day(site.Closes) ?? int.MaxValue;

    static int Limit(People? people) => people is { } count ? (int)Math.Min(count.Count, int.MaxValue) : -1;

    static int ThroughputOf(Site? site) =>
        Limit(site?.ThroughputPerDay) is var stated and >= 0 ? stated : DisplacementNetwork.AllTheNextDay;

    double HostPull(PlaceKind kind) => kind switch
    {
        PlaceKind.City or PlaceKind.District => rules.PullOfCity,
        PlaceKind.Town => rules.PullOfTown,
        PlaceKind.Village => rules.PullOfVillage,
        _ => 0,
    };
}

/// <summary>Running totals.</summary>
file static class Running
{
    /// <summary>The total up to and including each number.</summary>
    internal static IEnumerable<int> Scan(this IEnumerable<int> numbers)
    {
        var total = 0;
        foreach (var number in numbers) yield return total += number;
    }
}
