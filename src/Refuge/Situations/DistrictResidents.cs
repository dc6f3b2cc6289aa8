namespace Refuge.Situations;

/// <summary>
/// Who lives in a district outside the towns that the folder names besides: the population of a district holds that of
/// its towns, and nobody can flee from both.
/// </summary>
/// <remarks>
/// A city, town or village lies in a district where its <c>admin1</c> or <c>admin2</c> is the name of the district or
/// an alias of it, in the same country where both state one. A part of a city that is called a district holds none.
/// </remarks>
sealed class DistrictResidents
{
    readonly Dictionary<PlaceId, double> inTowns = [];

    /// <summary>Looks up which towns lie in which districts.</summary>
    /// <param name="situation">The picture as known.</param>
    internal DistrictResidents(Situation situation)
    {
        var places = situation.Places.Select(static place => place.Value).ToList();
        foreach (var district in places.Where(static place => place.Kind is PlaceKind.District))
        {
            var towns = places.Where(place => place.Id != district.Id && LiesIn(place, district));
            var people = towns.Sum(static town => (double)(Best(town)?.Count ?? 0));
            if (people > 0) inTowns[district.Id] = people;
        }
    }

    /// <summary>
    /// The place with those alone of its people who live in none of its towns. The place itself where none of them is
    /// stated.
    /// </summary>
    internal Place WithoutTowns(Place place) => !inTowns.TryGetValue(place.Id, out var elsewhere) ? place
        : place with
        {
            Population = Less(place.Population, elsewhere),
            PopulationLow = Less(place.PopulationLow, elsewhere),
            PopulationHigh = Less(place.PopulationHigh, elsewhere),
        };

    /// <summary>Whether a place is one of homes that lies in a district by the name of its unit.</summary>
    static bool LiesIn(Place place, Place district) =>
        place.Kind is PlaceKind.City or PlaceKind.Town or PlaceKind.Village
        && (place.Country is null || district.Country is null || place.Country == district.Country)
        && (IsNamed(district, place.Admin1) || IsNamed(district, place.Admin2));

    static bool IsNamed(Place district, string? unit) => unit is not null
        && (unit.Equals(district.Name, StringComparison.OrdinalIgnoreCase)
            || district.Aliases.Contains(unit, StringComparer.OrdinalIgnoreCase));

    static People? Best(Place place) => place.Population ?? place.PopulationLow ?? place.PopulationHigh;

    static People? Less(People? people, double elsewhere) =>
        people is { } stated ? new((long)Math.Max(0, stated.Count - elsewhere)) : null;
}
