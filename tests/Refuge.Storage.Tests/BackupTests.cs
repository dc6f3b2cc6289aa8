using Refuge.Cycle;
using Refuge.Formats.Reports;
using Refuge.Publishing;
using Refuge.Storage.Doors;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>A backup brings everything back, into either database, or nothing.</summary>
public class BackupTests(PostgresServer server)
{
    [Theory]
    [InlineData(KeptIn.Sqlite, KeptIn.Postgres)]
    [InlineData(KeptIn.Postgres, KeptIn.Sqlite)]
    [InlineData(KeptIn.Sqlite, KeptIn.Sqlite)]
    [InlineData(KeptIn.Postgres, KeptIn.Postgres)]
    public async Task A_store_that_is_restored_makes_the_same_plan_and_its_log_verifies_and_goes_on(
        KeptIn from, KeptIn to)
    {
        await using var kept = await Kept.ExampleAsync("small-valley", from, server);
        await kept.Store.AppendAsync([Water("2030-01-01")], "analyst", Cancellation);
        await kept.Database!.Doors.AddKeyAsync(
            "tests", new(Role.Viewer, null, null), TimeSpan.FromDays(1), "role:owner", Cancellation);
        await using (var context = kept.Database.Open())
        {
            context.Users.Add(new() { UserName = "amira", LockoutEnd = TimeProvider.System.GetUtcNow() });
            await context.SaveChangesAsync(Cancellation);
        }

        var place = Directory.CreateTempSubdirectory("refuge-backup-");
        var file = new FileInfo(Path.Combine(place.FullName, "copy.refuge"));
        var written = await kept.Database.BackUpAsync(file, Cancellation);
        var restored = await Kept.EmptyAsync(to, place, server);
        var read = await restored.RestoreAsync(file, Cancellation);

        Assert.Equal(written.Tables, read.Tables);
        Assert.True(read.Tables.Single(table => table.Name == "facts").Rows > 50);
        var store = (await restored.FindAsync("small-valley", Cancellation))!;
        Assert.Equal(await PlanAsync(kept.Store), await PlanAsync(store));
        Assert.Equal(1, (await store.AppendAsync([Water("2030-01-02")], "analyst", Cancellation)).Kept);
        var verdict = await restored.Audit.VerifyAsync(written.AuditHead, Cancellation);
        Assert.Empty(verdict.Faults);
        Assert.Single(await restored.Doors.ListKeysAsync(Cancellation));
        await Assert.ThrowsAsync<InvalidDataException>(() => restored.RestoreAsync(file, Cancellation));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        place.Delete(recursive: true);
    }

    [Fact]
    public async Task A_damaged_backup_brings_nothing_back_and_an_existing_file_is_not_written_over()
    {
        await using var kept = await Kept.ExampleAsync("small-valley", KeptIn.Sqlite, server);
        var place = Directory.CreateTempSubdirectory("refuge-backup-");
        var file = new FileInfo(Path.Combine(place.FullName, "copy.refuge"));
        await kept.Database!.BackUpAsync(file, Cancellation);
        await Assert.ThrowsAsync<IOException>(() => kept.Database.BackUpAsync(new(file.FullName), Cancellation));
        var whole = await File.ReadAllBytesAsync(file.FullName, Cancellation);
        var restored = await Kept.EmptyAsync(KeptIn.Sqlite, place, server);

        var refused = 0;
        for (var at = 1; at < 12; at++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[whole.Length * at / 12] ^= 0x55;
            await File.WriteAllBytesAsync(file.FullName, damaged, Cancellation);
            var problem = await Record.ExceptionAsync(() => restored.RestoreAsync(file, Cancellation));
            // A byte that means nothing, such as a moment in a heading, damages nothing.
            if (problem is null) break;
            refused++;
            Assert.Empty(await restored.ListAsync(Cancellation));
        }

        Assert.NotEqual(0, refused);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        place.Delete(recursive: true);
    }

    static async Task<string> PlanAsync(ICrisisStore store)
    {
        var crisis = (await store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
        return Kept.Plan(crisis, crisis.LastKnownOn!.Value, Audience.Restricted, new(ShippedReader.Knowledge));
    }

    static StatedRow Water(string day) => Kept.Row(
        "services.csv", ("place", "velmo"), ("date", day), ("service", "water"), ("status", "down"));

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
