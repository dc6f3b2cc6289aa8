using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Refuge.Cluster;
using Refuge.Cycle;
using Refuge.Formats.Crises.Checks;
using Refuge.Publishing;
using Refuge.Storage;
using Refuge.Storage.Jobs;

namespace Refuge.Web.Plans;

/// <summary>Makes each plan once, in the background, and keeps what was published of it.</summary>
/// <remarks>
/// Findings are large and hold everything; only what was published for an audience outlives a run. Two plans are made
/// at a time at most, for each uses every core. A plan whose crisis has changed since is made again, and readers have
/// the one before until then.
/// </remarks>
sealed partial class PlanDesk(
    ServeSettings settings, IReadOnlyDictionary<string, ICrisisStore> crises, IHostApplicationLifetime lifetime,
    ILogger<PlanDesk> log, CrisisDatabase? database = null, JobDesk? jobs = null) : IDisposable
{
    const int AtOnce = 2;
    const int MostKept = 64;

    /// <summary>
    /// What plans may hold of memory, in bytes, before those that nobody has asked for the longest are let go of: a
    /// table of 500 places has tens of millions.
    /// </summary>
    const long MostBytes = 400_000_000;

    readonly ConcurrentDictionary<PlanKey, PlanMaking> plans = new();
    readonly ConcurrentDictionary<string, Joined<string>> versions = new(StringComparer.Ordinal);
    readonly SemaphoreSlim turn = new(AtOnce);

    /// <summary>How far the plan is; the first to ask has it begun. Null when there is no such crisis.</summary>
    internal async Task<PlanState?> AskAsync(PlanKey key, CancellationToken cancellation)
    {
        if (!crises.TryGetValue(key.Crisis, out var store)) return null;
        if (plans.TryGetValue(key, out var made) && made.State.IsEnded)
        {
            var now = made.IsFaulted ? made.Version : await NowAsync(key.Crisis, store, cancellation);
            // What was taken out of a crisis is in the plan before: nobody reads that any more.
            var before = RedactionsOf(now) == RedactionsOf(made.Version) ? made.State.Readable : null;
            if (made.IsFaulted || now != made.Version)
            {
                plans.TryUpdate(key, Making(key, store, before, made.Rest), made);
            }
        }

        LetGo(key);
        return plans.GetOrAdd(key, _ => Making(key, store, null, TimeSpan.Zero)).Begin().State;
    }

    /// <summary>Lets go of every plan of a crisis, and of those before: something was taken out of it.</summary>
    internal void Forget(string crisis)
    {
        foreach (var key in plans.Keys.Where(key => key.Crisis == crisis)) plans.TryRemove(key, out _);
    }

    /// <summary>How often something was taken out of a crisis, as its version in a database tells.</summary>
    string? RedactionsOf(string? version) => database is null ? null : version?.Split(' ')[^1];

    /// <summary>Lets go of the plans that nobody has asked for the longest, as long as there is too much.</summary>
    void LetGo(PlanKey asked)
    {
        var (kept, bytes) = (plans.Count, plans.Values.Sum(static plan => plan.Bytes));
        if (kept < MostKept && bytes < MostBytes) return;
        var others = plans.Where(plan => plan.Key != asked && plan.Value.State.IsEnded)
            .OrderBy(static plan => plan.Value.LastAsked);
        foreach (var other in others)
        {
            if (kept < MostKept && bytes < MostBytes) return;
            if (plans.TryRemove(other)) (kept, bytes) = (kept - 1, bytes - other.Value.Bytes);
        }
    }

    PlanMaking Making(PlanKey key, ICrisisStore store, PublishedPlan? before, TimeSpan rest) => new(
        settings.Size.Members, before, making => MakeAsync(key, store, making, rest, lifetime.ApplicationStopping));

    /// <summary>The version of the crisis now, asked for once for all who wait for it.</summary>
    Task<string> NowAsync(string crisis, ICrisisStore store, CancellationToken cancellation) =>
        versions.GetOrAdd(crisis, id => new(() => VersionAsync(id, store, lifetime.ApplicationStopping)))
            .AskAsync().WaitAsync(cancellation);

    /// <summary>
    /// What changes whenever the crisis does. A database knows it without reading the crisis; a folder is read.
    /// </summary>
    async Task<string> VersionAsync(string crisis, ICrisisStore store, CancellationToken cancellation)
    {
        if (database is not null) return await database.VersionAsync(crisis, cancellation);
        var reading = await store.LoadAsync(CrisisView.Whole, cancellation);
        var parts = reading.Crisis is { } read
            ? read.InputHashes.Select(static input => $"{input.Key} {input.Value}").Order(StringComparer.Ordinal)
            : reading.Problems.Select(static problem => problem.ToString());
        return string.Join('\n', parts);
    }

    async Task MakeAsync(
        PlanKey key, ICrisisStore store, PlanMaking making, TimeSpan rest, CancellationToken cancellation)
    {
        await Task.Delay(rest, cancellation);
        await turn.WaitAsync(cancellation);
        try
        {
            making.Start();
            // Asked before the crisis is read: what is added between the two makes the plan once more.
            making.Version = await VersionAsync(key.Crisis, store, cancellation);
            var reading = await store.LoadAsync(CrisisView.Whole, cancellation);
            var refused = DecidingFiles.Refused(key.Audience, reading.Problems);
            if (reading.Crisis is not { } crisis || refused.Count > 0)
            {
                var grave = refused.Count > 0
                    ? refused
                    : reading.Problems.Where(static problem => problem.Severity == Severity.Fatal);
                making.Stop([.. grave.Select(problem => ToldProblem.Of(problem, key.Audience)).Distinct()]);
                return;
            }

            var order = new PlanOrder(
                key.Crisis, null, key.AsOf, settings.Size.Days, settings.Size.Members, settings.Size.Seed, key.Audience,
                key.Language, settings.Version);
            if (jobs is null) await MakeHereAsync(order, crisis, store, making, cancellation);
            else await WatchAsync(jobs, order, making, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Readers are told that the log says why.
            NotMade(log, key.Crisis, fault);
            throw;
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

        // What made a job fail may quote what somebody typed.
        making.Stop(
            order.Audience == Audience.Restricted
                ?
                [
                    last.State == JobState.Cancelled ? "Somebody stopped this plan." : last.Problem ?? "",
                    $"POST /api/jobs/{last.Id}/resume lets it go on.",
                ]
                : ["The plan could not be made. Whoever runs the service finds why."]);
    }

    [LoggerMessage(LogLevel.Error, "A plan of {Crisis} could not be made.")]
    static partial void NotMade(ILogger log, string crisis, Exception fault);

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();
}
