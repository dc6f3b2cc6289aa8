using System.Text;
using Refuge.Formats.Crises;
using Refuge.Publishing;

namespace Refuge.Formats.Exporting;

/// <summary>
/// The situation, the needs and the forecast for other tools, through the gate that every publication passes.
/// </summary>
static class FolderExport
{
    /// <summary>The files of an export.</summary>
    /// <param name="findings">What the stages found, made for the audience.</param>
    /// <param name="audience">For whom. What it may not see is in none of the files.</param>
    /// <param name="format">For which tools.</param>
    /// <param name="folder">The crisis folder, whose tables the own folder gets beside the plan.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal static async Task<IReadOnlyList<ExportedFile>> OfAsync(
        Findings findings, Audience audience, ExportFormat format, DirectoryInfo folder,
        CancellationToken cancellation)
    {
        Publication.Check(findings, audience);
        var shown = DisclosureBuilder.To(audience, findings);
        if (format == ExportFormat.Geojson) return [new("refuge.geojson", GeoJson.Of(shown))];

        var tables = ExportedTable.OfPlan(shown, cancellation).ToList();
        if (audience == Audience.Restricted) tables.AddRange(ExportedTable.OfFolder(folder, shown.AsOf, cancellation));
        switch (format)
        {
            case ExportFormat.Hxl:
                return [.. tables.Select(static table => new ExportedFile($"{table.Name}.csv", Hxl(table)))];
            case ExportFormat.Xlsx:
                return [new("refuge.xlsx", WorkbookExport.Of(shown, tables))];
            default:
                var files = new List<ExportedFile>();
                foreach (var table in tables.Where(static table => table.Rows.Count > 0))
                {
                    files.Add(new($"{table.Name}.parquet", await ParquetExport.OfAsync(table, cancellation)));
                }

                return files;
        }
    }

    /// <summary>A table of a plan with its hashtags, as it was published.</summary>
    /// <param name="document">The table, of what its audience may see.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal static ExportedFile HxlOf(Document document, CancellationToken cancellation)
    {
        var table = ExportedTable.OfDocument(document, cancellation);
        return new($"{table.Name}.csv", Hxl(table));
    }

    /// <summary>The table with its hashtags in the second row (HXL standard 1.1).</summary>
    static byte[] Hxl(ExportedTable table)
    {
        var text = new StringBuilder();
        StatedTable.AppendLine(text, table.Columns, ',');
        StatedTable.AppendLine(text, [.. table.Columns.Select(column => HxlTags.Of(table.File, column))], ',');
        foreach (var row in table.Rows) StatedTable.AppendLine(text, row, ',');
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
