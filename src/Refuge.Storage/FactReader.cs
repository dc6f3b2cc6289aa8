using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Refuge.Formats.Crises;
using Refuge.Storage.Model;

namespace Refuge.Storage;

/// <summary>Reads the facts of one crisis back into rows of tables.</summary>
sealed class FactReader
{
    /// <summary>
    /// Tables that are always read whole: what other rows refer to, and rows that take cells from other versions of
    /// their thing.
    /// </summary>
    static readonly string[] Whole =
    [
        .. CrisisTables.All.Where(table => table.IsTimeless || table.Identity.Count > 0)
            .Select(table => table.File), CrisisTables.Reports.File,
    ];

    readonly StoreContext context;
    readonly CrisisEntity crisis;

    FactReader(StoreContext context, CrisisEntity crisis) => (this.context, this.crisis) = (context, crisis);

    /// <summary>The last known-on day of all rows.</summary>
    internal DateOnly? LastKnownOn => crisis.LastKnownOn;

    /// <summary>A reader of the crisis; null when it is not kept.</summary>
    internal static async Task<FactReader?> FindAsync(
        StoreContext context, string crisis, CancellationToken cancellation) =>
        await context.Crises.FirstOrDefaultAsync(each => each.Id == crisis, cancellation) is { } found
            ? new(context, found)
            : null;

    /// <summary>The crisis as rows and files.</summary>
    /// <param name="asOf">Rows that show only after this day are left out. Null for every row.</param>
    /// <param name="cancellation">Stops the reading.</param>
    internal async Task<CrisisContent> ContentAsync(DateOnly? asOf, CancellationToken cancellation)
    {
        var facts = context.Facts.AsNoTracking().Where(fact => fact.Crisis == crisis.Id);
        if (asOf is { } day && !IsWhole(day))
        {
            // Rows without days are read too: they are those that a reading leaves out with a problem.
            facts = facts.Where(
                fact => Whole.Contains(fact.File)
                || !context.FactDays.Any(each => each.Fact == fact.Id && !(each.ShowsOn <= day)));
        }

        return await ContentAsync(facts, cancellation);
    }

    /// <summary>Whether every row of the crisis shows by a day, so that none is left out.</summary>
    internal bool IsWhole(DateOnly? asOf) => !(asOf < crisis.LastKnownOn);

    /// <summary>
    /// Whether rows of a table are always at hand when others are added: others may refer to them. The index of reports
    /// is not among them: its rows would all be said to lack their file, for reports are not read then.
    /// </summary>
    internal static bool IsReferredTo(string file) => file != CrisisTables.Reports.File && Whole.Contains(file);

    /// <summary>
    /// What rows of any table may refer to: settings, and the tables that are always read whole. Other tables stand in
    /// it without rows, reports not at all.
    /// </summary>
    /// <param name="cancellation">Stops the reading.</param>
    internal async Task<CrisisContent> ReferredAsync(CancellationToken cancellation)
    {
        var content = await ContentAsync(
            context.Facts.AsNoTracking().Where(fact => fact.Crisis == crisis.Id && Whole.Contains(fact.File)),
            cancellation, isWithReports: false);
        return WithReferredRows(content);
    }

    /// <summary>A content without the rows that no other refers to.</summary>
    internal static CrisisContent WithReferredRows(CrisisContent content) => content with
    {
        Tables = [.. content.Tables.Select(
            table => IsReferredTo(table.File) || table.Rows.Count == 0 ? table : table with { Rows = [] })],
    };

    /// <summary>
    /// A content with what a report refers to, its source, and with places, without which no crisis is read.
    /// </summary>
    internal static CrisisContent ForReports(CrisisContent content) => content with
    {
        Tables = [.. content.Tables.Select(
            static table => table.File == CrisisTables.Sources.File || table.File == CrisisTables.Places.File
                ? table
                : table with { Rows = [] })],
    };

    async Task<CrisisContent> ContentAsync(
        IQueryable<FactEntity> facts, CancellationToken cancellation, bool isWithReports = true)
    {
        var columns = await ColumnsAsync(cancellation);
        var rows =
            columns.Keys.ToDictionary(file => file, _ => new List<IReadOnlyList<string>>(), StringComparer.Ordinal);
        await foreach (var fact in facts.OrderBy(fact => fact.File).ThenBy(fact => fact.Row).AsAsyncEnumerable()
            .WithCancellation(cancellation))
        {
            var cells = JsonSerializer.Deserialize<Dictionary<string, string>>(fact.Cells)!;
            rows[fact.File].Add([.. columns[fact.File].Select(column => cells.GetValueOrDefault(column, ""))]);
        }

        return new(
            crisis.Folder,
            [.. rows.OrderBy(table => table.Key, StringComparer.Ordinal)
            .Select(table => new StatedTable(table.Key, columns[table.Key], table.Value))],
            await FilesAsync(isWithReports, cancellation));
    }

    async Task<Dictionary<string, IReadOnlyList<string>>> ColumnsAsync(CancellationToken cancellation)
    {
        var versions =
            await context.Columns.AsNoTracking().Where(each => each.Crisis == crisis.Id).ToListAsync(cancellation);
        return versions.GroupBy(each => each.File, StringComparer.Ordinal).ToDictionary(
            table => table.Key,
            table =>
                (IReadOnlyList<string>)JsonSerializer.Deserialize<List<string>>(
                    table.MaxBy(each => each.Version)!.Names)!,
            StringComparer.Ordinal);
    }

    async Task<Dictionary<string, ReadOnlyMemory<byte>>> FilesAsync(bool isWithReports, CancellationToken cancellation)
    {
        var files =
            from file in context.Files.AsNoTracking()
            where file.Crisis == crisis.Id && (isWithReports || !file.Name.StartsWith("reports/"))
            join blob in context.Blobs on file.Hash equals blob.Hash
            select new { file.Name, blob.Bytes };
        var found = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var file in await files.ToListAsync(cancellation)) found.Add(file.Name, file.Bytes);
        return found;
    }
}
