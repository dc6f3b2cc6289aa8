namespace Refuge.Situations;

/// <summary>Where people live, shelter or pass through: one row of <c>places.csv</c>.</summary>
/// <remarks>
/// Geography (everything but the population) is always visible, also when its row cites a later source, unless the
/// place is a <see cref="PlaceKind.Site"/>: that a camp will stand somewhere is itself a fact with a day.
/// </remarks>
/// <param name="Id">The identity of the place.</param>
/// <param name="Name">The name as written in the source, in Latin script.</param>
/// <param name="Aliases">Other spellings and names.</param>
/// <param name="NameAr">The name in Arabic script. Null when unknown.</param>
/// <param name="Kind">What sort of place it is.</param>
/// <param name="Position">Where it lies. Null when no map shows it.</param>
/// <param name="Near">The place it is known to lie near, when that is all that is known.</param>
/// <param name="NearKm">How far from <paramref name="Near"/>. Null when unknown: then it is drawn.</param>
/// <param name="Population">Residents before or during the crisis. Null when unknown.</param>
/// <param name="PopulationLow">The least they may be. Null when not stated.</param>
/// <param name="PopulationHigh">The most they may be. Null when not stated.</param>
/// <param name="PopulationDate">The day the population is of. Null when not stated.</param>
/// <param name="Country">The country. Null when not given.</param>
/// <param name="Admin1">The first administrative level, such as the governorate. Null when not given.</param>
/// <param name="Admin2">The second administrative level, such as the district. Null when not given.</param>
/// <param name="PCode">The P-code of the administrative unit. Null when not given.</param>
/// <param name="Side">The bank or line it lies on, in the crisis's own words. Null when not given.</param>
/// <param name="Axis">The direction of flight it belongs to, such as <c>south</c>. Null when it is on none.</param>
sealed record Place(
    PlaceId Id,
    string Name,
    IReadOnlyList<string> Aliases,
    string? NameAr,
    PlaceKind Kind,
    Position? Position,
    PlaceId? Near,
    Kilometres? NearKm,
    People? Population,
    People? PopulationLow,
    People? PopulationHigh,
    DateOnly? PopulationDate,
    string? Country,
    string? Admin1,
    string? Admin2,
    string? PCode,
    string? Side,
    string? Axis) : IVersioned<Place>
{
    /// <inheritdoc/>
    public string Key => Id.Code;

    /// <inheritdoc/>
    public Place? SeenOn(DateOnly asOf, DateOnly? knownOn, DateOnly? announced)
    {
        if (knownOn <= asOf) return this;
        return Kind == PlaceKind.Site
            ? null
            : this with { Population = null, PopulationLow = null, PopulationHigh = null, PopulationDate = null };
    }

    /// <summary>
    /// The population before anybody restated it, and its day: it bounds how many can ever have left. Null where one
    /// population is known.
    /// </summary>
    internal (People Population, DateOnly Day)? FirstPopulation { get; init; }

    /// <summary>This population, where a newer row restates it for a later day.</summary>
    (People Population, DateOnly Day)? Before(Place newer) =>
        newer.Population is not null && newer.Population != Population
            && Population is { } before && PopulationDate is { } day && newer.PopulationDate > day
            ? (before, day)
            : null;

    /// <summary>Cells that the newer row fills replace those of this one; cells it leaves empty stay.</summary>
    public Place RevisedBy(Place newer) => newer with
    {
        Aliases = newer.Aliases.Count > 0 ? newer.Aliases : Aliases,
        NameAr = newer.NameAr ?? NameAr,
        Position = newer.Position ?? Position,
        Near = newer.Near ?? Near,
        NearKm = newer.NearKm ?? NearKm,
        Population = newer.Population ?? Population,
        PopulationLow = newer.PopulationLow ?? PopulationLow,
        PopulationHigh = newer.PopulationHigh ?? PopulationHigh,
        PopulationDate = newer.PopulationDate ?? PopulationDate,
        FirstPopulation = FirstPopulation ?? Before(newer),
        Country = newer.Country ?? Country,
        Admin1 = newer.Admin1 ?? Admin1,
        Admin2 = newer.Admin2 ?? Admin2,
        PCode = newer.PCode ?? PCode,
        Side = newer.Side ?? Side,
        Axis = newer.Axis ?? Axis,
    };
}

/// <summary>What sort of place a place is.</summary>
public enum PlaceKind
{
    /// <summary>A city: homes in their tens of thousands.</summary>
    City,

    /// <summary>A town.</summary>
    Town,

    /// <summary>A village, or open country that carries a name.</summary>
    Village,

    /// <summary>A district of a city, or an administrative district taken as a whole.</summary>
    District,

    /// <summary>A place where displaced people are received: camp, emergency site, transit, screening.</summary>
    Site,

    /// <summary>A border post, bridge or ferry.</summary>
    Crossing,

    /// <summary>A road junction where nobody lives.</summary>
    Junction,

    /// <summary>A point that people only pass (Flee's forwarding hub).</summary>
    Forward,

    /// <summary>A point on the map that is no stop at all (Flee's marker).</summary>
    Marker,
}

/// <summary>A point on the map, and how well it is known.</summary>
/// <param name="Latitude">Degrees north, −90 to 90 (WGS 84).</param>
/// <param name="Longitude">Degrees east, −180 to 180 (WGS 84).</param>
/// <param name="Precision">Within how many kilometres the point is known. Null when not stated.</param>
sealed record Position(double Latitude, double Longitude, Kilometres? Precision);
