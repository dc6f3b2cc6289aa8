using Refuge.Situations;

namespace Refuge.Displacement.Model;

/// <summary>Finds places that lie near each other by great circle, without looking at all of them.</summary>
/// <remarks>
/// Places are sorted by latitude. Two points are at least as far apart as their latitudes, so that a search goes north
/// and south from a place until the latitude alone is too far.
/// </remarks>
sealed class NearbyPlaces
{
    /// <summary>
    /// Kilometres of a degree of latitude, rounded down, so that no place is passed over (mean radius of the earth,
    /// IUGG R₁: 111.195).
    /// </summary>
    const double KmPerDegree = 111.19;

    /// <summary>Distances are rounded to metres, so that places a little farther may count as equally near.</summary>
    const double Rounding = 0.001;

    readonly Position?[] positions;
    readonly int[] byLatitude;
    readonly double[] latitudes;
    readonly int[] rank;

    /// <summary>Sorts places.</summary>
    /// <param name="positions">[places] Where each lies; null where no map shows it: it is near nothing.</param>
    internal NearbyPlaces(Position?[] positions)
    {
        this.positions = positions;
        byLatitude = [
            .. Enumerable.Range(0, positions.Length).Where(place => positions[place] is not null)
            .OrderBy(place => positions[place]!.Latitude)];
        latitudes = [.. byLatitude.Select(place => positions[place]!.Latitude)];
        rank = new int[positions.Length];
        for (var at = 0; at < byLatitude.Length; at++) rank[byLatitude[at]] = at;
    }

    /// <summary>The nearest places to one place, nearest first and of equally near ones the lower index.</summary>
    /// <param name="from">The place.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="isWanted">[places] Whether a place is looked for.</param>
    /// <param name="withinKm">They lie nearer than this, in kilometres.</param>
    internal (int Place, double Km)[] Nearest(int from, int count, ReadOnlySpan<bool> isWanted, double withinKm)
    {
        if (positions[from] is not { } here) return [];

        // The farthest of those found lies on top, and goes when a nearer one is found.
        var found = new PriorityQueue<(int Place, double Km), (double Km, int Place)>(
            Comparer<(double, int)>.Create(static (one, other) => other.CompareTo(one)));
        var (south, north) = (rank[from] - 1, rank[from] + 1);
        while (true)
        {
            var toSouth = south < 0 ? double.PositiveInfinity : here.Latitude - latitudes[south];
            var toNorth = north == latitudes.Length ? double.PositiveInfinity : latitudes[north] - here.Latitude;
            var nearer = Math.Min(toSouth, toNorth);
            var bound = found.Count == count ? found.Peek().Km : withinKm;
            if (double.IsInfinity(nearer) || nearer * KmPerDegree > bound + Rounding) break;

            var place = byLatitude[toSouth <= toNorth ? south-- : north++];
            if (!isWanted[place]) continue;
            var km = Geodesy.GreatCircleKm(here, positions[place]!);
            if (km >= withinKm) continue;
            found.Enqueue((place, km), (km, place));
            if (found.Count > count) found.Dequeue();
        }

        return [
            .. found.UnorderedItems.Select(item => item.Element).OrderBy(item => item.Km).ThenBy(item => item.Place)];
    }
}
