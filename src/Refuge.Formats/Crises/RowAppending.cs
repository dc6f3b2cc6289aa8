using Refuge.Cycle;
using FilesByName = System.Collections.Generic.IReadOnlyDictionary<string, System.ReadOnlyMemory<byte>>;

namespace Refuge.Formats.Crises;

/// <summary>
/// Adds rows to a crisis after reading them as they will be read later: a store takes no row that it could not load.
/// </summary>
static class RowAppending
{
    /// <summary>The content with the rows added.</summary>
    /// <param name="content">The crisis, or as much of it as the rows may refer to: settings, sources, places, routes,
    /// series.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The content; null when a row cannot be kept, which the problems say.</returns>
    public static (CrisisContent? Content, IReadOnlyList<Problem> Problems) Add(
        CrisisContent content, IReadOnlyList<StatedRow> rows, CancellationToken cancellation)
    {
        var added = Add(content, rows, null, null, cancellation);
        return (added.Content, added.Problems);
    }

    /// <summary>The same where most rows of the crisis are kept elsewhere and not in the content.</summary>
    /// <param name="content">As much of the crisis as the rows may refer to.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="lastOfWhole">The last known-on day of all rows of the crisis. Null where it has none.</param>
    /// <param name="before">The problems of the content as it stands, where they are known already. Null: it is read
    /// for them.</param>
    /// <param name="cancellation">Stops the reading.</param>
    internal static RowAddition Add(
        CrisisContent content, IReadOnlyList<StatedRow> rows, DateOnly? lastOfWhole, IReadOnlyList<Problem>? before,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(rows);
        var strangers = rows.Select(row => row.File).Distinct(StringComparer.Ordinal)
            .Where(file => StatedTable.SchemaOf(file) is null).ToList();
        if (strangers.Count > 0)
        {
            return new(
                null,
                [.. strangers.Select(
                    file =>
                        new Problem(
                            Severity.RowLeftOut, new(file), "No table has that file.",
                            "Name a table of the contract, such as reviews.csv."))],
                []);
        }

        var added = With(content, rows);
        var (without, with) = (new Lazy<FilesByName>(content.ToFiles), added.ToFiles());
        List<Problem> problems = [];
        List<PartReading> readings = [];
        foreach (var scenario in Scenarios(rows))
        {
            var known = scenario is null ? before : null;
            known ??= Before(content.Name, without.Value, scenario, lastOfWhole, cancellation);
            var reading = PartReading.Of(content.Name, with, scenario, lastOfWhole, known, cancellation);
            readings.Add(reading);
            problems.AddRange(reading.New);
        }

        problems = [.. problems.Distinct()];
        return new(problems.Exists(problem => problem.Severity > Severity.Note) ? null : added, problems, readings);
    }

    static CrisisContent With(CrisisContent content, IReadOnlyList<StatedRow> rows)
    {
        var tables = content.Tables.ToDictionary(table => table.File, StringComparer.Ordinal);
        foreach (var stated in rows.GroupBy(row => row.File, StringComparer.Ordinal))
        {
            var table = tables.GetValueOrDefault(stated.Key) ?? StatedTable.FindEmpty(stated.Key)!;
            tables[stated.Key] = table.With(stated.Select(row => row.Cells));
        }

        return content with { Tables = [.. tables.Values.OrderBy(table => table.File, StringComparer.Ordinal)] };
    }

    /// <summary>The scenarios under which the rows are read; null for the crisis as it stands.</summary>
    static IEnumerable<string?> Scenarios(IReadOnlyList<StatedRow> rows) =>
        rows.Select(row => row.File.Split('/') is ["scenarios", var scenario, ..] ? scenario : null)
            .Distinct(StringComparer.Ordinal);

    /// <summary>The problems that are there without the rows.</summary>
    static IReadOnlyList<Problem> Before(
        string name, FilesByName files, string? scenario, DateOnly? lastOfWhole, CancellationToken cancellation)
    {
        var known = scenario is null
            || files.Keys.Any(file => file.StartsWith($"scenarios/{scenario}/", StringComparison.Ordinal))
            ? scenario
            : null;
        return CrisisFolder.ReadPart(name, files, known, lastOfWhole, cancellation).Reading.Problems;
    }
}

/// <summary>What came of adding rows.</summary>
/// <param name="Content">The content with the rows. Null when a row cannot be kept.</param>
/// <param name="Problems">What the rows brought in.</param>
/// <param name="Readings">How the content reads with the rows, once for each scenario that they belong to.</param>
sealed record RowAddition(
    CrisisContent? Content, IReadOnlyList<Problem> Problems, IReadOnlyList<PartReading> Readings);

/// <summary>How a part of a crisis reads with rows that were added.</summary>
/// <param name="Scenario">The scenario. Null for the crisis as it stands.</param>
/// <param name="Reading">The reading.</param>
/// <param name="Days">The days of its rows.</param>
/// <param name="Before">The problems that were there without the rows.</param>
/// <param name="New">The problems that were not.</param>
sealed record PartReading(
    string? Scenario, CrisisReading Reading, IReadOnlyList<FactDays> Days, IReadOnlyList<Problem> Before,
    IReadOnlyList<Problem> New)
{
    internal static PartReading Of(
        string name, FilesByName files, string? scenario, DateOnly? lastOfWhole, IReadOnlyList<Problem> before,
        CancellationToken cancellation)
    {
        var (reading, days) = CrisisFolder.ReadPart(name, files, scenario, lastOfWhole, cancellation);
        var (old, found) = (before.ToList(), reading.Problems.ToList());
        found.RemoveAll(old.Remove);
        return new(scenario, reading, days, before, found);
    }
}
