namespace Refuge.Displacement.Model;

/// <summary>How deep each held place lies behind the front, along the ways.</summary>
/// <remarks>
/// Shortest ways from all places that are not held at once (Dijkstra 1959). Closures count for nothing: fronts do not
/// keep to them.
/// </remarks>
sealed class FrontDepth(DisplacementNetwork world)
{
    readonly PriorityQueue<int, (double Km, int Place)> queue = new();

    /// <summary>
    /// [places] Kilometres to the nearest place that is not held; 0 of such a place itself, infinite where no way
    /// leads.
    /// </summary>
    internal double[] Km { get; } = new double[world.Count];

    /// <summary>Measures the depth of every place.</summary>
    /// <param name="held">[places] Whether it is held. A place that nobody controls and nobody lives in is no front to
    /// start from.</param>
    internal void Measure(ReadOnlySpan<bool> held)
    {
        Km.AsSpan().Fill(double.PositiveInfinity);
        queue.Clear();
        for (var place = 0; place < world.Count; place++)
        {
            if (held[place] || (world.Control[place] is null && world.Residents[place] is null)) continue;
            Km[place] = 0;
            queue.Enqueue(place, (0, place));
        }

        while (queue.TryDequeue(out var place, out var at))
        {
            if (at.Km > Km[place]) continue;
            for (var index = world.FirstWay[place]; index < world.FirstWay[place + 1]; index++)
            {
                var way = world.Ways[index];
                if (at.Km + way.Km >= Km[way.To]) continue;
                Km[way.To] = at.Km + way.Km;
                queue.Enqueue(way.To, (Km[way.To], way.To));
            }
        }
    }
}
