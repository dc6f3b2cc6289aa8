using System.Collections.Concurrent;
using System.Security.Cryptography;
using Refuge.Cycle;

namespace Refuge.Formats.Crises;

/// <summary>A crisis kept as a folder of files: every row of it can be opened with a spreadsheet.</summary>
/// <remarks>
/// A table is written anew beside itself and moved into place, so that a reader finds the old one or the new one. Rows
/// of one call that belong to several tables are kept together, also when the machine stops in between
/// (<see cref="FolderChange"/>). Extractions are held in memory and go with the process.
/// </remarks>
/// <param name="folder">The crisis folder.</param>
/// <param name="runs">Where runs are kept. It need not exist, and may not lie inside the crisis folder.</param>
sealed class FolderStore(DirectoryInfo folder, DirectoryInfo runs) : ICrisisStore, IDisposable
{
    const string ReportFolder = "reports/";

    readonly SemaphoreSlim turn = new(1);
    readonly ConcurrentDictionary<ExtractionKey, Extraction> extractions = [];
    readonly RunFolders kept = new(runs);
    readonly FolderChange change = new(folder);

    /// <inheritdoc/>
    public async Task<CrisisReading> LoadAsync(CrisisView view, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(view);
        await turn.WaitAsync(cancellation);
        try
        {
            change.Complete();
            return CrisisFolder.Read(folder, view.Scenario, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<AppendOutcome> AppendAsync(
        IReadOnlyList<StatedRow> rows, string enteredBy, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        await turn.WaitAsync(cancellation);
        try
        {
            change.Complete();
            var (content, _) = CrisisContent.Read(folder, cancellation);
            return Append(content, rows, [], cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<AppendOutcome> ReceiveAsync(
        ReceivedReport report, string enteredBy, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (ReportNames.FindFault(report.File) is { } fault) return new(0, [fault]);
        await turn.WaitAsync(cancellation);
        try
        {
            change.Complete();
            var (content, _) = CrisisContent.Read(folder, cancellation);
            var name = ReportFolder + report.File;
            if (content.Files.TryGetValue(name, out var there))
            {
                return there.Span.SequenceEqual(report.Bytes.Span) ? new(0, []) : new(0, [ReportNames.Taken(name)]);
            }

            var files = new Dictionary<string, ReadOnlyMemory<byte>>(content.Files, StringComparer.Ordinal)
            {
                [name] = report.Bytes,
            };
            return Append(
                content with { Files = files }, [ReportNames.Row(report)], [(name, report.Bytes)], cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptReport>> ListReportsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<KeptReport>>([.. Reports(cancellation).Select(report => report.Report)]);

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> FindReportAsync(string hash, CancellationToken cancellation) =>
        Task.FromResult(
            Reports(cancellation).Where(report => report.Report.Hash == hash)
            .Select(report => (ReadOnlyMemory<byte>?)report.Bytes).FirstOrDefault());

    /// <inheritdoc/>
    public Task<IReadOnlyList<Extraction>> FindExtractionsAsync(
        IReadOnlyCollection<ExtractionKey> keys, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Task.FromResult<IReadOnlyList<Extraction>>(
            [.. keys.Select(extractions.GetValueOrDefault).OfType<Extraction>()]);
    }

    /// <inheritdoc/>
    public Task KeepExtractionsAsync(IReadOnlyList<Extraction> extractions, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(extractions);
        foreach (var extraction in extractions) this.extractions[extraction.Key] = extraction;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task KeepRunAsync(KeptRun run, CancellationToken cancellation)
    {
        kept.Keep(run, cancellation);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptRun>> ListRunsAsync(CancellationToken cancellation) => Task.FromResult(kept.List());

    /// <inheritdoc/>
    public Task<KeptRun?> FindRunAsync(string identity, string audience, CancellationToken cancellation) =>
        kept.FindAsync(identity, audience, cancellation);

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    AppendOutcome Append(
        CrisisContent content, IReadOnlyList<StatedRow> rows,
        IReadOnlyList<(string File, ReadOnlyMemory<byte> Bytes)> files, CancellationToken cancellation)
    {
        var (added, problems) = RowAppending.Add(content, rows, cancellation);
        if (added is null) return new(0, problems);

        var changes = new List<(string File, ReadOnlyMemory<byte> Bytes)>(files);
        foreach (var table in rows.GroupBy(row => row.File, StringComparer.Ordinal))
        {
            var changed = new TableChange(folder, table.Key).With([.. table.Select(row => row.Cells)], cancellation);
            if (changed.Problem is { } problem) return new(0, [problem]);
            changes.Add((table.Key, changed.Bytes));
        }

        change.Write(changes);
        return new(rows.Count, problems);
    }

    IEnumerable<(KeptReport Report, ReadOnlyMemory<byte> Bytes)> Reports(CancellationToken cancellation) =>
        from file in CrisisContent.Read(folder, cancellation).Content.Files.OrderBy(
            file => file.Key, StringComparer.Ordinal)
        where file.Key.StartsWith(ReportFolder, StringComparison.Ordinal)
        select (
            new KeptReport(file.Key, Convert.ToHexStringLower(SHA256.HashData(file.Value.Span)), file.Value.Length),
            file.Value);
}
