using Wolverine;

namespace Refuge.Cluster;

/// <summary>
/// Where messages of jobs arrive from the shared queue. Wolverine finds the methods by their name and compiles the way
/// to them.
/// </summary>
/// <param name="work">Does what messages say.</param>
public sealed class JobHandler(IJobWork work)
{
    /// <summary>After so many attempts a job has failed; it can be resumed.</summary>
    internal const int MostAttempts = 4;

    /// <summary>Lays a job out.</summary>
    /// <param name="message">The message.</param>
    /// <param name="envelope">How often it has been tried.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The messages that follow, sent when this one is done.</returns>
    public Task<IEnumerable<object>> Handle(StartJob message, Envelope envelope, CancellationToken cancellation) =>
        DoAsync(message, envelope, cancellation);

    /// <summary>Runs a block of members.</summary>
    /// <param name="message">The message.</param>
    /// <param name="envelope">How often it has been tried.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The messages that follow, sent when this one is done.</returns>
    public Task<IEnumerable<object>> Handle(RunBlock message, Envelope envelope, CancellationToken cancellation) =>
        DoAsync(message, envelope, cancellation);

    /// <summary>Merges and publishes.</summary>
    /// <param name="message">The message.</param>
    /// <param name="envelope">How often it has been tried.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Nothing follows.</returns>
    public Task<IEnumerable<object>> Handle(FinishJob message, Envelope envelope, CancellationToken cancellation) =>
        DoAsync(message, envelope, cancellation);

    async Task<IEnumerable<object>> DoAsync(JobMessage message, Envelope envelope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        try
        {
            return await work.DoAsync(message, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && envelope.Attempts >= MostAttempts)
        {
            await work.FailAsync(message.Job, JobFault.Text, cancellation);
            throw;
        }
    }
}
