using System.Text.Json;
using System.Text.Json.Serialization;
using Refuge.Cycle;
using Refuge.Storage.Jobs;

namespace Refuge.Cluster.Works;

/// <summary>A hindcast: its parts are origins.</summary>
/// <param name="study">The hindcast laid out.</param>
/// <param name="isSlow">Whether an origin takes a run of an ensemble, and so is a block by itself.</param>
sealed class HindcastWork(HindcastStudy study, bool isSlow) : IPartedWork
{
    /// <summary>
    /// The name of the scores as lines of text, beside the files that <c>refuge hindcast</c> writes.
    /// </summary>
    internal const string Summary = "summary.txt";

    /// <summary>Origins of a block whose forecasts are trends of counts: some milliseconds each.</summary>
    const int QuickOrigins = 16;

    static readonly JsonSerializerOptions Exact = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <inheritdoc/>
    public IReadOnlyList<int> Parts { get; } = [study.Origins.Count];

    /// <inheritdoc/>
    public int PartsOfBlock(int group) => isSlow ? 1 : QuickOrigins;

    /// <inheritdoc/>
    public Task<byte[]> RunAsync(int group, int first, int count, int? threads, CancellationToken cancellation) =>
        LongWork.RunAsync(
            () =>
            {
                List<OriginFindings> found =
                [
                    .. study.Origins.Skip(first).Take(count)
                        .Select(origin => study.From(origin, threads, cancellation)),
                ];
                return JsonSerializer.SerializeToUtf8Bytes(found, Exact);
            },
            cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> FinishAsync(
        IAsyncEnumerable<KeptBlock> blocks, CancellationToken cancellation)
    {
        var found = new List<OriginFindings>();
        await foreach (var block in blocks.WithCancellation(cancellation))
        {
            found.AddRange(JsonSerializer.Deserialize<List<OriginFindings>>(block.Bytes.Span, Exact)!);
        }

        var result = await LongWork.RunAsync(() => HindcastCycle.Publish(study, found), cancellation);
        var documents = result.Documents.ToDictionary(
            static document => document.Name, DocumentBytes.Of, StringComparer.Ordinal);
        documents.Add(Summary, DocumentBytes.Of(result.Summary));
        return documents;
    }
}
