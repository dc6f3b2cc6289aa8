using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Refuge.Files;

namespace Refuge.Flee.Folders;

/// <summary>One row of a Flee table: its line and its cells, trimmed.</summary>
sealed record FleeRow(string File, int Line, string[] Cells)
{
    /// <summary>The cell at <paramref name="index"/>; empty when the row is shorter.</summary>
    internal string this[int index] => index < Cells.Length ? Cells[index] : "";

    /// <summary>Where the row stands.</summary>
    internal Location Where(string? column = null) => new(File, Line, column);
}

/// <summary>Reads the comma-separated tables of a Flee folder.</summary>
static class FleeRows
{
    /// <summary>The rows of a file, comments too; none when the file does not exist.</summary>
    internal static List<FleeRow> Read(string folder, string file)
    {
        var rows = new List<FleeRow>();
        if (FleeFiles.FindPath(folder, file) is not { } path) return rows;

        using var text = new StreamReader(InputFiles.Open(path));
        using var parser = new CsvParser(
            text, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, IgnoreBlankLines = false });
        while (parser.Read())
        {
            string[] cells = [.. (parser.Record ?? []).Select(cell => cell.Trim())];
            if (cells.Any(cell => cell.Length > 0)) rows.Add(new(file, parser.RawRow, cells));
        }

        return rows;
    }

    /// <summary>Whether a row is a header or a comment.</summary>
    internal static bool IsComment(FleeRow row) => row[0].StartsWith('#');

    /// <summary>More people or days than any folder is about, and few enough to be counted as whole numbers.</summary>
    const double LargestNumber = 2e9;

    /// <summary>
    /// A number as the folder's files write it; null for what is none, or larger than anything that is counted here.
    /// </summary>
    internal static double? Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= LargestNumber ? number : null;
}
