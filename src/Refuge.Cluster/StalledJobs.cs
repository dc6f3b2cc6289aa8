using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Refuge.Storage;
using Refuge.Storage.Jobs;

namespace Refuge.Cluster;

/// <summary>Announces jobs again when none of them has got on for a while.</summary>
/// <remarks>
/// A message that the queue has handed to a machine whose connection broke at that moment stays in the name of that
/// machine: while the machine lives, nobody takes it over, and the job would wait for it for ever. The same holds for a
/// job whose asker was killed before it was announced. To announce a job again is harmless: blocks that are kept are
/// not run again.
/// </remarks>
/// <param name="database">The database that all machines share.</param>
/// <param name="queue">Brings messages to whoever does them.</param>
/// <param name="clock">Measures how long nothing has happened; the time of day plays no part.</param>
/// <param name="patience">How long nothing may happen. It doubles with each announcement that helps nothing: to lay a
/// large crisis out, or to publish its plan, may take longer.</param>
/// <param name="log">Where it is told.</param>
sealed partial class StalledJobs(
    CrisisDatabase database, IJobSender queue, TimeProvider clock, TimeSpan patience, ILogger<StalledJobs> log)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(patience / 4, clock);
        var (last, since, waits) = ("", clock.GetTimestamp(), patience);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var running = await database.Jobs.ListRunningAsync(stoppingToken);
                var now = string.Join(' ', running.Select(StandOf));
                if (now != last || running.Count == 0)
                {
                    (last, since, waits) = (now, clock.GetTimestamp(), patience);
                    continue;
                }

                if (clock.GetElapsedTime(since) < waits) continue;

                Announced(log, running.Count);
                await queue.SendAsync([.. running.Select(static job => new StartJob(job.Id))], stoppingToken);
                (since, waits) = (clock.GetTimestamp(), waits * 2);
            }
            catch (Exception gone) when (StoreFaults.FindWords(gone) is not null)
            {
                NotNow(log, gone);
            }
        }
    }

    static string StandOf(KeptJob job) =>
        string.Create(CultureInfo.InvariantCulture, $"{job.Id} {job.MembersDone}/{job.Members}");

    [LoggerMessage(LogLevel.Warning, "{Jobs} jobs have not got on for a while and are announced again.")]
    static partial void Announced(ILogger log, int jobs);

    [LoggerMessage(LogLevel.Warning, "Whether jobs get on could not be looked at; the next round looks again.")]
    static partial void NotNow(ILogger log, Exception gone);
}
