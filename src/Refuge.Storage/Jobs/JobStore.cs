using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Refuge.Storage.Audit;
using Refuge.Storage.Model;

namespace Refuge.Storage.Jobs;

/// <summary>Keeps jobs, the blocks that were run of them, and what they published.</summary>
/// <remarks>
/// It is no queue: who runs which block when is decided elsewhere. It says what has been run, once and for all
/// machines: a block that two machines ran is kept once, and a job ends once.
/// </remarks>
sealed class JobStore
{
    readonly Func<StoreContext> open;
    readonly TimeProvider clock;

    internal JobStore(Func<StoreContext> open, TimeProvider clock) => (this.open, this.clock) = (open, clock);

    /// <summary>Keeps a job that is asked for; one that is kept already is left as it is.</summary>
    /// <param name="job">The job.</param>
    /// <param name="inputs">The files of the crisis as they stand now.</param>
    /// <param name="told">The line of the audit log that stands if and only if the job is new. Null where nobody asked
    /// for it but the service itself.</param>
    /// <param name="cancellation">Stops the keeping; nothing is then kept.</param>
    /// <returns>Whether it was new.</returns>
    public async Task<bool> AddAsync(KeptJob job, byte[] inputs, AuditEntry? told, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        var running = Word(JobState.Running);
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var isNew = await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO jobs ("Id", "Crisis", "Order", "Inputs", "Members", "State", "AskedBy", "AskedAt")
            VALUES (
                {job.Id}, {job.Crisis}, {job.Order}, {inputs}, {job.Members}, {running}, {job.AskedBy}, {Now})
            ON CONFLICT DO NOTHING
            """,
            cancellation) == 1;
        if (isNew && told is not null) await AuditLog.AddAsync(context, told, Now, cancellation);
        await transaction.CommitAsync(cancellation);
        return isNew;
    }

    /// <summary>A job. Null when none of that identity is kept.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<KeptJob?> FindAsync(string id, CancellationToken cancellation)
    {
        await using var context = open();
        return (await KeptAsync(context, context.Jobs.Where(job => job.Id == id), cancellation)).SingleOrDefault();
    }

    /// <summary>The jobs of a crisis, or of all, the newest first.</summary>
    /// <param name="crisis">The crisis. Null for all.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops the listing.</param>
    public async Task<IReadOnlyList<KeptJob>> ListAsync(string? crisis, int most, CancellationToken cancellation)
    {
        await using var context = open();
        var jobs = context.Jobs.Where(job => crisis == null || job.Crisis == crisis)
            .OrderByDescending(job => job.AskedAt).ThenBy(job => job.Id).Take(most);
        return await KeptAsync(context, jobs, cancellation);
    }

    /// <summary>The jobs that run, in the order of their identities.</summary>
    /// <param name="cancellation">Stops the listing.</param>
    public async Task<IReadOnlyList<KeptJob>> ListRunningAsync(CancellationToken cancellation)
    {
        await using var context = open();
        var running = Word(JobState.Running);
        return await KeptAsync(
            context, context.Jobs.Where(job => job.State == running).OrderBy(job => job.Id), cancellation);
    }

    /// <summary>The files of the crisis that a job is made from. Null when it has ended, or is not kept.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<byte[]?> FindInputsAsync(string id, CancellationToken cancellation)
    {
        await using var context = open();
        return await context.Jobs.Where(job => job.Id == id).Select(job => job.Inputs)
            .SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Says how many members a job that runs has, once it is laid out.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="members">How many, over all ensembles.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task BeginAsync(string id, int members, CancellationToken cancellation)
    {
        await using var context = open();
        var running = Word(JobState.Running);
        await context.Jobs.Where(job => job.Id == id && job.State == running)
            .ExecuteUpdateAsync(job => job.SetProperty(each => each.Members, members), cancellation);
    }

    /// <summary>Whether a block is kept.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="ensemble">Which of its ensembles, from 0.</param>
    /// <param name="first">The first member of the block.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<bool> HasBlockAsync(string id, int ensemble, int first, CancellationToken cancellation)
    {
        await using var context = open();
        return await context.JobBlocks.AnyAsync(
            block => block.Job == id && block.Ensemble == ensemble && block.First == first, cancellation);
    }

    /// <summary>Keeps a block of a job that runs; a block that is kept already is kept once.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="block">The block.</param>
    /// <param name="cancellation">Stops the keeping; nothing is then kept.</param>
    public async Task KeepBlockAsync(string id, KeptBlock block, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(block);
        await using var context = open();
        var running = Word(JobState.Running);
        // Some megabytes, of which a copy costs as much as they do.
        var bytes = MemoryMarshal.TryGetArray(block.Bytes, out var whole) && whole.Count == whole.Array!.Length
            ? whole.Array
            : block.Bytes.ToArray();
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO job_blocks ("Job", "Ensemble", "First", "Count", "Bytes")
            SELECT "Id", {block.Ensemble}, {block.First}, {block.Count}, {bytes} FROM jobs
            WHERE "Id" = {id} AND "State" = {running}
            ON CONFLICT DO NOTHING
            """,
            cancellation);
    }

    /// <summary>Which blocks of a job are kept, without their bytes.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="cancellation">Stops the listing.</param>
    public async Task<IReadOnlyList<KeptBlock>> ListBlocksAsync(string id, CancellationToken cancellation)
    {
        await using var context = open();
        return await context.JobBlocks.Where(block => block.Job == id)
            .OrderBy(block => block.Ensemble).ThenBy(block => block.First)
            .Select(block => new KeptBlock(block.Ensemble, block.First, block.Count, ReadOnlyMemory<byte>.Empty))
            .ToListAsync(cancellation);
    }

    /// <summary>The blocks of a job with their bytes, one after the other in their order.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async IAsyncEnumerable<KeptBlock> ReadBlocksAsync(
        string id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var context = open();
        var blocks = context.JobBlocks.AsNoTracking().Where(block => block.Job == id)
            .OrderBy(block => block.Ensemble).ThenBy(block => block.First);
        await foreach (var block in blocks.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return new(block.Ensemble, block.First, block.Count, block.Bytes);
        }
    }

    /// <summary>
    /// Takes a job for oneself, so that one machine at a time merges and publishes it. Whoever holds it and is killed
    /// holds it no longer.
    /// </summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="cancellation">Stops the taking.</param>
    /// <returns>What holds it until it is disposed of. Null when another machine does.</returns>
    public async Task<IAsyncDisposable?> TryHoldAsync(string id, CancellationToken cancellation)
    {
        var context = open();
        if (await context.TryHoldAsync(id, cancellation)) return context;
        await context.DisposeAsync();
        return null;
    }

    /// <summary>Ends a job that runs: keeps what it published and lets go of its blocks and inputs.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="outputs">What it published, by name.</param>
    /// <param name="cancellation">Stops the ending; the job then runs on.</param>
    /// <returns>Whether it ended now; a job ends once.</returns>
    public async Task<bool> EndAsync(
        string id, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> outputs, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var (running, done, now) = (Word(JobState.Running), Word(JobState.Done), Now);
        var ended = await context.Jobs.Where(job => job.Id == id && job.State == running).ExecuteUpdateAsync(
            job => job.SetProperty(each => each.State, done).SetProperty(each => each.EndedAt, now)
                .SetProperty(each => each.Inputs, (byte[]?)null),
            cancellation);
        if (ended == 0) return false;

        context.JobOutputs.AddRange(outputs.Select(output => new JobOutputEntity
        {
            Job = id,
            Name = output.Key,
            Bytes = output.Value.ToArray(),
        }));
        await context.SaveChangesAsync(cancellation);
        await context.JobBlocks.Where(block => block.Job == id).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Says that a job that runs cannot be done.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="problem">Why.</param>
    /// <param name="cancellation">Stops it; the job then runs on.</param>
    public Task FailAsync(string id, string problem, CancellationToken cancellation) =>
        TurnAsync(id, JobState.Running, JobState.Failed, problem, null, cancellation);

    /// <summary>Stops a job that runs.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="told">The line of the audit log that stands if and only if the job was stopped now. Null for
    /// none.</param>
    /// <param name="cancellation">Stops it; the job then runs on.</param>
    /// <returns>Whether it ran.</returns>
    public Task<bool> CancelAsync(string id, AuditEntry? told, CancellationToken cancellation) =>
        TurnAsync(id, JobState.Running, JobState.Cancelled, null, told, cancellation);

    /// <summary>Lets a job go on that was stopped or failed.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="told">The line of the audit log that stands if and only if the job goes on now. Null for
    /// none.</param>
    /// <param name="cancellation">Stops it; the job then stays as it is.</param>
    /// <returns>Whether it was stopped or had failed.</returns>
    public async Task<bool> ResumeAsync(string id, AuditEntry? told, CancellationToken cancellation) =>
        await TurnAsync(id, JobState.Cancelled, JobState.Running, null, told, cancellation)
        || await TurnAsync(id, JobState.Failed, JobState.Running, null, told, cancellation);

    /// <summary>The names of what a job published, in order. Empty while it is not done.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="cancellation">Stops the listing.</param>
    public async Task<IReadOnlyList<string>> ListOutputsAsync(string id, CancellationToken cancellation)
    {
        await using var context = open();
        var names = await context.JobOutputs.Where(output => output.Job == id).Select(output => output.Name)
            .ToListAsync(cancellation);
        return [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>What a job published, by name. Empty while it is not done.</summary>
    /// <param name="id">The identity of the job.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ReadOutputsAsync(
        string id, CancellationToken cancellation)
    {
        await using var context = open();
        var outputs = await context.JobOutputs.AsNoTracking().Where(output => output.Job == id)
            .ToListAsync(cancellation);
        return outputs.ToDictionary(
            output => output.Name, output => (ReadOnlyMemory<byte>)output.Bytes, StringComparer.Ordinal);
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    async Task<bool> TurnAsync(
        string id, JobState from, JobState to, string? problem, AuditEntry? told, CancellationToken cancellation)
    {
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var (old, state) = (Word(from), Word(to));
        DateTime? ended = to == JobState.Running ? null : Now;
        var isTurned = await context.Jobs.Where(job => job.Id == id && job.State == old).ExecuteUpdateAsync(
            job => job.SetProperty(each => each.State, state).SetProperty(each => each.Problem, problem)
                .SetProperty(each => each.EndedAt, ended),
            cancellation) == 1;
        if (isTurned && told is not null) await AuditLog.AddAsync(context, told, Now, cancellation);
        await transaction.CommitAsync(cancellation);
        return isTurned;
    }

    static async Task<IReadOnlyList<KeptJob>> KeptAsync(
        StoreContext context, IQueryable<JobEntity> jobs, CancellationToken cancellation)
    {
        var rows = await jobs.Select(job => new
        {
            job.Id,
            job.Crisis,
            job.Order,
            job.State,
            job.Members,
            Done = context.JobBlocks.Where(block => block.Job == job.Id).Sum(block => (int?)block.Count) ?? 0,
            job.Problem,
            job.AskedBy,
            job.AskedAt,
        }).ToListAsync(cancellation);
        return
        [
            .. rows.Select(job => new KeptJob(
                job.Id, job.Crisis, job.Order, Enum.Parse<JobState>(job.State, ignoreCase: true), job.Members,
                job.State == Word(JobState.Done) ? job.Members : job.Done, job.Problem, job.AskedBy,
                new(DateTime.SpecifyKind(job.AskedAt, DateTimeKind.Utc)))),
        ];
    }

    static string Word(JobState state) => state switch
    {
        JobState.Running => "running",
        JobState.Cancelled => "cancelled",
        JobState.Failed => "failed",
        _ => "done",
    };
}
