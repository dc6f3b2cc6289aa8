using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;

namespace Refuge.Cluster;

/// <summary>
/// Where messages of jobs arrive from the shared queue. Registered as it is: Wolverine compiles nothing when a machine
/// starts (docs/decisions, long work on several machines).
/// </summary>
/// <typeparam name="T">The messages that arrive here.</typeparam>
/// <param name="work">Does what messages say.</param>
sealed class JobHandler<T>(IJobWork work) : MessageHandler<T>
    where T : JobMessage
{
    /// <summary>After so many attempts a job has failed; it can be resumed.</summary>
    const int MostAttempts = 4;

    /// <summary>Does what a message says; the messages that follow are sent when it is done.</summary>
    /// <param name="message">The message.</param>
    /// <param name="context">How often it has been tried; takes the messages that follow.</param>
    /// <param name="cancellation">Stops the work.</param>
    protected override async Task HandleAsync(T message, MessageContext context, CancellationToken cancellation)
    {
        try
        {
            foreach (var next in await work.DoAsync(message, cancellation)) await context.EnqueueCascadingAsync(next);
        }
        catch (Exception fault) when (fault is not OperationCanceledException
            && context.Envelope!.Attempts >= MostAttempts)
        {
            await work.FailAsync(message.Job, JobFault.Text, cancellation);
            throw;
        }
    }
}
