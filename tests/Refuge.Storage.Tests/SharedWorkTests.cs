using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Refuge.Cluster;
using Refuge.Cycle;
using Refuge.Displacement.Sweeps;
using Refuge.Formats.Reports;
using Refuge.Formats.Sweeps;
using Refuge.Reports;
using Refuge.Storage.Jobs;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>
/// A plan, a hindcast, a sweep and a reading made as jobs are those that one program makes, however many machines share
/// them.
/// </summary>
/// <param name="server">The server of PostgreSQL.</param>
/// <param name="machines">Machines that share work, of which one is killed over each.</param>
public class SharedWorkTests(PostgresServer server, Machines machines) : IClassFixture<Machines>
{
    public static TheoryData<string> Kinds => ["hindcast of counts", "hindcast of rules", "sweep", "read"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Work_is_the_same_bytes_on_a_laptop_and_on_three_machines_of_which_one_is_killed(string kind)
    {
        var order = OrderOf(kind);
        var expected = "";

        Assert.Equal(await AloneAsync(order, it => expected = it), expected);
        Assert.Equal(expected, await machines.MakeWithOneKilledAsync(order));
    }

    [Fact]
    public async Task A_plan_is_the_same_bytes_with_one_of_three_machines_killed_and_on_the_two_that_are_left()
    {
        var order = new PlanOrder(
            "small-valley", null, null, 60, 400, 5, Publishing.Audience.Restricted, "en", "1.0.0");
        var next = order with { Seed = 6 };
        var crisis = await machines.CrisisAsync(order.Crisis);

        var oneLost = await machines.MakeWithOneKilledAsync(order);
        var two = await machines.MakeOnThoseLeftAsync(next);

        Assert.Equal(Plans.OfOneProgram(crisis, order), oneLost);
        Assert.Equal(Plans.OfOneProgram(crisis, next), two);
    }

    [Fact]
    public async Task A_sweep_that_is_stopped_and_taken_up_again_runs_no_point_twice_and_is_the_same_sweep()
    {
        var connection = await server.NewStoreAsync(Cancellation);
        var database = CrisisDatabase.OfPostgres(connection, TimeProvider.System);
        var order = (SweepOrder)OrderOf("sweep") with { Points = 40 };
        var expected = await OfOneProgramAsync(await Plans.TakeOverAsync(database, order.Crisis), order);
        using var host = JobNode.Shared(connection, most: 1);
        await host.StartAsync(Cancellation);
        var desk = host.Services.GetRequiredService<JobDesk>();
        var job = (await desk.AskAsync(order, "analyst", "account:a", Cancellation))!;
        await Plans.UntilAsync(database, job.Id, static kept => kept.MembersDone > 0);

        Assert.True(await desk.CancelAsync(job.Id, "account:b", Cancellation));
        var before = await database.Jobs.ListBlocksAsync(job.Id, Cancellation);
        Assert.True(await desk.ResumeAsync(job.Id, "account:c", Cancellation));
        var told = new List<int>();
        await foreach (var each in desk.WatchAsync(job.Id, Cancellation)) told.Add(each.MembersDone);

        Assert.NotEmpty(before);
        Assert.True(told[0] >= before.Count, "What was run of it was not kept.");
        Assert.Equal(told.Order(), told);
        Assert.Equal(expected, await Plans.OfJobAsync(database, job.Id));
        var lines = await database.Audit.ListAsync(null, 3, Cancellation);
        Assert.Equal(
            ["account:a job.ask", "account:b job.cancel", "account:c job.resume"],
            lines.Reverse().Select(static line => $"{line.Entry.Actor} {line.Entry.Action}"));
        Assert.All(
            lines,
            line => Assert.Equal((job.Id, """{"kind":"sweep"}"""), (line.Entry.Subject, line.Entry.Details)));
        Assert.Empty((await database.Audit.VerifyAsync(null, Cancellation)).Faults);
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_sweep_of_something_that_is_no_parameter_fails_and_says_which_was_meant()
    {
        var order = (SweepOrder)OrderOf("sweep") with { Vary = ["leave_shar"] };
        var (job, _) = await EndedAloneAsync(order);

        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("\"leave_shar\" is no parameter", job.Problem, StringComparison.Ordinal);
        Assert.Contains("leave_share", job.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_reading_a_plan_reads_no_report_again()
    {
        var order = new PlanOrder(
            "rohingya-2017", null, null, 30, 10, 1, Publishing.Audience.Restricted, "en", "1.0.0");
        var (job, database) = await EndedAloneAsync(OrderOf("read"));
        var store = (await database.FindAsync(order.Crisis, Cancellation))!;
        var crisis = (await store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
        var extractions = await KeptExtractions.ReadAsync(store, crisis, Cancellation);

        ForecastCycle.Prepare(crisis, order.RequestFor(crisis), extractions);

        Assert.Equal((JobState.Done, 2), (job.State, job.Members));
        Assert.Equal(0, extractions.TextsRead);
    }

    static JobOrder OrderOf(string kind) => kind switch
    {
        "hindcast of counts" => new HindcastOrder(
            "rohingya-2017", null, null, 2, 60, HindcastStart.Counts, false, "1.0.0"),
        "hindcast of rules" => new HindcastOrder(
            "small-valley", null, null, 5, 30, HindcastStart.Nothing, true, "1.0.0"),
        "sweep" => new SweepOrder(
            "small-valley", null, null, 30, 40, 3, ["leave_share", "softening=5..20"], 12, "1.0.0"),
        _ => new ReadOrder("rohingya-2017", ShippedReader.Knowledge.Reader),
    };

    static async Task<string> AloneAsync(JobOrder order, Action<string> expect)
    {
        var (job, database) = await EndedAloneAsync(order);
        Assert.True(job.State == JobState.Done, job.Problem);
        var store = (await database.FindAsync(order.Crisis, Cancellation))!;
        expect(await OfOneProgramAsync((await store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!, order));
        return await Plans.OfJobAsync(database, job.Id);
    }

    static async Task<(KeptJob Job, CrisisDatabase Database)> EndedAloneAsync(JobOrder order)
    {
        var place = Directory.CreateTempSubdirectory("refuge-work-");
        var database = CrisisDatabase.OfSqlite(new(Path.Combine(place.FullName, "refuge.db")), TimeProvider.System);
        await Plans.TakeOverAsync(database, order.Crisis);
        using var host = JobNode.Alone(database);
        await host.StartAsync(Cancellation);
        var asked = (await host.Services.GetRequiredService<JobDesk>().AskAsync(order, "analyst", Cancellation))!;
        var job = await Plans.UntilEndedAsync(database, asked.Id);
        await host.StopAsync(Cancellation);
        return (job, database);
    }

    static Task<string> OfOneProgramAsync(Crisis crisis, JobOrder order) => order switch
    {
        HindcastOrder hindcast => Task.FromResult(OfOneProgram(crisis, hindcast)),
        SweepOrder sweep => OfOneProgramAsync(crisis, sweep),
        _ => Task.FromResult(Read(crisis)),
    };

    static string OfOneProgram(Crisis crisis, HindcastOrder order)
    {
        var result = HindcastCycle.Run(crisis, order.ToRequest(), new(ShippedReader.Knowledge), Cancellation);
        var documents = result.Documents.ToDictionary(static each => each.Name, DocumentBytes.Of);
        documents.Add("summary.txt", Kept.Bytes(result.Summary));
        return Plans.Printed(documents);
    }

    /// <summary>As <c>refuge sweep</c> does it: point after point into a folder.</summary>
    static async Task<string> OfOneProgramAsync(Crisis crisis, SweepOrder order)
    {
        var place = Directory.CreateTempSubdirectory("refuge-sweep-");
        var asOf = crisis.LastKnownOn!.Value;
        var sweep = SweepCycle.Prepare(crisis, asOf, order.Size, new(ShippedReader.Knowledge));
        var (parameters, _) = SweepRequestReading.Read(order.Vary, "--vary", sweep.Parameters);
        var design = SweepDesign.OfHypercube(parameters, order.Points, order.Seed);
        var record = new SweepRecord(
            order.Crisis, asOf, order.Size, null, design, "latin_hypercube", crisis.InputHashes, "1.0.0",
            SweepRecord.CurrentBuild);
        var folder = await SweepFolder.OpenAsync(Path.Combine(place.FullName, "sweep"), record, Cancellation);
        foreach (var point in folder.Missing)
        {
            await folder.KeepAsync(point, sweep.Run(design, point, null, Cancellation), Cancellation);
        }

        await folder.ComposeAsync(Cancellation);
        var documents = ((string[])["sweep.json", "sweep.parquet"]).ToDictionary(
            static name => name,
            name => (ReadOnlyMemory<byte>)File.ReadAllBytes(Path.Combine(folder.Path, name)));
        place.Delete(recursive: true);
        return Plans.Printed(documents);
    }

    static string Read(Crisis crisis)
    {
        var asOf = crisis.LastKnownOn!.Value;
        var readings = ForecastCycle.Readings(crisis, crisis.Reports.AsOf(asOf), asOf, new(ShippedReader.Knowledge));
        Assert.NotEmpty(readings[0].Claims);
        var origins = Copies.Origins(readings);
        using var text = new MemoryStream();
        for (var each = 0; each < readings.Count; each++)
        {
            ReadingJson.Write(text, readings[each].Report.File, readings[each], origins[each]);
        }

        return $"read.jsonl\n{Encoding.Latin1.GetString(text.ToArray())}";
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
