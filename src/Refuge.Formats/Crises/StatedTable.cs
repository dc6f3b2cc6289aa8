using System.Text;

namespace Refuge.Formats.Crises;

/// <summary>A table as rows of cells: what a file of the folder states, and what a database keeps of it.</summary>
/// <param name="File">Its file relative to the folder, such as <c>places.csv</c> or
/// <c>scenarios/early/closures.csv</c>.</param>
/// <param name="Columns">The names of its columns, in the order of the file.</param>
/// <param name="Rows">The cells of each row, one for each column; an empty cell is the empty text.</param>
sealed record StatedTable(string File, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The table of the contract with that file, without rows. Null when the contract has none.</summary>
    /// <param name="file">Its file relative to the folder.</param>
    internal static StatedTable? FindEmpty(string file) =>
        SchemaOf(file) is { } schema
            ? new(file, [.. schema.Columns.Concat(TableSchema.Everywhere).Distinct(StringComparer.Ordinal)], [])
            : null;

    /// <summary>The table of the contract that a file holds, a scenario's included. Null when it holds none.</summary>
    internal static TableSchema? SchemaOf(string file)
    {
        var own = file.Split('/') is ["scenarios", _, .. var rest] ? string.Join('/', rest) : file;
        return CrisisTables.All.FirstOrDefault(schema => schema.File == own);
    }

    /// <summary>The table with more rows; columns that it lacks are added behind its own.</summary>
    internal StatedTable With(IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        var added = rows.ToList();
        List<string> columns = [
            .. Columns,
            .. added.SelectMany(static row => row.Keys).Distinct(StringComparer.Ordinal)
            .Except(Columns, StringComparer.Ordinal)];
        return new(
            File, columns,
            [
                .. Rows.Select(
                    row => (IReadOnlyList<string>)[.. row, .. Enumerable.Repeat("", columns.Count - row.Count)]),
                .. added.Select(
                    row => (IReadOnlyList<string>)[.. columns.Select(column => row.GetValueOrDefault(column, ""))]),
            ]);
    }

    /// <summary>The table as comma-separated values (RFC 4180) in UTF-8 with line feeds.</summary>
    internal byte[] ToBytes()
    {
        var text = new StringBuilder();
        AppendLine(text, Columns, ',');
        foreach (var row in Rows) AppendLine(text, row, ',');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>
    /// Writes one line; a cell with a separator, a quotation mark or a line break, or with spaces round it, is quoted.
    /// </summary>
    internal static void AppendLine(StringBuilder text, IReadOnlyList<string> cells, char separator)
    {
        for (var index = 0; index < cells.Count; index++)
        {
            if (index > 0) text.Append(separator);
            var cell = cells[index];
            var isQuoted = cell.AsSpan().IndexOfAny([separator, '"', '\r', '\n']) >= 0
                || cell.AsSpan().Trim().Length != cell.Length;
            if (isQuoted) text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else text.Append(cell);
        }

        text.Append('\n');
    }
}
