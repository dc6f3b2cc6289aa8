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
        for (var index = 0; index < uses.Length; index++)
        {
            var tag = index < header.Tags.Count ? header.Tags[index] : "";
            var heading = index < header.Headings.Count ? header.Headings[index] : "";
            uses[index] = (tag.Length > 0 ? HeadingWords.OfTag(tag) : null) ?? HeadingWords.OfHeading(heading);
        }

        foreach (
            var twice in uses.Select(static (use, index) => (use, index)).Where(static column => column.use is not null
                and not ColumnUse.Part).GroupBy(static column => column.use).Where(static group => group.Skip(1).Any()))
        {
            foreach (var (_, index) in twice.Skip(1)) uses[index] = null;
        }

        return new(sheet.Sheet ?? "", uses, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <summary>The map as a file: a row for each column, then a row for each setting.</summary>
    internal static byte[] ToBytes(IEnumerable<(ImportMap Map, SheetHeader Header)> maps)
    {
        var text = new StringBuilder();
        StatedTable.AppendLine(text, Headings, ',');
        foreach (var (map, header) in maps)
        {
            for (var index = 0; index < map.Columns.Count; index++)
            {
                var heading = index < header.Headings.Count && header.Headings[index].Length > 0
                    ? header.Headings[index] : index < header.Tags.Count ? header.Tags[index] : "";
                StatedTable.AppendLine(text, [map.Sheet, FormattableString.Invariant($"{index + 1}"), heading,
                    map.Columns[index] is { } use ? Words.Of(use) : ""], ',');
            }

            foreach (var setting in ImportSettings.All)
            {
                StatedTable.AppendLine(
                    text, [map.Sheet, "", setting, map.Settings.GetValueOrDefault(setting, "")], ',');
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The maps that a file holds, by sheet.</summary>
    internal static IReadOnlyDictionary<string, ImportMap> Read(SheetRows file, ProblemList problems)
    {
        var maps = new Dictionary<string,
            (SortedDictionary<int, ColumnUse?> Columns, Dictionary<string, string> Settings)>(StringComparer.Ordinal);
        foreach (var row in file.Read().Skip(1))
        {
            string Cell(int index) => index < row.Cells.Length ? row.Cells[index].Trim() : "";
            var (sheet, column, heading, use) = (Cell(0), Cell(1), Cell(2), Cell(3));
            if (!maps.TryGetValue(sheet, out var map)) maps.Add(sheet, map = ([], []));
            if (int.TryParse(
                column, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture,
                    out var number) && number is > 0 and <= Workbooks.WorkbookLimits.Columns)
            {
                var known = use.Length == 0 ? null : Words.Find<ColumnUse>(use);
                if (use.Length > 0 && known is null)
                {
                    problems.Add(
                        Severity.RowLeftOut, new(file.File, row.Line, "use"),
                            $"{Quoted.Of(use)} is no use of a column.",
                        $"Write one of {string.Join(", ", Words.All<ColumnUse>())}.");
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
                        + 1).Select(index => map.Value.Columns.GetValueOrDefault(index))], map.Value.Settings),
            StringComparer.Ordinal);
    }
}

/// <summary>What a map may say besides the uses of columns.</summary>
static class ImportSettings
{
    /// <summary>
    /// The table that the rows go to: observations, places, funding, responses, facilities; <c>none</c> leaves the
    /// sheet out.
    /// </summary>
    internal const string Table = "table";

    /// <summary>The series that counts go to.</summary>
    internal const string Series = "series";

    /// <summary>The day of every row, where no column has one.</summary>
    internal const string Date = "date";

    /// <summary>People in a household, for counts of households.</summary>
    internal const string HouseholdFactor = "household_factor";

    /// <summary>The kind of new places: a word of places.csv.</summary>
    internal const string PlaceKind = "place_kind";

    /// <summary>The appeal of every row of money, where no column has one.</summary>
    internal const string Appeal = "appeal";

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<string> All { get; } = [Table, Series, Date, HouseholdFactor, PlaceKind, Appeal];
}
