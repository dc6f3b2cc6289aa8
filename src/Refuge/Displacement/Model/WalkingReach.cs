using Refuge.Situations;

namespace Refuge.Displacement.Model;

/// <summary>The populated places that one reaches on foot from a place without a road, by great circle.</summary>
sealed class WalkingReach
{
    /// <summary>
    /// So many are kept for each place. Where all of them are blocked, which is rare, the others are looked for again.
    /// </summary>
    const int Kept = 48;

    readonly NearbyPlaces nearby;
    readonly bool[] isPopulated;
    readonly double reachKm;
    readonly (int Place, double Km)[][] nearest;

    /// <summary>Finds the nearest populated places of every place.</summary>
    /// <param name="positions">[places] Where each lies.</param>
    /// <param name="isPopulated">[places] Whether people live there, so that one walks to it.</param>
    /// <param name="reachKm">How far one walks, in kilometres.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal WalkingReach(Position?[] positions, bool[] isPopulated, double reachKm, CancellationToken cancellation)
    {
        (nearby, this.isPopulated, this.reachKm) = (new(positions), isPopulated, reachKm);
        nearest = new (int, double)[positions.Length][];
        for (var place = 0; place < nearest.Length; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            nearest[place] = nearby.Nearest(place, Kept, isPopulated, reachKm);
        }
    }

    /// <summary>Whether anybody can walk from a place to where people live, whoever holds it.</summary>
    /// <param name="from">The place that people leave.</param>
    internal bool LeadsAnywhere(int from) => nearest[from].Length > 0;

    /// <summary>
    /// The nearest populated place that is not blocked, and how far it is; −1 when none lies within reach.
    /// </summary>
    /// <param name="from">The place that people leave.</param>
    /// <param name="blocked">[places] Places that nobody can pass.</param>
    internal (int Place, double Km) NearestOpen(int from, ReadOnlySpan<bool> blocked)
    {
        foreach (var neighbour in nearest[from])
        {
            if (!blocked[neighbour.Place]) return neighbour;
        }

        if (nearest[from].Length < Kept) return (-1, double.PositiveInfinity);

        var isWanted = new bool[blocked.Length];
        for (var place = 0; place < isWanted.Length; place++) isWanted[place] = isPopulated[place] && !blocked[place];
        return nearby.Nearest(from, 1, isWanted, reachKm) is [var open] ? open : (-1, double.PositiveInfinity);
    }
}
