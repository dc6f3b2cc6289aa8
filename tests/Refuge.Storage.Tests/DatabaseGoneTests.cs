using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Refuge.Cluster;
using Refuge.Cycle;
using Refuge.Publishing;
using Refuge.Storage.Jobs;
using Refuge.Storage.Tests.Building;
using Refuge.Tests.Shared;

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
        await database.MigrateAsync(Cancellation);
        var folder = new DirectoryInfo(Path.Combine(Repository.Root, "examples", Order.Crisis));
        var (store, _) = await database.ImportAsync(folder, "analyst", Cancellation);
        var crisis = (await store!.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
        using var host = JobNode.Shared(where, patience: TimeSpan.FromSeconds(4));
        await host.StartAsync(Cancellation);
        var job = (await host.Services.GetRequiredService<JobDesk>().AskAsync(Order, "analyst", Cancellation))!;
        while ((await database.Jobs.FindAsync(job.Id, Cancellation))!.MembersDone == 0)
        {
            await Task.Delay(20, Cancellation);
        }

        await server.StopAsync();
        var fault = await Record.ExceptionAsync(
            () => store.AppendAsync([Kept.Row("services.csv", ("place", "alma"))], "analyst", Cancellation));
        await Task.Delay(gone, Cancellation);
        await server.StartAgainAsync();

        Assert.Contains("cannot be reached", StoreFaults.FindWords(fault), StringComparison.Ordinal);
        var ended = await UntilEndedAsync(database, job.Id);
        Assert.True(ended.State == JobState.Done, $"{ended.State}: {ended.Problem}");
        var findings = ForecastCycle.Run(crisis, Order.RequestFor(crisis), new Extractions(), null, Cancellation);
        Assert.Equal(
            Printed(JobNode.Publish(findings, Order)),
            Printed(await database.Jobs.ReadOutputsAsync(job.Id, Cancellation)));
        Assert.Empty((await database.Audit.VerifyAsync(null, Cancellation)).Faults);
        await host.StopAsync(Cancellation);
    }

    static async Task<KeptJob> UntilEndedAsync(CrisisDatabase database, string id)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            var job = (await database.Jobs.FindAsync(id, Cancellation))!;
            if (job.State != JobState.Running) return job;
            // Only against a hang: nothing here is said of speed.
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(4), $"{job.MembersDone} of {job.Members} members");
            await Task.Delay(100, Cancellation);
        }
    }

    static string Printed(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> outputs) => string.Join(
        '\n',
        outputs.OrderBy(output => output.Key, StringComparer.Ordinal)
            .Select(output => $"{output.Key}\n{Encoding.UTF8.GetString(output.Value.Span)}"));

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
