using Refuge.Cluster;

namespace Refuge.Storage.Tests.Building;

/// <summary>
/// Work that stands still for ever, once, in the moment in which the last block of a job is kept and nobody has been
/// told of it yet.
/// </summary>
/// <param name="work">The work.</param>
/// <param name="reached">Called in that moment.</param>
sealed class HeldWork(IJobWork work, Action reached) : IJobWork
{
    int held;

    public async Task<IReadOnlyList<JobMessage>> DoAsync(JobMessage message, CancellationToken cancellation)
    {
        var next = await work.DoAsync(message, cancellation);
        if (message is RunBlock && next is [FinishJob] && Interlocked.Exchange(ref held, 1) == 0)
        {
            reached();
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        return next;
    }

    public Task FailAsync(string job, string problem, CancellationToken cancellation) =>
        work.FailAsync(job, problem, cancellation);
}
