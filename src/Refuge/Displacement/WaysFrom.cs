using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>Lays the routes of a situation out as ways, each direction by itself, with the days on which each is closed to people.</summary>
sealed class WaysFrom(Situation situation, MovementRules rules, Place[] places, Dictionary<PlaceId, int> index)
{
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
        var closed = ClosedDays(route);
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
            ways[place].Add(new(nearest.Place, nearest.Km, OnFoot: false, ClosedAt(place)));
            ways[nearest.Place].Add(new(place, nearest.Km, OnFoot: false, ClosedAt(place)));
        }
    }

    IReadOnlyList<(int First, int Last)> ClosedDays(Route route)
    {
        var countries = (Country(route.From), Country(route.To));
        return
        [
            .. situation.Closures.Select(closure => closure.Value).Where(closure => closure.AppliesTo != ClosedTo.Aid && closure.Kind switch
            {
                ClosureKind.Route => closure.Subject == route.Id.Code,
                ClosureKind.Place => closure.Subject == route.From.Code || closure.Subject == route.To.Code,
                _ => closure.Subject.Split('|') is [var one, var other] && (countries == (one, other) || countries == (other, one)),
            }).Select(Days),
        ];
    }

    IReadOnlyList<(int First, int Last)> ClosedAt(int place) =>
    [
        .. situation.Closures.Select(closure => closure.Value)
            .Where(closure => closure is { Kind: ClosureKind.Place, AppliesTo: not ClosedTo.Aid } && closure.Subject == places[place].Id.Code)
            .Select(Days),
    ];

    (int First, int Last) Days(Closure closure) => (
        closure.From.DayNumber - situation.AsOf.DayNumber,
        closure.To is { } last ? last.DayNumber - situation.AsOf.DayNumber : int.MaxValue);

    string? Country(PlaceId place) => index.TryGetValue(place, out var at) ? places[at].Country : null;
}
