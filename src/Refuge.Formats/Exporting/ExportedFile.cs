namespace Refuge.Formats.Exporting;

/// <summary>A file of an export.</summary>
/// <param name="Name">Its name, such as <c>plan_needs.csv</c>.</param>
/// <param name="Bytes">What it holds.</param>
sealed record ExportedFile(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>What an export is for.</summary>
enum ExportFormat
{
    /// <summary>Tables with a row of HXL hashtags, as the Humanitarian Data Exchange takes them.</summary>
    Hxl,

    /// <summary>Places with what is known of them, for maps (RFC 7946).</summary>
    Geojson,

    /// <summary>A workbook with a sheet for each table and sums that are formulas.</summary>
    Xlsx,

    /// <summary>Columns for programs that analyse data.</summary>
    Parquet,
}
