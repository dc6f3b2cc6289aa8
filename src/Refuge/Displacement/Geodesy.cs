using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>Distances on the globe.</summary>
static class Geodesy
{
    /// <summary>Mean radius of the earth in kilometres (IUGG, R₁).</summary>
    const double EarthRadiusKm = 6371.0088;

    /// <summary>Great circle between two points, in kilometres (haversine formula; Sinnott 1984).</summary>
    /// <remarks>
    /// Rounded to metres, so that the last bits of the sine of one machine or another never reach a draw.
    /// </remarks>
    internal static double GreatCircleKm(Position from, Position to)
    {
        var (lat1, lat2) = (double.DegreesToRadians(from.Latitude), double.DegreesToRadians(to.Latitude));
        var (dLat, dLon) = (lat2 - lat1, double.DegreesToRadians(to.Longitude - from.Longitude));
        var a = Square(Math.Sin(dLat / 2)) + (Math.Cos(lat1) * Math.Cos(lat2) * Square(Math.Sin(dLon / 2)));
        return Math.Round(2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(a))), 3);
    }

    static double Square(double x) => x * x;
}
