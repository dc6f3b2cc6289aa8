using Refuge.Cycle;

namespace Refuge.Formats.Crises;

/// <summary>Reads tables into rows with their known-on days, and keeps the folder's last known-on day.</summary>
sealed class TableReader(FolderFiles files, KnownDays knownDays, ProblemList problems, CancellationToken cancellation)
{
    /// <summary>A crisis is held in memory, at about a kilobyte for each row with its evidence: a million rows take about a gigabyte.</summary>
    const int MostRows = 1_000_000;

    readonly List<ExtraCell> extraCells = [];

    /// <summary>The last day on which anything became known. Geography and reference knowledge do not count: they are visible on any day.</summary>
    internal DateOnly? Last { get; private set; }

    /// <summary>What stood in columns that are not of the contract.</summary>
    internal IReadOnlyList<ExtraCell> ExtraCells => extraCells;

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
            // Geography of an undated source is visible on any day, and has no day to cite: the folder's last would tell what else the folder holds.
            var cited = known.WaitsForLast && !planned && !needsDay(value) ? new KnownDay(null, false) : known;
            drafts.Add(new(value, citation, cited, announced, row.Needs, planned));
            extraCells.AddRange(row.UnknownCells().Select(cell => new ExtraCell(row.File, value.Key, known.Day, cell.Column, cell.Value)));
        }

        VersionChecks.Check(drafts, problems);
        return drafts;
    }

    IEnumerable<(TableRow Row, KnownDay Known, bool IsPlanned)> RowsOf(TableSchema schema)
    {
        var rows =
            from held in files.Holding(schema, cancellation)
            from row in UpToMost(new TableFile(held.Name, schema, problems).Rows(held.File, cancellation))
            select (Row: row, Known: knownDays.Of(row), held.IsPlanned);
        return schema.Identity.Count == 0 ? rows : WithVersions(schema, [.. rows]);
    }

    /// <summary>The rows, up to the number that can be held. A table with more stops the work: leaving rows out would be a silent loss.</summary>
    IEnumerable<TableRow> UpToMost(IEnumerable<TableRow> rows)
    {
        var read = 0;
        foreach (var row in rows)
        {
            if (++read > MostRows)
            {
                problems.Add(
                    Severity.Fatal, new(row.File, row.Line), FormattableString.Invariant($"The table goes on after {MostRows:N0} rows, more than can be held."),
                    "Leave out what the crisis does not need, such as days between reports, or make two crises of it.");
                yield break;
            }

            yield return row;
        }
    }

    /// <summary>Lets each version of a thing take from the versions before it what every row needs; geography takes from any version.</summary>
    static List<(TableRow Row, KnownDay Known, bool IsPlanned)> WithVersions(
        TableSchema schema, List<(TableRow Row, KnownDay Known, bool IsPlanned)> rows)
    {
        var versions = rows
            .GroupBy(row => string.Join('/', schema.Identity.Select(column => row.Row.Own(column))), StringComparer.Ordinal)
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
                inOrder[index].InheritFrom(schema.IsTimeless ? [.. inOrder.Skip(index + 1).Reverse(), .. inOrder.Take(index)] : [.. inOrder.Take(index)]);
            }
        }

        return rows;
    }

    /// <summary>Something else than a row became known on that day.</summary>
    internal void BecomesKnown(DateOnly day)
    {
        if (!(day <= Last)) Last = day;
    }

    void Keep(TableRow row, KnownDay known)
    {
        if (known is { Day: null, WaitsForLast: false })
        {
            problems.Add(
                Severity.RowLeftOut, new(row.File, row.Line), "Nothing says since when the row is known, so it is visible on no day.",
                "Fill reported, or cite a dated source.");
        }

        if (known.Day is { } day) BecomesKnown(day);
    }

    /// <summary>A row that is known before what it speaks of would tell that the thing exists; it waits for it.</summary>
    void TellIfHidden(TableRow row, KnownDay known)
    {
        if (row.Needs == known || known.Day is not { } day || KnownDay.Later(known, row.Needs) != row.Needs) return;
        var shows = row.Needs switch
        {
            { WaitsForLast: true } => "from the folder's last known-on day on",
            { Day: { } later } => FormattableString.Invariant($"from {later:yyyy-MM-dd} on"),
            _ => "on no day",
        };
        problems.Add(
            Severity.Note, new(row.File, row.Line),
            FormattableString.Invariant($"The row is known on {day:yyyy-MM-dd}, but the site or series it speaks of is known {shows}; it shows only then."),
            "Date the site or series by the first source that states it.");
    }

    static string? Sensitivity(TableRow row)
    {
        var stated = row.Text("sensitivity")?.ToLowerInvariant();
        if (stated is null or "restricted" or "partner" or "public") return stated;
        row.Note("sensitivity", $"{Quoted.Of(stated)} is no class of the contract; the row is taken as restricted.", "Write restricted, partner or public.");
        return "restricted";
    }
}
