namespace Refuge.Situations;

/// <summary>Sorts out which count of several places holds for which of them.</summary>
/// <param name="situation">The picture as known.</param>
/// <param name="states">How its places stand.</param>
/// <param name="displaced">The last count of displaced people at single places.</param>
/// <param name="ofDisplaced">Every count of displaced people at one place, the newest first.</param>
sealed class CountedGroups(
    Situation situation,
    PlaceStates states,
    IReadOnlyDictionary<PlaceId, LatestCount> displaced,
    ILookup<PlaceId, LatestCount> ofDisplaced)
{
    /// <summary>
    /// The groups that hold: of people in camps or anywhere, then of those outside camps, the newest first.
    /// </summary>
    /// <param name="together">The last count of each set of places and population, in any order.</param>
    /// <remarks>
    /// A group in a larger one holds where it is of the same day or newer, and is then taken off the larger one. Of
    /// groups that overlap otherwise the newer holds: nobody can say how many of the older one's people are in both.
    /// </remarks>
    internal IReadOnlyList<CountedGroup> Of(IEnumerable<LatestCount> together)
    {
        // People outside camps are never among those inside them.
        var byPopulation =
            together.ToLookup(static count => count.Series.Value.Population is CountedPopulation.OutOfCamp);
        return [.. OfOneKind(byPopulation[false]), .. OfOneKind(byPopulation[true])];
    }

    List<CountedGroup> OfOneKind(IEnumerable<LatestCount> together)
    {
        List<CountedGroup> groups = [];
        List<(HashSet<PlaceId> Places, LatestCount Count)> held = [];
        var newestFirst = together
            .Select(count => (Count: count, Places: PlacesOf(count.Series.Value)))
            .Where(static group => group.Places.Count > 0)
            .OrderByDescending(static group => group.Count.Day)
            .ThenBy(static group => group.Places.Count)
            .ThenBy(static group => group.Count.Series.Value.Id.Code, StringComparer.Ordinal);
        foreach (var (count, places) in newestFirst)
        {
            var inside = held.Where(group => group.Places.IsSubsetOf(places)).ToList();
            if (held.Exists(group => group.Places.Overlaps(places) && !inside.Contains(group))) continue;
            if (inside.Exists(group => group.Places.SetEquals(places))) continue;

            var group = Of(count, places, inside);
            if (!CanHold(group)) continue;
            groups.Add(group);
            held.Add((places, count));
        }

        return groups;
    }

    /// <summary>
    /// Whether a count can be of everybody at its places: it is no smaller than what was counted there one by one
    /// before, or its own series counted that.
    /// </summary>
    bool CanHold(CountedGroup group)
    {
        var older = group.Together.Where(displaced.ContainsKey).Select(place => displaced[place]).ToList();
        return older.TrueForAll(count => count.Series.Value.Id == group.Count.Series.Value.Id)
            || group.Left.Value >= older.Sum(static count => count.People.Value);
    }

    CountedGroup Of(
        LatestCount count, HashSet<PlaceId> places, List<(HashSet<PlaceId> Places, LatestCount Count)> inside)
    {
        var smaller =
            inside.Where(group =>
                !inside.Exists(other =>
                    other.Places.Count > group.Places.Count && other.Places.IsSupersetOf(group.Places))).ToList();
        var single = places.Where(place => !smaller.Exists(group => group.Places.Contains(place))).Order().ToList();
        var alone = single.Where(place => displaced.TryGetValue(place, out var own) && own.Day >= count.Day).ToList();
        return new()
        {
            Count = count,
            Before = [.. single.Select(place => BeforeIt(count, place)).OfType<LatestCount>()],
            Alone = [.. alone.Select(place => displaced[place]), .. smaller.Select(static group => group.Count)],
            Together = [.. single.Except(alone)],
            AreInSites = count.Series.Value.Population is CountedPopulation.InCamp
                || places.All(place => states[place].IsSite),
        };
    }

    /// <summary>
    /// Who stood at a place on the eve of the day from which a series counts. Null where it counts everybody, or nobody
    /// counted them.
    /// </summary>
    LatestCount? BeforeIt(LatestCount count, PlaceId place) => count.Series.Value.CountsFrom is { } from
        ? ofDisplaced[place].FirstOrDefault(own => own.Day < from && own.Series.Value.CountsFrom is null)
        : null;

    /// <summary>
    /// The places that a series counts together and that are visible: its area, or of everything the sites that are
    /// open.
    /// </summary>
    HashSet<PlaceId> PlacesOf(Series series) => series switch
    {
        { Area.Count: > 1 } => [.. series.Area.Where(place => situation.FindPlace(place) is not null)],
        { Area.Count: 0, Population: CountedPopulation.InCamp } =>
            [.. situation.Places.Select(static row => row.Value.Id)
                .Where(place => states[place].IsSite && IsOpen(states[place].Site?.Value))],
        _ => [],
    };

    /// <summary>Whether people live there now: who is screened or in transit stays for hours or days.</summary>
    bool IsOpen(Site? site) => site?.Kind is not (SiteKind.Screening or SiteKind.Transit)
        && site?.IsOpenOn(situation.AsOf) != false;
}
