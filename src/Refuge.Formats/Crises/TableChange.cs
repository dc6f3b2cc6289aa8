using System.Text;
using Refuge.Formats.Workbooks;

namespace Refuge.Formats.Crises;

/// <summary>Adds rows to the file of a table, every byte that stands there left as it is.</summary>
sealed class TableChange(DirectoryInfo folder, string file)
{
    /// <summary>The bytes of the file with the rows behind its last line; or why they cannot be added.</summary>
    internal (byte[] Bytes, Problem? Problem) With(
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows, CancellationToken cancellation)
    {
        var path = Path.Combine(folder.FullName, file);
        if (!File.Exists(path))
        {
            return WorkbookTables.FindHolding(folder, StatedTable.SchemaOf(file)!) is { } workbook
                ? (
                    [],
                    Fault(
                        $"The table stands in {workbook}, and nothing is added to a workbook.", $"Save it as {file}."))
                : (StatedTable.FindEmpty(file)!.With(rows).ToBytes(), null);
        }

        var input = InputFile.Inspect(path, cancellation);
        var there = File.ReadAllBytes(path);
        if (input.Kind != InputKind.Utf8)
        {
            return ([], Fault("The file is not UTF-8; nothing is added to it.", "Save it as UTF-8."));
        }
        var table = new TableFile(file, StatedTable.SchemaOf(file)!, new());
        _ = table.Rows(input, cancellation).Count();
        if (table.Header is not { } header)
        {
            return ([], Fault("The file has no header of this table.", "Give it one, or delete the file."));
        }
        var missing = rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal)
            .FirstOrDefault(column => !header.ByName.ContainsKey(column));
        if (missing is not null)
        {
            return ([], Fault($"The file has no column {missing}.", $"Add {missing} to its header."));
        }

        var text = new StringBuilder(there.Length > 0 && there[^1] != (byte)'\n' ? "\n" : "");
        foreach (var row in rows)
        {
            StatedTable.AppendLine(
                text, [.. header.Names.Select(column => row.GetValueOrDefault(column, ""))], table.Separator);
        }
        return ([.. there, .. Encoding.UTF8.GetBytes(text.ToString())], null);
    }

    Problem Fault(string what, string remedy) => new(Severity.RowLeftOut, new(file), what, remedy);
}
