namespace Refuge.Displacement;

/// <summary>Where people who leave a place can go, how far it is, and what stands in the way first.</summary>
/// <param name="Road">[places] Kilometres by vehicle on the shortest way; infinite where no way leads.</param>
/// <param name="Foot">[places] Kilometres on foot on that way.</param>
/// <param name="Screening">[places] The first screening site on the way, as an index; −1 when none.</param>
sealed record Reach(double[] Road, double[] Foot, int[] Screening);

/// <summary>Finds shortest ways through what is open, and remembers them: the same fronts come up in many members.</summary>
/// <remarks>Remembering changes no result: a reach depends on nothing but its key.</remarks>
sealed class ReachFinder(World world, MovementRules rules)
{
    /// <summary>How many are remembered: a few megabytes, and more than the fronts of one member need.</summary>
    const int MostRemembered = 2_000;

    readonly Dictionary<(int From, ulong Blocked, int Epoch), Reach> known = [];
    readonly PriorityQueue<int, (double Km, int Place)> queue = new();
    readonly double[] total = new double[world.Count];

    /// <summary>Where people can go who leave <paramref name="from"/>.</summary>
    /// <param name="from">The place they leave, itself blocked or not.</param>
    /// <param name="blocked">[places] Places that nobody can pass: held, besieged or fought over.</param>
    /// <param name="blockedHash">A hash of that set.</param>
    /// <param name="day">The day, relative to the as-of date.</param>
    /// <param name="epoch">The number of the last change of closures up to that day.</param>
    internal Reach From(int from, ReadOnlySpan<bool> blocked, ulong blockedHash, int day, int epoch)
    {
        var key = (from, blockedHash, epoch);
        if (known.TryGetValue(key, out var found)) return found;

        if (known.Count >= MostRemembered) known.Clear();
        return known[key] = Find(from, blocked, day);
    }

    Reach Find(int from, ReadOnlySpan<bool> blocked, int day)
    {
        var (road, foot, screening) = (new double[world.Count], new double[world.Count], new int[world.Count]);
        total.AsSpan().Fill(double.PositiveInfinity);
        road.AsSpan().Fill(double.PositiveInfinity);
        screening.AsSpan().Fill(-1);
        total[from] = road[from] = 0;
        queue.Clear();
        queue.Enqueue(from, (0, from));
        while (queue.TryDequeue(out var place, out var at))
        {
            if (at.Km > total[place]) continue;
            for (var index = world.FirstWay[place]; index < world.FirstWay[place + 1]; index++)
            {
                var way = world.Ways[index];
                if (!blocked[way.To] && way.IsOpen(day)) Relax(place, way.To, way.Km, way.OnFoot);
            }

            if (place == from && blocked[from]) SlipOut(from, blocked);
        }

        return new(road, foot, screening);

        void Relax(int place, int to, double km, bool onFoot)
        {
            if (total[place] + km >= total[to]) return;
            total[to] = total[place] + km;
            road[to] = road[place] + (onFoot ? 0 : km);
            foot[to] = foot[place] + (onFoot ? km : 0);
            screening[to] = screening[place] >= 0 ? screening[place] : place != from && world.Throughput[place] >= 0 ? place : -1;
            queue.Enqueue(to, (total[to], to));
        }

        void SlipOut(int held, ReadOnlySpan<bool> blockedPlaces)
        {
            // The exit that no map shows: on foot to the nearest place on the other side.
            var (nearest, nearestKm) = NearestOpen(held, blockedPlaces);
            if (nearest >= 0) Relax(held, nearest, nearestKm * rules.FootDetour, onFoot: true);
        }
    }

    /// <summary>The nearest populated place by great circle that is not blocked, and how far it is; −1 when none lies within reach on foot.</summary>
    internal (int Place, double Km) NearestOpen(int from, ReadOnlySpan<bool> blocked)
    {
        foreach (var neighbour in world.OnFoot[from])
        {
            if (!blocked[neighbour.Place]) return neighbour;
        }

        return (-1, double.PositiveInfinity);
    }
}
