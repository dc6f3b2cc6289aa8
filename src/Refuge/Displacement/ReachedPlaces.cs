namespace Refuge.Displacement;

/// <summary>Which places hang together by ways, whatever closes these today.</summary>
sealed class ReachedPlaces
{
    readonly int[] parent;

    /// <summary>Joins the places.</summary>
    /// <param name="places">How many.</param>
    /// <param name="ways">[places] The ways out of each.</param>
    /// <param name="anchor">[places] The place that one lies near which is joined to it alone; −1 of the
    /// others.</param>
    internal ReachedPlaces(int places, IReadOnlyList<IReadOnlyList<Link>> ways, int[] anchor)
    {
        parent = [.. Enumerable.Range(0, places)];
        for (var place = 0; place < places; place++)
        {
            foreach (var way in ways[place]) parent[RootOf(way.To)] = RootOf(place);
            if (anchor[place] >= 0) parent[RootOf(anchor[place])] = RootOf(place);
        }
    }

    /// <summary>
    /// Whether people of a place can come to one of <paramref name="others"/>, or where these are empty anywhere.
    /// </summary>
    internal bool LeadsTo(int place, IReadOnlyList<int> others) => others.Count > 0
        ? others.Any(other => other != place && RootOf(other) == RootOf(place))
        : Enumerable.Range(0, parent.Length).Any(other => other != place && RootOf(other) == RootOf(place));

    int RootOf(int place)
    {
        while (parent[place] != place) place = parent[place] = parent[parent[place]];
        return place;
    }
}
