namespace Refuge.Publishing;

/// <summary>The ground under a map: borders, coasts, rivers and lakes, with nothing of the crisis in it.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Credit">Whom they are from and under which terms.</param>
sealed record GroundMap(IReadOnlyList<GroundLine> Lines, string Credit)
{
    /// <summary>A map without ground.</summary>
    public static GroundMap None { get; } = new([], "");
}

/// <summary>One line of the ground.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Points">Its points, longitude and latitude in degrees (WGS 84); of a lake, a closed ring.</param>
sealed record GroundLine(GroundKind Kind, IReadOnlyList<(double Longitude, double Latitude)> Points);

/// <summary>What a line of the ground is.</summary>
public enum GroundKind
{
    /// <summary>A border between two countries.</summary>
    Border,

    /// <summary>A coast.</summary>
    Coast,

    /// <summary>A river.</summary>
    River,

    /// <summary>A lake.</summary>
    Lake,
}
