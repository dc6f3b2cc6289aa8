namespace Refuge.Reports.Places;

/// <summary>
/// Where a story plays: how much of its names' likely places lies in each country, each province, and each patch of the
/// map.
/// </summary>
sealed class PlaceSupport
{
    /// <summary>Degrees of a patch whose eight neighbours count as near: some 300 km.</summary>
    const double NearDegrees = 3;

    /// <summary>Degrees of a patch whose eight neighbours count as close: some 50 km.</summary>
    const double CloseDegrees = .5;

    /// <summary>Places less likely than this are left out.</summary>
    const double LeastChance = .01;

    readonly Dictionary<string, double> countries = new(StringComparer.Ordinal);
    readonly Dictionary<(string Country, string First), double> provinces = [];
    readonly Dictionary<(int South, int West), double> near = [];
    readonly Dictionary<(int South, int West), double> close = [];
    double all;

    /// <summary>
    /// Counts the places a name may mean, each by its chance; with a sign of −1 it takes them out again.
    /// </summary>
    internal void Add(PlaceSense sense, int sign)
    {
        // A name that comes a hundred times says where the story plays, but not a hundred times as loud.
        var weight = sign * Math.Sqrt(sense.Count);
        for (var index = 0; index < sense.Places.Length; index++)
        {
            if (sense.Chances[index] < LeastChance) continue;
            var (place, share) = (sense.Places[index], sense.Chances[index] * weight);
            all += share;
            if (place.Country is not { } country) continue;
            Add(countries, country, share);
            if (place.Kind is NamedPlaceKind.Country) continue;
            if (place.Admin1 is { } first) Add(provinces, (country, first), share);
            if (place is not { Latitude: { } latitude, Longitude: { } longitude }) continue;
            Add(near, Patch(latitude, longitude, NearDegrees), share);
            Add(close, Patch(latitude, longitude, CloseDegrees), share);
        }
    }

    /// <summary>The share of the story in the country of a place, 0 to 1.</summary>
    internal double Country(NamedPlace place) =>
        place.Country is { } country ? countries.GetValueOrDefault(country) / Math.Max(all, 1) : 0;

    /// <summary>How many names lie in the province of a place, on a scale that levels off.</summary>
    internal double Province(NamedPlace place) =>
        place is { Country: { } country, Admin1: { } first } && place.Kind != NamedPlaceKind.Country
            ? Levelled(provinces.GetValueOrDefault((country, first)))
            : 0;

    /// <summary>How many names lie near a place, on a scale that levels off.</summary>
    internal double Near(NamedPlace place) => Around(place, near, NearDegrees);

    /// <summary>How many names lie close to a place, on a scale that levels off.</summary>
    internal double Close(NamedPlace place) => Around(place, close, CloseDegrees);

    static double Around(NamedPlace place, Dictionary<(int South, int West), double> patches, double degrees)
    {
        if (place is not { Latitude: { } latitude, Longitude: { } longitude } || place.Kind == NamedPlaceKind.Country)
        {
            return 0;
        }
        var (south, west) = Patch(latitude, longitude, degrees);
        var sum = 0.0;
        for (var row = south - 1; row <= south + 1; row++)
        {
            for (var column = west - 1; column <= west + 1; column++) sum += patches.GetValueOrDefault((row, column));
        }

        return Levelled(sum);
    }

    static void Add<T>(Dictionary<T, double> sums, T key, double share)
        where T : notnull => sums[key] = sums.GetValueOrDefault(key) + share;

    static double Levelled(double sum) => Math.Log(1 + Math.Max(0, sum));

    static (int South, int West) Patch(double latitude, double longitude, double degrees) =>
        ((int)Math.Floor(latitude / degrees), (int)Math.Floor(longitude / degrees));
}
