namespace Refuge.Flee.Engines;

/// <summary>Flee's great circle between places.</summary>
static class FleeGreatCircle
{
    const double EarthRadiusKm = 6371; // Mean radius of the Earth (IUGG), as Flee takes it.

    /// <summary>
    /// Kilometres between two places, with the first coordinate of the file taken for the longitude, as Flee does.
    /// </summary>
    internal static double Km(FleePlace from, FleePlace to)
    {
        var (latitude, otherLatitude) =
            (double.DegreesToRadians(from.SecondCoordinate), double.DegreesToRadians(to.SecondCoordinate));
        var (half, halfAcross) = (
            Math.Sin((otherLatitude - latitude) / 2),
            Math.Sin(double.DegreesToRadians(to.FirstCoordinate - from.FirstCoordinate) / 2));
        var chord = (half * half) + (Math.Cos(latitude) * Math.Cos(otherLatitude) * halfAcross * halfAcross);
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }
}
