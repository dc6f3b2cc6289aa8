using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Refuge.Formats.Crises;
using Refuge.Publishing;
using Refuge.Publishing.Tables;

namespace Refuge.Formats.Exporting;

/// <summary>A table of an export: of the plan, as an audience may see it, or of the own folder.</summary>
/// <param name="File">The file by whose columns it is tagged.</param>
/// <param name="Name">The name of the file without its ending.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
sealed record ExportedTable(
    string File, string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>
    /// What the name of a table of the plan begins with: a plan is no fact, and is never imported as one.
    /// </summary>
    internal const string PlanPrefix = "plan_";

    /// <summary>The tables of a plan, of what the audience may see and of nothing else.</summary>
    internal static IReadOnlyList<ExportedTable> OfPlan(Disclosure shown, CancellationToken cancellation) =>
        [.. DisclosedTables.Of(shown).Select(document => OfDocument(document, cancellation))];

    /// <summary>The tables of a folder as known at the end of a day. For the own folder alone.</summary>
    /// <remarks>A row that was left out of the folder, or that was not known yet, is left out here.</remarks>
    internal static IReadOnlyList<ExportedTable> OfFolder(
        DirectoryInfo folder, DateOnly asOf, CancellationToken cancellation)
    {
        var (content, _) = CrisisContent.Read(folder, cancellation);
        var (reading, days) = CrisisFolder.ReadPart(content.Name, content.ToFiles(), null, null, cancellation);
        var last = reading.Crisis?.LastKnownOn;
        var seen = days.Where(day => day.Shows.Resolve(last) <= asOf).Select(day => (day.File, day.Row)).ToHashSet();
        var tables = new List<ExportedTable>();
        foreach (var schema in CrisisTables.All)
        {
            if (content.Tables.FirstOrDefault(table => table.File == schema.File) is not { } table) continue;
            var rows = table.Rows
                .Where((row, index) => schema == CrisisTables.Sources
                    ? IsPublishedBy(table, row, asOf)
                    : seen.Contains((table.File, index)))
                .Select(static row => (IReadOnlyList<string>)[.. row.Select(Guarded)]).ToList();
            tables.Add(new(schema.File, Workbooks.WorkbookTables.NameOf(schema), table.Columns, rows));
        }

        return tables;
    }

    static bool IsPublishedBy(StatedTable sources, IReadOnlyList<string> row, DateOnly asOf)
    {
        var column = sources.Columns.ToList().IndexOf("published");
        return column < 0 || PartialDate.Find(row[column]) is not { } published || published.Last <= asOf;
    }

    /// <summary>A text that a spreadsheet would run, disarmed; a number is none.</summary>
    static string Guarded(string cell) => Numerals.FindNumber(cell) is null ? Csv.Text(cell) : cell;

    /// <summary>A table of a plan.</summary>
    internal static ExportedTable OfDocument(Document document, CancellationToken cancellation)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        document.Write(text);
        using var reader = new StringReader(text.ToString());
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        var columns = parser.Read() ? parser.Record! : [];
        var rows = new List<IReadOnlyList<string>>();
        while (parser.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Add(parser.Record!);
        }

        return new(document.Name, $"{PlanPrefix}{Path.GetFileNameWithoutExtension(document.Name)}", columns, rows);
    }
}
