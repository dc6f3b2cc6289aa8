namespace Refuge.Displacement.Model;

/// <summary>The shortest way from the source of a <see cref="PathTree"/> to one place.</summary>
/// <param name="Km">Kilometres from the source; infinite where no way leads.</param>
/// <param name="RoadKm">Of these, kilometres by vehicle; infinite where no way leads.</param>
/// <param name="FootKm">Of these, kilometres on foot.</param>
/// <param name="Screening">The first screening site on the way, as an index; −1 when none.</param>
/// <param name="LastLink">
/// The last link of the way; <see cref="PathTree.NoLink"/> where no way leads, and at the source.
/// </param>
readonly record struct ShortestWay(double Km, double RoadKm, double FootKm, int Screening, int LastLink);

/// <summary>Shortest ways from one place to every other.</summary>
/// <remarks>One array of ways and not an array for each of their parts: a search jumps from place to place.</remarks>
sealed class PathTree
{
    static readonly ShortestWay Nowhere = new(double.PositiveInfinity, double.PositiveInfinity, 0, -1, NoLink);

    readonly ShortestWay[] ways;
    readonly double[] legsKm;
    readonly List<int> reached = [];

    internal PathTree(int places)
    {
        ways = new ShortestWay[places];
        ways.AsSpan().Fill(Nowhere);
        legsKm = new double[places];
        legsKm.AsSpan().Fill(double.PositiveInfinity);
    }

    /// <summary>The last link of a place that no way leads to.</summary>
    internal const int NoLink = -1;

    /// <summary>The place that the ways begin at; −1 before any was looked for.</summary>
    internal int Source { get; private set; } = -1;

    /// <summary>
    /// [places] Kilometres by vehicle and on foot together; infinite where no way leads. Side by side, for whoever
    /// weighs all places.
    /// </summary>
    internal ReadOnlySpan<double> LegsKm => legsKm;

    /// <summary>The shortest way to a place.</summary>
    internal ref readonly ShortestWay this[int place] => ref ways[place];

    /// <summary>Nothing is reached but the source.</summary>
    /// <remarks>
    /// Only what was reached is set back: where most places are blocked, that is a small part of the network.
    /// </remarks>
    internal void Clear(int source)
    {
        Forget();
        Source = source;
        Reach(source, new(0, 0, 0, -1, NoLink));
    }

    /// <summary>Takes the ways that were kept of a search.</summary>
    internal void Load(int source, KeptWays kept)
    {
        Forget();
        Source = source;
        for (var at = 0; at < kept.Count; at++) Reach(kept.Places[at], kept.Ways[at]);
    }

    /// <summary>Keeps the ways, as far as places are reached.</summary>
    internal void Keep(KeptWays kept)
    {
        kept.MakeRoom(reached.Count);
        for (var at = 0; at < reached.Count; at++)
            (kept.Places[at], kept.Ways[at]) = (reached[at], ways[reached[at]]);
    }

    /// <summary>How many places a way leads to, the source among them.</summary>
    internal int Reached => reached.Count;

    /// <summary>Says how a place is reached.</summary>
    internal void Reach(int place, in ShortestWay way)
    {
        if (double.IsInfinity(ways[place].Km)) reached.Add(place);
        ways[place] = way;
    }

    /// <summary>Adds up the legs of every way, once all are found.</summary>
    internal void AddUp()
    {
        foreach (var place in reached) legsKm[place] = ways[place].RoadKm + ways[place].FootKm;
    }

    void Forget()
    {
        foreach (var place in reached) (ways[place], legsKm[place]) = (Nowhere, double.PositiveInfinity);
        reached.Clear();
    }
}

/// <summary>
/// What is kept of a <see cref="PathTree"/>: the ways to the places that are reached, and what they were found in.
/// </summary>
sealed class KeptWays
{
    /// <summary>Bytes for each place that is reached.</summary>
    internal const int BytesPerPlace = (3 * sizeof(double)) + (3 * sizeof(int));

    /// <summary>[at least <see cref="Count"/>] The places that are reached.</summary>
    internal int[] Places { get; private set; } = [];

    /// <summary>[at least <see cref="Count"/>] The way to each.</summary>
    internal ShortestWay[] Ways { get; private set; } = [];

    /// <summary>How many places are reached.</summary>
    internal int Count { get; private set; }

    /// <summary>
    /// The network that the ways were found in: another number is another set of open links or blocked places.
    /// </summary>
    internal int Generation { get; set; } = -1;

    /// <summary>How many of the places that opened since the generation began are in it.</summary>
    internal int Openings { get; set; }

    /// <summary>The place to which people slip out of a blocked source on foot; −1 when to none.</summary>
    internal int SlipsOutTo { get; set; }

    internal void MakeRoom(int count)
    {
        if (count > Places.Length) (Places, Ways) = (new int[count], new ShortestWay[count]);
        Count = count;
    }
}
