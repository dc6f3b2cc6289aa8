using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Refuge.Storage.Model;
using Refuge.Storage.Redactions;

namespace Refuge.Storage.Audit;

/// <summary>Who did what: lines that are only ever added, each with the hash of all before it.</summary>
sealed class AuditLog
{
    readonly Func<StoreContext> open;
    readonly TimeProvider clock;

    internal AuditLog(Func<StoreContext> open, TimeProvider clock) => (this.open, this.clock) = (open, clock);

    /// <summary>Adds a line.</summary>
    /// <param name="entry">What was done.</param>
    /// <param name="cancellation">Stops it; nothing is then added.</param>
    public async Task AddAsync(AuditEntry entry, CancellationToken cancellation)
    {
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await AddAsync(context, entry, clock.GetUtcNow().UtcDateTime, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Adds a line within a transaction: it stands if and only if what it tells of does.</summary>
    internal static async Task AddAsync(
        StoreContext context, AuditEntry entry, DateTime now, CancellationToken cancellation)
    {
        await context.LockAuditAsync(cancellation);
        var last = await context.Audit.AsNoTracking().OrderByDescending(line => line.Number)
            .FirstOrDefaultAsync(cancellation);
        context.Audit.Add(AuditChain.Next(last, entry, now));
        await context.SaveChangesAsync(cancellation);
    }

    /// <summary>Lines, the newest first.</summary>
    /// <param name="before">Lines with a lower number alone. Null for the newest.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops the listing.</param>
    public async Task<IReadOnlyList<AuditLine>> ListAsync(long? before, int most, CancellationToken cancellation)
    {
        await using var context = open();
        var lines = await context.Audit.AsNoTracking().Where(line => before == null || line.Number < before)
            .OrderByDescending(line => line.Number).Take(most).ToListAsync(cancellation);
        return
        [
            .. lines.Select(line => new AuditLine(
                line.Number, new(DateTime.SpecifyKind(line.At, DateTimeKind.Utc)), AuditChain.EntryOf(line),
                line.Hash)),
        ];
    }

    /// <summary>Looks through the whole log, and at the facts whose keeping it tells of.</summary>
    /// <param name="head">The hash of a line that the log had before. Null where none was kept.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<AuditVerdict> VerifyAsync(string? head, CancellationToken cancellation)
    {
        await using var context = open();
        await using var moment = await context.Database.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, cancellation);
        var faults = new List<string>();
        AuditEntity? before = null;
        var isHeadFound = head is null;
        var told = new List<(long Number, string Crisis, KeptRows Rows)>();
        var redacted = new List<KeptRedaction>();
        await foreach (var line in context.Audit.AsNoTracking().OrderBy(line => line.Number).AsAsyncEnumerable()
            .WithCancellation(cancellation))
        {
            if (AuditChain.FindFault(before, line) is { } fault) faults.Add(fault);
            isHeadFound |= line.Hash == head;
            if (line.Crisis is { } crisis)
            {
                told.AddRange(KeptRows.Parse(line.Details).Select(rows => (line.Number, crisis, rows)));
            }

            if (KeptRedaction.Find(line.Details) is { } redaction) redacted.Add(redaction);
            before = line;
        }

        if (!isHeadFound) faults.Add($"No line has the hash {head}: the log was cut off, or is another one.");
        var redactions = await context.Redactions.AsNoTracking().OrderBy(each => each.Number)
            .ToListAsync(cancellation);
        if (!redactions.Select(KeptRedaction.Of).SequenceEqual(redacted.OrderBy(static each => each.Number)))
        {
            faults.Add("The redactions are not those that the log tells of.");
        }

        faults.AddRange(await RowFaultsAsync(context, told, redactions, cancellation));
        faults.AddRange(await ReportFaultsAsync(context, redactions, cancellation));
        return new(before?.Number ?? 0, before?.Hash ?? AuditChain.Beginning, faults);
    }

    static async Task<List<string>> RowFaultsAsync(
        StoreContext context, List<(long Number, string Crisis, KeptRows Rows)> told,
        IReadOnlyList<RedactionEntity> redactions, CancellationToken cancellation)
    {
        var faults = new List<string>();
        var redacted = redactions.ToLookup(static each => (each.Crisis, each.File, each.Row));
        foreach (var (number, crisis, rows) in told)
        {
            var kept = await context.Facts.AsNoTracking()
                .Where(fact => fact.Crisis == crisis && fact.File == rows.File && fact.Row >= rows.First
                    && fact.Row < rows.First + rows.Count)
                .OrderBy(fact => fact.Row).Select(fact => new { fact.Row, fact.Cells }).ToListAsync(cancellation);
            // A row that was redacted counts with what it said; what it says now is what its tombstone says.
            byte[] HashOf(int row, string cells) => redacted[(crisis, rows.File, row)].ToList() is [var first, ..] all
                ? all[^1].Tombstone == cells ? Convert.FromHexString(first.Original) : []
                : KeptRows.HashOf(cells);
            var hashes = kept.Select(fact => HashOf(fact.Row, fact.Cells)).ToList();
            if (rows != KeptRows.OfHashes(rows.File, rows.First, hashes))
            {
                faults.Add(FormattableString.Invariant(
                    $"Rows of {crisis}/{rows.File} are not those that line {number} tells of."));
            }
        }

        return faults;
    }

    /// <summary>Reports whose bytes are neither those of their hash nor those of a tombstone.</summary>
    static async Task<List<string>> ReportFaultsAsync(
        StoreContext context, IReadOnlyList<RedactionEntity> redactions, CancellationToken cancellation)
    {
        var faults = new List<string>();
        var stones = redactions.Where(static each => each.Row == RedactionStore.Report)
            .ToDictionary(static each => each.Original, static each => each.Tombstone, StringComparer.Ordinal);
        await foreach (var blob in context.Blobs.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var isKept = stones.TryGetValue(blob.Hash, out var stone)
                ? blob.Bytes.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(stone))
                : Convert.ToHexStringLower(SHA256.HashData(blob.Bytes)) == blob.Hash;
            if (!isKept) faults.Add($"A file of the hash {blob.Hash} was changed.");
        }

        return faults;
    }
}
