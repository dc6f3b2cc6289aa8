using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Refuge.Cluster;
using Refuge.Cycle;
using Refuge.Formats.Reports;
using Refuge.Storage.Doors;
using Refuge.Storage.Jobs;
using Refuge.Storage.Retention;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>What goes by itself, when, and what stays of it.</summary>
public class RetentionTests(PostgresServer server)
{
    const string Crisis = "small-valley";

    public static TheoryData<KeptIn> Databases => [KeptIn.Sqlite, KeptIn.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task Each_class_goes_when_its_time_is_over_and_not_a_day_before(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync(Crisis, engine, server);
        var database = kept.Database!;
        var job = await DoneAsync(database);
        var (key, _) = await database.Doors.AddKeyAsync(
            "a scale", new(Role.Viewer, null, null), TimeSpan.FromDays(10), "account:1", Cancellation);
        Assert.True(await database.Remarks.AddThoughtAsync(Crisis, 1, "account:2", "N.", "And Velmo?", Cancellation));
        var rules = RetentionRules.Standard;

        var before = await At(database, 29).LetGoAsync(rules, Cancellation);
        var after = await At(database, 31).LetGoAsync(rules, Cancellation);

        Assert.All(before.Values, static count => Assert.Equal(0, count));
        Assert.Equal(1, after["jobs"]);
        Assert.Equal(1, after.Values.Sum());
        Assert.Null(await database.Jobs.FindAsync(job, Cancellation));
        Assert.Empty(await database.Jobs.ReadOutputsAsync(job, Cancellation));
        // The key opens nothing after ten days, and is kept for ninety more.
        Assert.Equal(0, (await At(database, 99).LetGoAsync(rules, Cancellation))["keys"]);
        Assert.Equal(1, (await At(database, 101).LetGoAsync(rules, Cancellation))["keys"]);
        Assert.DoesNotContain(await database.Doors.ListKeysAsync(Cancellation), each => each.Id == key.Id);
        // What nobody decided about went with the ninetieth day, the name and the account with the words.
        Assert.Empty(await database.Remarks.ListAsync(Crisis, Remarks.RemarkState.Waiting, Cancellation));
        var remark = Assert.Single(await database.Remarks.ListAsync(Crisis, Remarks.RemarkState.Refused, Cancellation));
        Assert.Equal((null, "", ""), (remark.Author, remark.Name, remark.Text));
        Assert.Equal(0, (await At(database, 40_000).LetGoAsync(rules, Cancellation))["reports"]);
        Assert.Empty((await database.Audit.VerifyAsync(null, Cancellation)).Faults);
        var line = (await database.Audit.ListAsync(null, 10, Cancellation)).Last(
            static each => each.Entry.Action == "retention").Entry;
        Assert.Equal(("role:retention", "jobs", """{"days":30,"count":1}"""), (line.Actor, line.Subject, line.Details));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Words_of_reports_that_are_too_old_go_and_the_log_verifies_with_the_head_of_before(KeptIn engine)
    {
        const string Words = "Velmo, 8 January 2030 - 600 people fled on Monday.";
        await using var kept = await Kept.ExampleAsync(Crisis, engine, server);
        var database = kept.Database!;
        await kept.Store.ReceiveAsync(
            new(
                "story.txt", Kept.Bytes(Words),
                new Dictionary<string, string> { ["published"] = "2030-01-08" }),
            "reporter", Cancellation);
        var head = (await database.Audit.VerifyAsync(null, Cancellation)).Head;
        var rules = RetentionRules.Find(["reports=200"])!;

        var early = await At(database, 199).LetGoAsync(rules, Cancellation);
        var late = await At(database, 201).LetGoAsync(rules, Cancellation);
        var again = await At(database, 202).LetGoAsync(rules, Cancellation);

        Assert.Equal((0, 2, 0), (early["reports"], late["reports"], again["reports"]));
        var (_, files) = (await database.ReadFilesAsync(Crisis, Cancellation))!.Value;
        Assert.Contains("kept for 200 days", Text(files["reports/story.txt"]), StringComparison.Ordinal);
        Assert.All(files.Values, bytes => Assert.DoesNotContain(Words, Text(bytes), StringComparison.Ordinal));
        Assert.Empty((await database.Audit.VerifyAsync(head, Cancellation)).Faults);
        Assert.NotNull((await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_somebody_who_was_shut_out_long_ago_an_identity_stays_and_no_name(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync(Crisis, engine, server);
        var database = kept.Database!;
        await using (var context = database.Open())
        {
            foreach (var (name, until) in ((string, DateTimeOffset?)[])
                [("amira", DateTimeOffset.MaxValue), ("basel", TimeProvider.System.GetUtcNow()), ("carla", null)])
            {
                context.Add(new Model.AccountEntity
                {
                    Id = $"id-{name}",
                    UserName = name,
                    NormalizedUserName = name.ToUpperInvariant(),
                    PasswordHash = "x",
                    LockoutEnd = until,
                });
            }

            await context.SaveChangesAsync(Cancellation);
        }

        await database.Doors.GrantAsync(
            "id-amira", [new(Role.Analyst, null, null)], "role:owner", Cancellation);
        await database.Audit.AddAsync(new("role:owner", "account.lock", null, "id-amira"), Cancellation);

        var early = await At(database, 364).LetGoAsync(RetentionRules.Standard, Cancellation);
        var late = await At(database, 366).LetGoAsync(RetentionRules.Standard, Cancellation);
        var again = await At(database, 367).LetGoAsync(RetentionRules.Standard, Cancellation);

        Assert.Equal((0, 1, 0), (early["accounts"], late["accounts"], again["accounts"]));
        await using var now = database.Open();
        var accounts = await now.Set<Model.AccountEntity>().OrderBy(each => each.Id).ToListAsync(Cancellation);
        Assert.Equal(["erased-id-amira", "basel", "carla"], accounts.Select(static each => each.UserName));
        Assert.Null(accounts[0].PasswordHash);
        Assert.Empty(await database.Doors.ListGrantsAsync("id-amira", Cancellation));
        Assert.Empty((await database.Audit.VerifyAsync(null, Cancellation)).Faults);
    }

    [Theory]
    [InlineData("jobs=7;accounts=never", true)]
    [InlineData("jobs", false)]
    [InlineData("jobs=0", false)]
    [InlineData("facts=3", false)]
    [InlineData("reports=-1", false)]
    public void A_rule_is_a_class_and_days_or_never(string setting, bool isOne)
    {
        var rules = RetentionRules.Find(setting.Split(';'));

        Assert.Equal(isOne, rules is not null);
        if (isOne) Assert.Equal((7, null, null), (rules!.Jobs, rules.Accounts, rules.Reports));
    }

    static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    static RetentionStore At(CrisisDatabase database, int days) =>
        new(database, new LaterClock(TimeSpan.FromDays(days)));

    static async Task<string> DoneAsync(CrisisDatabase database)
    {
        using var host = JobNode.Alone(database);
        await host.StartAsync(Cancellation);
        var order = new ReadOrder(Crisis, ShippedReader.Knowledge.Reader);
        var job = (await host.Services.GetRequiredService<JobDesk>().AskAsync(order, "analyst", Cancellation))!;
        Assert.Equal(JobState.Done, (await Plans.UntilEndedAsync(database, job.Id)).State);
        await host.StopAsync(Cancellation);
        return job.Id;
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
