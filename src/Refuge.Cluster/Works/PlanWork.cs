using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Displacement.Blocks;
using Refuge.Publishing;
using Refuge.Storage.Jobs;

namespace Refuge.Cluster.Works;

/// <summary>A plan: its parts are members.</summary>
/// <param name="order">What is asked for.</param>
/// <param name="crisis">The crisis as it stood.</param>
/// <param name="store">Where extractions are kept.</param>
/// <param name="ensembles">The ensembles of the plan.</param>
/// <param name="publish">Makes the documents.</param>
sealed class PlanWork(
    PlanOrder order, Crisis crisis, ICrisisStore store, RunEnsembles ensembles,
    Func<Findings, PlanOrder, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> publish) : IPartedWork
{
    /// <inheritdoc/>
    public IReadOnlyList<int> Parts { get; } = [.. Enumerable.Repeat(order.Members, ensembles.Count)];

    /// <inheritdoc/>
    public int PartsOfBlock(int group) => ensembles.MembersOfBlock(group);

    /// <inheritdoc/>
    public Task<byte[]> RunAsync(int group, int first, int count, int? threads, CancellationToken cancellation) =>
        LongWork.RunAsync(() => ensembles.Run(group, new(first, count), threads, cancellation), cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> FinishAsync(
        IAsyncEnumerable<KeptBlock> blocks, CancellationToken cancellation)
    {
        var extractions = await KeptExtractions.ReadAsync(store, crisis, cancellation);
        var (forecast, asIfBegan, without) = await ensembles.MergeAsync(
            blocks.Select(static block => (block.Ensemble, block.Bytes)), cancellation);
        return await LongWork.RunAsync(
            () =>
            {
                var findings = ForecastCycle.Run(
                    crisis, order.RequestFor(crisis), extractions, _ => (forecast, asIfBegan));
                return publish(
                    without is null
                        ? findings
                        : findings with { Differences = ScenarioBaseline.Of(without).To(findings.Forecast) },
                    order);
            },
            cancellation);
    }
}
