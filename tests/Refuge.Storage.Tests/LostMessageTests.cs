using Microsoft.Extensions.DependencyInjection;
using Refuge.Cluster;
using Refuge.Publishing;
using Refuge.Storage.Jobs;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>
/// The last block of a job is kept, and the word that all are there goes nowhere: the job ends all the same, with the
/// plan of one program.
/// </summary>
public class LostMessageTests(PostgresServer server)
{
    static readonly PlanOrder Order = new("small-valley", null, null, 40, 300, 2, Audience.Restricted, "en", "1.0.0");

    [Fact]
    public async Task A_machine_that_is_killed_between_its_last_block_and_the_word_of_it_holds_no_job_up()
    {
        var where = await server.NewStoreAsync(Cancellation);
        var database = Plans.Open(KeptIn.Postgres, where);
        var crisis = await Plans.TakeOverAsync(database, Order.Crisis);
        var place = Directory.CreateTempSubdirectory("refuge-held-");
        var reached = Path.Combine(place.FullName, "reached");
        using var first = JobNode.Start(where, reached);
        await first.StandardInput.WriteLineAsync(JobNode.Ask(Order).AsMemory(), Cancellation);
        await first.StandardInput.FlushAsync(Cancellation);
        while (!File.Exists(reached)) await Task.Delay(20, Cancellation);

        var stands = Assert.Single(await database.Jobs.ListAsync(null, 10, Cancellation));
        first.Kill();
        await first.WaitForExitAsync(Cancellation);
        using var second = JobNode.Start(where);

        try
        {
            Assert.Equal((JobState.Running, stands.Members), (stands.State, stands.MembersDone));
            await CheckAsync(database, crisis, stands.Id);
        }
        finally
        {
            second.Kill();
            await second.WaitForExitAsync(Cancellation);
            place.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_machine_that_lives_and_never_passes_the_word_on_holds_no_job_up()
    {
        var where = await server.NewStoreAsync(Cancellation);
        var database = Plans.Open(KeptIn.Postgres, where);
        var crisis = await Plans.TakeOverAsync(database, Order.Crisis);
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var host = JobNode.Shared(where, patience: TimeSpan.FromSeconds(2), reached: held.SetResult);
        await host.StartAsync(Cancellation);

        var job = (await host.Services.GetRequiredService<JobDesk>().AskAsync(Order, "analyst", Cancellation))!;
        await held.Task.WaitAsync(Cancellation);

        // It lives and holds the message all the while: nobody takes it from it.
        await CheckAsync(database, crisis, job.Id);
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public void No_part_of_a_job_is_stopped_because_it_takes_longer_than_a_minute()
    {
        using var host = JobNode.Shared("Host=nowhere");

        var options = host.Services.GetRequiredService<Wolverine.WolverineOptions>();

        Assert.True(options.DefaultExecutionTimeout >= TimeSpan.FromHours(1), $"{options.DefaultExecutionTimeout}");
    }

    static async Task CheckAsync(CrisisDatabase database, Cycle.Crisis crisis, string job)
    {
        var ended = await Plans.UntilEndedAsync(database, job);
        Assert.True(ended.State == JobState.Done, $"{ended.State}: {ended.Problem}");
        Assert.Equal(Plans.OfOneProgram(crisis, Order), await Plans.OfJobAsync(database, job));
        Assert.Empty(await database.Jobs.ListBlocksAsync(job, Cancellation));
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
