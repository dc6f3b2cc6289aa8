using Microsoft.Extensions.Logging.Abstractions;
using Refuge.Cluster;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>Jobs of one process, when the database takes nothing for a while.</summary>
public class JobsInProcessTests(PostgresServer server)
{
    [Fact]
    public async Task A_failure_that_cannot_be_kept_at_once_is_kept_later_and_the_jobs_behind_it_are_done()
    {
        await using var kept = await Kept.ExampleAsync("small-valley", KeptIn.Sqlite, server);
        var work = new FullDisk();
        using var jobs = new JobsInProcess(work, kept.Database!, NullLogger<JobsInProcess>.Instance);
        await jobs.StartAsync(Cancellation);

        await jobs.SendAsync([new StartJob("first"), new StartJob("second")], Cancellation);

        Assert.Equal("second", await work.Done.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancellation));
        Assert.Equal(["first"], work.Failed);
        await jobs.StopAsync(Cancellation);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    /// Work on a disk that is full when the first job is done, and when its failure is to be kept for the first time.
    /// </summary>
    sealed class FullDisk : IJobWork
    {
        int refusals = 2;

        internal TaskCompletionSource<string> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal List<string> Failed { get; } = [];

        public Task<IReadOnlyList<JobMessage>> DoAsync(JobMessage message, CancellationToken cancellation)
        {
            Write();
            Done.SetResult(message.Job);
            return Task.FromResult<IReadOnlyList<JobMessage>>([]);
        }

        public Task FailAsync(string job, string problem, CancellationToken cancellation)
        {
            Write();
            Failed.Add(job);
            return Task.CompletedTask;
        }

        void Write()
        {
            const int Full = 13;
            if (refusals-- > 0) throw new Microsoft.Data.Sqlite.SqliteException("database or disk is full", Full);
        }
    }
}
