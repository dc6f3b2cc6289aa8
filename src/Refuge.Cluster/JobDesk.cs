using System.Runtime.CompilerServices;
using System.Text.Json;
using Refuge.Storage;
using Refuge.Storage.Audit;
using Refuge.Storage.Jobs;

namespace Refuge.Cluster;

/// <summary>Where jobs are asked for, watched, stopped and taken up again.</summary>
/// <param name="database">The database that all machines share.</param>
/// <param name="queue">Brings messages to whoever does them.</param>
/// <param name="clock">Tells when a job was asked for.</param>
sealed class JobDesk(CrisisDatabase database, IJobSender queue, TimeProvider clock)
{
    /// <summary>How often a watched job is looked at.</summary>
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// A job that nobody has laid out after so long is announced again: whoever asked for it may have been killed
    /// before it was.
    /// </summary>
    static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Asks for work on the crisis as it stands now. The same work on the same crisis is one job, whoever asks.
    /// </summary>
    /// <param name="order">What is asked for.</param>
    /// <param name="askedBy">The role of whoever asks; never the name of a person.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <returns>The job; null when the crisis is not kept.</returns>
    public Task<KeptJob?> AskAsync(JobOrder order, string askedBy, CancellationToken cancellation) =>
        AskAsync(order, askedBy, null, cancellation);

    /// <summary>The same, and the audit log tells who asked when the job is new.</summary>
    /// <param name="order">What is asked for.</param>
    /// <param name="askedBy">The role of whoever asks; never the name of a person.</param>
    /// <param name="actor">Who asks, as the audit log writes it. Null where it is the service itself.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <returns>The job; null when the crisis is not kept.</returns>
    public async Task<KeptJob?> AskAsync(
        JobOrder order, string askedBy, string? actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (await database.ReadFilesAsync(order.Crisis, cancellation) is not var (name, files)) return null;
        var json = order.ToJson();
        var id = FrozenCrisis.Fingerprint(json, files);
        var job = new KeptJob(id, order.Crisis, json, JobState.Running, 0, 0, null, askedBy, clock.GetUtcNow());
        if (await database.Jobs.FindAsync(id, cancellation) is not { } there)
        {
            var told = actor is null ? null : Line(actor, "ask", job);
            await database.Jobs.AddAsync(job, FrozenCrisis.Pack(name, files), told, cancellation);
            await queue.SendAsync([new StartJob(id)], cancellation);
            return await database.Jobs.FindAsync(id, cancellation);
        }

        if (there is { State: JobState.Running, Members: 0 } && clock.GetUtcNow() - there.AskedAt > Forgotten)
        {
            await queue.SendAsync([new StartJob(id)], cancellation);
        }

        return there;
    }

    /// <summary>A job. Null when none of that identity is kept.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Task<KeptJob?> FindAsync(string id, CancellationToken cancellation) =>
        database.Jobs.FindAsync(id, cancellation);

    /// <summary>Stops a job; blocks that are being run end first.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="actor">Who stops it, as the audit log writes it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether it ran.</returns>
    public async Task<bool> CancelAsync(string id, string actor, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) is { } job
        && await database.Jobs.CancelAsync(id, Line(actor, "cancel", job), cancellation);

    /// <summary>Lets a job go on that was stopped or failed; what was run of it is not run again.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="actor">Who lets it go on, as the audit log writes it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether it was stopped or had failed.</returns>
    public async Task<bool> ResumeAsync(string id, string actor, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } job
            || !await database.Jobs.ResumeAsync(id, Line(actor, "resume", job), cancellation))
        {
            return false;
        }

        await queue.SendAsync([new StartJob(id)], cancellation);
        return true;
    }

    /// <summary>The names of what a job published. Empty while it is not done.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="cancellation">Stops the listing.</param>
    public Task<IReadOnlyList<string>> ListOutputsAsync(string id, CancellationToken cancellation) =>
        database.Jobs.ListOutputsAsync(id, cancellation);

    static AuditEntry Line(string actor, string what, KeptJob job) => new(
        actor, $"job.{what}", job.Crisis, job.Id,
        JsonSerializer.Serialize(new { kind = JobOrder.Parse(job.Order).Kind }));

    /// <summary>What a job published, by name. Empty while it is not done.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ReadOutputsAsync(
        string id, CancellationToken cancellation) => database.Jobs.ReadOutputsAsync(id, cancellation);

    /// <summary>How a job gets on: as it stands, and whenever that has changed, until it runs no longer.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="cancellation">Stops the watching; the job goes on.</param>
    public async IAsyncEnumerable<KeptJob> WatchAsync(
        string id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        KeptJob? last = null;
        while (await database.Jobs.FindAsync(id, cancellation) is { } job)
        {
            if (job != last) yield return job;
            if (job.State != JobState.Running) yield break;
            last = job;
            await Task.Delay(Glance, clock, cancellation);
        }
    }
}
