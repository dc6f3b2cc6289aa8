namespace Refuge.Displacement.Model;

/// <summary>Shortest ways from one place to every other, as arrays over places.</summary>
sealed class PathTree
{
    readonly List<int> reached = [];

    internal PathTree(int places)
    {
        (Km, RoadKm, FootKm) = (new double[places], new double[places], new double[places]);
        (Screening, LastLink) = (new int[places], new int[places]);
        Km.AsSpan().Fill(double.PositiveInfinity);
        RoadKm.AsSpan().Fill(double.PositiveInfinity);
        Screening.AsSpan().Fill(-1);
        LastLink.AsSpan().Fill(NoLink);
    }

    /// <summary>The last link of a place that no way leads to.</summary>
    internal const int NoLink = -1;

    /// <summary>[places] Kilometres from the source; infinite where no way leads.</summary>
    internal double[] Km { get; }

    /// <summary>[places] Of these, kilometres by vehicle; infinite where no way leads.</summary>
    internal double[] RoadKm { get; }

    /// <summary>[places] Of these, kilometres on foot.</summary>
    internal double[] FootKm { get; }

    /// <summary>[places] The first screening site on the way, as an index; −1 when none.</summary>
    internal int[] Screening { get; }

    /// <summary>
    /// [places] The last link of the way; <see cref="NoLink"/> where no way leads, and at the source.
    /// </summary>
    internal int[] LastLink { get; }

    /// <summary>
    /// The network that it was found in: another number is another set of open links or blocked places.
    /// </summary>
    internal int Generation { get; set; } = -1;

    /// <summary>How many of the places that opened since the generation began are in it.</summary>
    internal int Openings { get; set; }

    /// <summary>The place to which people slip out of a blocked source on foot; −1 when to none.</summary>
    internal int SlipsOutTo { get; set; }

    /// <summary>Nothing is reached but the source.</summary>
    /// <remarks>
    /// Only what was reached is set back: where most places are blocked, that is a small part of the network.
    /// </remarks>
    internal void Clear(int source)
    {
        foreach (var place in reached) Set(place, double.PositiveInfinity, double.PositiveInfinity, 0, -1, NoLink);
        reached.Clear();
        Reach(source, 0, 0, 0, -1, NoLink);
    }

    /// <summary>Says how a place is reached.</summary>
    /// <param name="place">The place.</param>
    /// <param name="km">Kilometres from the source.</param>
    /// <param name="roadKm">Of these, kilometres by vehicle.</param>
    /// <param name="footKm">Of these, kilometres on foot.</param>
    /// <param name="screening">The first screening site on the way, or −1.</param>
    /// <param name="lastLink">The last link of the way.</param>
    internal void Reach(int place, double km, double roadKm, double footKm, int screening, int lastLink)
    {
        if (double.IsInfinity(Km[place])) reached.Add(place);
        Set(place, km, roadKm, footKm, screening, lastLink);
    }

    void Set(int place, double km, double roadKm, double footKm, int screening, int lastLink) =>
        (Km[place], RoadKm[place], FootKm[place], Screening[place], LastLink[place]) =
            (km, roadKm, footKm, screening, lastLink);
}
