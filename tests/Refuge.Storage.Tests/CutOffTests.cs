using Microsoft.Extensions.DependencyInjection;
using Refuge.Cluster;
using Refuge.Publishing;
using Refuge.Storage.Jobs;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>
/// A machine that the network cuts off: others do its work, and when it comes back nothing is counted twice.
/// </summary>
public class CutOffTests(PostgresServer server)
{
    static readonly PlanOrder Order = new("small-valley", null, null, 90, 1_500, 4, Audience.Restricted, "en", "1.0.0");

    [Fact]
    public async Task A_machine_that_is_cut_off_over_a_job_is_done_without_and_joins_again()
    {
        var where = await server.NewStoreAsync(Cancellation);
        var database = Plans.Open(KeptIn.Postgres, where);
        var crisis = await Plans.TakeOverAsync(database, Order.Crisis);
        await using var network = new Gateway(server.SocketFile);
        using var far = JobNode.Shared(network.To(where));
        using var near = JobNode.Shared(where);
        await far.StartAsync(Cancellation);
        // The first job is laid out by the machine that will be cut off: it holds blocks when that happens.
        var asked = far.Services.GetRequiredService<JobDesk>();
        var job = (await asked.AskAsync(Order, "analyst", Cancellation))!;
        await Plans.UntilAsync(database, job.Id, static kept => kept.MembersDone > 0);

        network.Cut();
        await near.StartAsync(Cancellation);
        await CheckAsync(Order, job.Id);
        network.Mend();
        var after = Order with { Seed = 5, Members = 400 };
        var next = (await asked.AskAsync(after, "analyst", Cancellation))!;
        await CheckAsync(after, next.Id);

        // What the machine had run before it was cut off has come in by now, and was not kept again.
        Assert.Empty(await database.Jobs.ListBlocksAsync(job.Id, Cancellation));
        Assert.Equal(JobState.Done, (await database.Jobs.FindAsync(job.Id, Cancellation))!.State);
        Assert.Empty((await database.Audit.VerifyAsync(null, Cancellation)).Faults);
        await near.StopAsync(Cancellation);
        await far.StopAsync(Cancellation);

        async Task CheckAsync(PlanOrder order, string id)
        {
            var ended = await Plans.UntilEndedAsync(database, id);
            Assert.True(ended.State == JobState.Done, $"{ended.State}: {ended.Problem}");
            Assert.Equal(Plans.OfOneProgram(crisis, order), await Plans.OfJobAsync(database, id));
        }
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
