using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Refuge.Cluster;
using Refuge.Cycle;
using Refuge.Publishing;
using Refuge.Storage.Jobs;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>
/// Machines that are killed again and again over jobs: each job that somebody was told of is done in the end, its plan
/// is the plan of one program, and nothing of it is left lying about.
/// </summary>
public class JobCrashTests(PostgresServer server)
{
    const string Kind = "REFUGE_TEST_ENGINE", Where = "REFUGE_TEST_DATABASE", Told = "REFUGE_TEST_TOLD";

    static readonly PlanOrder Order = new(
        "small-valley", null, null, 40, 300, 0, Audience.Restricted, "en", "1.0.0");

    [Theory]
    [InlineData(KeptIn.Sqlite, 4)]
    [InlineData(KeptIn.Postgres, 4)]
    public Task A_machine_that_is_killed_does_what_it_has_said_when_it_starts_again(KeptIn engine, int kills) =>
        KillOneAsync(engine, kills);

    [Theory, Trait("Length", "long")]
    [InlineData(KeptIn.Sqlite, 40)]
    [InlineData(KeptIn.Postgres, 40)]
    public Task A_machine_that_is_killed_forty_times_does_what_it_has_said(KeptIn engine, int kills) =>
        KillOneAsync(engine, kills);

    [Fact]
    public Task One_of_three_machines_is_killed_again_and_again_and_every_plan_is_made() => KillOneOfThreeAsync(5);

    [Fact, Trait("Length", "long")]
    public Task One_of_three_machines_is_killed_fifty_times_and_every_plan_is_made() => KillOneOfThreeAsync(50);

    /// <summary>What the killed program does: it asks for one plan after the other, and writes down each.</summary>
    [Fact(Explicit = true)]
    public async Task Ask_until_killed()
    {
        using var told = new FileStream(
            Environment.GetEnvironmentVariable(Told)!, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        var where = Environment.GetEnvironmentVariable(Where)!;
        var engine = Enum.Parse<KeptIn>(Environment.GetEnvironmentVariable(Kind)!);
        using var host = Host(engine, where);
        await host.StartAsync(Cancellation);
        var desk = host.Services.GetRequiredService<JobDesk>();
        for (var seed = told.Length; ; seed++)
        {
            var job = (await desk.AskAsync(Order with { Seed = seed }, "analyst", Cancellation))!;
            Tell();
            await foreach (var _ in desk.WatchAsync(job.Id, Cancellation))
            {
            }
        }

        void Tell()
        {
            told.Write("+"u8);
            told.Flush(flushToDisk: true);
        }
    }

    async Task KillOneAsync(KeptIn engine, int kills)
    {
        var place = Directory.CreateTempSubdirectory("refuge-jobs-");
        var where = engine == KeptIn.Sqlite
            ? Path.Combine(place.FullName, "refuge.db")
            : await server.NewStoreAsync(Cancellation);
        var told = Path.Combine(place.FullName, "told");
        var crisis = await Plans.TakeOverAsync(Plans.Open(engine, where), Order.Crisis);
        for (var kill = 0; kill < kills; kill++)
        {
            var start = JobNode.StartOf(
                $"{typeof(JobCrashTests).FullName}.{nameof(Ask_until_killed)}",
                (Kind, engine.ToString()), (Where, where), (Told, told));
            using var program = Process.Start(start)!;
            var output = program.StandardOutput.ReadToEndAsync(Cancellation);
            _ = program.StandardError.ReadToEndAsync(Cancellation);
            // It has started when it has opened the file; every second time it is killed after it has asked.
            var before = File.Exists(told) ? new FileInfo(told).Length : -1;
            while (!program.HasExited && (File.Exists(told) ? new FileInfo(told).Length : -1) < before + (kill % 2))
            {
                await Task.Delay(10, Cancellation);
            }

            await Task.Delay((int)(StableHash.Of($"job {engine} {kill}") % 1_500), Cancellation);
            Assert.False(program.HasExited, program.HasExited ? await output : null);
            program.Kill();
            await program.WaitForExitAsync(Cancellation);
        }

        using var host = Host(engine, where);
        await host.StartAsync(Cancellation);
        await CheckAsync(Plans.Open(engine, where), crisis, (int)new FileInfo(told).Length);
        await host.StopAsync(Cancellation);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        place.Delete(recursive: true);
    }

    async Task KillOneOfThreeAsync(int kills)
    {
        const int Machines = 3;
        var where = await server.NewStoreAsync(Cancellation);
        var database = Plans.Open(KeptIn.Postgres, where);
        var crisis = await Plans.TakeOverAsync(database, Order.Crisis);
        List<Process> machines = [.. Enumerable.Range(0, Machines).Select(_ => JobNode.Start(where))];
        try
        {
            for (var kill = 0; kill < kills; kill++)
            {
                var at = (int)(StableHash.Of($"machine {kill}") % Machines);
                var asked = machines[(at + 1) % Machines].StandardInput;
                await asked.WriteLineAsync(JobNode.Ask(Order with { Seed = kill }).AsMemory(), Cancellation);
                await asked.FlushAsync(Cancellation);
                while ((await database.Jobs.ListAsync(null, int.MaxValue, Cancellation)).Count <= kill)
                {
                    await Task.Delay(20, Cancellation);
                }

                await Task.Delay((int)(StableHash.Of($"of three {kill}") % 1_500), Cancellation);
                await EndAsync(machines[at]);
                machines[at] = JobNode.Start(where);
            }

            await CheckAsync(database, crisis, kills);
        }
        finally
        {
            foreach (var machine in machines) await EndAsync(machine);
        }
    }

    static async Task CheckAsync(CrisisDatabase database, Crisis crisis, int told)
    {
        // Killed before it was told of, a job may be kept once more than was written down.
        var jobs = await database.Jobs.ListAsync(null, int.MaxValue, Cancellation);
        Assert.InRange(jobs.Count, told, told + 1);
        Assert.NotEqual(0, told);
        foreach (var asked in jobs.OrderBy(job => PlanOrder.Parse(job.Order).Seed))
        {
            var job = await Plans.UntilEndedAsync(database, asked.Id);
            Assert.True(job.State == JobState.Done, $"{job.State}: {job.Problem}");
            Assert.Equal(
                Plans.OfOneProgram(crisis, PlanOrder.Parse(job.Order)), await Plans.OfJobAsync(database, job.Id));
            Assert.Empty(await database.Jobs.ListBlocksAsync(job.Id, Cancellation));
        }

        Assert.Empty((await database.Audit.VerifyAsync(null, Cancellation)).Faults);
    }

    static async Task EndAsync(Process process)
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync(Cancellation);
        process.Dispose();
    }

    static IHost Host(KeptIn engine, string where) =>
        engine == KeptIn.Sqlite ? JobNode.Alone(Plans.Open(engine, where)) : JobNode.Shared(where);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
