using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Refuge.Cluster;
using Refuge.Cycle;
using Refuge.Displacement.Blocks;
using Refuge.Formats.Crises;
using Refuge.Publishing;
using Refuge.Storage.Tests.Building;

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
        var connection = await server.NewStoreAsync(Cancellation);
        var database = CrisisDatabase.OfPostgres(connection, TimeProvider.System);
        var crisis = await Plans.TakeOverAsync(database, "mosul-2016");
        var store = (await database.FindAsync("mosul-2016", Cancellation))!;
        using var host = JobNode.Shared(connection, null);
        await host.StartAsync(Cancellation);
        var desk = host.Services.GetRequiredService<JobDesk>();
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

    /// <summary>Where the time of a job goes on a machine that has made one before, in seconds of processor.</summary>
    [Fact(Explicit = true)]
    public async Task Of_each_part_of_a_job_of_Mosul()
    {
        var members = int.Parse(Environment.GetEnvironmentVariable(Size) ?? "2000", CultureInfo.InvariantCulture);
        var database = CrisisDatabase.OfPostgres(await server.NewStoreAsync(Cancellation), TimeProvider.System);
        var crisis = await Plans.TakeOverAsync(database, "mosul-2016");
        var store = (await database.FindAsync("mosul-2016", Cancellation))!;
        for (var turn = 0; turn < 3; turn++)
        {
            var order = new PlanOrder(
                "mosul-2016", null, null, 90, turn == 0 ? 100 : members, turn, Audience.Partner, "en", "1.0.0");
            var told = new List<string>();
            async Task<T> TellAsync<T>(string part, Func<Task<T>> work)
            {
                T made = default!;
                var spent = await SpentAsync(async () => made = await work());
                told.Add(string.Create(CultureInfo.InvariantCulture, $"{part} {spent:0.00}"));
                return made;
            }

            var kept = await TellAsync("files", () => database.ReadFilesAsync(order.Crisis, Cancellation));
            var (name, files) = kept!.Value;
            var reading = await TellAsync(
                "reading", () => Task.FromResult(CrisisFolder.Read(name, files, null, Cancellation)));
            crisis = reading.Crisis!;
            var extractions = await TellAsync(
                "extractions", () => KeptExtractions.ReadAsync(store, crisis, Cancellation));
            var input = await TellAsync(
                "situation",
                () => Task.FromResult(ForecastCycle.Prepare(crisis, order.RequestFor(crisis), extractions)));
            await KeptExtractions.WriteAsync(store, extractions, Cancellation);
            var ensembles = await TellAsync(
                "models", () => Task.FromResult(new RunEnsembles("x", input, null, order.Size, Cancellation)));
            var blocks = new List<(int Ensemble, ReadOnlyMemory<byte> Bytes)>();
            await TellAsync("blocks", () =>
            {
                for (var each = 0; each < ensembles.Count; each++)
                {
                    var size = ensembles.MembersOfBlock(each);
                    for (var first = 0; first < order.Members; first += size)
                    {
                        var count = Math.Min(size, order.Members - first);
                        blocks.Add((each, ensembles.Run(each, new(first, count), 1, Cancellation)));
                    }
                }

                return Task.FromResult(0);
            });
            var merged = await TellAsync(
                "merging", () => ensembles.MergeAsync(blocks.ToAsyncEnumerable(), Cancellation));
            await TellAsync("publishing", () => Task.FromResult(JobNode.Publish(
                ForecastCycle.Run(
                    crisis, order.RequestFor(crisis), extractions,
                    _ => (merged.Forecast, merged.AsIfOffensiveBegan)), order)));
            var alone = order.RequestFor(crisis) with { Threads = 1 };
            await TellAsync("all at once", () => Task.FromResult(JobNode.Publish(
                ForecastCycle.Run(crisis, alone, extractions, null, Cancellation), order)));
            var bytes = blocks.Sum(each => (long)each.Bytes.Length) / 1_000_000;
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{order.Members} members, {blocks.Count} blocks, {bytes} MB: {string.Join(", ", told)}"));
        }
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
