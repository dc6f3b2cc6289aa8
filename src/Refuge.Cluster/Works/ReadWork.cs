using Refuge.Cycle;
using Refuge.Formats.Reports;
using Refuge.Reports;
using Refuge.Storage.Jobs;

namespace Refuge.Cluster.Works;

/// <summary>A reading of the reports of a crisis: its parts are reports.</summary>
/// <remarks>
/// What is found is kept with the crisis as extractions, by the names of places that a plan knows: the next plan and
/// the inbox read none of them again.
/// </remarks>
/// <param name="crisis">The crisis as it stood.</param>
/// <param name="store">Where extractions are kept.</param>
sealed class ReadWork(Crisis crisis, ICrisisStore store) : IPartedWork
{
    /// <summary>One line of JSON for each report, as <c>refuge read --json</c> writes it.</summary>
    internal const string Table = "read.jsonl";

    /// <summary>
    /// Letters of a block: about a second of reading at some .7 MB a second (benchmarks/results, reading).
    /// </summary>
    const int LettersOfBlock = 700_000;

    readonly DateOnly asOf = crisis.LastKnownOn ?? crisis.Identity.FirstDay;

    IReadOnlyList<Recorded<Report>> Reports => field ??= crisis.Reports.AsOf(asOf);

    /// <inheritdoc/>
    public IReadOnlyList<int> Parts => [Reports.Count];

    /// <inheritdoc/>
    public int PartsOfBlock(int group)
    {
        var letters = Reports.Sum(static report => (long)report.Value.Text.Length);
        return (int)Math.Max(1, Math.Min(Reports.Count, LettersOfBlock * (long)Reports.Count / Math.Max(1, letters)));
    }

    /// <inheritdoc/>
    public async Task<byte[]> RunAsync(
        int group, int first, int count, int? threads, CancellationToken cancellation)
    {
        IReadOnlyList<Recorded<Report>> own = [.. Reports.Skip(first).Take(count)];
        var extractions = await KeptExtractions.ReadAsync(store, own, cancellation);
        await LongWork.RunAsync(() => Read(own, extractions), cancellation);
        await KeptExtractions.WriteAsync(store, extractions, cancellation);
        // What was found lies with the crisis; the block says that it does.
        return [];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> FinishAsync(
        IAsyncEnumerable<KeptBlock> blocks, CancellationToken cancellation)
    {
        // An extraction that another plan has taken the seat of meanwhile is made once more here.
        var extractions = await KeptExtractions.ReadAsync(store, crisis, cancellation);
        var text = await LongWork.RunAsync(() => Written(Read(Reports, extractions)), cancellation);
        await KeptExtractions.WriteAsync(store, extractions, cancellation);
        return new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal) { [Table] = text };
    }

    List<Reading> Read(IReadOnlyList<Recorded<Report>> reports, Extractions extractions) =>
        ForecastCycle.Readings(crisis, reports, asOf, extractions);

    byte[] Written(List<Reading> readings)
    {
        var reviews = crisis.Reviews.AsOf(asOf).Select(static review => review.Value)
            .ToLookup(static review => review.ReportHash, StringComparer.Ordinal);
        var origins = Copies.Origins(readings);
        using var text = new MemoryStream();
        foreach (var (reading, origin) in readings.Zip(origins))
        {
            var report = reading.Report;
            ReadingJson.Write(
                text, report.File,
                reading with { Claims = Reviewing.Apply(report, reading.Claims, [.. reviews[report.Hash]]) }, origin);
        }

        return text.ToArray();
    }
}
