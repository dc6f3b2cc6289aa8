using Refuge.Situations;

namespace Refuge.Funding;

/// <summary>Whether aid can reach a place: closed ways, and ground that is not cleared.</summary>
/// <remarks>
/// Supply comes from any city or town that is not held, besieged or fought over, along roads. Where no such place is
/// connected, a place counts as cut off when every road into it is closed.
/// </remarks>
sealed class Access
{
    readonly Situation situation;
    readonly PlaceStates states;
    readonly HashSet<PlaceId> sources;
    readonly WayClosures closures;
    readonly List<(Route Route, IReadOnlyList<Recorded<Closure>> Closures)> roads;
    readonly Dictionary<(PlaceId Place, DateOnly Day), bool> cutOn = [];

    internal Access(Situation situation)
    {
        (this.situation, states, closures) = (situation, new(situation), new(situation, Traveller.Aid));
        roads =
        [
            .. situation.Routes.Select(static row => row.Value).Where(static route => route.Mode is RouteMode.Road)
                .Select(route => (route, closures.Of(route))),
        ];
        sources =
        [
            .. situation.Places.Select(static place => place.Value)
                .Where(place => place.Kind is PlaceKind.City or PlaceKind.Town && !states[place.Id].IsBeyondReach)
                .Select(static place => place.Id),
        ];
    }

    /// <summary>
    /// What says that the ground of <paramref name="place"/> must be cleared before anybody builds. Empty when nothing
    /// does.
    /// </summary>
    internal IReadOnlyList<Evidence> UnclearedAt(PlaceId place) => states[place].Uncleared;

    /// <summary>
    /// On how many of the next <paramref name="days"/> days aid cannot reach <paramref name="place"/>.
    /// </summary>
    internal Cut CutDays(PlaceId place, int days)
    {
        if (closures.All.Count == 0) return new(0, false, []);

        var tomorrow = situation.AsOf.AddDays(1);
        var endless = closures.All.Where(row => row.Value.To is null && row.Value.IsInForce(tomorrow)).ToHashSet();
        if (endless.Count > 0 && IsCut(place, endless)) return new(0, true, Named(endless));

        var cut = 0;
        HashSet<Recorded<Closure>> reasons = [];
        for (var day = 1; day <= days; day++)
        {
            var date = situation.AsOf.AddDays(day);
            var shut = closures.All.Where(row => row.Value.IsInForce(date)).ToHashSet();
            if (shut.Count == 0 || !IsCutOn(place, date, shut)) continue;
            cut++;
            reasons.UnionWith(shut);
        }

        return new(cut, false, Named(reasons));
    }

    /// <summary>The evidence of closures, in the order of their keys.</summary>
    IReadOnlyList<Evidence> Named(HashSet<Recorded<Closure>> reasons) =>
        [.. closures.All.Where(reasons.Contains).SelectMany(static row => row.Evidence).Distinct()];

    /// <summary>The same for every action at the place, so that it is looked up once.</summary>
    bool IsCutOn(PlaceId place, DateOnly day, HashSet<Recorded<Closure>> shut)
    {
        if (!cutOn.TryGetValue((place, day), out var known)) cutOn[(place, day)] = known = IsCut(place, shut);
        return known;
    }

    bool IsCut(PlaceId place, HashSet<Recorded<Closure>> shut)
    {
        var all = roads.ConvertAll(static road => road.Route);
        var open = roads.Where(road => !road.Closures.Any(shut.Contains)).Select(static road => road.Route).ToList();
        if (!Reached(place, all).Any(IsSource)) return all.Exists(Touches) && !open.Exists(Touches);
        return !Reached(place, open).Any(IsSource);

        bool IsSource(PlaceId other) => other != place && sources.Contains(other);
        bool Touches(Route route) => route.From == place || route.To == place
            || (situation.FindPlace(place)?.Value.Near is { } near && (route.From == near || route.To == near));
    }

    /// <summary>
    /// Everything joined to a place by roads; a place known only as near another is joined to that one.
    /// </summary>
    HashSet<PlaceId> Reached(PlaceId place, List<Route> roads)
    {
        HashSet<PlaceId> reached = [place];
        if (situation.FindPlace(place)?.Value.Near is { } anchor) reached.Add(anchor);
        for (var before = 0; before != reached.Count;)
        {
            before = reached.Count;
            foreach (var road in roads)
            {
                if (reached.Contains(road.From)) reached.Add(road.To);
                else if (reached.Contains(road.To)) reached.Add(road.From);
            }
        }

        return reached;
    }
}

/// <summary>Days on which aid cannot reach a place.</summary>
/// <param name="Days">How many are known.</param>
/// <param name="IsOpenEnded">Whether it is cut off today and nobody said until when.</param>
/// <param name="Evidence">What says so.</param>
readonly record struct Cut(int Days, bool IsOpenEnded, IReadOnlyList<Evidence> Evidence);
