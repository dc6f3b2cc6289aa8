using Refuge.Displacement.Model;
using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>
/// Lays the routes of a situation out as ways, each direction by itself, with the days on which each is closed to
/// people.
/// </summary>
sealed class LinkBuilder(Situation situation, MovementRules rules, Place[] places, Dictionary<PlaceId, int> index)
{
    readonly WayClosures closures = new(situation, Traveller.People);

    /// <summary>The ways out of each place, in the order of their destinations and lengths.</summary>
    internal IReadOnlyList<IReadOnlyList<Link>> Build(CancellationToken cancellation)
    {
        var ways = places.Select(_ => new List<Link>()).ToArray();
        foreach (var route in situation.Routes.Select(route => route.Value)) Add(route, ways);
        JoinTheUnconnected(ways, cancellation);
        return [.. ways.Select(from => from.OrderBy(way => way.To).ThenBy(way => way.Km).ToList())];
    }

    void Add(Route route, List<Link>[] ways)
    {
        if (!index.TryGetValue(route.From, out var from) || !index.TryGetValue(route.To, out var to)) return;
        var closed = Days(closures.Of(route));
        ways[from].Add(new(to, route.Length.Value, route.Mode == RouteMode.Foot, closed));
        if (route.BothWays) ways[to].Add(new(from, route.Length.Value, route.Mode == RouteMode.Foot, closed));
    }

    /// <summary>
    /// A place on the map that no route reaches is reached from its nearest neighbour that is no site, by the rule for
    /// estimated roads.
    /// </summary>
    void JoinTheUnconnected(List<Link>[] ways, CancellationToken cancellation)
    {
        var nearby = new NearbyPlaces([.. places.Select(place => place.Position)]);
        bool[] isConnected = [
            .. places.Select(
                (place, at) => ways[at].Count > 0 && place.Kind is not (PlaceKind.Marker or PlaceKind.Site))];
        bool[] isUnconnected =
            [.. places.Select((place, at) => ways[at].Count == 0 && place.Kind is not PlaceKind.Marker)];
        for (var place = 0; place < places.Length; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!isUnconnected[place]
                || nearby.Nearest(place, 1, isConnected, double.PositiveInfinity) is not [var nearest])
            {
                continue;
            }
            var km = nearest.Km * rules.FootDetour;
            var closed = Days(closures.Between(places[place].Id, places[nearest.Place].Id));
            ways[place].Add(new(nearest.Place, km, OnFoot: false, closed));
            ways[nearest.Place].Add(new(place, km, OnFoot: false, closed));
        }
    }

    static IReadOnlyList<(int First, int Last)> Days(IReadOnlyList<Recorded<Closure>> closed) =>
        [.. closed.Select(row => (row.Value.From.DayNumber, row.Value.To?.DayNumber ?? int.MaxValue))];
}
