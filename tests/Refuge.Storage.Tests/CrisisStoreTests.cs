using Refuge.Cycle;
using Refuge.Formats.Tests.Building;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>What every store does, whatever keeps it.</summary>
public class CrisisStoreTests(PostgresServer server)
{
    const string Story = "Alma, 8 January 2030 - About 600 people fled from Alma to Boro on Monday.";

    public static TheoryData<KeptIn> EveryEngine => [.. Enum.GetValues<KeptIn>()];

    [Theory, MemberData(nameof(EveryEngine))]
    public async Task A_correction_is_a_new_row_and_the_old_one_stays_for_the_days_before_it(KeptIn engine)
    {
        await using var kept = await ValleyAsync(engine);

        var outcome = await kept.Store.AppendAsync(
            [Kept.Row(
                "control.csv", ("place", "alma"), ("date", "2030-01-05"), ("status", "contested"),
                ("reported", "2030-01-20"))], "analyst", Cancellation);

        Assert.Equal(1, outcome.Kept);
        var controls = (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!.Situation.Controls;
        Assert.Equal(ControlStatus.Held, Assert.Single(controls.AsOf(new(2030, 1, 19))).Value.Status);
        Assert.Equal(ControlStatus.Contested, Assert.Single(controls.AsOf(new(2030, 1, 20))).Value.Status);
    }

    [Theory, InlineData(KeptIn.Sqlite), InlineData(KeptIn.Postgres)]
    public async Task A_crisis_that_was_read_is_read_again_once_somebody_else_adds_to_it(KeptIn engine)
    {
        await using var kept = await ValleyAsync(engine);
        var before = (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
        var other = await kept.AgainAsync();

        await other.AppendAsync(
            [Kept.Row("control.csv", ("place", "boro"), ("date", "2030-01-06"), ("status", "contested"))],
            "analyst", Cancellation);

        var after = (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
        Assert.Equal(before.Situation.Controls.Rows.Count + 1, after.Situation.Controls.Rows.Count);
        var early = (await kept.Store.LoadAsync(new(null, new(2030, 1, 1)), Cancellation)).Crisis!;
        Assert.Equal(after.LastKnownOn, early.LastKnownOn);
    }

    [Theory, MemberData(nameof(EveryEngine))]
    public async Task Of_rows_added_together_all_are_kept_or_none(KeptIn engine)
    {
        await using var kept = await ValleyAsync(engine);

        var outcome = await kept.Store.AppendAsync(
            [
                Kept.Row("control.csv", ("place", "boro"), ("date", "2030-01-06"), ("status", "calm")),
                Kept.Row(
                    "services.csv", ("place", "nowhere"), ("date", "2030-01-06"), ("service", "water"),
                    ("status", "down")),
            ],
            "analyst", Cancellation);

        Assert.Equal(0, outcome.Kept);
        Assert.Contains(outcome.Problems, problem => problem.What.Contains("nowhere", StringComparison.Ordinal));
        var situation = (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!.Situation;
        Assert.Single(situation.Controls.Rows);
        Assert.Empty(situation.Services.Rows);
    }

    [Theory, MemberData(nameof(EveryEngine))]
    public async Task A_row_for_a_table_that_the_contract_does_not_have_is_refused(KeptIn engine)
    {
        await using var kept = await ValleyAsync(engine);

        var outcome = await kept.Store.AppendAsync([Kept.Row("persons.csv", ("name", "x"))], "analyst", Cancellation);

        Assert.Equal(0, outcome.Kept);
        Assert.Equal("persons.csv", Assert.Single(outcome.Problems).Where.File);
    }

    [Theory, MemberData(nameof(EveryEngine))]
    public async Task A_source_that_is_dated_later_dates_the_rows_that_cite_it(KeptIn engine)
    {
        using var folder = FolderOnDisk.Valley()
            .With("control.csv", "place,date,status,source\nalma,2030-01-05,held,S9\nboro,2030-05-01,held,\n");
        await using var kept = await Kept.FolderAsync(folder.Place, engine, server);

        await kept.Store.AppendAsync(
            [Kept.Row("sources.csv", ("id", "S9"), ("title", "Ninth"), ("published", "2030-01-08"))], "analyst",
            Cancellation);

        var asOf = (await kept.Store.LoadAsync(new(null, new(2030, 1, 9)), Cancellation)).Crisis!;
        Assert.Equal("alma", Assert.Single(asOf.Situation.Controls.AsOf(new(2030, 1, 9))).Value.Place.Code);
        Assert.Equal(new(2030, 5, 1), asOf.LastKnownOn);
    }

    [Theory, MemberData(nameof(EveryEngine))]
    public async Task A_row_of_a_scenario_shows_under_the_scenario_alone(KeptIn engine)
    {
        await using var kept = await ValleyAsync(engine);

        var outcome = await kept.Store.AppendAsync(
            [Kept.Row("scenarios/early/control.csv", ("place", "boro"), ("date", "2030-02-01"), ("status", "taken"))],
            "analyst", Cancellation);

        Assert.Equal(1, outcome.Kept);
        Assert.Single((await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!.Situation.Controls.Rows);
        Assert.Equal(
            2, (await kept.Store.LoadAsync(new("early", null), Cancellation)).Crisis!.Situation.Controls.Rows.Count);
    }

    [Theory, MemberData(nameof(EveryEngine))]
    public async Task A_report_is_kept_as_received_under_its_hash_and_claims_are_read_in_it(KeptIn engine)
    {
        await using var kept = await ValleyAsync(engine);
        var report = new ReceivedReport(
            "story.txt", Kept.Bytes(Story), new Dictionary<string, string> { ["published"] = "2030-01-08" });

        Assert.Equal(1, (await kept.Store.ReceiveAsync(report, "analyst", Cancellation)).Kept);
        Assert.Equal(0, (await kept.Store.ReceiveAsync(report, "analyst", Cancellation)).Kept);

        var listed = Assert.Single(await kept.Store.ListReportsAsync(Cancellation));
        Assert.Equal("reports/story.txt", listed.File);
        Assert.Equal(
            Story,
            System.Text.Encoding.UTF8.GetString(
                (await kept.Store.FindReportAsync(listed.Hash, Cancellation))!.Value.Span));
        Assert.Null(await kept.Store.FindReportAsync(new('0', 64), Cancellation));
        var loaded = (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
        Assert.Equal(listed.Hash, Assert.Single(loaded.Reports.AsOf(new(2030, 1, 8))).Value.Hash);
        Assert.Empty(loaded.Reports.AsOf(new(2030, 1, 7)));
    }

    [Theory, MemberData(nameof(EveryEngine))]
    public async Task Another_report_under_a_name_that_is_taken_is_refused(KeptIn engine)
    {
        await using var kept = await ValleyAsync(engine);
        var index = new Dictionary<string, string> { ["published"] = "2030-01-08" };
        await kept.Store.ReceiveAsync(new("story.txt", Kept.Bytes(Story), index), "analyst", Cancellation);

        var outcome =
            await kept.Store.ReceiveAsync(new("story.txt", Kept.Bytes("Other words."), index), "analyst", Cancellation);

        Assert.Equal(0, outcome.Kept);
        Assert.Single(outcome.Problems);
        Assert.Single(await kept.Store.ListReportsAsync(Cancellation));
    }

    [Theory, MemberData(nameof(EveryEngine))]
    public async Task A_run_is_found_by_its_identity_with_the_files_it_published_and_is_never_replaced(KeptIn engine)
    {
        await using var kept = await ValleyAsync(engine);
        var run = new KeptRun("0123456789abcdef", "partner", new(2030, 1, 20), Files("needs.csv", "a,b\n"));

        await kept.Store.KeepRunAsync(run, Cancellation);
        await kept.Store.KeepRunAsync(run with { Outputs = Files("needs.csv", "other\n") }, Cancellation);

        Assert.Equal(run.Identity, Assert.Single(await kept.Store.ListRunsAsync(Cancellation)).Identity);
        var found = await kept.Store.FindRunAsync(run.Identity, "partner", Cancellation);
        Assert.Equal(run.AsOf, found!.AsOf);
        Assert.Equal("a,b\n", System.Text.Encoding.UTF8.GetString(Assert.Single(found.Outputs).Value.Span));
        Assert.Null(await kept.Store.FindRunAsync(run.Identity, "public", Cancellation));
    }

    [Theory, MemberData(nameof(EveryEngine))]
    public async Task Writers_at_the_same_time_lose_no_row(KeptIn engine)
    {
        await using var kept = await ValleyAsync(engine);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async day =>
        {
            await Task.Yield();
            await kept.Store.AppendAsync(
                [Kept.Row(
                    "services.csv", ("place", "alma"), ("date", $"2030-02-0{day + 1}"), ("service", "water"),
                    ("status", "down"))], "analyst", Cancellation);
        }));

        Assert.Equal(
            8, (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!.Situation.Services.Rows.Count);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Dictionary<string, ReadOnlyMemory<byte>> Files(string name, string text) =>
        new() { [name] = Kept.Bytes(text) };

    async Task<Kept> ValleyAsync(KeptIn engine)
    {
        using var folder =
            FolderOnDisk.Valley().With("control.csv", "place,date,status,reported\nalma,2030-01-05,held,\n");
        return await Kept.FolderAsync(folder.Place, engine, server);
    }
}
