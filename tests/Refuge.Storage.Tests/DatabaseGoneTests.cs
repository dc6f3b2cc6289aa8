using Microsoft.Extensions.DependencyInjection;
using Refuge.Cluster;
using Refuge.Publishing;
using Refuge.Storage.Jobs;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>
/// The database is gone for a while: what was kept is there afterwards, and jobs go on by themselves.
/// </summary>
public class DatabaseGoneTests
{
    static readonly PlanOrder Order = new(
        "small-valley", null, null, 60, 800, 3, Audience.Restricted, "en", "1.0.0");

    [Fact]
    public Task A_job_goes_on_after_the_database_was_gone_for_three_seconds() =>
        WithoutDatabaseAsync(TimeSpan.FromSeconds(3));

    [Fact, Trait("Length", "long")]
    public Task A_job_goes_on_after_the_database_was_gone_for_half_a_minute() =>
        WithoutDatabaseAsync(TimeSpan.FromSeconds(30));

    static async Task WithoutDatabaseAsync(TimeSpan gone)
    {
        // A server of its own: the other tests go on with theirs.
        await using var server = new PostgresServer();
        var where = await server.NewDatabaseAsync(Cancellation);
        var database = CrisisDatabase.OfPostgres(where, TimeProvider.System);
        var crisis = await Plans.TakeOverAsync(database, Order.Crisis);
        var store = (await database.FindAsync(Order.Crisis, Cancellation))!;
        using var host = JobNode.Shared(where, patience: TimeSpan.FromSeconds(4));
        await host.StartAsync(Cancellation);
        var job = (await host.Services.GetRequiredService<JobDesk>().AskAsync(Order, "analyst", Cancellation))!;
        await Plans.UntilAsync(database, job.Id, static kept => kept.MembersDone > 0);

        await server.StopAsync();
        var fault = await Record.ExceptionAsync(
            () => store.AppendAsync([Kept.Row("services.csv", ("place", "alma"))], "analyst", Cancellation));
        await Task.Delay(gone, Cancellation);
        await server.StartAgainAsync();

        Assert.Contains("cannot be reached", StoreFaults.FindWords(fault), StringComparison.Ordinal);
        var ended = await Plans.UntilEndedAsync(database, job.Id);
        Assert.True(ended.State == JobState.Done, $"{ended.State}: {ended.Problem}");
        Assert.Equal(Plans.OfOneProgram(crisis, Order), await Plans.OfJobAsync(database, job.Id));
        Assert.Empty((await database.Audit.VerifyAsync(null, Cancellation)).Faults);
        await host.StopAsync(Cancellation);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
