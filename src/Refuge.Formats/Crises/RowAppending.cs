using Refuge.Cycle;

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
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(rows);
        var strangers = rows.Select(row => row.File).Distinct(StringComparer.Ordinal)
            .Where(file => StatedTable.SchemaOf(file) is null).ToList();
        if (strangers.Count > 0)
        {
            return (
                null,
                [.. strangers.Select(
                    file =>
                        new Problem(
                            Severity.RowLeftOut, new(file), "No table has that file.",
                            "Name a table of the contract, such as reviews.csv."))]);
        }

        var added = With(content, rows);
        var problems =
            Scenarios(rows).SelectMany(scenario => New(content, added, scenario, cancellation)).Distinct().ToList();
        return (problems.Exists(problem => problem.Severity > Severity.Note) ? null : added, problems);
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

    /// <summary>The problems that were not there before.</summary>
    static List<Problem> New(
        CrisisContent before, CrisisContent after, string? scenario, CancellationToken cancellation)
    {
        var without = before.ToFiles();
        var known = scenario is null
            || without.Keys.Any(file => file.StartsWith($"scenarios/{scenario}/", StringComparison.Ordinal))
            ? scenario
            : null;
        var old = CrisisFolder.Read(before.Name, without, known, cancellation).Problems.ToList();
        var found = CrisisFolder.Read(after.Name, after.ToFiles(), scenario, cancellation).Problems.ToList();
        found.RemoveAll(old.Remove);
        return found;
    }
}
