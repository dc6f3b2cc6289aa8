using Refuge.Cycle;

namespace Refuge.Formats.Crises;

/// <summary>Reads tables into rows with their known-on days, and keeps the folder's last known-on day.</summary>
sealed class TableReader(FolderFiles files, KnownDays knownDays, ProblemList problems, CancellationToken cancellation)
{
    /// <summary>
    /// A crisis is held in memory, at about a kilobyte for each row with its evidence: a million rows take about a
    /// gigabyte.
    /// </summary>
    const int MostRows = 1_000_000;

    readonly List<ExtraCell> extraCells = [];
    readonly List<FactDays> days = [];

    /// <summary>
    /// The last day on which anything became known. Geography and reference knowledge do not count: they are visible on
    /// any day.
    /// </summary>
    internal DateOnly? Last { get; private set; }

    /// <summary>What stood in columns that are not of the contract.</summary>
    internal IReadOnlyList<ExtraCell> ExtraCells => extraCells;

    /// <summary>The days of every row that was read.</summary>
    internal IReadOnlyList<FactDays> Days => days;

    /// <summary>Reads a table whose every row needs a known-on day, unless the table is timeless.</summary>
    internal List<Draft<T>> Read<T>(TableSchema schema, Func<TableRow, T?> parse)
        where T : class, IVersioned<T> => Read(schema, parse, _ => !schema.IsTimeless);

    /// <summary>Reads a table.</summary>
    /// <param name="schema">The table.</param>
    /// <param name="parse">Makes a value of a row; null when the row cannot be one, which the row was told.</param>
    /// <param name="needsDay">Whether a value shows only from its known-on day on.</param>
    internal List<Draft<T>> Read<T>(TableSchema schema, Func<TableRow, T?> parse, Func<T, bool> needsDay)
        where T : class, IVersioned<T>
    {
        var drafts = new List<Draft<T>>();
        foreach (var (row, known, planned) in RowsOf(schema))
        {
            var value = parse(row);
            if (value is null || row.IsLeftOut) continue;

            if (!planned && needsDay(value)) Keep(row, known);
            if (!planned && needsDay(value)) TellIfHidden(row, known);
            var announced = row.Date("announced")?.Last;
            var citation = new RowCitation(row.File, row.Line, KnownDays.Cited(row), Sensitivity(row));
            // Geography of an undated source is visible on any day, and has no day to cite: the folder's last would
            // tell what else the folder holds.
            var cited = known.WaitsForLast && !planned && !needsDay(value) ? KnownOn.Never : known;
            days.Add(
                DaysOf(
                    row, value.Key, known,
                    planned || !needsDay(value) ? KnownOn.Always : KnownOnRule.Shows(known, row.Needs, planned)));
            drafts.Add(new(value, citation, cited, announced, row.Needs, planned));
            extraCells.AddRange(
                row.UnknownCells()
                .Select(cell => new ExtraCell(row.File, value.Key, known.Day, cell.Column, cell.Value)));
        }

        VersionChecks.Check(drafts, problems);
        return drafts;
    }

    static FactDays DaysOf(TableRow row, string key, KnownOn known, KnownOn shows) => new(
        row.File, row.Ordinal, key, known, shows,
        row.Schema.OwnDay.Select(row.Own).Select(text => text is null ? null : PartialDate.Find(text)?.First)
        .FirstOrDefault(day => day is not null),
        row.Own("to") is { } to ? PartialDate.Find(to)?.Last : null,
        row.Schema.Columns.Contains("place", StringComparer.Ordinal) ? row.Own("place") : null);

    IEnumerable<(TableRow Row, KnownOn Known, bool IsPlanned)> RowsOf(TableSchema schema)
    {
        var rows =
            from held in files.Holding(schema, cancellation)
            from row in UpToMost(new TableFile(held.Name, schema, problems).Rows(held.File, cancellation))
            select (Row: row, Known: knownDays.Of(row), held.IsPlanned);
        return schema.Identity.Count == 0 ? rows : WithVersions(schema, [.. rows]);
    }

