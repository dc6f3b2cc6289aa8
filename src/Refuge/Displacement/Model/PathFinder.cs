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
    /// <summary>
    /// Bytes that the remembered trees of one thread may take. Beyond it a tree is found anew each time.
    /// </summary>
    const long MostBytes = 256L << 20;

    const int BytesPerPlace = (3 * sizeof(double)) + (2 * sizeof(int));

    /// <summary>
    /// A link that stands in no table: out of a blocked place on foot, to the nearest place that is open.
    /// </summary>
    readonly int slipLink;

    readonly DisplacementNetwork world;
    readonly MovementRules rules;
    readonly PathLinks links;
    readonly PathTree?[] remembered;
    readonly PathQueue queue = new();
    readonly List<int> openings = [];
    PathTree? scratch;
    double farthestKm;
    long treesLeft;
    int generation;

    internal PathFinder(DisplacementNetwork world, MovementRules rules)
    {
        (this.world, this.rules) = (world, rules);
        links = new(world);
        slipLink = links.Count;
        remembered = new PathTree?[world.Count];
        treesLeft = MostBytes / Math.Max(1, (long)BytesPerPlace * world.Count);
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
        var tree = remembered[from] ?? NewTree(from);
        if (tree.Generation == generation && tree.Openings == openings.Count) return tree;

        farthestKm = links.FarthestKm(from, rules);
        var slipsOutTo = blocked[from] ? world.OnFoot.NearestOpen(from, blocked).Place : -1;
        if (tree.Generation == generation && tree.SlipsOutTo == slipsOutTo && !IsOpenedSince(tree.Openings, from))
        {
            Mend(tree, from, blocked);
        }
        else
        {
            FindAnew(tree, from, slipsOutTo, blocked);
        }

        (tree.Generation, tree.Openings, tree.SlipsOutTo) = (generation, openings.Count, slipsOutTo);
        return tree;
    }

    PathTree NewTree(int from)
    {
        if (treesLeft > 0)
        {
            treesLeft--;
            return remembered[from] = new(world.Count);
        }

        scratch ??= new(world.Count);
        scratch.Generation = -1;
        return scratch;
    }

    bool IsOpenedSince(int first, int place)
    {
        for (var index = first; index < openings.Count; index++)
        {
            if (openings[index] == place) return true;
        }

        return false;
    }

    void FindAnew(PathTree tree, int from, int slipsOutTo, ReadOnlySpan<bool> blocked)
    {
        tree.Clear(from);
        queue.Clear();
        Spread(tree, from, from, blocked);

        // The exit that no map shows: on foot to the nearest place on the other side.
        if (slipsOutTo >= 0)
        {
            Relax(
                tree, from, from, slipsOutTo, slipLink, world.OnFoot.NearestOpen(from, blocked).Km * rules.FootDetour,
                isOnFoot: true);
        }
        Drain(tree, from, blocked);
    }

    void Mend(PathTree tree, int from, ReadOnlySpan<bool> blocked)
    {
        queue.Clear();
        for (var index = tree.Openings; index < openings.Count; index++)
        {
            var place = openings[index];
            foreach (var link in links.Into(place))
            {
                var begin = links.From[link];
                if (!links.IsOpen[link] || double.IsInfinity(tree.Km[begin]) || (blocked[begin] && begin != from))
                {
                    continue;
                }
                Relax(tree, from, begin, place, link, links.Km[link], links.IsOnFoot[link]);
            }
        }

        Drain(tree, from, blocked);
    }

    void Drain(PathTree tree, int from, ReadOnlySpan<bool> blocked)
    {
        while (queue.TryTake(out var place, out var km))
        {
            if (km <= tree.Km[place]) Spread(tree, from, place, blocked);
        }
    }

    void Spread(PathTree tree, int from, int place, ReadOnlySpan<bool> blocked)
    {
        for (var link = links.First[place]; link < links.First[place + 1]; link++)
        {
            var to = links.To[link];
            if (links.IsOpen[link] && !blocked[to])
            {
                Relax(tree, from, place, to, link, links.Km[link], links.IsOnFoot[link]);
            }
        }
    }

    void Relax(PathTree tree, int source, int begin, int to, int link, double linkKm, bool isOnFoot)
    {
        var km = tree.Km[begin] + linkKm;
        if (km > tree.Km[to] || km > farthestKm) return;
        var (road, foot) = (tree.RoadKm[begin] + (isOnFoot ? 0 : linkKm), tree.FootKm[begin] + (isOnFoot ? linkKm : 0));
        var screening = tree.Screening[begin] >= 0
            ? tree.Screening[begin]
            : begin != source && world.Throughput[begin] >= 0 ? begin : -1;
        if (km == tree.Km[to])
        {
            if (tree.LastLink[to] != link && !ComesBefore(tree, begin, link, tree.LastLink[to])) return;
            if (tree.LastLink[to] == link && road == tree.RoadKm[to] && foot == tree.FootKm[to]
                && screening == tree.Screening[to])
            {
                return;
            }
        }

        tree.Reach(to, km, road, foot, screening, link);
        queue.Add(to, km);
    }

    /// <summary>Whether, of two equally short ways to a place, the one by <paramref name="link"/> counts.</summary>
    bool ComesBefore(PathTree tree, int begin, int link, int known)
    {
        // The source itself has no link, and nothing begins nearer than a way out on foot.
        if (known == PathTree.NoLink || known == slipLink) return false;
        var other = links.From[known];
        return (tree.Km[begin], begin, link).CompareTo((tree.Km[other], other, known)) < 0;
    }
}
