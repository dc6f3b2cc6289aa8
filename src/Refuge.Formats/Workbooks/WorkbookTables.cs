using System.Text;
using Refuge.Files;
using Refuge.Formats.Crises;

namespace Refuge.Formats.Workbooks;

/// <summary>
/// The tables of a folder that stand in workbooks: a sheet of <c>crisis.xlsx</c> for each, or a file <c>NAME.xlsx</c>
/// whose first sheet is the table. They are read as the table's own file would be.
/// </summary>
sealed class WorkbookTables(ICrisisFiles folder, ProblemList problems, CancellationToken cancellation) : ICrisisFiles
{
    /// <summary>The workbook that holds a sheet for each table.</summary>
    internal const string Whole = "crisis.xlsx";

    readonly Dictionary<string, byte[]> tables = new(StringComparer.Ordinal);
    readonly HashSet<string> read = new(StringComparer.Ordinal);
    List<string>? names;

    /// <inheritdoc/>
    public string Name => folder.Name;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names => names ??= [.. Find()];

    /// <inheritdoc/>
    public IReadOnlyList<string> Scenarios => folder.Scenarios;

    /// <inheritdoc/>
    public bool HasFolder(string name) => folder.HasFolder(name);

    /// <inheritdoc/>
    public Stream Open(string name) =>
        tables.TryGetValue(name, out var bytes) ? new MemoryStream(bytes, writable: false) : folder.Open(name);

    /// <summary>The names of a table as a sheet or a workbook: its file without the ending.</summary>
    internal static string NameOf(TableSchema table) => Path.GetFileNameWithoutExtension(table.File) is "index"
        ? "reports"
        : Path.GetFileNameWithoutExtension(table.File);

    /// <summary>The workbook in which a table of a folder on the disk stands; null when none holds it.</summary>
    internal static string? FindHolding(DirectoryInfo folder, TableSchema table)
    {
        var own = $"{NameOf(table)}.xlsx";
        if (Entry.At(Path.Combine(folder.FullName, own)).Kind == EntryKind.OrdinaryFile) return own;
        var whole = Path.Combine(folder.FullName, Whole);
        if (InputFiles.FindObstacleWithin(whole, Whole, FileLimits.TableBytes) is not null) return null;
        using var workbook = Workbook.Open(InputFiles.Open(whole), CancellationToken.None);
        return workbook.Sheets.Any(sheet => IsOf(sheet, table)) ? Whole : null;
    }

    static bool IsOf(WorkbookSheet sheet, TableSchema table) =>
        sheet.Name.Trim().Equals(NameOf(table), StringComparison.OrdinalIgnoreCase);

    IEnumerable<string> Find()
    {
        var all = folder.Names.ToHashSet(StringComparer.Ordinal);
        foreach (var file in all.Where(IsOurs).Order(StringComparer.Ordinal)) Read(file, all);
        return all.Except(read, StringComparer.Ordinal).Concat(tables.Keys);
    }

    static bool IsOurs(string file) =>
        file == Whole || CrisisTables.All.Any(table => file == $"{NameOf(table)}.xlsx");

    void Read(string file, HashSet<string> all)
    {
        try
        {
            using var workbook = Workbook.Open(folder.Open(file), cancellation);
            foreach (var table in CrisisTables.All)
            {
                var sheet = file == Whole
                    ? workbook.Sheets.FirstOrDefault(sheet => IsOf(sheet, table))
                    : file == $"{NameOf(table)}.xlsx" && workbook.Sheets is [var first, ..] ? first : null;
                if (sheet is null) continue;
                if (all.Contains(table.File) || tables.ContainsKey(table.File))
                {
                    problems.Add(
                        Severity.RowLeftOut, new(table.File),
                        $"The table stands in {Quoted.Short(file)} too, which was not read.",
                        "Keep one of the two.");
                    continue;
                }

                tables.Add(table.File, ToCsv(workbook, sheet, table, file));
            }

            read.Add(file);
        }
        catch (IOException fault)
        {
            problems.Add(
                Severity.RowLeftOut, new(file), $"The workbook cannot be read: {Quoted.Short(fault.Message, 120)}",
                "Save its sheets as CSV in UTF-8.");
        }
    }

    /// <summary>
    /// A sheet as the text of a table, a line for each of its rows: line 12 of the table is row 12 of the sheet.
    /// </summary>
    /// <remarks>
    /// A workbook does not save the blank cells behind the last filled one; a row is filled up to the headings.
    /// </remarks>
    byte[] ToCsv(Workbook workbook, WorkbookSheet sheet, TableSchema table, string file)
    {
        var text = new StringBuilder();
        var at = 1;
        string[]? headings = null;
        foreach (var row in workbook.Rows(sheet))
        {
            cancellation.ThrowIfCancellationRequested();
            if (row.Number - at > WorkbookLimits.EmptyRows || text.Length > FileLimits.TableBytes)
            {
                throw WorkbookFault.Of("A sheet of the workbook is longer than any table that is read.");
            }

            for (; at < row.Number; at++) text.Append('\n');
            List<string> cells = [.. row.Cells.Select(static cell => OneLine(cell.Text))];
            if (headings is null)
            {
                headings = [.. cells.Select(static cell => cell.Trim().Replace(' ', '_').ToLowerInvariant())];
            }
            else
            {
                while (cells.Count < headings.Length) cells.Add("");
                ReadSerialDays(cells, row.Cells, headings, table, file);
            }
            StatedTable.AppendLine(text, cells, ',');
            at++;
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>
    /// Reads numbers in the columns of days as the days of a spreadsheet whose cells lost their format, and tells it.
    /// </summary>
    void ReadSerialDays(
        List<string> cells, IReadOnlyList<WorkbookCell> read, string[] headings, TableSchema table, string file)
    {
        for (var index = 0; index < Math.Min(read.Count, headings.Length); index++)
        {
            if (read[index].Kind != WorkbookCellKind.Number || !IsOfDays(headings[index], table)
                || SerialDay.FindUnmarked(cells[index]) is not { } day)
            {
                continue;
            }
            var written = FormattableString.Invariant($"{day:yyyy-MM-dd}");
            if (told.Add(file))
            {
                problems.Add(
                    Severity.Note, new(file),
                    $"Numbers in columns of days are read as the days of a spreadsheet that lost their format: "
                    + $"{cells[index]} in {headings[index]} of {NameOf(table)} as {written}.",
                    "Nothing needs to be done where these are the days that were meant.");
            }
            cells[index] = written;
        }
    }

    readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>Whether a column holds days; from and to of a route are places.</summary>
    static bool IsOfDays(string column, TableSchema table) => table.OwnDay.Contains(column, StringComparer.Ordinal)
        || (table != CrisisTables.Routes && DayColumns.Contains(column));

    static readonly HashSet<string> DayColumns = new(StringComparer.Ordinal)
    {
        "published", "reported", "announced", "population_date", "opens", "closes", "date", "from", "to", "made_on",
        "date_from", "date_to", "as_of", "counts_from", "week",
    };

    static string OneLine(string cell) => cell.ReplaceLineEndings(" ");
}
