using Microsoft.EntityFrameworkCore;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Storage.Audit;
using Refuge.Storage.Model;

namespace Refuge.Storage;

/// <summary>A crisis kept in a database. Each call is one transaction.</summary>
/// <param name="crisis">The identity of the crisis.</param>
/// <param name="open">Opens the database.</param>
/// <param name="clock">Tells when something was entered.</param>
/// <param name="shared">What the stores of this process share.</param>
/// <param name="actor">Who uses it, for the audit log. Null where that is the role that rows are entered by.</param>
sealed class DatabaseStore(
    string crisis, Func<StoreContext> open, TimeProvider clock, SharedByStores shared, string? actor = null)
    : ICrisisStore
{
    const string ReportFolder = "reports/";

    /// <inheritdoc/>
    public async Task<CrisisReading> LoadAsync(CrisisView view, CancellationToken cancellation)
    {
        await using var context = open();
        if (view.Scenario is not null) return (await ReadAsync(context, view, cancellation)).Reading;
        if (shared.Crises.Find(crisis, await VersionAsync(context, cancellation)) is { } known) return known;

        using var turn = await shared.Crises.Turns.TakeAsync(crisis, cancellation);
        var version = await VersionAsync(context, cancellation);
        if (shared.Crises.Find(crisis, version) is { } read) return read;
        // Asked before the crisis is read: what is added between the two makes the next one who asks read again.
        var (reading, rows, isWhole) = await ReadAsync(context, view, cancellation);
        if (isWhole) shared.Crises.Keep(new(crisis, version, reading, rows));
        return reading;
    }

    /// <inheritdoc/>
    public async Task<AppendOutcome> AppendAsync(
        IReadOnlyList<StatedRow> rows, string enteredBy, CancellationToken cancellation)
    {
        using var turn = await shared.Turns.TakeAsync(crisis, cancellation);
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.LockAsync(crisis, cancellation);
        var (outcome, after) =
            await AppendAsync(context, rows, new Dictionary<string, ReadOnlyMemory<byte>>(), enteredBy, cancellation);
        if (outcome.Kept > 0) await transaction.CommitAsync(cancellation);
        if (after is not null) shared.Around.Keep(crisis, after);
        return outcome;
    }

    /// <inheritdoc/>
    public async Task<AppendOutcome> ReceiveAsync(
        ReceivedReport report, string enteredBy, CancellationToken cancellation)
    {
        if (ReportNames.FindFault(report.File) is { } fault) return new(0, [fault]);
        using var turn = await shared.Turns.TakeAsync(crisis, cancellation);
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.LockAsync(crisis, cancellation);
        var name = ReportFolder + report.File;
        if (await context.Files.FirstOrDefaultAsync(
            file => file.Crisis == crisis && file.Name == name, cancellation) is { } kept)
        {
            var there = await context.Blobs.SingleAsync(blob => blob.Hash == kept.Hash, cancellation);
            return there.Bytes.AsSpan().SequenceEqual(report.Bytes.Span)
                ? new(0, [])
                : new(0, [ReportNames.Taken(name)]);
        }

        var files = new Dictionary<string, ReadOnlyMemory<byte>> { [name] = report.Bytes };
        var (outcome, after) = await AppendAsync(context, [ReportNames.Row(report)], files, enteredBy, cancellation);
        if (outcome.Kept > 0) await transaction.CommitAsync(cancellation);
        if (after is not null) shared.Around.Keep(crisis, after);
        return outcome;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptReport>> ListReportsAsync(CancellationToken cancellation)
    {
        await using var context = open();
        var reports = await context.Files.Where(file => file.Crisis == crisis && file.Name.StartsWith(ReportFolder))
            .Select(file => new KeptReport(file.Name, file.Hash, file.Length)).ToListAsync(cancellation);
        return [.. reports.OrderBy(report => report.File, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> FindReportAsync(string hash, CancellationToken cancellation)
    {
        await using var context = open();
        var isOwn = await context.Files.AnyAsync(
            file => file.Crisis == crisis && file.Hash == hash && file.Name.StartsWith(ReportFolder), cancellation);
        if (!isOwn) return null;
        return (await context.Blobs.SingleAsync(blob => blob.Hash == hash, cancellation)).Bytes;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Extraction>> FindExtractionsAsync(
        IReadOnlyCollection<ExtractionKey> keys, CancellationToken cancellation)
    {
        await using var context = open();
        var wanted = keys.ToHashSet();
        var found = new List<Extraction>();
        foreach (var reader in wanted.Select(key => key.Reader).Distinct(StringComparer.Ordinal))
        {
            var hashes = wanted.Where(key => key.Reader == reader).Select(key => key.ReportHash)
                .Distinct(StringComparer.Ordinal).ToList();
            var kept = context.Extractions.AsNoTracking()
                .Where(each => each.Reader == reader && hashes.Contains(each.ReportHash));
            await foreach (var each in kept.AsAsyncEnumerable().WithCancellation(cancellation))
            {
                if (wanted.Contains(new(each.ReportHash, each.Reader, each.Given)))
                {
                    found.Add(ExtractionJson.Read(each.Bytes));
                }
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task KeepExtractionsAsync(IReadOnlyList<Extraction> extractions, CancellationToken cancellation)
    {
        using var turn = await shared.Turns.TakeAsync(crisis, cancellation);
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.LockAsync(crisis, cancellation);
        foreach (var extraction in extractions)
        {
            var key = extraction.Key;
            var bytes = ExtractionJson.Write(extraction);
            if (await context.Extractions.FindAsync([key.ReportHash, key.Reader, key.Given], cancellation) is { } kept)
            {
                kept.Bytes = bytes;
            }
            else
            {
                context.Extractions.Add(
                    new() { ReportHash = key.ReportHash, Reader = key.Reader, Given = key.Given, Bytes = bytes });
            }
        }

        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task KeepRunAsync(KeptRun run, CancellationToken cancellation)
    {
        using var turn = await shared.Turns.TakeAsync(crisis, cancellation);
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.LockAsync(crisis, cancellation);
        if (await context.Runs.AnyAsync(
            each => each.Crisis == crisis && each.Identity == run.Identity && each.Audience == run.Audience,
            cancellation))
        {
            return;
        }

        context.Runs.Add(new() { Crisis = crisis, Identity = run.Identity, Audience = run.Audience, AsOf = run.AsOf });
        foreach (var (name, bytes) in run.Outputs)
        {
            var hash = await FactWriter.AddBlobAsync(context, bytes, cancellation);
            context.Outputs.Add(
                new() { Crisis = crisis, Identity = run.Identity, Audience = run.Audience, Name = name, Hash = hash });
        }

        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptRun>> ListRunsAsync(CancellationToken cancellation)
    {
        await using var context = open();
        var runs = await context.Runs.AsNoTracking().Where(run => run.Crisis == crisis).ToListAsync(cancellation);
        return
        [
            .. runs.OrderBy(run => run.AsOf).ThenBy(run => run.Identity, StringComparer.Ordinal)
                .ThenBy(run => run.Audience, StringComparer.Ordinal)
                .Select(
                    run =>
                        new KeptRun(
                            run.Identity, run.Audience, run.AsOf, new Dictionary<string, ReadOnlyMemory<byte>>())),
        ];
    }

    /// <inheritdoc/>
    public async Task<KeptRun?> FindRunAsync(string identity, string audience, CancellationToken cancellation)
    {
        await using var context = open();
        var run = await context.Runs.AsNoTracking()
            .FirstOrDefaultAsync(
                each => each.Crisis == crisis && each.Identity == identity && each.Audience == audience, cancellation);
        if (run is null) return null;

        var outputs =
            from output in context.Outputs.AsNoTracking()
            where output.Crisis == crisis && output.Identity == identity && output.Audience == audience
            join blob in context.Blobs on output.Hash equals blob.Hash
            select new { output.Name, blob.Bytes };
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var file in await outputs.ToListAsync(cancellation)) files.Add(file.Name, file.Bytes);
        return new(run.Identity, run.Audience, run.AsOf, files);
    }

    /// <summary>Adds rows within a transaction.</summary>
    /// <returns>What came of it, and what rows may refer to once the transaction is committed.</returns>
    internal async Task<(AppendOutcome Outcome, Surrounding? After)> AppendAsync(
        StoreContext context, IReadOnlyList<StatedRow> rows, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files,
        string enteredBy, CancellationToken cancellation)
    {
        var reader = await FindAsync(context, cancellation);
        var around = await AroundAsync(context, reader, cancellation);
        // A report refers to its source and to nothing else: most of the rest is not read again for it.
        var content = files.Count == 0
            ? around.Content
            : FactReader.ForReports(around.Content) with
            {
                Files = around.Content.Files.Concat(files).ToDictionary(StringComparer.Ordinal),
            };
        var added = RowAppending.Add(
            content, rows, reader.LastKnownOn, files.Count > 0 ? null : around.Problems, cancellation);
        if (added.Content is null) return (new(0, added.Problems), null);

        var writer = new FactWriter(context, crisis, enteredBy, clock.GetUtcNow().UtcDateTime);
        foreach (var (name, bytes) in files) await writer.AddFileAsync(name, bytes, cancellation);
        await writer.AppendAsync(content, added, cancellation);
        var entry = new AuditEntry(
            actor ?? $"role:{enteredBy}", files.Count > 0 ? "report.receive" : "rows.add", crisis,
            string.Join(' ', files.Keys.Concat(writer.Added.Select(each => each.File)).Distinct()),
            KeptRows.Write(writer.Added));
        await AuditLog.AddAsync(context, entry, clock.GetUtcNow().UtcDateTime, cancellation);
        var after = files.Count > 0
            ? around with { LastFact = writer.LastFact }
            : around.After(writer.LastFact, added);
        return (new(rows.Count, added.Problems), after);
    }

    async Task<(CrisisReading Reading, int Rows, bool IsWhole)> ReadAsync(
        StoreContext context, CrisisView view, CancellationToken cancellation)
    {
        await using var moment =
            await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var reader = await FindAsync(context, cancellation);
        var content = await reader.ContentAsync(view.AsOf, cancellation);
        var read = CrisisFolder.ReadPart(
            content.Name, content.ToFiles(), view.Scenario, reader.LastKnownOn, cancellation).Reading;
        return (read, content.Tables.Sum(static table => table.Rows.Count), reader.IsWhole(view.AsOf));
    }

    async Task<CrisisVersion> VersionAsync(StoreContext context, CancellationToken cancellation) => new(
        await context.LastFactAsync(crisis, cancellation),
        await context.Files.CountAsync(file => file.Crisis == crisis, cancellation),
        await context.Redactions.CountAsync(cancellation));

    async Task<Surrounding> AroundAsync(StoreContext context, FactReader reader, CancellationToken cancellation)
    {
        var last = await context.LastFactAsync(crisis, cancellation);
        var redactions = await context.Redactions.CountAsync(each => each.Crisis == crisis, cancellation);
        return shared.Around.Find(crisis, last, redactions)
            ?? new(last, redactions, await reader.ReferredAsync(cancellation), null);
    }

    async Task<FactReader> FindAsync(StoreContext context, CancellationToken cancellation) =>
        await FactReader.FindAsync(context, crisis, cancellation)
            ?? throw new InvalidOperationException($"The crisis {crisis} is no longer kept here.");
}
