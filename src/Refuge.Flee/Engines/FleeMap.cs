namespace Refuge.Flee.Engines;

/// <summary>
/// Places and directed links as numbers, and every path that people can plan, built once for a scenario.
/// </summary>
/// <remarks>
/// Paths are enumerated on the map with every link open; a day then leaves out those with a closed link. What is left
/// of a path after its first hop is itself a path of the place it leads to, so a plan is one number.
/// </remarks>
sealed class FleeMap
{
    /// <summary>No plan, or no path.</summary>
    internal const int None = -1;

    FleeMap(FleeScenario scenario)
    {
        PlaceNames = [.. scenario.Places.Select(place => place.Name)];
        PlaceHash = [.. PlaceNames.Select(StableHash.Of)];
        var number = PlaceNames.Select((name, index) => (name, index))
            .ToDictionary(place => place.name, place => place.index, StringComparer.Ordinal);
        PlaceNumber = number;
        var roads =
            scenario.Roads.Where(road => number.ContainsKey(road.First) && number.ContainsKey(road.Second)).ToList();
        // Flee reads a road whose redirection is 1 twice, so that it counts double as a way to choose.
        if (scenario.Faults == FleeFaults.Kept)
        {
            roads = [.. roads.SelectMany(road => road.ForcedRedirection == 1 ? [road, road] : new[] { road })];
        }
        Links = [.. roads.SelectMany(road => new[]
        {
            new FleeLink(
                number[road.First], number[road.Second], road.Km, road.MaxMoveSpeed, road.ForcedRedirection == 2),
            new FleeLink(
                number[road.Second], number[road.First], road.Km, road.MaxMoveSpeed, road.ForcedRedirection == 1),
        })];
        LinkTo = [.. Links.Select(link => link.To)];
        LinkKm = [.. Links.Select(link => link.Km)];
        var leaving = Enumerable.Range(0, Links.Length).ToLookup(link => Links[link].From);
        Leaving = [.. Enumerable.Range(0, PlaceNames.Length).Select(place => leaving[place].ToArray())];
    }

    /// <summary>[places] Their names.</summary>
    internal string[] PlaceNames { get; }

    /// <summary>[places] Their identities.</summary>
    internal ulong[] PlaceHash { get; }

    /// <summary>The number of each name.</summary>
    internal IReadOnlyDictionary<string, int> PlaceNumber { get; }

    /// <summary>[links] Directed links: road r is links 2r and 2r + 1.</summary>
    internal FleeLink[] Links { get; }

    /// <summary>[links] Where each leads.</summary>
    internal int[] LinkTo { get; }

    /// <summary>[links] How long each is.</summary>
    internal double[] LinkKm { get; }

    /// <summary>[places] The links that leave each place, in the order of the file.</summary>
    internal int[][] Leaving { get; }

    /// <summary>[places + 1] Paths of place <c>p</c> are <c>FirstPath[p]..FirstPath[p + 1]</c>.</summary>
    internal int[] FirstPath { get; private set; } = [];

    /// <summary>[paths] The paths.</summary>
    internal FleePath[] Paths { get; private set; } = [];

    /// <summary>[paths] The first link of each.</summary>
    internal int[] PathLink { get; private set; } = [];

    /// <summary>[paths] What is left of each after the first hop, or <see cref="None"/>.</summary>
    internal int[] PathRest { get; private set; } = [];

    /// <summary>[paths] Where each ends.</summary>
    internal int[] PathDestination { get; private set; } = [];

    /// <summary>Builds the map of <paramref name="scenario"/>.</summary>
    internal static FleeMap Of(FleeScenario scenario)
    {
        var map = new FleeMap(scenario);
        var isMarker = scenario.Places.Select(place => place.Kind == FleePlaceKind.Marker).ToArray();
        var awareness = Math.Max(1, scenario.Settings.AwarenessLevel);
        var found = new List<List<int[]>>();
        for (var place = 0; place < isMarker.Length; place++)
        {
            var paths = new List<int[]>();
            map.Extend(paths, [], place, 1, awareness, isMarker, [place]);
            if (scenario.Settings.FixedRoutes) paths.AddRange(map.MajorRoutesFrom(place, scenario.MajorRoutes, paths));
            found.Add(paths);
        }

        map.Number(found, scenario);
        map.PathLink = [.. map.Paths.Select(path => path.FirstLink)];
        map.PathRest = [.. map.Paths.Select(path => path.Rest)];
        map.PathDestination = [.. map.Paths.Select(path => path.Destination)];
        return map;
    }

    /// <summary>
    /// The path from <paramref name="place"/> whose first hop leads where path <paramref name="rest"/> starts or leads
    /// next, or none.
    /// </summary>
    internal int FindPathOver(int place, int rest)
    {
        var next = Links[Paths[rest].FirstLink].To;
        for (var path = FirstPath[place]; path < FirstPath[place + 1]; path++)
        {
            if (Links[Paths[path].FirstLink].To == next && Paths[path].Rest == Paths[rest].Rest) return path;
        }

        return None;
    }

