using Refuge.Publishing;

namespace Refuge.Tests.Publishing;

/// <summary>A publication opened again as a reader would.</summary>
static class Opened
{
    internal static Dictionary<string, string> All(Findings findings, Audience audience, Wording? wording = null) =>
        Made.GetOrAdd((findings, audience, wording ?? Wording.English), static asked => Make(asked.Findings, asked.Audience, asked.Wording));

    static readonly System.Collections.Concurrent.ConcurrentDictionary<(Findings Findings, Audience Audience, Wording Wording), Dictionary<string, string>> Made = [];

    internal static Dictionary<string, string> Make(Findings findings, Audience audience, Wording wording) =>
        Publication.Compose(findings, audience, wording, Ground).ToDictionary(document => document.Name, Text);

    /// <summary>A river and a border across the invented country.</summary>
    internal static GroundMap Ground { get; } = new(
        [
            new(GroundKind.River, [(43.0, 36.6), (43.2, 36.2), (43.3, 35.8), (43.45, 35.4)]),
            new(GroundKind.Border, [(42.6, 36.9), (43.4, 36.6), (44.4, 36.7)]),
            new(GroundKind.Lake, [(42.9, 36.5), (43.0, 36.6), (42.9, 36.65), (42.9, 36.5)]),
            new(GroundKind.Coast, [(0, 0), (1, 1)]),
        ],
        "An invented country.");

    internal static string Text(Document document)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        document.Write(writer);
        return writer.ToString();
    }

    /// <summary>The rows of a table, each by column.</summary>
    internal static List<Dictionary<string, string>> Rows(string csv)
    {
        var lines = Cells(csv);
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second))];
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
