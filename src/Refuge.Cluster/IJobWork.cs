namespace Refuge.Cluster;

/// <summary>Does what messages of jobs say.</summary>
interface IJobWork
{
    /// <summary>Does what a message says.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Stops the work; the message can then be done again.</param>
    /// <returns>What is to be done next.</returns>
    Task<IReadOnlyList<JobMessage>> DoAsync(JobMessage message, CancellationToken cancellation);

    /// <summary>Says that a job cannot be done.</summary>
    /// <param name="job">The identity of the job.</param>
    /// <param name="problem">Why.</param>
    /// <param name="cancellation">Stops it; the job then runs on.</param>
    Task FailAsync(string job, string problem, CancellationToken cancellation);
}
