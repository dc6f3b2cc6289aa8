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

    /// <summary>
    /// The world of <paramref name="situation"/>, with what nobody knows left to <paramref name="priors"/>.
    /// </summary>
    internal static DisplacementNetwork Build(
        Situation situation, IReadOnlyList<Recorded<Allocation>> allocations, MovementRules rules, Priors priors,
        CancellationToken cancellation) =>
        new NetworkBuilder(situation, allocations, rules, priors).Build(cancellation);

    DisplacementNetwork Build(CancellationToken cancellation)
    {
        // A host community is a home with people in it, not a site: it has residents, and it takes in whoever finds a
        // roof.
        var sites = situation.Sites.Where(site => site.Value.Kind != SiteKind.Host)
            .ToDictionary(site => site.Value.Place, site => site.Value);
        LatestCount?[] present = [.. places.Select(place => counts.DisplacedAt(place.Id))];
        var ways = new LinkBuilder(situation, rules, places, index).Build(cancellation);
        return new()
        {
            Places = [.. places.Select(place => place.Id)],
            Hash = [.. places.Select(place => StableHash.Of(place.Id.Code))],
            Kind = [.. places.Select(place => place.Kind)],
            Position = [.. places.Select(place => place.Position)],
            Anchor = [
                .. places.Select(
                    (place, at) => place.Position is null && ways[at].Count == 0 && place.Near is { } near
                    && index.TryGetValue(near, out var anchor) ? anchor : -1)],
            AnchorKm = [.. places.Select(place => place.NearKm?.Value ?? double.NaN)],
            Residents = [.. places.Select(place => states[place.Id].IsHome ? ResidentsOf(place) : null)],
            Counts = present,
            PresentAtStart = [.. present.Select(count => count?.People)],
            Control = [.. places.Select(place => states[place.Id].Control)],
            ControlAge = [
                .. places.Select(
                    place => states[place.Id].Since is { } since ? situation.AsOf.DayNumber - since.DayNumber : 0)],
            Mined = [.. places.Select(place => states[place.Id].IsUncleared)],
            SiteOpens =
                [.. places.Select(place => sites.TryGetValue(place.Id, out var site) ? Opens(site) : int.MaxValue)],
            SiteCloses = [.. places.Select(place => sites.TryGetValue(place.Id, out var site) ? Closes(site) : -1)],
            Capacity = [.. places.Select(place => Limit(sites.GetValueOrDefault(place.Id)?.Capacity))],
            Throughput = [
                .. places.Select(
                    place => sites.GetValueOrDefault(place.Id) is { Kind: SiteKind.Screening } site
                    ? Limit(site.ThroughputPerDay)
                    : -1)],
            HostPull = [.. places.Select(place => states[place.Id].IsSite ? 0 : HostPull(place.Kind))],
            Sendings = [.. places.Select(SendingsFrom)],
            OnFoot = new(
                [.. places.Select(place => place.Position)], [.. places.Select(place => HostPull(place.Kind) > 0)],
                rules.FootReach.Value, cancellation),
            Ways = [.. ways.SelectMany(from => from)],
            FirstWay = [0, .. ways.Select(from => from.Count).Scan()],
            Epochs = [
                .. ways.SelectMany(from => from).SelectMany(way => way.Closed)
                .SelectMany(
                    closed => new[] { closed.First, closed.Last == int.MaxValue ? closed.First : closed.Last + 1 })
                .Append(int.MinValue).Distinct().Order()],
        };
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
    /// Residents: as the folder's assumption says; else the stated range; else the stated figure with the doubt of a
    /// census estimate.
    /// </summary>
    Prior? ResidentsOf(Place place)
    {
        if (priors.Find(Parameters.Population, place.Id) is { } assumed) return assumed.Prior;
        var (low, best, high) = (place.PopulationLow?.Count, place.Population?.Count, place.PopulationHigh?.Count);
        if ((low ?? best ?? high) is not { } any || any == 0) return null;

        // A stated figure without a range is taken as good to a fifth either way (judgement: the two published
        // figures of one Iraqi sub-district of 2014–2016 differ by about that).
        const double Doubt = 1.2;
        var (bottom, top) = (low ?? ((best ?? high)! / Doubt), high ?? ((best ?? low)! * Doubt));
        var middle = best is { } stated && stated >= bottom && stated <= top
            ? stated
            : Math.Sqrt(bottom.Value * top.Value);
        return new(Math.Max(1, bottom.Value), Math.Max(1, middle), Math.Max(1, top.Value), PriorScale.Logarithm);
    }

    static int Opens(Site site) => site.Kind == SiteKind.Candidate ? int.MaxValue : Day(site.Opens) ?? int.MinValue;

    static int Closes(Site site) => Day(site.Closes) ?? int.MaxValue;

    static int Limit(People? people) => people is { } count ? (int)Math.Min(count.Count, int.MaxValue) : -1;

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
