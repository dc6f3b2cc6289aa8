using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Refuge.Formats.Crises;
using Refuge.Storage.Model;

namespace Refuge.Storage.Rows;

/// <summary>Rows of tables as they are kept, and things as their rows leave them.</summary>
sealed class RowStore
{
    readonly Func<StoreContext> open;
    readonly TimeProvider clock;
    readonly SharedByStores shared;

    internal RowStore(Func<StoreContext> open, TimeProvider clock, SharedByStores shared) =>
        (this.open, this.clock, this.shared) = (open, clock, shared);

    /// <summary>Whether the contract has a table in that file.</summary>
    internal static bool IsTable(string file) => StatedTable.SchemaOf(file) is not null;

    /// <summary>Rows of a table in their order.</summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="file">The file of the table.</param>
    /// <param name="after">Rows behind this place alone; -1 for all.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<KeptRow>> ListAsync(
        string crisis, string file, int after, int most, CancellationToken cancellation)
    {
        await using var context = open();
        var rows = await context.Facts.AsNoTracking()
            .Where(fact => fact.Crisis == crisis && fact.File == file && fact.Row > after)
            .OrderBy(fact => fact.Row).Take(most).Select(fact => new { fact.Row, fact.Cells })
            .ToListAsync(cancellation);
        return [.. rows.Select(row => new KeptRow(row.Row, CellsOf(row.Cells)))];
    }

    /// <summary>The first administrative level of each place that says one.</summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyDictionary<string, string>> ListAreasAsync(
        string crisis, CancellationToken cancellation)
    {
        var areas = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in await ListAsync(crisis, CrisisTables.Places.File, -1, int.MaxValue, cancellation))
        {
            if (row.Cells.TryGetValue("admin1", out var area) && row.Cells.TryGetValue("id", out var id))
            {
                areas[id] = area;
            }
        }

        return areas;
    }

    /// <summary>A thing as it stands. Null when there is none of that identity, or the table holds none.</summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="file">The file of the table.</param>
    /// <param name="id">The identity of the thing; where several columns make it, with bars between.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<Thing?> FindAsync(string crisis, string file, string id, CancellationToken cancellation)
    {
        await using var context = open();
        return Standing(await VersionsAsync(context, crisis, file, id, cancellation));
    }

    /// <summary>Fills cells of a thing anew, by a row of its own.</summary>
    /// <param name="edit">What to fill.</param>
    /// <remarks>
    /// Where no day is given on which it was reported, that is today; of a crisis of which nothing became known for
    /// long it is the last day of the crisis (<see cref="WorkingDay"/>), so that a plan of 2021 stays one of 2021.
    /// </remarks>
    /// <param name="enteredBy">The role of whoever edits.</param>
    /// <param name="actor">Who edits, for the audit log.</param>
    /// <param name="cancellation">Stops it; nothing is then kept.</param>
    /// <returns>What came of it. Null when there is no such thing.</returns>
    public async Task<EditOutcome?> EditAsync(
        ThingEdit edit, string enteredBy, string actor, CancellationToken cancellation)
    {
        using var turn = await shared.Turns.TakeAsync(edit.Crisis, cancellation);
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.LockAsync(edit.Crisis, cancellation);
        var versions = await VersionsAsync(context, edit.Crisis, edit.File, edit.Id, cancellation);
        if (Standing(versions) is not { } now) return null;

        var seen = Standing([.. versions.Where(row => row.Row <= edit.Version)])?.Cells
            ?? new Dictionary<string, string>();
        var since = versions.Where(row => row.Row > edit.Version).SelectMany(row => row.Cells.Keys).ToHashSet();
        List<CellConflict> conflicts =
        [
            .. edit.Cells.Where(cell => since.Contains(cell.Key) && now.Cells.GetValueOrDefault(cell.Key) != cell.Value
                    && now.Cells.GetValueOrDefault(cell.Key) != seen.GetValueOrDefault(cell.Key))
                .Select(cell => new CellConflict(
                    cell.Key, seen.GetValueOrDefault(cell.Key), now.Cells.GetValueOrDefault(cell.Key), cell.Value)),
        ];
        if (conflicts.Count > 0) return new(now, conflicts, []);

        var row = new Dictionary<string, string>(edit.Cells, StringComparer.Ordinal);
        foreach (var (column, cell) in IdentityOf(edit.File, edit.Id)!) row[column] = cell;
        row.TryAdd("reported", await WorkingDayAsync(context, edit.Crisis, cancellation));
        var store = new DatabaseStore(edit.Crisis, open, clock, shared, actor);
        var (outcome, around) = await store.AppendAsync(
            context, [new(edit.File, row)], new Dictionary<string, ReadOnlyMemory<byte>>(), enteredBy, cancellation);
        if (outcome.Kept == 0) return new(null, [], outcome.Problems);
        var after = Standing(await VersionsAsync(context, edit.Crisis, edit.File, edit.Id, cancellation));
        await transaction.CommitAsync(cancellation);
        if (around is not null) shared.Around.Keep(edit.Crisis, around);
        return new(after, [], outcome.Problems);
    }

    /// <summary>The day on which an edit became known that says no day itself.</summary>
    async Task<string> WorkingDayAsync(StoreContext context, string crisis, CancellationToken cancellation)
    {
        var last = await context.Crises.AsNoTracking().Where(each => each.Id == crisis)
            .Select(each => each.LastKnownOn).SingleAsync(cancellation);
        var day = last is { } known
            ? WorkingDay.Of(known, clock)
            : DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    static Thing? Standing(IReadOnlyList<KeptRow> versions)
    {
        if (versions.Count == 0) return null;
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in versions)
        {
            foreach (var (column, cell) in row.Cells) cells[column] = cell;
        }

        return new(versions.Max(row => row.Row), cells);
    }

    /// <summary>The rows about a thing, in the order in which they became known.</summary>
    static async Task<IReadOnlyList<KeptRow>> VersionsAsync(
        StoreContext context, string crisis, string file, string id, CancellationToken cancellation)
    {
        if (IdentityOf(file, id) is not { } identity) return [];
        var facts = context.Facts.AsNoTracking();
        // The database lays aside the rows that do not hold the words of the identity; what is left is compared.
        foreach (var (column, cell) in identity.Where(static cell => cell.Value.Length > 0))
        {
            var words = FactWriter.CellIn(column, cell);
            facts = facts.Where(fact => fact.Cells.Contains(words));
        }

        var rows = await (
            from fact in facts
            join day in context.FactDays on fact.Id equals day.Fact into days
            from day in days.DefaultIfEmpty()
            where fact.Crisis == crisis && fact.File == file
            orderby fact.Row
            select new { fact.Row, fact.Cells, KnownOn = day == null ? null : day.KnownOn }).ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => (row.KnownOn, Kept: new KeptRow(row.Row, CellsOf(row.Cells))))
                .Where(row => identity.All(cell => row.Kept.Cells.GetValueOrDefault(cell.Key, "") == cell.Value))
                .OrderBy(row => row.KnownOn ?? DateOnly.MinValue).ThenBy(row => row.Kept.Row).Select(row => row.Kept),
        ];
    }

    /// <summary>The cells that an identity stands for. Null when things of the table have none, or another.</summary>
    static Dictionary<string, string>? IdentityOf(string file, string id)
    {
        if (StatedTable.SchemaOf(file) is not { Identity.Count: > 0 } schema) return null;
        var parts = id.Split('|');
        return parts.Length == schema.Identity.Count
            ? schema.Identity.Zip(parts).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal)
            : null;
    }

    static Dictionary<string, string> CellsOf(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
