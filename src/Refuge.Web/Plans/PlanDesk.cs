using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Refuge.Cluster;
using Refuge.Cycle;
using Refuge.Publishing;
using Refuge.Storage.Jobs;

namespace Refuge.Web.Plans;

/// <summary>Makes each plan once, in the background, and keeps what was published of it.</summary>
/// <remarks>
/// Findings are large and hold everything; only what was published for an audience outlives a run. Two plans are made
/// at a time at most, for each uses every core. A plan whose crisis has changed since is made again.
/// </remarks>
sealed class PlanDesk(
    ServeSettings settings, IReadOnlyDictionary<string, ICrisisStore> crises, IHostApplicationLifetime lifetime,
    JobDesk? jobs = null) : IDisposable
{
    const int AtOnce = 2;
    const int MostKept = 64;

    readonly ConcurrentDictionary<PlanKey, PlanMaking> plans = new();
    readonly SemaphoreSlim turn = new(AtOnce);

    /// <summary>How far the plan is; the first to ask has it begun. Null when there is no such crisis.</summary>
    internal async Task<PlanState?> AskAsync(PlanKey key, CancellationToken cancellation)
    {
        if (!crises.TryGetValue(key.Crisis, out var store)) return null;
        if (plans.TryGetValue(key, out var made) && made.State.IsEnded
            && await HasChangedAsync(store, made, cancellation))
        {
            plans.TryRemove(new(key, made));
        }
        if (plans.Count >= MostKept)
        {
            foreach (var (old, _) in plans.Where(plan => plan.Key != key && plan.Value.State.IsEnded))
            {
                plans.TryRemove(old, out _);
            }
        }

        return plans.GetOrAdd(
            key,
            _ =>
                new(
                    settings.Size.Members,
                    making => MakeAsync(key, store, making, lifetime.ApplicationStopping))).Begin().State;
    }

    static async Task<bool> HasChangedAsync(ICrisisStore store, PlanMaking made, CancellationToken cancellation)
    {
        var now = (await store.LoadAsync(CrisisView.Whole, cancellation)).Crisis?.InputHashes;
        return now is null || made.Inputs is null || now.Count != made.Inputs.Count
            || now.Any(input => made.Inputs.GetValueOrDefault(input.Key) != input.Value);
    }

    async Task MakeAsync(PlanKey key, ICrisisStore store, PlanMaking making, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var reading = await store.LoadAsync(CrisisView.Whole, cancellation);
            making.Inputs = reading.Crisis?.InputHashes;
            var refused = DecidingFiles.Refused(key.Audience, reading.Problems);
            if (reading.Crisis is not { } crisis || refused.Count > 0)
            {
                making.Stop(
                    refused.Count > 0
                    ? refused
                    : [.. reading.Problems.Where(static problem => problem.Severity == Severity.Fatal)]);
                return;
            }

            var order = new PlanOrder(
                key.Crisis, null, key.AsOf, settings.Size.Days, settings.Size.Members, settings.Size.Seed, key.Audience,
                key.Language, settings.Version);
            if (jobs is null) await MakeHereAsync(order, crisis, store, making, cancellation);
            else await WatchAsync(jobs, order, making, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    static async Task MakeHereAsync(
        PlanOrder order, Crisis crisis, ICrisisStore store, PlanMaking making, CancellationToken cancellation)
    {
        var extractions = await KeptExtractions.ReadAsync(store, crisis, cancellation);
        var findings = ForecastCycle.Run(crisis, order.RequestFor(crisis), extractions, making, cancellation);
        await KeptExtractions.WriteAsync(store, extractions, cancellation);
        making.End(PlanPublisher.Read(PlanPublisher.Publish(findings, order)));
    }

    /// <summary>Has the plan made as a job, and follows it.</summary>
    async Task WatchAsync(JobDesk desk, PlanOrder order, PlanMaking making, CancellationToken cancellation)
    {
        if (await desk.AskAsync(order, "reader", cancellation) is not { } asked) return;
        var last = asked;
        await foreach (var job in desk.WatchAsync(asked.Id, cancellation))
        {
            last = job;
            // A job may run each member twice: as the situation stands, and as if an offensive had begun.
            making.Report((int)((long)settings.Size.Members * job.MembersDone / Math.Max(1, job.Members)));
        }

        if (last.State == JobState.Done)
        {
            making.End(PlanPublisher.Read(await desk.ReadOutputsAsync(last.Id, cancellation)));
            return;
        }

        var what = last.State == JobState.Cancelled ? "Somebody stopped this plan." : last.Problem ?? "";
        making.Stop([new(Severity.Fatal, new("job"), what, $"POST /api/jobs/{last.Id}/resume lets it go on.")]);
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();
}
