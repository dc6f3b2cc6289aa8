namespace Refuge.Web.Plans;

/// <summary>
/// One answer for many who ask at the same time: whoever comes while it is being found waits for the next, which is
/// found once for all of them. So an answer is never older than the question.
/// </summary>
/// <param name="find">Finds the answer.</param>
sealed class Joined<T>(Func<Task<T>> find)
{
    readonly Lock gate = new();
    Task<T>? running, next;

    /// <summary>The answer as it is now or later.</summary>
    internal Task<T> AskAsync()
    {
        lock (gate)
        {
            return running is null or { IsCompleted: true } ? running = Task.Run(find) : next ??= AfterAsync(running);
        }
    }

    async Task<T> AfterAsync(Task<T> before)
    {
        // Its fault is for those who asked for it.
        await before.ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        lock (gate)
        {
            (running, next) = (next, null);
        }

        return await find();
    }
}
