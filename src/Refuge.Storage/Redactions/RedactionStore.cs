using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Refuge.Formats.Crises;
using Refuge.Storage.Audit;
using Refuge.Storage.Model;

namespace Refuge.Storage.Redactions;

/// <summary>
/// Takes out of what is kept what should never have been entered, such as the name of a person. A tombstone stays, with
/// the hash of what was there, so that the audit log verifies before and after.
/// </summary>
/// <remarks>
/// What rests on it goes too: what was read in the report, and jobs of the crisis with the plans that they made. Signed
/// bulletins and backups are not touched: a bulletin is withdrawn, a backup is made anew and the old one destroyed.
/// </remarks>
sealed class RedactionStore
{
    /// <summary>The place of a report, which is no row.</summary>
    internal const int Report = -1;

    readonly Func<StoreContext> open;
    readonly TimeProvider clock;
    readonly SharedByStores shared;

    internal RedactionStore(Func<StoreContext> open, TimeProvider clock, SharedByStores shared) =>
        (this.open, this.clock, this.shared) = (open, clock, shared);

    /// <summary>Takes cells out of a row.</summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="file">The file of the table.</param>
    /// <param name="row">The place of the row, from 0.</param>
    /// <param name="cells">What stands in each cell from now on; the empty text for nothing.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellation">Stops it; all then stays as it was.</param>
    /// <returns>What keeps it from being done. Empty when it is done; null when there is no such row.</returns>
    public async Task<IReadOnlyList<Problem>?> RedactRowAsync(
        string crisis, string file, int row, IReadOnlyDictionary<string, string> cells, string reason, string actor,
        CancellationToken cancellation)
    {
        using var turn = await shared.Turns.TakeAsync(crisis, cancellation);
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.LockAsync(crisis, cancellation);
        var rows = context.Facts.AsNoTracking()
            .Where(fact => fact.Crisis == crisis && fact.File == file && fact.Row == row);
        if (await rows.SingleOrDefaultAsync(cancellation) is not { } fact) return null;

        var kept = JsonSerializer.Deserialize<Dictionary<string, string>>(fact.Cells)!;
        var where = new Location(file);
        if (cells.Keys.FirstOrDefault(column => !kept.ContainsKey(column)) is { } empty)
        {
            var what = $"The row has nothing in {Quoted.Short(empty)}.";
            return [new(Severity.RowLeftOut, where, what, "Name a filled cell.")];
        }

        var known = await ProblemsAsync(context, crisis, cancellation);
        foreach (var (column, cell) in cells)
        {
            if (cell.Length == 0) kept.Remove(column);
            else kept[column] = cell;
        }

        var tombstone = FactWriter.CellsIn(kept);
        await AddAsync(
            context, new(crisis, file, row, HashOf(fact.Cells), tombstone, reason), "rows.redact", actor, cancellation);
        await rows.ExecuteUpdateAsync(each => each.SetProperty(one => one.Cells, tombstone), cancellation);
        var found = (await ProblemsAsync(context, crisis, cancellation)).ToList();
        found.RemoveAll(known.Remove);
        if (found.Exists(problem => problem.Severity > Severity.Note)) return found;

        var reader = (await FactReader.FindAsync(context, crisis, cancellation))!;
        var writer = new FactWriter(context, crisis, "administrator", clock.GetUtcNow().UtcDateTime);
        await writer.WorkOutDaysAsync(await reader.ContentAsync(null, cancellation), cancellation);
        await ForgetAsync(context, crisis, cancellation);
        await transaction.CommitAsync(cancellation);
        await context.ForgetOlderFormsAsync();
        shared.Around.Forget(crisis);
        shared.Crises.Forget();
        return [];
    }

    /// <summary>
    /// Takes the words of a report out; that there was one, and its hash, stay. Where other crises were sent the same
    /// report, they lose its words and what was made of them too.
    /// </summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="report">The name of the report, such as <c>story.txt</c>.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellation">Stops it; all then stays as it was.</param>
    /// <returns>Whether there was such a report whose words were there.</returns>
    public async Task<bool> RedactReportAsync(
        string crisis, string report, string reason, string actor, CancellationToken cancellation)
    {
        using var turn = await shared.Turns.TakeAsync(crisis, cancellation);
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.LockAsync(crisis, cancellation);
        var name = $"reports/{report}";
        if (await context.Files.AsNoTracking().SingleOrDefaultAsync(
            file => file.Crisis == crisis && file.Name == name, cancellation) is not { } kept
            || await context.Redactions.AnyAsync(
                each => each.Row == Report && each.Original == kept.Hash, cancellation))
        {
            return false;
        }

        var day = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var tombstone = $"This report was redacted on {day}: {reason}\n";
        await AddAsync(
            context, new(crisis, name, Report, kept.Hash, tombstone, reason), "report.redact", actor, cancellation);
        var bytes = Encoding.UTF8.GetBytes(tombstone);
        await context.Blobs.Where(blob => blob.Hash == kept.Hash)
            .ExecuteUpdateAsync(blob => blob.SetProperty(each => each.Bytes, bytes), cancellation);
        await context.Extractions.Where(each => each.ReportHash == kept.Hash).ExecuteDeleteAsync(cancellation);
        var holders = await context.Files.Where(file => file.Hash == kept.Hash).Select(static file => file.Crisis)
            .Distinct().ToListAsync(cancellation);
        foreach (var holder in holders) await ForgetAsync(context, holder, cancellation);
        await transaction.CommitAsync(cancellation);
        await context.ForgetOlderFormsAsync();
        foreach (var holder in holders) shared.Around.Forget(holder);
        shared.Crises.Forget();
        return true;
    }

    /// <summary>Lets go of the jobs of a crisis: their inputs and plans hold what was taken out.</summary>
    static async Task ForgetAsync(StoreContext context, string crisis, CancellationToken cancellation) =>
        await context.Jobs.Where(job => job.Crisis == crisis).ExecuteDeleteAsync(cancellation);

    async Task AddAsync(
        StoreContext context, NewRedaction added, string action, string actor, CancellationToken cancellation)
    {
        // The log is held first, so that redactions are numbered without holes.
        await context.LockAuditAsync(cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        var last = await context.Redactions.MaxAsync(each => (long?)each.Number, cancellation) ?? 0;
        var entity = new RedactionEntity
        {
            Number = last + 1,
            Crisis = added.Crisis,
            File = added.File,
            Row = added.Row,
            Original = added.Original,
            Tombstone = added.Tombstone,
            Reason = added.Reason,
            At = new(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc),
        };
        context.Redactions.Add(entity);
        await context.SaveChangesAsync(cancellation);
        var subject = added.Row == Report
            ? added.File
            : string.Create(CultureInfo.InvariantCulture, $"{added.File}/{added.Row}");
        await AuditLog.AddAsync(
            context, new(actor, action, added.Crisis, subject, KeptRedaction.Of(entity).Write()), now, cancellation);
    }

    static async Task<List<Problem>> ProblemsAsync(
        StoreContext context, string crisis, CancellationToken cancellation)
    {
        var reader = (await FactReader.FindAsync(context, crisis, cancellation))!;
        var content = await reader.ContentAsync(null, cancellation);
        return [.. CrisisFolder.Read(content.Name, content.ToFiles(), null, cancellation).Problems];
    }

    static string HashOf(string cells) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cells)));

    sealed record NewRedaction(
        string Crisis, string File, int Row, string Original, string Tombstone, string Reason);
}
