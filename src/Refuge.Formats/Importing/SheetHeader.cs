using Refuge.Formats.Crises;
using Refuge.Formats.Workbooks;

namespace Refuge.Formats.Importing;

/// <summary>The headings of another program's table, wherever in it they stand.</summary>
/// <param name="Headings">What stands above each column, lines of a heading joined; empty for none.</param>
/// <param name="Tags">The HXL hashtag of each column; empty for none.</param>
/// <param name="LastLine">The last line of the headings, behind which rows begin.</param>
sealed record SheetHeader(IReadOnlyList<string> Headings, IReadOnlyList<string> Tags, int LastLine)
{
    /// <summary>What stands in the lowest line above each column; empty for none.</summary>
    internal IReadOnlyList<string> Lowest { get; private init; } = [];

    /// <summary>Hashtags stand within the first 25 rows (HXL standard 1.1), and no heading was found lower.</summary>
    const int RowsLookedAt = 25;

    /// <summary>Lines that one heading may have.</summary>
    const int MostLines = 3;

    /// <summary>How many columns the table has.</summary>
    internal int Count => Math.Max(Headings.Count, Tags.Count);

    /// <summary>Whether the table is tagged.</summary>
    internal bool IsTagged => Tags.Any(static tag => tag.Length > 0);

    /// <summary>Finds the headings; null when no row looks like one.</summary>
    internal static SheetHeader? Find(SheetRows sheet)
    {
        var rows = sheet.Read().Take(RowsLookedAt + MostLines)
            .Where(static row => row.Cells.Any(static cell => !string.IsNullOrWhiteSpace(cell))).ToList();
        var tagged = rows.FindIndex(static row => HxlTagRow.Is(row.Cells));
        if (tagged >= 0)
        {
            var above = rows.Take(tagged).ToList();
            var first = Math.Max(0, above.FindIndex(IsHeading));
            return new(Joined([.. above.Skip(first)], sheet.Merged), [.. rows[tagged]
                .Cells.Select(static cell => HxlTagRow.IsTag(cell) ? cell.Trim() : "")], rows[tagged].Line)
            {
                Lowest = above.Count > 0 ? Texts(above[^1]) : [],
            };
        }

        var head = rows.FindIndex(IsHeading);
        if (head < 0) return null;
        var last = head;
        while (last + 1 < rows.Count && last - head + 1 < MostLines && GoesOn(rows[last], rows[last + 1])) last++;
        return new(Joined([.. rows.Skip(head).Take(last - head + 1)], sheet.Merged), [], rows[last].Line)
        {
            Lowest = Texts(rows[last]),
        };
    }

    /// <summary>
    /// Two cells of words or more, and more words than numbers: a title stands in one cell, a row of data holds
    /// numbers.
    /// </summary>
    static bool IsHeading(SheetRow row)
    {
        var filled = row.Cells.Where(static cell => !string.IsNullOrWhiteSpace(cell)).ToList();
        return filled.Count >= 2 && filled.Count(IsWord) * 10 >= filled.Count * 8;
    }

    static bool IsWord(string cell) => cell.Any(char.IsLetter) && !FieldNumber.IsNumber(cell);

    /// <summary>
    /// Whether the next row is a second line of the headings: all words, and it fills what the first left open or
    /// repeats under one heading.
    /// </summary>
    static bool GoesOn(SheetRow row, SheetRow next)
    {
        var filled = next.Cells.Where(static cell => !string.IsNullOrWhiteSpace(cell)).ToList();
        if (filled.Count < 2 || !filled.TrueForAll(IsWord)) return false;
        var open = Enumerable.Range(0, next.Cells.Length).Count(index => !string.IsNullOrWhiteSpace(next.Cells[index])
            && (index >= row.Cells.Length || string.IsNullOrWhiteSpace(row.Cells[index])));
        return open > 0;
    }

    static string[] Joined(List<SheetRow> rows, IReadOnlyList<MergedCells> merged)
    {
        var width = rows.Count == 0 ? 0 : rows.Max(static row => row.Cells.Length);
        var headings = new string[width];
        for (var column = 0; column < width; column++)
        {
            var parts = rows.Select(row => Shown(row, column, rows, merged)).Where(static part => part.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase);
            headings[column] = string.Join(' ', parts);
        }

        return headings;
    }

    /// <summary>
    /// What a reader sees above a column: of a merged range what its first cell holds; in a file without ranges, of an
    /// upper line the heading to the left.
    /// </summary>
    static string Shown(SheetRow row, int column, List<SheetRow> rows, IReadOnlyList<MergedCells> merged)
    {
        var own = Text(row, column);
        if (own.Length > 0) return own;
        foreach (var range in merged)
        {
            if (row.Line < range.FirstRow || row.Line > range.LastRow || column < range.FirstColumn
                || column > range.LastColumn)
            {
                continue;
            }
            var first = rows.FindIndex(each => each.Line == range.FirstRow);
            return first < 0 ? "" : Text(rows[first], range.FirstColumn);
        }

        if (merged.Count > 0 || row.Line == rows[^1].Line) return "";
        // Saved as CSV a merged heading stands in its first cell; the line below shows that the columns go on.
        var below = rows[^1];
        if (Text(below, column).Length == 0) return "";
        for (var left = column - 1; left >= 0; left--)
        {
            if (Text(below, left).Length == 0) return "";
            if (Text(row, left) is { Length: > 0 } heading) return heading;
        }

        return "";
    }

    static string[] Texts(SheetRow row) =>
        [.. Enumerable.Range(0, row.Cells.Length).Select(column => Text(row, column))];

    static string Text(SheetRow row, int column) =>
        column < row.Cells.Length ? string.Join(' ', row.Cells[column]
            .Split((char[])[' ', '\n', '\r', '\t', '\u00A0', '\uFEFF'], StringSplitOptions.RemoveEmptyEntries)) : "";
}
