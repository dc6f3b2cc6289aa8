using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Refuge.Files;
using Refuge.Formats.Crises;
using Refuge.Formats.Workbooks;

namespace Refuge.Formats.Importing;

/// <summary>
/// A table of another program, read row by row: a file of separated values, or one sheet of a workbook.
/// </summary>
/// <param name="File">The file's name.</param>
/// <param name="Sheet">The sheet's name; null where the file is no workbook.</param>
/// <param name="IsHidden">Whether the workbook hides the sheet.</param>
/// <param name="Read">Reads the rows from the first; may be called again.</param>
/// <param name="Merged">Ranges of cells that are shown as one.</param>
sealed record SheetRows(
    string File, string? Sheet, bool IsHidden, Func<IEnumerable<SheetRow>> Read, IReadOnlyList<MergedCells> Merged)
{
    static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>Lines that are looked at to find the separator.</summary>
    const int LinesLookedAt = 25;

    /// <summary>Where it stands, for problems.</summary>
    internal string Name => Sheet is null ? File : $"{File}[{Quoted.Short(Sheet)}]";

    /// <summary>The tables of a file. Nothing is held but the row that is read.</summary>
    /// <param name="path">The file, found to be an ordinary one of a bounded length.</param>
    /// <param name="problems">Told what the file is read as.</param>
    /// <param name="open">Workbooks that were opened, to be closed by the caller.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="IOException">The file is a workbook that cannot be read.</exception>
    internal static IReadOnlyList<SheetRows> Of(
        string path, ProblemList problems, List<Workbook> open, CancellationToken cancellation)
    {
        var name = Path.GetFileName(path);
        var input = InputFile.Inspect(path, cancellation);
        switch (input.Kind)
        {
            case InputKind.Workbook:
                var workbook = Workbook.Open(InputFiles.Open(path), cancellation);
                open.Add(workbook);
                return
                [
                    .. workbook.Sheets.Select(sheet => new SheetRows(
                        name, sheet.Name, sheet.IsHidden,
                        () => workbook.Rows(sheet).Select(static row =>
                            new SheetRow(row.Number, [.. row.Cells.Select(TextOf)])), workbook.Merged(sheet))),
                ];
            case InputKind.Binary:
                problems.Add(
                    Severity.RowLeftOut, new(name), "The file is neither text nor a workbook that can be read.",
                        "Save it as CSV in UTF-8, or as .xlsx.");
                return [];
            case InputKind.Windows1252:
                problems.Add(
                    Severity.Note, new(name),
                        "The file is not UTF-8; it was read as Windows-1252, so letters beyond English may be wrong.",
                            "Compare the names of places.");
                break;
            default:
                break;
        }

        return [new(name, null, false, () => Separated(input, cancellation), [])];
    }

    /// <summary>A formula that came to no value says nothing.</summary>
    static string TextOf(WorkbookCell cell) => cell.Kind == WorkbookCellKind.Error ? "" : cell.Text;

    static IEnumerable<SheetRow> Separated(InputFile input, CancellationToken cancellation)
    {
        var separator = SeparatorOf(input);
        using var text = input.Open();
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            IgnoreBlankLines = false,
            BadDataFound = null,
        });
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var line = parser.RawRow + 1;
            if (!parser.Read()) yield break;
            yield return new(line, parser.Record ?? []);
        }
    }

    /// <summary>
    /// The separator that parts the first lines into the most cells, counted line by line so that a title does not
    /// decide.
    /// </summary>
    static char SeparatorOf(InputFile input)
    {
        using var text = input.Open();
        var lines = new List<string>();
        var line = new StringBuilder();
        int letter;
        while (lines.Count < LinesLookedAt && (letter = text.Read()) >= 0)
        {
            if (letter is '\n')
            {
                lines.Add(line.ToString());
                line.Clear();
            }
            else if (line.Length < 1 << 14)
            {
                line.Append((char)letter);
            }
        }

        lines.Add(line.ToString());
        return Separators.MaxBy(separator => lines.Sum(each => Math.Min(each.AsSpan().Count(separator), 200)));
    }
}

/// <summary>A row of another program's table.</summary>
/// <param name="Line">Its line, or the number of the row in its sheet.</param>
/// <param name="Cells">Its cells as text.</param>
readonly record struct SheetRow(int Line, string[] Cells)
{
    /// <summary>The cell of a column, trimmed; null when it is empty, or says that nothing is known.</summary>
    internal string? Cell(int column)
    {
        if (column < 0 || column >= Cells.Length) return null;
        var text = Cells[column].AsSpan().Trim().Trim('\u00A0').Trim('\uFEFF').ToString();
        return IsNothing(text) ? null : text;
    }

    /// <summary>What people write where they know nothing.</summary>
    static bool IsNothing(string text) => text.Length == 0 || Nothing.Contains(text);

    static readonly HashSet<string> Nothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "n/a", "na", "#n/a", "n.a.", "n.a", "nil", "null", "none", "nan", "-", "--", "–", "—", "...", "…", "?",
            "unknown", "not available", "#ref!", "#value!", "#div/0!", "#name?",
    };
}
