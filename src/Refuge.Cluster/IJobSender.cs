namespace Refuge.Cluster;

/// <summary>
/// Brings messages of jobs to whoever does them: this process, or any machine that shares the database.
/// </summary>
interface IJobSender
{
    /// <summary>Sends messages. What was sent is done at least once, also when a machine is killed over it.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="cancellation">Stops the sending.</param>
    Task SendAsync(IReadOnlyList<JobMessage> messages, CancellationToken cancellation);
}
