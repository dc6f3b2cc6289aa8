namespace Refuge.Publishing.Tables;

/// <summary>
/// Writes comma-separated rows as RFC 4180 has them, with line feeds, and disarms text that a spreadsheet would run as
/// a formula.
/// </summary>
/// <remarks>
/// A cell that came from somebody's text and begins with <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, their full-width
/// forms, a tab, a carriage return or a line feed, after any number of apostrophes and spaces, gets one apostrophe in
/// front; whoever reads takes one apostrophe off cells of that form. So every text comes back as it was
/// (<see cref="Rearm"/>), and no cell runs (OWASP, CSV injection). Numbers, dates and words of the contract are written
/// as they are.
/// </remarks>
static class Csv
{
    /// <summary>Writes a header and rows.</summary>
    internal static void Write(TextWriter writer, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        WriteRow(writer, columns);
        foreach (var row in rows)
        {
            if (row.Count != columns.Count)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"A row has {row.Count} cells for {columns.Count} columns."),
                    nameof(rows));
            }
            for (var index = 0; index < row.Count; index++) WriteCell(writer, index, row[index].Text);
            writer.Write('\n');
        }
    }

    /// <summary>Writes a table that the own folder alone has, of cells that are texts already.</summary>
    internal static void WriteRestricted(
        TextWriter writer, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        WriteRow(writer, columns);
        foreach (var row in rows)
        {
            if (row.Count != columns.Count)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"A row has {row.Count} cells for {columns.Count} columns."),
                    nameof(rows));
            }
            WriteRow(writer, row);
        }
    }

    /// <summary>Text from outside, made harmless.</summary>
    internal static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        return RunsAsFormula(text) ? $"'{text}" : text;
    }

    /// <summary>The text that <see cref="Text"/> was given.</summary>
    internal static string Rearm(string cell) => cell.StartsWith('\'') && RunsAsFormula(cell) ? cell[1..] : cell;

    static bool RunsAsFormula(string text)
    {
        var first = text.AsSpan().TrimStart("' \u00A0");
        return first.Length > 0 && FormulaStarts.Contains(first[0], StringComparison.Ordinal);
    }

    static void WriteRow(TextWriter writer, IReadOnlyList<string> cells)
    {
        for (var index = 0; index < cells.Count; index++) WriteCell(writer, index, cells[index]);
        writer.Write('\n');
    }

    static void WriteCell(TextWriter writer, int index, string cell)
    {
        if (index > 0) writer.Write(',');
        if (!cell.AsSpan().ContainsAny(Quoted))
        {
            writer.Write(cell);
            return;
        }

        writer.Write('"');
        writer.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }

    const string Quoted = ",\"\n\r";
    const string FormulaStarts = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
}
