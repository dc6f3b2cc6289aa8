namespace Refuge.Reports.Places;

/// <summary>A place that has a name, as a gazetteer or a crisis folder knows it.</summary>
/// <param name="Id">The folder's place, or <c>geonames:N</c>; of an administrative unit <c>geonames:</c> and its
/// code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Aliases">Its other names and spellings, in any script, and what its people are called.</param>
/// <param name="Kind">What sort of place it is.</param>
/// <param name="Country">Its country, as ISO 3166-1 alpha-2. Null when unknown.</param>
/// <param name="Admin1">Its first administrative level, as the gazetteer codes it. Null when unknown.</param>
/// <param name="Population">How many live there. Zero when unknown.</param>
/// <param name="Latitude">Degrees north (WGS 84). Null when no map shows it.</param>
/// <param name="Longitude">Degrees east (WGS 84). Null when no map shows it.</param>
sealed record NamedPlace(
    string Id,
    string Name,
    IReadOnlyList<string> Aliases,
    NamedPlaceKind Kind,
    string? Country,
    string? Admin1,
    long Population,
    double? Latitude,
    double? Longitude)
{
    /// <summary>
    /// Whether it comes from the crisis folder rather than from a gazetteer: then it goes before all others.
    /// </summary>
    public bool IsOfFolder { get; init; }

    /// <summary>Whether it is a site of the crisis folder: a camp, a transit or a screening site.</summary>
    public bool IsSite { get; init; }

    /// <summary>
    /// Whether the crisis folder calls it a city, town, village or district: people live there, though no map shows it.
    /// </summary>
    internal bool IsInhabited { get; init; }

    /// <summary>Whether it is a region, province or district: wider than a town and less than a country.</summary>
    internal bool IsLand => IsOfFolder
        ? !IsSite && !IsInhabited
        : Kind is NamedPlaceKind.Region or NamedPlaceKind.Province or NamedPlaceKind.District;

    /// <summary>Everything that is known of it, on one line; equal for places that read alike.</summary>
    internal string Describe() => FormattableString.Invariant(
        $"{Id}|{Name}|{string.Join(';', Aliases)}|{Kind}|{Country}|{Admin1}|{Population}|{Latitude:R}|{Longitude:R}|{IsOfFolder}|{IsSite}|{IsInhabited}");

    /// <summary>
    /// Great-circle distance to another place (haversine, mean radius 6,371 km). Null when either is on no map.
    /// </summary>
    internal double? KilometresTo(NamedPlace other) =>
        Latitude is { } lat && Longitude is { } lon && other.Latitude is { } lat2 && other.Longitude is { } lon2
            ? Distance(lat, lon, lat2, lon2)
            : null;

    /// <summary>Great-circle distance in kilometres (haversine, mean radius 6,371 km).</summary>
    public static double Distance(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        const double EarthRadiusKm = 6_371;
        var (a, b) = (double.DegreesToRadians(latitude), double.DegreesToRadians(otherLatitude));
        var (dLat, dLon) = ((b - a) / 2, double.DegreesToRadians(otherLongitude - longitude) / 2);
        var h = (Math.Sin(dLat) * Math.Sin(dLat)) + (Math.Cos(a) * Math.Cos(b) * Math.Sin(dLon) * Math.Sin(dLon));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}

/// <summary>What sort of place a named place is, as far as choosing between places of one name needs it.</summary>
public enum NamedPlaceKind
{
    /// <summary>A town or village, or a place of the crisis folder.</summary>
    Settlement,

    /// <summary>The seat of a first administrative level.</summary>
    Seat,

    /// <summary>The capital of a country.</summary>
    Capital,

    /// <summary>A second administrative level, such as a district.</summary>
    District,

    /// <summary>A first administrative level, such as a governorate.</summary>
    Province,

    /// <summary>A country.</summary>
    Country,

    /// <summary>A region across provinces or countries.</summary>
    Region,
}