    /// <summary>
    /// The path from <paramref name="place"/> that begins with <paramref name="link"/> and goes on as
    /// <paramref name="rest"/>.
    /// </summary>
    internal int FindPathAlong(int place, int link, int rest)
    {
        for (var path = FirstPath[place]; path < FirstPath[place + 1]; path++)
        {
            if (Paths[path].FirstLink == link && Paths[path].Rest == rest) return path;
        }

        return None;
    }

    void Extend(List<int[]> paths, int[] sofar, int at, int step, int awareness, bool[] isMarker, HashSet<int> visited)
    {
        foreach (var link in Leaving[at])
        {
            var to = Links[link].To;
            if (visited.Contains(to)) continue;

            int[] path = [.. sofar, link];
            if (!isMarker[to]) paths.Add(path);

            // A marker is a free hop: it is neither an end nor counted.
            var stepHere = isMarker[to] ? step - 1 : step;
            if (awareness <= stepHere) continue;
            visited.Add(to);
            Extend(paths, path, to, stepHere + 1, awareness, isMarker, visited);
            visited.Remove(to);
        }
    }

    IEnumerable<int[]> MajorRoutesFrom(int place, IReadOnlyList<IReadOnlyList<string>> routes, List<int[]> known)
    {
        foreach (var route in routes.Where(
            route => route.Count > 1 && PlaceNumber.GetValueOrDefault(route[0], None) == place))
        {
            var links = new List<int>();
            var at = place;
            foreach (var name in route.Skip(1))
            {
                var link = Leaving[at].Cast<int?>().FirstOrDefault(link => PlaceNames[Links[link!.Value].To] == name);
                if (link is null) break;
                links.Add(link.Value);
                at = Links[link.Value].To;
            }

            int[] path = [.. links];
            if (links.Count == route.Count - 1 && !known.Any(other => other.SequenceEqual(path))) yield return path;
        }
    }

    void Number(List<List<int[]>> found, FleeScenario scenario)
    {
        var chosen = found.Select(paths => paths.Count).ToArray();
        var awareness = Math.Max(1, scenario.Settings.AwarenessLevel);
        bool IsMajor(int[] path) =>
            path.Count(link => scenario.Places[Links[link].To].Kind != FleePlaceKind.Marker) > awareness;

        // A tail of a major route may be a path that its place does not know: it gets a number but is never chosen
        // there.
        foreach (var path in found.SelectMany(static paths => paths).Where(IsMajor).ToList()) AddTails(found, path);

        var numbers = new List<Dictionary<string, int>>();
        FirstPath = new int[found.Count + 1];
        for (var place = 0; place < found.Count; place++)
        {
            var first = FirstPath[place];
            FirstPath[place + 1] = first + found[place].Count;
            numbers.Add(
                found[place].Select((path, index) => (Key(path), first + index))
                .ToDictionary(path => path.Item1, path => path.Item2, StringComparer.Ordinal));
        }

        Paths = [.. found.SelectMany((paths, place) => paths.Select((path, index) => new FleePath(
            place,
            path[0],
            path,
            path.Length == 1 ? None : numbers[Links[path[0]].To][Key(path[1..])],
            Links[path[^1]].To,
            path.Sum(link => Links[link].Km),
            index < chosen[place],
            IsMajor(path),
            StableHash.Of(
                PlaceNames[place] + ">" + string.Join('>', path.Select(link => PlaceNames[Links[link].To]))))))];
    }

    void AddTails(List<List<int[]>> found, int[] path)
    {
        for (var from = 1; from < path.Length; from++)
        {
            var tail = path[from..];
            var paths = found[Links[tail[0]].From];
            if (!paths.Any(other => other.AsSpan().SequenceEqual(tail))) paths.Add(tail);
        }
    }

    static string Key(int[] path) => string.Join(',', path);
}

/// <summary>A link in one direction.</summary>
/// <param name="From">The place it leaves.</param>
/// <param name="To">The place it leads to.</param>
/// <param name="Km">Its length.</param>
/// <param name="SpeedKmPerDay">The speed on it, where it has its own.</param>
/// <param name="Forced">Whether whoever is at its start must take it.</param>
readonly record struct FleeLink(int From, int To, double Km, double? SpeedKmPerDay, bool Forced);

/// <summary>A way over one or more links that people can plan.</summary>
/// <param name="From">The place it starts at.</param>
/// <param name="FirstLink">Its first link.</param>
/// <param name="Links">All its links.</param>
/// <param name="Rest">The path that is left after the first hop, or <see cref="FleeMap.None"/>.</param>
/// <param name="Destination">The place it ends at.</param>
/// <param name="Km">Its length.</param>
/// <param name="CanBeChosen">Whether it is a choice at its start, and not only what is left of a longer one.</param>
/// <param name="IsMajor">Whether only a major route makes it known.</param>
/// <param name="Hash">Its identity.</param>
readonly record struct FleePath(
    int From, int FirstLink, int[] Links, int Rest, int Destination, double Km, bool CanBeChosen, bool IsMajor,
    ulong Hash);
