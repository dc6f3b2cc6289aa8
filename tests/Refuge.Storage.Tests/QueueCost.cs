using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Refuge.Cluster;
using Refuge.Cycle;
using Refuge.Publishing;
using Refuge.Storage.Tests.Building;
using Refuge.Tests.Shared;

namespace Refuge.Storage.Tests;

/// <summary>
/// No test: what a plan costs as a shared job beside the same plan made at once, in one process that has made both
/// before, in turn, so that whatever else the machine does falls on both. Written to benchmarks/results.
/// </summary>
/// <param name="server">The server of PostgreSQL.</param>
public class QueueCost(PostgresServer server)
{
    const string Size = "REFUGE_QUEUE_MEMBERS";

    [Fact(Explicit = true)]
    public async Task Of_a_plan_of_Mosul()
    {
        var members = int.Parse(Environment.GetEnvironmentVariable(Size) ?? "2000", CultureInfo.InvariantCulture);
        var connection = await server.NewDatabaseAsync(Cancellation);
        var database = CrisisDatabase.OfPostgres(connection, TimeProvider.System);
        await database.MigrateAsync(Cancellation);
        var (store, _) = await database.ImportAsync(
            new(Path.Combine(Repository.Root, "examples", "mosul-2016")), "analyst", Cancellation);
        using var host = JobNode.Shared(connection, null);
        await host.StartAsync(Cancellation);
        var desk = host.Services.GetRequiredService<JobDesk>();
        var crisis = (await store!.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
        var extractions = await KeptExtractions.ReadAsync(store, crisis, Cancellation);

        for (var turn = 0; turn < 4; turn++)
        {
            var order = new PlanOrder(
                "mosul-2016", null, null, 90, turn == 0 ? 100 : members, turn, Audience.Partner, "en", "1.0.0");
            var atOnce = await SpentAsync(() =>
            {
                var request = order.RequestFor(crisis) with { Threads = Environment.ProcessorCount };
                _ = JobNode.Publish(ForecastCycle.Run(crisis, request, extractions, null, Cancellation), order);
                return Task.CompletedTask;
            });
            var shared = await SpentAsync(async () =>
            {
                var job = (await desk.AskAsync(order, "analyst", Cancellation))!;
                await foreach (var _ in desk.WatchAsync(job.Id, Cancellation))
                {
                }
            });
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{order.Members} members: at once {atOnce:0.00} s, shared {shared:0.00} s of processor"));
        }

        await host.StopAsync(Cancellation);
    }

    static async Task<double> SpentAsync(Func<Task> work)
    {
        using var own = Process.GetCurrentProcess();
        var before = own.TotalProcessorTime;
        await work();
        own.Refresh();
        return (own.TotalProcessorTime - before).TotalSeconds;
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
