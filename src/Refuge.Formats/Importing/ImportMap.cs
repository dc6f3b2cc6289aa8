using System.Text;
using Refuge.Formats.Crises;

namespace Refuge.Formats.Importing;

/// <summary>
/// How the columns of a table of another program are used: proposed by the program, and edited by whoever knows the
/// table.
/// </summary>
/// <param name="Sheet">The sheet; empty where the file is no workbook.</param>
/// <param name="Columns">The use of each column in order; null where the heading is not understood.</param>
/// <param name="Settings">What the table does not say itself, by the names of <see cref="ImportSettings"/>.</param>
sealed record ImportMap(string Sheet, IReadOnlyList<ColumnUse?> Columns, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>The item that each column of the use <see cref="ColumnUse.Stands"/> counts, by column.</summary>
    internal IReadOnlyDictionary<int, string> Items { get; init; } = new Dictionary<int, string>();

    /// <summary>The columns of a map as a file.</summary>
    static readonly string[] Headings = ["sheet", "column", "heading", "use"];

    /// <summary>The column of a use; -1 where no column has it.</summary>
    internal int Find(ColumnUse use)
    {
        for (var index = 0; index < Columns.Count; index++)
        {
            if (Columns[index] == use) return index;
        }

        return -1;
    }

    /// <summary>Whether a column has the use.</summary>
    internal bool Has(ColumnUse use) => Find(use) >= 0;

    /// <summary>
    /// What a table says by its tags and headings. Of two columns with one use the first counts, the tagged before the
    /// named.
    /// </summary>
    internal static ImportMap Propose(SheetRows sheet, SheetHeader header)
    {
        var uses = new ColumnUse?[header.Count];
        var items = new Dictionary<int, string>();
        for (var index = 0; index < uses.Length; index++)
        {
            var tag = index < header.Tags.Count ? header.Tags[index] : "";
            var heading = index < header.Headings.Count ? header.Headings[index] : "";
            // Kobo and ODK write the groups of a form before the name of a question: group_a/site_name.
            var lowest = (index < header.Lowest.Count ? header.Lowest[index] : "").Split('/')[^1];
            uses[index] = (tag.Length > 0 ? HeadingWords.OfTag(tag) : null) ?? HeadingWords.OfHeading(heading, lowest);
            if (uses[index] is not null || tag.Length > 0) continue;
            if ((HeadingWords.FindItem(heading) ?? HeadingWords.FindItem(lowest)) is not { } item) continue;
            (uses[index], items[index]) = (ColumnUse.Stands, item);
        }

        foreach (
            var twice in uses.Select(static (use, index) => (use, index)).Where(static column => column.use is not null
                and not (ColumnUse.Part or ColumnUse.Stands)).GroupBy(static column => column.use).Where(
                    static group => group.Skip(1).Any()))
        {
            foreach (var (_, index) in twice.Skip(1)) uses[index] = null;
        }

        return new(sheet.Sheet ?? "", uses, new Dictionary<string, string>(StringComparer.Ordinal)) { Items = items };
    }

    /// <summary>The map as a file: a row for each column, then a row for each setting.</summary>
    internal static byte[] ToBytes(IEnumerable<(ImportMap Map, SheetHeader Header)> maps)
    {
        var text = new StringBuilder();
        StatedTable.AppendLine(text, Headings, ',');
        StatedTable.AppendLine(text, ["# " + Explanation], ',');
        foreach (var (map, header) in maps)
        {
            for (var index = 0; index < map.Columns.Count; index++)
            {
                var heading = index < header.Headings.Count && header.Headings[index].Length > 0
                    ? header.Headings[index] : index < header.Tags.Count ? header.Tags[index] : "";
                StatedTable.AppendLine(text, [map.Sheet, FormattableString.Invariant($"{index + 1}"), heading,
                    map.UseOf(index) ?? ""], ',');
            }

            foreach (var setting in ImportSettings.All)
            {
                StatedTable.AppendLine(
                    text, [map.Sheet, "", setting, map.Settings.GetValueOrDefault(setting, "")], ',');
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The word of a column's use, the item where it counts one; null where it is not understood.</summary>
    internal string? UseOf(int index) => Columns[index] switch
    {
        null => null,
        ColumnUse.Stands when Items.TryGetValue(index, out var item) => item,
        { } use => Words.Of(use),
    };

    static IEnumerable<string> Uses => Words.All<ColumnUse>().Where(static word => word != Words.Of(ColumnUse.Stands));

    static string Explanation =>
        $"Write into use what a column holds: {string.Join(", ", Uses)}; or an item that stands there, such as toilet, "
        + $"tap or washing. Settings stand in the column heading: {ImportSettings.Explanation}.";

    /// <summary>The maps that a file holds, by sheet.</summary>
    internal static IReadOnlyDictionary<string, ImportMap> Read(SheetRows file, ProblemList problems)
    {
        var maps = new Dictionary<string, (SortedDictionary<int, ColumnUse?> Columns,
            Dictionary<string, string> Settings, Dictionary<int, string> Items)>(StringComparer.Ordinal);
        foreach (var row in file.Read().Skip(1))
        {
            string Cell(int index) => index < row.Cells.Length ? row.Cells[index].Trim() : "";
            var (sheet, column, heading, use) = (Cell(0), Cell(1), Cell(2), Cell(3));
            if (sheet.StartsWith("# ", StringComparison.Ordinal)) continue;
            if (!maps.TryGetValue(sheet, out var map)) maps.Add(sheet, map = ([], [], []));
            if (int.TryParse(
                column, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture,
                    out var number) && number is > 0 and <= Workbooks.WorkbookLimits.Columns)
            {
                var known = use.Length == 0 ? null : Words.Find<ColumnUse>(use);
                if (use.Length > 0 && known is null or ColumnUse.Stands && HeadingWords.FindItem(use) is { } item)
                {
                    (known, map.Items[number - 1]) = (ColumnUse.Stands, item);
                }
                else if (use.Length > 0 && known is null or ColumnUse.Stands)
                {
                    problems.Add(
                        Severity.RowLeftOut, new(file.File, row.Line, "use"),
                            $"{Quoted.Of(use)} is no use of a column.",
                        $"Write one of {string.Join(", ", Uses)}, or the code of an item that stands there, such as "
                        + "toilet.");
                }

                map.Columns[number - 1] = known;
            }
            else if (column.Length == 0 && ImportSettings.All.Contains(heading))
            {
                if (use.Length > 0) map.Settings[heading] = use;
            }
            else if (column.Length + heading.Length > 0)
            {
                problems.Add(
                    Severity.RowLeftOut, new(file.File, row.Line, "heading"),
                        $"{Quoted.Of(heading)} is neither a column nor a setting.",
                            $"Settings are {string.Join(", ", ImportSettings.All)}.");
            }
        }

        return maps.ToDictionary(
            static map => map.Key,
            static map =>
                new ImportMap(
                    map.Key, [.. Enumerable.Range(0, map.Value.Columns.Count == 0 ? 0 : map.Value.Columns.Keys.Max()
                        + 1).Select(index => map.Value.Columns.GetValueOrDefault(index))], map.Value.Settings)
                {
                    Items = map.Value.Items,
                },
            StringComparer.Ordinal);
    }
}
