using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Refuge.Storage;
using Refuge.Storage.Jobs;

namespace Refuge.Cluster;

/// <summary>
/// Does the jobs in this process, one message after the other: for a laptop, with the database in one file.
/// </summary>
/// <remarks>
/// Messages go with the process. When it starts again it takes up every job that is still to be done; what was run of
/// it is kept.
/// </remarks>
/// <param name="work">Does what messages say.</param>
/// <param name="database">The database that keeps the jobs.</param>
/// <param name="log">Where a fault is told.</param>
sealed partial class JobsInProcess(IJobWork work, CrisisDatabase database, ILogger<JobsInProcess> log)
    : BackgroundService, IJobSender
{
    /// <summary>How long after a fault of the database it is asked again.</summary>
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    readonly Channel<JobMessage> messages = Channel.CreateUnbounded<JobMessage>();

    /// <inheritdoc/>
    public async Task SendAsync(IReadOnlyList<JobMessage> messages, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(messages);
        foreach (var message in messages) await this.messages.Writer.WriteAsync(message, cancellation);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var all = await database.Jobs.ListAsync(null, int.MaxValue, stoppingToken);
        foreach (var job in all.Where(job => job.State == JobState.Running))
        {
            await SendAsync([new StartJob(job.Id)], stoppingToken);
        }

        await foreach (var message in messages.Reader.ReadAllAsync(stoppingToken))
        {
            await DoAsync(message, stoppingToken);
        }
    }

    async Task DoAsync(JobMessage message, CancellationToken cancellation)
    {
        try
        {
            await SendAsync(await work.DoAsync(message, cancellation), cancellation);
        }
#pragma warning disable CA1031 // One job that fails, for whatever reason, may not hold up the others.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Failed(log, message.Job, fault);
            await KeepFailureAsync(message.Job, cancellation);
        }
    }

    /// <summary>
    /// Keeps that a job has failed. While the disk is full or the database is gone no other job gets on either, so they
    /// wait for it.
    /// </summary>
    async Task KeepFailureAsync(string job, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await work.FailAsync(job, JobFault.Text, cancellation);
                return;
            }
            catch (Exception gone) when (StoreFaults.FindWords(gone) is not null)
            {
                NotKept(log, job, gone);
            }

            await Task.Delay(Rest, cancellation);
        }
    }

    [LoggerMessage(LogLevel.Error, "Job {Job} failed.")]
    static partial void Failed(ILogger log, string job, Exception fault);

    [LoggerMessage(LogLevel.Warning, "That job {Job} failed could not be kept; it is tried again.")]
    static partial void NotKept(ILogger log, string job, Exception gone);
}
