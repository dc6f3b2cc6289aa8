namespace Refuge.Displacement.Model;

/// <summary>
/// The ways of a network as columns, in the order of the places they begin at, with those open on the day at hand.
/// </summary>
sealed class PathLinks
{
    /// <summary>A way has a length, however short: then a way is always longer than its own beginning.</summary>
    const double ShortestKm = 0.001;

    /// <summary>Sums of the same lengths in another order differ by less.</summary>
    const double Rounding = 1e-6;

    readonly DisplacementNetwork world;
    readonly int[] into;
    readonly int[] firstInto;

    internal PathLinks(DisplacementNetwork world)
    {
        this.world = world;
        Count = world.Ways.Length;
        To = [.. world.Ways.Select(way => way.To)];
        Km = [.. world.Ways.Select(way => Math.Max(ShortestKm, way.Km))];
        IsOnFoot = [.. world.Ways.Select(way => way.OnFoot)];
        IsOpen = new bool[Count];
        From = new int[Count];
        for (var place = 0; place < world.Count; place++) From.AsSpan(First[place]..First[place + 1]).Fill(place);
        into = [.. Enumerable.Range(0, Count).OrderBy(link => To[link])];
        firstInto = new int[world.Count + 1];
        foreach (var to in To) firstInto[to + 1]++;
        for (var place = 0; place < world.Count; place++) firstInto[place + 1] += firstInto[place];
    }

    /// <summary>How many links there are.</summary>
    internal int Count { get; }

    /// <summary>[places + 1] The links out of place <c>p</c> are <c>First[p]..First[p + 1]</c>.</summary>
    internal int[] First => world.FirstWay;

    /// <summary>[links] Where each begins.</summary>
    internal int[] From { get; }

    /// <summary>[links] Where each leads.</summary>
    internal int[] To { get; }

    /// <summary>[links] Its length in kilometres, above zero.</summary>
    internal double[] Km { get; }

    /// <summary>[links] Whether it can only be walked.</summary>
    internal bool[] IsOnFoot { get; }

    /// <summary>[links] Whether people may use it on the day at hand.</summary>
    internal bool[] IsOpen { get; }

    /// <summary>The links that lead to a place.</summary>
    internal ReadOnlySpan<int> Into(int place) => into.AsSpan(firstInto[place]..firstInto[place + 1]);

    /// <summary>Opens and closes links as they are on a day.</summary>
    internal void SetDay(int day)
    {
        for (var link = 0; link < Count; link++) IsOpen[link] = world.Ways[link].IsOpen(day);
    }

    /// <summary>
    /// How far ways are looked for: as far as people look for refuge, and without a bound from where authorities send
    /// them on.
    /// </summary>
    internal double FarthestKm(int source, MovementRules rules) =>
        world.Sendings[source].Count > 0 ? double.PositiveInfinity : rules.FarthestRefuge.Value + Rounding;
}
