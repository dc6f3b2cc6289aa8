using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Refuge.Cluster;
using Refuge.Publishing;
using Refuge.Storage.Jobs;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>
/// A plan made as a job of member blocks is the plan that one program makes, however many machines share it.
/// </summary>
public class SharedJobTests(PostgresServer server)
{
    const string Crisis = "small-valley";

    static readonly PlanOrder Order = new(Crisis, null, null, 120, 1_200, 5, Audience.Restricted, "en", "1.0.0");

    [Fact]
    public async Task A_plan_that_is_stopped_and_taken_up_again_is_the_same_plan_and_runs_no_block_twice()
    {
        var connection = await server.NewStoreAsync(Cancellation);
        var (database, expected) = await TakeOverAsync(CrisisDatabase.OfPostgres(connection, TimeProvider.System));
        using var host = JobNode.Shared(connection);
        await host.StartAsync(Cancellation);
        var desk = host.Services.GetRequiredService<JobDesk>();
        var job = (await desk.AskAsync(Order, "analyst", Cancellation))!;
        await Plans.UntilAsync(database, job.Id, kept => kept.MembersDone > 0);

        Assert.True(await desk.CancelAsync(job.Id, "role:analyst", Cancellation));
        var before = await database.Jobs.ListBlocksAsync(job.Id, Cancellation);
        Assert.Equal(JobState.Cancelled, (await database.Jobs.FindAsync(job.Id, Cancellation))!.State);
        Assert.True(await desk.ResumeAsync(job.Id, "role:analyst", Cancellation));
        var told = new List<int>();
        await foreach (var each in desk.WatchAsync(job.Id, Cancellation)) told.Add(each.MembersDone);

        Assert.NotEmpty(before);
        Assert.Equal(told.Order(), told);
        Assert.Equal(expected, await Plans.OfJobAsync(database, job.Id));
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Two_machines_that_run_the_last_two_blocks_at_once_publish_the_plan_once()
    {
        var connection = await server.NewStoreAsync(Cancellation);
        var (database, expected) = await TakeOverAsync(CrisisDatabase.OfPostgres(connection, TimeProvider.System));
        var published = 0;
        JobWork Machine() => new(database, (findings, order) =>
        {
            Interlocked.Increment(ref published);
            return JobNode.Publish(findings, order);
        }, 1, 600);
        var (one, other) = (Machine(), Machine());
        // A queue that nobody has started keeps what it is sent: the messages are done here, in a fixed order.
        using var queue = new JobsInProcess(one, database, NullLogger<JobsInProcess>.Instance);
        var job = (await new JobDesk(database, queue, TimeProvider.System).AskAsync(Order, "analyst", Cancellation))!;
        var next = new Queue<JobMessage>([new StartJob(job.Id)]);
        while (next.TryDequeue(out var message) && message is not FinishJob)
        {
            foreach (var each in await one.DoAsync(message, Cancellation)) next.Enqueue(each);
        }

        await Task.WhenAll(
            one.DoAsync(new FinishJob(job.Id), Cancellation), other.DoAsync(new FinishJob(job.Id), Cancellation));

        Assert.Equal(1, published);
        Assert.Equal(expected, await Plans.OfJobAsync(database, job.Id));
    }

    [Fact]
    public async Task A_laptop_that_is_shut_over_a_plan_takes_it_up_again_and_makes_the_same_one()
    {
        var place = Directory.CreateTempSubdirectory("refuge-jobs-");
        var file = new FileInfo(Path.Combine(place.FullName, "refuge.db"));
        var (database, expected) = await TakeOverAsync(CrisisDatabase.OfSqlite(file, TimeProvider.System));
        var id = "";
        using (var host = JobNode.Alone(database))
        {
            await host.StartAsync(Cancellation);
            id = (await host.Services.GetRequiredService<JobDesk>().AskAsync(Order, "analyst", Cancellation))!.Id;
            await Plans.UntilAsync(database, id, kept => kept.MembersDone > 0);
            await host.StopAsync(Cancellation);
        }

        var kept = (await database.Jobs.FindAsync(id, Cancellation))!;
        Assert.Equal(JobState.Running, kept.State);
        using (var host = JobNode.Alone(database))
        {
            await host.StartAsync(Cancellation);
            await Plans.UntilEndedAsync(database, id);
            await host.StopAsync(Cancellation);
        }

        Assert.Equal(expected, await Plans.OfJobAsync(database, id));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        place.Delete(recursive: true);
    }

    /// <summary>
    /// What a machine of these tests does. It ends with the process that started it, whose end closes its input.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task Do_jobs_until_ended()
    {
        var held = Environment.GetEnvironmentVariable(JobNode.Held);
        using var host = JobNode.Shared(
            Environment.GetEnvironmentVariable(JobNode.Where)!,
            reached: string.IsNullOrEmpty(held) ? null : () => File.WriteAllText(held, ""));
        await host.StartAsync(Cancellation);
        while (await Console.In.ReadLineAsync(Cancellation) is { } line)
        {
            await host.Services.GetRequiredService<JobDesk>()
                .AskAsync(JobOrder.Parse(line), "analyst", Cancellation);
        }

        await host.StopAsync(Cancellation);
    }

    /// <summary>Takes the crisis over, and makes its plan as one program would.</summary>
    static async Task<(CrisisDatabase Database, string Expected)> TakeOverAsync(CrisisDatabase database)
    {
        var crisis = await Plans.TakeOverAsync(database, Crisis);
        return (database, Plans.OfOneProgram(crisis, Order));
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
