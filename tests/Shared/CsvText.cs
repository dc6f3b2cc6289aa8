namespace Refuge.Tests.Shared;

/// <summary>A table as a reader outside the project would take it apart.</summary>
static class CsvText
{
    /// <summary>The rows of a table, each by column.</summary>
    internal static List<Dictionary<string, string>> Rows(string csv)
    {
        var lines = Cells(csv);
        return [
            .. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    /// <summary>RFC 4180, read letter by letter.</summary>
    internal static List<List<string>> Cells(string csv)
    {
        var rows = new List<List<string>> { new() };
        var (cell, quoted) = (new System.Text.StringBuilder(), false);
        for (var index = 0; index < csv.Length; index++)
        {
            var letter = csv[index];
            if (quoted && letter == '"' && index + 1 < csv.Length && csv[index + 1] == '"')
            {
                cell.Append('"');
                index++;
            }
            else if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (letter is ',' or '\n'))
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
                if (letter == '\n') rows.Add([]);
            }
            else
            {
                cell.Append(letter);
            }
        }

        return [.. rows.Where(row => row.Count > 0)];
    }
}
