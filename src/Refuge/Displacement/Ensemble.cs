using System.Runtime.ExceptionServices;

namespace Refuge.Displacement;

/// <summary>
/// Runs the members of an ensemble over the cores of the machine: the only place in the domain that starts threads.
/// </summary>
/// <remarks>
/// A member's result may depend on its number and on nothing else: not on the thread, nor on what ran before it in the
/// same workspace. Then any number of threads gives the same ensemble.
/// </remarks>
static class Ensemble
{
    /// <summary>Runs members 0 to <paramref name="members"/> − 1.</summary>
    /// <typeparam name="TWorkspace">The arrays that one thread uses again and again.</typeparam>
    /// <param name="members">How many, at least 1.</param>
    /// <param name="threads">On how many threads. Null: on as many as there are cores.</param>
    /// <param name="makeWorkspace">Makes the arrays of one thread.</param>
    /// <param name="runMember">Runs one member in a workspace and puts its result where nobody else writes.</param>
    /// <param name="progress">Told how many members are done, now and then and at the end, from any thread.</param>
    /// <param name="cancellation">Stops before the next member.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static void Run<TWorkspace>(
        int members,
        int? threads,
        Func<TWorkspace> makeWorkspace,
        Action<TWorkspace, int> runMember,
        IProgress<int>? progress,
        CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 1);
        var workers = Math.Min(members, threads ?? Environment.ProcessorCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1, nameof(threads));

        var (next, done) = (0, 0);
        var reportEvery = Math.Max(1, members / 100);
        void Work(ParallelLoopState? others)
        {
            var workspace = makeWorkspace();
            while (!cancellation.IsCancellationRequested && others is not { IsExceptional: true })
            {
                var member = Interlocked.Increment(ref next) - 1;
                if (member >= members) return;
                runMember(workspace, member);
                var finished = Interlocked.Increment(ref done);
                if (finished % reportEvery == 0 || finished == members) progress?.Report(finished);
            }
        }

        try
        {
            if (workers == 1)
            {
                Work(null);
            }
            else
            {
                Parallel.For(
                    0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, (_, others) => Work(others));
            }
        }
        catch (AggregateException failures)
        {
            // The caller sees what the member threw, as it would on one thread.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        if (done < members) cancellation.ThrowIfCancellationRequested();
    }
}
