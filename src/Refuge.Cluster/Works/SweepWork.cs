using System.Runtime.CompilerServices;
using Refuge.Displacement.Sweeps;
using Refuge.Formats.Sweeps;
using Refuge.Storage.Jobs;

namespace Refuge.Cluster.Works;

/// <summary>A sweep: its parts are points.</summary>
/// <param name="sweep">The sweep laid out.</param>
/// <param name="record">What is swept.</param>
/// <param name="pointsOfBlock">How many points are about a second of work.</param>
sealed class SweepWork(RuleSweep sweep, SweepRecord record, int pointsOfBlock) : IPartedWork
{
    /// <inheritdoc/>
    public IReadOnlyList<int> Parts { get; } = [record.Design.Points.Count];

    /// <inheritdoc/>
    public int PartsOfBlock(int group) => pointsOfBlock;

    /// <inheritdoc/>
    public async Task<byte[]> RunAsync(
        int group, int first, int count, int? threads, CancellationToken cancellation)
    {
        var lines = await LongWork.RunAsync(
            () => Enumerable.Range(first, count)
                .SelectMany(point => sweep.Run(record.Design, point, threads, cancellation)
                    .Select(row => new SweepLine(point, row)))
                .ToList(),
            cancellation);
        return await WriteAsync(new List<List<SweepLine>> { lines }.ToAsyncEnumerable(), cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> FinishAsync(
        IAsyncEnumerable<KeptBlock> blocks, CancellationToken cancellation) =>
        new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal)
        {
            [SweepFolder.RecordFile] = record.ToJson(),
            [SweepFolder.Table] = await WriteAsync(
                SweepFile.GroupAsync(PointsAsync(blocks, cancellation), cancellation), cancellation),
        };

    /// <summary>The rows of each point, in order: a block may hold several.</summary>
    async IAsyncEnumerable<IReadOnlyList<SweepLine>> PointsAsync(
        IAsyncEnumerable<KeptBlock> blocks, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var block in blocks.WithCancellation(cancellation))
        {
            using var part = new MemoryStream(block.Bytes.ToArray());
            var lines = await SweepFile.ReadAsync(part, record.Design, cancellation);
            foreach (var point in lines.GroupBy(static line => line.Point)) yield return [.. point];
        }
    }

    async Task<byte[]> WriteAsync(
        IAsyncEnumerable<IReadOnlyList<SweepLine>> groups, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await SweepFile.WriteAsync(bytes, record.Design, groups, cancellation);
        return bytes.ToArray();
    }
}
