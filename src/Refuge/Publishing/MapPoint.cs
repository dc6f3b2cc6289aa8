using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>Where something is drawn: outside the own folder the middle of a square of a coarse grid.</summary>
/// <remarks>
/// A picture in vectors is a table of positions: with two places that everybody knows it can be turned back into
/// degrees. So what is drawn for others is the square of the grid that a place lies in, and a disc that covers the
/// square. 0.1 degrees are 11 km from north to south and 9 km from east to west at the latitude of Mosul: a reader
/// finds the camp's side of the city, nobody its fence.
/// </remarks>
readonly record struct MapPoint
{
    MapPoint(double latitude, double longitude, double radiusKm, bool isStated) =>
        (Latitude, Longitude, RadiusKm, IsStated) = (latitude, longitude, radiusKm, isStated);

    /// <summary>Degrees north (WGS 84).</summary>
    internal double Latitude { get; }

    /// <summary>Degrees east (WGS 84).</summary>
    internal double Longitude { get; }

    /// <summary>How wide it is drawn, in kilometres.</summary>
    internal double RadiusKm { get; }

    /// <summary>Whether somebody stated how exactly the place is known.</summary>
    internal bool IsStated { get; }

    /// <summary>Where a place is drawn for the audience of a tier; null where its position is not known.</summary>
    internal static MapPoint? Of(Tier tier, Position? position) => position switch
    {
        null => null,
        _ when tier.SeesEverything =>
            new(
                position.Latitude, position.Longitude, position.Precision?.Value ?? UnstatedKm,
                position.Precision is not null),
        _ => new(Middle(position.Latitude), Middle(position.Longitude), CoversSquareKm, true),
    };

    /// <summary>The middle of the square of the grid, from the edges that are multiples of its width.</summary>
    static double Middle(double degrees) =>
        Math.Round((Math.Floor(degrees / GridDegrees) * GridDegrees) + (GridDegrees / 2), 3);

    /// <summary>The width of a square of the grid.</summary>
    const double GridDegrees = 0.1;

    /// <summary>
    /// From the middle of a square to its corner at the equator, where squares are widest: half the diagonal of 11.1 km
    /// by 11.1 km.
    /// </summary>
    const double CoversSquareKm = 7.9;

    /// <summary>How wide a disc is drawn where no precision is stated; its edge is dashed.</summary>
    const double UnstatedKm = 5;
}
