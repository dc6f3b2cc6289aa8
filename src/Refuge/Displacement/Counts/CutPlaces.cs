namespace Refuge.Displacement.Counts;

/// <summary>On which days to come nobody can reach a place that people who flee reach today.</summary>
/// <remarks>
/// Who would have come by the count waits for as long as every way is closed, and comes when one opens. It follows from
/// the ways and their closures alone, so that a member may start on any day.
/// </remarks>
sealed class CutPlaces
{
    readonly int asOf;

    /// <summary>[stretches] The first day of each stretch in which the same ways are open, in order.</summary>
    readonly int[] firstDay;

    /// <summary>[stretches] The places that are cut off in it.</summary>
    readonly bool[][] isCut;

    CutPlaces(int asOf, int[] firstDay, bool[][] isCut) =>
        (this.asOf, this.firstDay, this.isCut) = (asOf, firstDay, isCut);

    /// <summary>Works out who is cut off when.</summary>
    /// <param name="ways">[places] The ways out of each place.</param>
    /// <param name="anchor">[places] The place each is known to lie near; −1 for none.</param>
    /// <param name="sources">Where people flee from.</param>
    /// <param name="asOf">The as-of date, as <see cref="DateOnly.DayNumber"/>.</param>
    internal static CutPlaces Of(
        IReadOnlyList<IReadOnlyList<Link>> ways, IReadOnlyList<int> anchor, IReadOnlyList<int> sources, int asOf)
    {
        int[] turns =
        [
            .. ways.SelectMany(static from => from).SelectMany(static way => way.Closed)
                .SelectMany(static closed => (int[])[closed.First, closed.Last < int.MaxValue ? closed.Last + 1 : 0])
                .Where(day => day > asOf).Distinct().Order(),
        ];
        var today = Reached(ways, anchor, sources, asOf);
        return new(
            asOf, turns,
            [
                .. turns.Select(day =>
                {
                    var then = Reached(ways, anchor, sources, day);
                    return today.Select((isReached, place) => isReached && !then[place]).ToArray();
                }),
            ]);
    }

    /// <summary>Whether all of some places are cut off on a day.</summary>
    internal bool AreCut(IReadOnlyList<int> places, int day)
    {
        var stretch = Array.BinarySearch(firstDay, day);
        if (stretch < 0) stretch = ~stretch - 1;
        if (stretch < 0) return false;
        foreach (var place in places)
        {
            if (!isCut[stretch][place]) return false;
        }

        return true;
    }

    /// <summary>The last day before <paramref name="day"/> on which one of the places could be reached.</summary>
    internal int LastReached(IReadOnlyList<int> places, int day)
    {
        var last = day - 1;
        while (last > asOf && AreCut(places, last)) last--;
        return last;
    }

    static bool[] Reached(
        IReadOnlyList<IReadOnlyList<Link>> ways, IReadOnlyList<int> anchor, IReadOnlyList<int> sources, int day)
    {
        var reached = new bool[ways.Count];
        var near = Enumerable.Range(0, ways.Count).Where(place => anchor[place] >= 0)
            .ToLookup(place => anchor[place]);
        var open = new Stack<int>(sources);
        while (open.TryPop(out var place))
        {
            if (reached[place]) continue;
            reached[place] = true;
            foreach (var way in ways[place])
            {
                if (way.IsOpen(day)) open.Push(way.To);
            }
            foreach (var other in near[place]) open.Push(other);
            if (anchor[place] >= 0) open.Push(anchor[place]);
        }

        return reached;
    }
}
