namespace Refuge.Situations;

/// <summary>Answers what closes a way, for whom and on which days.</summary>
sealed class WayClosures
{
    readonly ILookup<RouteId, Recorded<Closure>> ofRoutes;
    readonly ILookup<PlaceId, Recorded<Closure>> ofPlaces;
    readonly List<(ClosedBorder Border, Recorded<Closure> Row)> ofBorders;
    readonly Dictionary<PlaceId, string?> countries;

    /// <summary>The closures of a situation that stop <paramref name="traveller"/>.</summary>
    internal WayClosures(Situation situation, Traveller traveller)
    {
        All = [.. situation.Closures.Where(row => row.Value.Stops(traveller))];
        countries = situation.Places.ToDictionary(place => place.Value.Id, place => place.Value.Country);
        ofRoutes = Closing<ClosedRoute>().ToLookup(closed => closed.Subject.Route, closed => closed.Row);
        ofPlaces = Closing<ClosedPlace>().ToLookup(closed => closed.Subject.Place, closed => closed.Row);
        ofBorders = [.. Closing<ClosedBorder>()];
    }

    /// <summary>Every closure that stops the traveller, in the order of their keys.</summary>
    internal IReadOnlyList<Recorded<Closure>> All { get; }

    /// <summary>
    /// What closes <paramref name="route"/>: closures of the route, of either end, and of the border it crosses.
    /// </summary>
    internal IReadOnlyList<Recorded<Closure>> Of(Route route) =>
        [.. ofRoutes[route.Id], .. Between(route.From, route.To)];

    /// <summary>
    /// What closes a way that no row of <c>routes.csv</c> names: closures of either end, and of the border it crosses.
    /// </summary>
    internal IReadOnlyList<Recorded<Closure>> Between(PlaceId one, PlaceId other)
    {
        var (first, second) = (countries.GetValueOrDefault(one), countries.GetValueOrDefault(other));
        return
        [
            .. ofPlaces[one].Concat(one == other ? [] : ofPlaces[other]),
            .. ofBorders
                .Where(closed => (closed.Border.One, closed.Border.Other) is var pair
                    && (pair == (first, second) || pair == (second, first)))
                .Select(closed => closed.Row),
        ];
    }

    IEnumerable<(T Subject, Recorded<Closure> Row)> Closing<T>()
        where T : ClosureSubject
    {
        foreach (var row in All)
        {
            if (row.Value.Subject is T subject) yield return (subject, row);
        }
    }
}
