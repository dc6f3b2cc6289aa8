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
    readonly IReadOnlyList<Recorded<Closure>> closures;
    readonly HashSet<PlaceId> sources;
    readonly Dictionary<PlaceId, string?> countries;

    internal Access(Situation situation, IReadOnlySet<PlaceId> beyondReach)
    {
        this.situation = situation;
        closures = [.. situation.Closures.Where(static row => row.Value.AppliesTo is ClosedTo.Aid or ClosedTo.All)];
        countries = situation.Places.ToDictionary(static place => place.Value.Id, static place => place.Value.Country);
        sources =
        [
            .. situation.Places.Select(static place => place.Value)
                .Where(place => place.Kind is PlaceKind.City or PlaceKind.Town && !beyondReach.Contains(place.Id) && !IsFoughtOver(place.Id))
                .Select(static place => place.Id),
        ];
    }

    /// <summary>What says that the ground of <paramref name="place"/> must be cleared before anybody builds. Empty when nothing does.</summary>
    internal IReadOnlyList<Evidence> UnclearedAt(PlaceId place)
    {
        List<Evidence> evidence =
        [
            .. situation.Hazards
                .Where(row => row.Value.Place == place && row.Value.Kind is HazardKind.Explosive && row.Value.Status is not HazardStatus.Cleared && !(row.Value.To < situation.AsOf))
                .SelectMany(static row => row.Evidence),
        ];
        if (situation.FindSite(place) is { Value.HazardStatus: HazardStatus.Suspected or HazardStatus.Confirmed or HazardStatus.BeingCleared } site)
        {
            evidence.AddRange(site.Evidence);
        }

        return evidence;
    }

    /// <summary>On how many of the next <paramref name="days"/> days aid cannot reach <paramref name="place"/>.</summary>
    internal Cut CutDays(PlaceId place, int days)
    {
        if (closures.Count == 0) return new(0, false, []);

        var endless = closures.Where(row => row.Value.To is null && row.Value.From <= situation.AsOf.AddDays(1)).ToList();
        var isOpenEnded = endless.Count > 0 && IsCut(place, endless);
        var cut = 0;
        List<Evidence> evidence = isOpenEnded ? [.. endless.SelectMany(static row => row.Evidence)] : [];
        for (var day = 1; day <= days && !isOpenEnded; day++)
        {
            var date = situation.AsOf.AddDays(day);
            var shut = closures.Where(row => row.Value.From <= date && (row.Value.To ?? row.Value.From) >= date).ToList();
            if (shut.Count == 0 || !IsCut(place, shut)) continue;
            cut++;
            evidence.AddRange(shut.SelectMany(static row => row.Evidence));
        }

        return new(cut, isOpenEnded, [.. evidence.Distinct()]);
    }

    bool IsCut(PlaceId place, List<Recorded<Closure>> shut)
    {
        var roads = situation.Routes.Select(static row => row.Value).Where(static route => route.Mode is RouteMode.Road).ToList();
        var open = roads.Where(route => !shut.Any(row => Closes(row.Value, route))).ToList();
        var all = Reached(place, roads);
        if (!all.Any(IsSource)) return roads.Any(Touches) && !open.Any(Touches);
        return !Reached(place, open).Any(IsSource);

        bool IsSource(PlaceId other) => other != place && sources.Contains(other);
        bool Touches(Route route) => route.From == place || route.To == place || situation.FindPlace(place)?.Value.Near is { } near && (route.From == near || route.To == near);
    }

    /// <summary>Everything joined to a place by roads; a place known only as near another is joined to that one.</summary>
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

    bool Closes(Closure closure, Route route) => closure.Kind switch
    {
        ClosureKind.Route => closure.Subject == route.Id.Code,
        ClosureKind.Place => closure.Subject == route.From.Code || closure.Subject == route.To.Code,
        _ => closure.Subject.Split('|') is [var one, var other]
            && ((CountryOf(route.From) == one && CountryOf(route.To) == other) || (CountryOf(route.From) == other && CountryOf(route.To) == one)),
    };

    string? CountryOf(PlaceId place) => countries.GetValueOrDefault(place);

    bool IsFoughtOver(PlaceId place) => situation.Controls
        .Where(row => row.Value.Place == place && row.Value.Date <= situation.AsOf)
        .OrderBy(static row => row.Value.Date)
        .LastOrDefault()?.Value.Status is ControlStatus.Held or ControlStatus.Besieged or ControlStatus.Contested;
}

/// <summary>Days on which aid cannot reach a place.</summary>
/// <param name="Days">How many are known.</param>
/// <param name="IsOpenEnded">Whether it is cut off today and nobody said until when.</param>
/// <param name="Evidence">What says so.</param>
readonly record struct Cut(int Days, bool IsOpenEnded, IReadOnlyList<Evidence> Evidence);
