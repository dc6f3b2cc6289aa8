using System.Runtime.CompilerServices;
using Refuge.Storage;
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
    /// Asks for a plan of the crisis as it stands now. The same plan of the same crisis is one job, whoever asks.
    /// </summary>
    /// <param name="order">What is asked for.</param>
    /// <param name="askedBy">The role of whoever asks; never the name of a person.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <returns>The job; null when the crisis is not kept.</returns>
    public async Task<KeptJob?> AskAsync(PlanOrder order, string askedBy, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (await database.ReadFilesAsync(order.Crisis, cancellation) is not var (name, files)) return null;
        var json = order.ToJson();
        var id = FrozenCrisis.Fingerprint(json, files);
        var job = new KeptJob(id, order.Crisis, json, JobState.Running, 0, 0, null, askedBy, clock.GetUtcNow());
        if (await database.Jobs.FindAsync(id, cancellation) is not { } there)
        {
            await database.Jobs.AddAsync(job, FrozenCrisis.Pack(name, files), cancellation);
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
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether it ran.</returns>
    public Task<bool> CancelAsync(string id, CancellationToken cancellation) =>
        database.Jobs.CancelAsync(id, cancellation);

    /// <summary>Lets a job go on that was stopped or failed; what was run of it is not run again.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether it was stopped or had failed.</returns>
    public async Task<bool> ResumeAsync(string id, CancellationToken cancellation)
    {
        if (!await database.Jobs.ResumeAsync(id, cancellation)) return false;
        await queue.SendAsync([new StartJob(id)], cancellation);
        return true;
    }

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
