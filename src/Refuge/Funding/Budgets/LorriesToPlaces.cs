using Refuge.Situations;

namespace Refuge.Funding.Budgets;

/// <summary>How many loaded lorries come to a place in a day, by rows of <c>routes.csv</c>.</summary>
/// <remarks>
/// What the roads into a place carry together bounds what can be brought there. Where it is not known of every road
/// into it, nothing bounds it that anybody stated; and a road far away may carry less than the last one, which is not
/// reckoned. A place known to lie near another takes that one's roads.
/// </remarks>
sealed class LorriesToPlaces
{
    readonly Situation situation;
    readonly ILookup<PlaceId, Route> into;

    /// <summary>Gathers the roads into each place.</summary>
    internal LorriesToPlaces(Situation situation)
    {
        this.situation = situation;
        into = situation.Routes.Select(static row => row.Value).Where(static route => route.Mode is RouteMode.Road)
            .SelectMany(static route => route.BothWays
                ? new[] { (Place: route.To, Route: route), (Place: route.From, Route: route) }
                : [(Place: route.To, Route: route)])
            .ToLookup(static end => end.Place, static end => end.Route);
    }

    /// <summary>The roads into a place, as one. Empty where nobody said what they carry.</summary>
    internal IReadOnlyList<RoadCapacity> To(PlaceId place)
    {
        if (PlaceGroup.IsGroup(place)) return [];
        var roads = into[place].ToList();
        if (roads.Count == 0 && situation.FindPlace(place)?.Value.Near is { } near) roads = [.. into[near]];
        return roads.Count == 0 || roads.Exists(static road => road.LorriesPerDay is null)
            ? []
            : [new($"roads to {place.Code}", roads.Sum(static road => road.LorriesPerDay!.Value))];
    }
}

/// <summary>What roads carry.</summary>
/// <param name="Id">What they are called.</param>
/// <param name="PerDay">Loaded lorries a day.</param>
readonly record struct RoadCapacity(string Id, double PerDay);
