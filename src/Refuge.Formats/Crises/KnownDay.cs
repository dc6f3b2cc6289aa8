namespace Refuge.Formats.Crises;

/// <summary>The day at whose end a row was known.</summary>
/// <param name="Day">The day; null when it cannot be said.</param>
/// <param name="WaitsForLast">Whether the row shows only from the folder's last known-on day: it cites sources, and none of them is dated.</param>
readonly record struct KnownDay(DateOnly? Day, bool WaitsForLast)
{
    /// <summary>The day, once the folder's last known-on day is known.</summary>
    internal DateOnly? Resolve(DateOnly? last) => WaitsForLast ? last : Day;

    /// <summary>Visible on any day, as geography is.</summary>
    internal static KnownDay Always { get; } = new(DateOnly.MinValue, false);

    /// <summary>The earlier of two days: a thing is there from the first of its versions on.</summary>
    internal static KnownDay Earlier(KnownDay left, KnownDay right) => Rank(left) <= Rank(right) ? left : right;

    /// <summary>The later of two days: a row shows when it is known and when what it speaks of is.</summary>
    internal static KnownDay Later(KnownDay left, KnownDay right) => Rank(left) >= Rank(right) ? left : right;

    /// <summary>The folder's last known-on day is after every day, and never after that.</summary>
    static int Rank(KnownDay known) => known.WaitsForLast ? int.MaxValue - 1 : known.Day?.DayNumber ?? int.MaxValue;
}

/// <summary>Finds the known-on day of rows (folder contract, "Time").</summary>
sealed class KnownDays(IReadOnlyDictionary<SourceId, Source> sources, ProblemList problems)
{
    const string SourceColumn = "source";
    readonly string[] sourceIds = [.. sources.Keys.Select(source => source.Code)];

    /// <summary>The sources a row cites, in its order.</summary>
    internal static IReadOnlyList<SourceId> Cited(TableRow row) =>
        [.. row.Own(SourceColumn)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Select(code => new SourceId(code)) ?? []];

    /// <summary>
    /// <c>reported</c>; else the earliest dated source; else, where no source is cited, the row's own date or start day.
    /// </summary>
    /// <remarks>
    /// A row whose <c>reported</c> cannot be read, or whose sources are all undated or missing, shows only from the
    /// folder's last known-on day on: later than the truth at worst, never earlier.
    /// </remarks>
    internal KnownDay Of(TableRow row)
    {
        var cited = Cited(row);
        var dates = Published(row, cited);
        if (row.Own("reported") is not null) return row.Date("reported") is { } reported ? new(reported.Last, false) : new(null, true);
        if (dates.Count > 0) return new(dates.Min(), false);
        if (cited.Count > 0)
        {
            problems.Add(
                Severity.Note, new(row.File, row.Line, SourceColumn),
                $"No source of the row is dated ({Quoted.Short(string.Join("; ", cited))}); the row shows only from the folder's last known-on day.",
                "Fill published in sources.csv, or reported in the row.");
            return new(null, true);
        }

        return new(OwnDay(row), false);
    }

    List<DateOnly> Published(TableRow row, IReadOnlyList<SourceId> cited)
    {
        var dates = new List<DateOnly>(cited.Count);
        foreach (var id in cited)
        {
            if (!sources.TryGetValue(id, out var source))
            {
                var near = NearestWords.Of(id.Code, sourceIds);
                problems.Add(
                    Severity.Note, new(row.File, row.Line, SourceColumn), $"The source {Quoted.Of(id.Code)} does not stand in sources.csv.",
                    near is null ? "Add it to sources.csv." : $"Add it to sources.csv, or write {near} if that was meant.", sort: "missing source");
            }
            else if (source.Published is { } published)
            {
                dates.Add(published);
            }
        }

        return dates;
    }

    static DateOnly? OwnDay(TableRow row)
    {
        foreach (var column in row.Schema.OwnDay)
        {
            if (row.Own(column) is { } text && PartialDate.Find(text) is { } date) return column == "week" ? date.Last.AddDays(6) : date.Last;
        }

        return null;
    }
}
