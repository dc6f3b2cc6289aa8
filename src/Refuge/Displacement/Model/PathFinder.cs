namespace Refuge.Displacement.Model;

/// <summary>Finds shortest ways through what is open (Dijkstra 1959), and mends them when places open.</summary>
/// <remarks>
/// In a run places are taken one after the other, and each opens ways. A tree of shortest ways is mended from the
/// opened place outwards and not found anew (the decreasing half of Ramalingam and Reps, "An incremental algorithm for
/// a generalization of the shortest-path problem", J. Algorithms 21, 1996). Of equally short ways the one whose last
/// link begins nearer to the source counts, then the one that begins at the lower index, then the earlier link: what is
/// mended is therefore what would be found anew, and remembering changes no result.
/// </remarks>
sealed class PathFinder
{
    /// <summary>Bytes that the ways which one thread remembers may take, where nothing else is said.</summary>
    const long MostBytes = 256L << 20;

    /// <summary>
    /// A link that stands in no table: out of a blocked place on foot, to the nearest place that is open.
    /// </summary>
    readonly int slipLink;

    readonly DisplacementNetwork world;
    readonly MovementRules rules;
    readonly PathLinks links;
    readonly KeptWays?[] remembered;
    readonly PathTree tree;
    readonly PathQueue queue = new();
    readonly List<int> openings = [];
    double farthestKm;
    long bytesLeft;
    int generation, generationOfTree = -1, openingsOfTree;

    /// <param name="world">The network.</param>
    /// <param name="rules">How far people look, and how they walk round what is blocked.</param>
    /// <param name="remembersBytes">
    /// What the remembered ways may take. Ways for which no room is left are found anew each time.
    /// </param>
    internal PathFinder(DisplacementNetwork world, MovementRules rules, long remembersBytes = MostBytes)
    {
        (this.world, this.rules, bytesLeft) = (world, rules, remembersBytes);
        links = new(world);
        slipLink = links.Count;
        remembered = new KeptWays?[world.Count];
        tree = new(world.Count);
    }

    /// <summary>Forgets every tree: another member begins, a place was closed, or links opened or closed.</summary>
    /// <param name="day">The day from which links are open or closed as they are now.</param>
    internal void Renew(int day)
    {
        generation++;
        openings.Clear();
        links.SetDay(day);
    }

    /// <summary>Says that nobody is kept from a place any longer.</summary>
    internal void Open(int place) => openings.Add(place);

    /// <summary>The shortest ways from a place; good until the next call.</summary>
    /// <param name="from">The place, itself blocked or not.</param>
    /// <param name="blocked">[places] Places that nobody can pass: held, besieged or fought over.</param>
    internal PathTree From(int from, ReadOnlySpan<bool> blocked)
    {
        if (tree.Source == from && generationOfTree == generation && openingsOfTree == openings.Count) return tree;

        (generationOfTree, openingsOfTree) = (generation, openings.Count);
        var known = Known(from);
        if (known?.Openings == openings.Count)
        {
            tree.Load(from, known);
        }
        else
        {
            farthestKm = links.FarthestKm(from, rules);
            var slipsOutTo = blocked[from] ? world.OnFoot.NearestOpen(from, blocked).Place : -1;
            if (known?.SlipsOutTo == slipsOutTo && !IsOpenedSince(known.Openings, from))
            {
                tree.Load(from, known);
                Mend(known.Openings, from, blocked);
            }
            else
            {
                FindAnew(from, slipsOutTo, blocked);
            }

            Remember(from, slipsOutTo);
        }

        tree.AddUp();
        return tree;
    }

    /// <summary>What is remembered of the network as it is since the last <see cref="Renew"/>.</summary>
    KeptWays? Known(int from) => remembered[from] is { } kept && kept.Generation == generation ? kept : null;

    void Remember(int from, int slipsOutTo)
    {
        var kept = remembered[from] ??= new();
        var more = Math.Max(0, tree.Reached - kept.Places.Length) * (long)KeptWays.BytesPerPlace;
        kept.Generation = -1;
        if (more > bytesLeft) return;
        bytesLeft -= more;
        tree.Keep(kept);
        (kept.Generation, kept.Openings, kept.SlipsOutTo) = (generation, openings.Count, slipsOutTo);
    }

    bool IsOpenedSince(int first, int place)
    {
        for (var index = first; index < openings.Count; index++)
        {
            if (openings[index] == place) return true;
        }

        return false;
    }

    void FindAnew(int from, int slipsOutTo, ReadOnlySpan<bool> blocked)
    {
        tree.Clear(from);
        queue.Clear();
        Spread(from, from, blocked);

        // The exit that no map shows: on foot to the nearest place on the other side.
        if (slipsOutTo >= 0)
        {
            Relax(
                from, from, slipsOutTo, slipLink, world.OnFoot.NearestOpen(from, blocked).Km * rules.FootDetour,
                isOnFoot: true);
        }
        Drain(from, blocked);
    }

    void Mend(int openingsKnown, int from, ReadOnlySpan<bool> blocked)
    {
        queue.Clear();
        for (var index = openingsKnown; index < openings.Count; index++)
        {
            var place = openings[index];
            foreach (var link in links.Into(place))
            {
                var begin = links.From[link];
                if (!links.IsOpen[link] || double.IsInfinity(tree[begin].Km) || (blocked[begin] && begin != from))
                {
                    continue;
                }
                Relax(from, begin, place, link, links.Km[link], links.IsOnFoot[link]);
            }
        }

        Drain(from, blocked);
    }

    void Drain(int from, ReadOnlySpan<bool> blocked)
    {
        while (queue.TryTake(out var place, out var km))
        {
            if (km <= tree[place].Km) Spread(from, place, blocked);
        }
    }

    void Spread(int from, int place, ReadOnlySpan<bool> blocked)
    {
        for (var link = links.First[place]; link < links.First[place + 1]; link++)
        {
            var to = links.To[link];
            if (links.IsOpen[link] && !blocked[to])
            {
                Relax(from, place, to, link, links.Km[link], links.IsOnFoot[link]);
            }
        }
    }

    void Relax(int source, int begin, int to, int link, double linkKm, bool isOnFoot)
    {
        ref readonly var before = ref tree[begin];
        ref readonly var known = ref tree[to];
        var km = before.Km + linkKm;
        if (km > known.Km || km > farthestKm) return;
        var screening = before.Screening >= 0 || begin == source || world.Throughput[begin] < 0
            ? before.Screening
            : begin;
        var way = new ShortestWay(
            km, before.RoadKm + (isOnFoot ? 0 : linkKm), before.FootKm + (isOnFoot ? linkKm : 0), screening, link);
        if (km == known.Km && (known.LastLink == link ? way == known : !ComesBefore(begin, link, known.LastLink)))
            return;

        tree.Reach(to, way);
        queue.Add(to, km);
    }

    /// <summary>Whether, of two equally short ways to a place, the one by <paramref name="link"/> counts.</summary>
    bool ComesBefore(int begin, int link, int known)
    {
        // The source itself has no link, and nothing begins nearer than a way out on foot.
        if (known == PathTree.NoLink || known == slipLink) return false;
        var other = links.From[known];
        return (tree[begin].Km, begin, link).CompareTo((tree[other].Km, other, known)) < 0;
    }
}