    /// <summary>
    /// The rows, up to the number that can be held. A table with more stops the work: leaving rows out would be a
    /// silent loss.
    /// </summary>
    IEnumerable<TableRow> UpToMost(IEnumerable<TableRow> rows)
    {
        var read = 0;
        foreach (var row in rows)
        {
            if (++read > MostRows)
            {
                problems.Add(
                    Severity.Fatal, new(row.File, row.Line),
                    FormattableString.Invariant($"The table goes on after {MostRows:N0} rows, more than can be held."),
                    "Leave out what the crisis does not need, such as days between reports, or make two crises of it.");
                yield break;
            }

            yield return row;
        }
    }

    /// <summary>
    /// Lets each version of a thing take from the versions before it what every row needs; geography takes from any
    /// version.
    /// </summary>
    static List<(TableRow Row, KnownOn Known, bool IsPlanned)> WithVersions(
        TableSchema schema, List<(TableRow Row, KnownOn Known, bool IsPlanned)> rows)
    {
        var versions = rows
            .GroupBy(
                row => string.Join('/', schema.Identity.Select(column => row.Row.Own(column))), StringComparer.Ordinal)
            .Where(thing => thing.Skip(1).Any());
        foreach (var thing in versions)
        {
            List<TableRow> inOrder =
            [
                .. thing.OrderBy(row => row.IsPlanned)
                    .ThenBy(row => row.Known.WaitsForLast ? DateOnly.MaxValue : row.Known.Day ?? DateOnly.MinValue)
                    .Select(row => row.Row),
            ];
            for (var index = 0; index < inOrder.Count; index++)
            {
                inOrder[index]
                    .InheritFrom(
                        schema.IsTimeless
                        ? [.. inOrder.Skip(index + 1).Reverse(), .. inOrder.Take(index)]
                        : [.. inOrder.Take(index)]);
            }
        }

        return rows;
    }

    /// <summary>Something else than a row became known on that day.</summary>
    internal void BecomesKnown(KnownOn known) => Last = KnownOnRule.Later(Last, known);

    void Keep(TableRow row, KnownOn known)
    {
        if (known == KnownOn.Never)
        {
            problems.Add(
                Severity.RowLeftOut, new(row.File, row.Line),
                "Nothing says since when the row is known, so it is visible on no day.",
                "Fill reported, or cite a dated source.");
        }

        BecomesKnown(known);
    }

    /// <summary>
    /// A row that is known before what it speaks of would tell that the thing exists; it waits for it.
    /// </summary>
    void TellIfHidden(TableRow row, KnownOn known)
    {
        if (row.Needs == known || known.Day is not { } day || KnownOn.Later(known, row.Needs) != row.Needs) return;
        var shows = row.Needs switch
        {
            { WaitsForLast: true } => "from the folder's last known-on day on",
            { Day: { } later } => FormattableString.Invariant($"from {later:yyyy-MM-dd} on"),
            _ => "on no day",
        };
        problems.Add(
            Severity.Note, new(row.File, row.Line),
            FormattableString.Invariant(
                $"The row is known on {day:yyyy-MM-dd}, but the site or series it speaks of is known {shows}; it ")
            + "shows only then.",
            "Date the site or series by the first source that states it.");
    }

    /// <summary>The class that a row states; of a word that is none, or a heading misspelt, the strictest.</summary>
    internal static string? Sensitivity(TableRow row)
    {
        var stated = row.Text("sensitivity")?.ToLowerInvariant();

        // The class under a misspelt heading is not known, so the row gets the strictest.
        if (stated is null
            && row.UnknownCells()
            .Any(cell => NearestWords.Distance(cell.Column, "sensitivity") <= NearestWords.Reach("sensitivity")))
        {
            row.Note(
                "sensitivity", "A column is named almost like sensitivity; the row is taken as restricted.",
                "Rename the column to sensitivity, or to something else.");
            return "restricted";
        }

        if (stated is null or "restricted" or "partner" or "public") return stated;
        row.Note(
            "sensitivity", $"{Quoted.Of(stated)} is no class of the contract; the row is taken as restricted.",
            "Write restricted, partner or public.");
        return "restricted";
    }
}
