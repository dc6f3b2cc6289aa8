using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>Lays the routes of a situation out as ways, each direction by itself, with the days on which each is closed to people.</summary>
sealed class WaysFrom(Situation situation, MovementRules rules, Place[] places, Dictionary<PlaceId, int> index)
{
    readonly WayClosures closures = new(situation, Traveller.People);

    /// <summary>The ways out of each place, in the order of their destinations and lengths.</summary>
    internal IReadOnlyList<IReadOnlyList<Way>> Build()
    {
        var ways = places.Select(_ => new List<Way>()).ToArray();
        foreach (var route in situation.Routes.Select(route => route.Value)) Add(route, ways);
        JoinTheUnconnected(ways);
        return [.. ways.Select(from => from.OrderBy(way => way.To).ThenBy(way => way.Km).ToList())];
    }

    void Add(Route route, List<Way>[] ways)
    {
        if (!index.TryGetValue(route.From, out var from) || !index.TryGetValue(route.To, out var to)) return;
        var closed = Days(closures.Of(route));
        ways[from].Add(new(to, route.Length.Value, route.Mode == RouteMode.Foot, closed));
        if (route.BothWays) ways[to].Add(new(from, route.Length.Value, route.Mode == RouteMode.Foot, closed));
    }

    /// <summary>A place on the map that no route reaches is reached from its nearest neighbour that is no site, by the rule for estimated roads.</summary>
    void JoinTheUnconnected(List<Way>[] ways)
    {
        var connected = ways.Select(from => from.Count > 0).ToArray();
        for (var place = 0; place < places.Length; place++)
        {
            if (connected[place] || places[place].Kind is PlaceKind.Marker || places[place].Position is not { } position) continue;
            var nearest = Enumerable.Range(0, places.Length)
                .Where(other => other != place && connected[other] && places[other].Kind is not (PlaceKind.Marker or PlaceKind.Site) && places[other].Position is not null)
                .Select(other => (Place: other, Km: Geodesy.GreatCircleKm(position, places[other].Position!) * rules.FootDetour))
                .DefaultIfEmpty((Place: -1, Km: 0))
                .MinBy(other => other.Km);
            if (nearest.Place < 0) continue;
            var closed = Days(closures.Between(places[place].Id, places[nearest.Place].Id));
            ways[place].Add(new(nearest.Place, nearest.Km, OnFoot: false, closed));
            ways[nearest.Place].Add(new(place, nearest.Km, OnFoot: false, closed));
        }
    }

    IReadOnlyList<(int First, int Last)> Days(IReadOnlyList<Recorded<Closure>> closed) =>
    [
        .. closed.Select(row => row.Value).Select(closure => (
            closure.From.DayNumber - situation.AsOf.DayNumber,
            closure.To is { } last ? last.DayNumber - situation.AsOf.DayNumber : int.MaxValue)),
    ];
}
