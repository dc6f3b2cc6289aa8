using System.Globalization;
using System.Text;

namespace Refuge.Needs;

/// <summary>A table of reference knowledge that ships inside the library: standards, prices, lead times.</summary>
/// <remarks>
/// Data, so that anybody can read, count and correct it without reading code; inside the library, so that a result
/// never depends on a file beside the program (docs/decisions/0019). The dialect is RFC 4180 without line breaks in
/// cells.
/// </remarks>
static class ReferenceTable
{
    /// <summary>The rows of the embedded table <paramref name="name"/>, in its order.</summary>
    internal static IReadOnlyList<ReferenceRow> Read(string name)
    {
        using var stream = typeof(ReferenceTable).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"No table named {name} ships with Refuge.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);

        var header = Cells(reader.ReadLine() ?? "");
        List<ReferenceRow> rows = [];
        while (reader.ReadLine() is { } line)
        {
            var cells = Cells(line);
            if (cells.Count != header.Count)
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"{name}: this line has {cells.Count} cells, not {header.Count}: {line}"), nameof(name));
            }

            rows.Add(new(header, cells));
        }

        return rows;
    }

    static List<string> Cells(string line)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < line.Length; index++)
        {
            switch (line[index])
            {
                case '"' when quoted && index + 1 < line.Length && line[index + 1] == '"':
                    cell.Append('"');
                    index++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    break;
                default:
                    cell.Append(line[index]);
                    break;
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}

/// <summary>One row of a reference table.</summary>
/// <param name="header">The names of the columns.</param>
/// <param name="cells">The cells, as many as columns.</param>
sealed class ReferenceRow(List<string> header, List<string> cells)
{
    /// <summary>The cell under <paramref name="column"/>; empty when nothing stands there.</summary>
    internal string this[string column] => cells[header.IndexOf(column)];

    /// <summary>The number under <paramref name="column"/>, or null when the cell is empty.</summary>
    internal double? Number(string column) =>
        this[column] is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>The day under <paramref name="column"/>, or null when the cell is empty.</summary>
    internal DateOnly? Date(string column) =>
        this[column] is { Length: > 0 } text
            ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
}
