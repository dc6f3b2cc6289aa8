using System.Globalization;

namespace Refuge.Publishing.Bulletins;

/// <summary>
/// The piece of the world that a map shows: degrees to units of the view box, true to scale in its middle.
/// </summary>
/// <remarks>
/// Equirectangular about the middle latitude: over some hundred kilometres the error of a distance stays below one
/// percent (Snyder 1987, p. 90).
/// </remarks>
sealed class MapFrame
{
    readonly double west;
    readonly double north;
    readonly double perLongitude;
    readonly double perLatitude;

    internal MapFrame(IReadOnlyList<MapPoint> positions)
    {
        var middle = (positions.Min(position => position.Latitude) + positions.Max(position => position.Latitude)) / 2;
        var kmPerLongitude = KmPerDegree * Math.Cos(middle * Math.PI / 180);
        var reach = positions.Max(position => position.RadiusKm);
        var (left, right) = (
            positions.Min(position => position.Longitude) * kmPerLongitude,
            positions.Max(position => position.Longitude) * kmPerLongitude);
        var (low, high) = (
            positions.Min(position => position.Latitude) * KmPerDegree,
            positions.Max(position => position.Latitude) * KmPerDegree);
        var margin = reach + (Math.Max(right - left, high - low) * 0.12);
        var widthKm = Math.Max(LeastKm, right - left + (2 * margin));
        var heightKm = Math.Max(LeastKm * Flattest, high - low + (2 * margin));
        widthKm = Math.Max(widthKm, heightKm / Steepest);
        heightKm = Math.Max(heightKm, widthKm * Flattest);

        PerKm = Width / widthKm;
        Height = heightKm * PerKm;
        west = ((left + right) / 2) - (widthKm / 2);
        north = ((low + high) / 2) + (heightKm / 2);
        (perLongitude, perLatitude) = (kmPerLongitude, KmPerDegree);
    }

    /// <summary>The width of the view box.</summary>
    internal const double Width = 760;

    /// <summary>The height of the view box.</summary>
    internal double Height { get; }

    /// <summary>
    /// Which piece of the world it shows: west, north, east and south in degrees (WGS 84), to four places (11 m), finer
    /// than a tenth of a unit of the view box.
    /// </summary>
    internal string Degrees => string.Create(
        CultureInfo.InvariantCulture,
        $"{west / perLongitude:0.####} {north / perLatitude:0.####} {(west + (Width / PerKm)) / perLongitude:0.####} {(north - (Height / PerKm)) / perLatitude:0.####}");

    /// <summary>Units of the view box for one kilometre.</summary>
    internal double PerKm { get; }

    internal double X(double longitude) => ((longitude * perLongitude) - west) * PerKm;

    internal double Y(double latitude) => (north - (latitude * perLatitude)) * PerKm;

    /// <summary>Whether a point lies in the frame or within half of its width around it.</summary>
    internal bool IsNear(double longitude, double latitude) =>
        X(longitude) is > -Width / 2 and < Width * 1.5 && Y(latitude) > -Width / 2
            && Y(latitude) < Height + (Width / 2);

    internal static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    const double KmPerDegree = 111.195;
    const double LeastKm = 60;

    /// <summary>Height over width, at least and at most: a map that fits a screen and half a sheet of paper.</summary>
    const double Flattest = 0.45;
    const double Steepest = 0.72;
}
