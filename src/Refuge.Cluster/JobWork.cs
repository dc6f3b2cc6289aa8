using System.Collections.Concurrent;
using Refuge.Cluster.Works;
using Refuge.Publishing;
using Refuge.Storage;
using Refuge.Storage.Jobs;

namespace Refuge.Cluster;

/// <summary>Does what the messages of a job say, on whatever machine they reach.</summary>
/// <remarks>
/// Every message may come twice or on two machines at once: a block is kept once, and a job ends once.
/// </remarks>
/// <param name="database">The database that all machines share.</param>
/// <param name="publish">Makes the documents of a plan.</param>
/// <param name="threads">How many threads a block takes. Null: one for each core.</param>
/// <param name="most">How many parts a block has at most. Null: as many as make about a second of work.</param>
sealed class JobWork(
    CrisisDatabase database,
    Func<Findings, PlanOrder, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> publish,
    int? threads, int? most = null) : IJobWork
{
    /// <summary>How many jobs a machine keeps laid out.</summary>
    const int MostLaidOut = 4;

    readonly ConcurrentDictionary<string, Lazy<Task<IPartedWork?>>> laidOut = new(StringComparer.Ordinal);
    readonly JobLayout layout = new(publish);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JobMessage>> DoAsync(JobMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        return JobTelemetry.TellAsync(message, () => message switch
        {
            StartJob start => StartAsync(start.Job, cancellation),
            RunBlock block => RunAsync(block, cancellation),
            FinishJob finish => FinishAsync(finish.Job, cancellation),
            _ => throw new ArgumentException($"No work goes by the name {message.GetType().Name}.", nameof(message)),
        });
    }

    /// <inheritdoc/>
    public Task FailAsync(string job, string problem, CancellationToken cancellation) =>
        database.Jobs.FailAsync(job, problem, cancellation);

    async Task<IReadOnlyList<JobMessage>> StartAsync(string job, CancellationToken cancellation)
    {
        if (await LaidOutAsync(job, cancellation) is not { } work) return [];
        await database.Jobs.BeginAsync(job, work.Parts.Sum(), cancellation);
        var kept = (await database.Jobs.ListBlocksAsync(job, cancellation))
            .Select(block => (block.Ensemble, block.First)).ToHashSet();
        var missing =
            from @group in Enumerable.Range(0, work.Parts.Count)
            let parts = work.Parts[@group]
            let size = Math.Min(most ?? int.MaxValue, work.PartsOfBlock(@group))
            from block in Enumerable.Range(0, (parts + size - 1) / size)
            let first = block * size
            where !kept.Contains((@group, first))
            select new RunBlock(job, @group, first, Math.Min(size, parts - first));
        IReadOnlyList<JobMessage> next = [.. missing];
        return next.Count > 0 ? next : [new FinishJob(job)];
    }

    async Task<IReadOnlyList<JobMessage>> RunAsync(RunBlock block, CancellationToken cancellation)
    {
        if (await LaidOutAsync(block.Job, cancellation) is not { } work) return [];
        if (!await database.Jobs.HasBlockAsync(block.Job, block.Ensemble, block.First, cancellation))
        {
            var bytes = await work.RunAsync(block.Ensemble, block.First, block.Count, threads, cancellation);
            var made = new KeptBlock(block.Ensemble, block.First, block.Count, bytes);
            await database.Jobs.KeepBlockAsync(block.Job, made, cancellation);
        }

        var job = await database.Jobs.FindAsync(block.Job, cancellation);
        return job is { State: JobState.Running } && job.MembersDone == job.Members ? [new FinishJob(block.Job)] : [];
    }

    async Task<IReadOnlyList<JobMessage>> FinishAsync(string job, CancellationToken cancellation)
    {
        if (await LaidOutAsync(job, cancellation) is not { } work) return [];
        // The last two blocks may end at the same moment on two machines, and each then asks for the end.
        await using var held = await database.Jobs.TryHoldAsync(job, cancellation);
        if (held is null || await database.Jobs.FindAsync(job, cancellation) is not { State: JobState.Running } found
            || found.MembersDone < found.Members)
        {
            return [];
        }

        var documents = await work.FinishAsync(database.Jobs.ReadBlocksAsync(job, cancellation), cancellation);
        await database.Jobs.EndAsync(job, documents, cancellation);
        laidOut.TryRemove(job, out _);
        return [];
    }

    /// <summary>
    /// The job laid out, once on this machine. Null when it does not run, or is found not to be possible.
    /// </summary>
    async Task<IPartedWork?> LaidOutAsync(string job, CancellationToken cancellation)
    {
        if (await database.Jobs.FindAsync(job, cancellation) is not { State: JobState.Running } kept)
        {
            laidOut.TryRemove(job, out _);
            return null;
        }

        foreach (var other in laidOut.Keys.Where(each => each != job).Skip(MostLaidOut - 1))
        {
            laidOut.TryRemove(other, out _);
        }

        var made = laidOut.GetOrAdd(job, _ => new(() => LayOutAsync(kept, cancellation)));
        try
        {
            return await made.Value;
        }
        catch
        {
            // What failed once may work the next time: the database may have been gone for a while.
            laidOut.TryRemove(new(job, made));
            throw;
        }
    }

    async Task<IPartedWork?> LayOutAsync(KeptJob job, CancellationToken cancellation)
    {
        if (await database.Jobs.FindInputsAsync(job.Id, cancellation) is not { } inputs
            || await database.FindAsync(job.Crisis, cancellation) is not { } store)
        {
            return null;
        }

        var (work, problems) = await layout.LayOutAsync(
            job.Id, JobOrder.Parse(job.Order), inputs, store, cancellation);
        if (work is null)
        {
            await FailAsync(job.Id, string.Join('\n', problems.Select(problem => problem.ToString())), cancellation);
        }

        return work;
    }
}
