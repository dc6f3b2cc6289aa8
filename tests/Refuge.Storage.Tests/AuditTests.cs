using Microsoft.EntityFrameworkCore;
using Refuge.Storage.Doors;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>
/// The audit log: nothing is done without a line, and no line is changed, put in or taken out unseen.
/// </summary>
public class AuditTests(PostgresServer server)
{
    public static TheoryData<KeptIn> Databases => [KeptIn.Sqlite, KeptIn.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_entered_stands_in_the_log_with_who_entered_it(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync("small-valley", engine, server);
        var store = (await kept.Database!.FindAsync("small-valley", "account:7", Cancellation))!;

        var outcome = await store.AppendAsync([Water("2030-01-01")], "site_manager", Cancellation);
        await kept.Database.Doors.AddKeyAsync(
            "tests", new(Role.Viewer, null, null), TimeSpan.FromDays(1), "account:7", Cancellation);

        Assert.Equal(1, outcome.Kept);
        var lines = await kept.Database.Audit.ListAsync(null, 10, Cancellation);
        Assert.Equal(["key.make", "rows.add", "crisis.import"], lines.Select(line => line.Entry.Action));
        Assert.Equal(["account:7", "account:7", "role:analyst"], lines.Select(line => line.Entry.Actor));
        var verdict = await kept.Database.Audit.VerifyAsync(lines[1].Hash, Cancellation);
        Assert.Equal((3, lines[0].Hash), (verdict.Lines, verdict.Head));
        Assert.Empty(verdict.Faults);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_row_that_is_refused_leaves_no_line(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync("small-valley", engine, server);

        var outcome = await kept.Store.AppendAsync([Water("no day")], "analyst", Cancellation);

        Assert.Equal(0, outcome.Kept);
        Assert.Single(await kept.Database!.Audit.ListAsync(null, 10, Cancellation));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Whoever_owns_the_database_and_changes_a_line_or_a_fact_is_found_out(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync("small-valley", engine, server);
        await kept.Store.AppendAsync([Water("2030-01-01")], "analyst", Cancellation);
        await kept.Store.AppendAsync([Water("2030-01-02")], "analyst", Cancellation);
        var head = (await kept.Database!.Audit.VerifyAsync(null, Cancellation)).Head;
        await using var context = kept.Database.Open();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => context.Database.ExecuteSqlRawAsync("UPDATE audit SET \"Actor\" = 'somebody'", Cancellation));
        string[] triggers = engine == KeptIn.Sqlite
            ? ["DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete", "DROP TRIGGER facts_no_update"]
            : ["ALTER TABLE audit DISABLE TRIGGER ALL", "ALTER TABLE facts DISABLE TRIGGER ALL"];
        foreach (var sql in triggers) await context.Database.ExecuteSqlRawAsync(sql, Cancellation);

        await ExecuteAsync("UPDATE facts SET \"Cells\" = REPLACE(\"Cells\", '2030-01-02', '2030-01-03')");
        Assert.Contains("services.csv", Assert.Single(await FaultsAsync(head)), StringComparison.Ordinal);
        await ExecuteAsync("UPDATE facts SET \"Cells\" = REPLACE(\"Cells\", '2030-01-03', '2030-01-02')");
        Assert.Empty(await FaultsAsync(head));
        await ExecuteAsync("UPDATE audit SET \"Actor\" = 'role:somebody' WHERE \"Number\" = 2");
        Assert.Contains("Line 2", Assert.Single(await FaultsAsync(head)), StringComparison.Ordinal);
        await ExecuteAsync("UPDATE audit SET \"Actor\" = 'role:analyst' WHERE \"Number\" = 2");
        await ExecuteAsync("DELETE FROM audit WHERE \"Number\" = 3");
        Assert.Contains("cut off", Assert.Single(await FaultsAsync(head)), StringComparison.Ordinal);
        await ExecuteAsync("DELETE FROM audit WHERE \"Number\" = 1");
        Assert.Contains("Line 1 is missing", (await FaultsAsync(null))[0], StringComparison.Ordinal);

        async Task ExecuteAsync(string sql) =>
            Assert.NotEqual(0, await context.Database.ExecuteSqlRawAsync(sql, Cancellation));
        async Task<IReadOnlyList<string>> FaultsAsync(string? from) =>
            (await kept.Database.Audit.VerifyAsync(from, Cancellation)).Faults;
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Many_who_enter_at_the_same_time_leave_one_unbroken_log(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync("small-valley", engine, server);

        await Task.WhenAll(Enumerable.Range(1, 12).Select(day => kept.Store.AppendAsync(
            [Water(FormattableString.Invariant($"2030-02-{day:00}"))], "analyst", Cancellation)));

        var verdict = await kept.Database!.Audit.VerifyAsync(null, Cancellation);
        Assert.Equal(13, verdict.Lines);
        Assert.Empty(verdict.Faults);
    }

    static Cycle.StatedRow Water(string day) => Kept.Row(
        "services.csv", ("place", "velmo"), ("date", day), ("service", "water"), ("status", "down"));

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
