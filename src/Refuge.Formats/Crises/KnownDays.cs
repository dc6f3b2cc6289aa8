namespace Refuge.Formats.Crises;

/// <summary>
/// Takes from a row of a file what <see cref="KnownOnRule"/> asks for, and names what keeps the row from having a day.
/// </summary>
sealed class KnownDays(IReadOnlyDictionary<SourceId, Source> sources, ProblemList problems)
{
    const string SourceColumn = "source";
    readonly string[] sourceIds = [.. sources.Keys.Select(source => source.Code)];

    /// <summary>The sources a row cites, in its order.</summary>
    internal static IReadOnlyList<SourceId> Cited(TableRow row) =>
        [.. row.Own(SourceColumn)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal).Select(code => new SourceId(code)) ?? []];

    /// <summary>The known-on day of the row.</summary>
    internal KnownOn Of(TableRow row)
    {
        var cited = Cited(row);
        var published = Published(row, cited);
        var known = KnownOnRule.Of(Reported(row), published, OwnDay(row));
        if (row.Own("reported") is null && known.WaitsForLast)
        {
            problems.Add(
                Severity.Note, new(row.File, row.Line, SourceColumn),
                $"No source of the row is dated ({Quoted.Short(string.Join("; ", cited))}); the row shows only from "
                + "the folder's last known-on day.",
                "Fill published in sources.csv, or reported in the row.",
                origin: new(null, CauseOf(cited.Count == 0 ? "" : cited[0].Code)));
        }

        return known;
    }

    static KnownOn? Reported(TableRow row)
    {
        if (row.Own("reported") is null) return null;
        return row.Date("reported") is { } reported ? new(reported.Last, false) : KnownOn.Last;
    }

    List<DateOnly?> Published(TableRow row, IReadOnlyList<SourceId> cited)
    {
        var dates = new List<DateOnly?>(cited.Count);
        foreach (var id in cited)
        {
            if (!sources.TryGetValue(id, out var source))
            {
                var near = NearestWords.Of(id.Code, sourceIds);
                problems.Add(
                    Severity.Note, new(row.File, row.Line, SourceColumn),
                    $"The source {Quoted.Of(id.Code)} does not stand in sources.csv.",
                    near is null
                    ? "Add it to sources.csv."
                    : $"Add it to sources.csv, or write {near} if that was meant.", sort: "missing source",
                    origin: new(null, CauseOf(id.Code)));
            }

            dates.Add(source?.Published);
        }

        return dates;
    }

    static string CauseOf(string source) => $"{CrisisTables.Sources.File}#{source}";

    static DateOnly? OwnDay(TableRow row)
    {
        foreach (var column in row.Schema.OwnDay)
        {
            if (row.Own(column) is { } text && PartialDate.Find(text) is { } date)
            {
                return column == "week" ? date.Last.AddDays(6) : date.Last;
            }
        }

        return null;
    }
}
