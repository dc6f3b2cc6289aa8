using System.Diagnostics;
using System.Globalization;
using Refuge.Cycle;
using Refuge.Formats.Tests.Building;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>
/// A program that is killed while it writes loses nothing that it was told is kept, and leaves nothing by halves.
/// </summary>
public class CrashTests(PostgresServer server)
{
    /// <summary>Rows of one call: they are kept together or not at all.</summary>
    const int Together = 3;

    const string Kind =
        "REFUGE_TEST_ENGINE", Where = "REFUGE_TEST_DATABASE", Folder = "REFUGE_TEST_FOLDER", Told = "REFUGE_TEST_TOLD";

    [Theory]
    [InlineData(KeptIn.Sqlite, 6)]
    [InlineData(KeptIn.Postgres, 6)]
    public Task Nothing_acknowledged_is_lost_and_nothing_half_is_kept(KeptIn engine, int kills) =>
        KillAsync(engine, kills);

    [Theory, Trait("Length", "long")]
    [InlineData(KeptIn.Sqlite, 100)]
    [InlineData(KeptIn.Postgres, 100)]
    public Task Nothing_acknowledged_is_lost_in_a_hundred_kills(KeptIn engine, int kills) => KillAsync(engine, kills);

    /// <summary>
    /// What the killed program does: it takes a folder over and adds rows for ever, and writes down whatever it was
    /// told is kept.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task Write_until_killed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var told = new FileStream(
            Environment.GetEnvironmentVariable(Told)!, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        var where = Environment.GetEnvironmentVariable(Where)!;
        var database = Plans.Open(Enum.Parse<KeptIn>(Environment.GetEnvironmentVariable(Kind)!), where);
        await database.MigrateAsync(cancellation);
        var (store, _) =
            await database.ImportAsync(new(Environment.GetEnvironmentVariable(Folder)!), "analyst", cancellation);
        Tell();
        for (var batch = 0; ; batch++)
        {
            var outcome = await store!.AppendAsync(
                [.. Enumerable.Range(0, Together).Select(row => Service(batch, row))], "analyst", cancellation);
            Assert.Equal(Together, outcome.Kept);
            var place = (await database.Rows.FindAsync("valley", "places.csv", "alma", cancellation))!;
            var cells = new Dictionary<string, string>
            {
                ["population"] = (1_000 + batch).ToString(CultureInfo.InvariantCulture),
            };
            var edited = await database.Rows.EditAsync(
                new("valley", "places.csv", "alma", place.Version, cells), "analyst", "account:7", cancellation);
            Assert.NotNull(edited!.Thing);
            Tell();
        }

        void Tell()
        {
            told.Write("+"u8);
            told.Flush(flushToDisk: true);
        }
    }

    async Task KillAsync(KeptIn engine, int kills)
    {
        using var folder = FolderOnDisk.Valley();
        var acknowledged = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            var place = Directory.CreateTempSubdirectory("refuge-crash-");
            var where = engine == KeptIn.Sqlite
                ? Path.Combine(place.FullName, "refuge.db")
                : await server.NewDatabaseAsync(Cancellation);
            var told = Path.Combine(place.FullName, "told");
            await RunAndKillAsync(
                engine, where, folder.Place.FullName, told, kill % 2, (int)(StableHash.Of($"kill {kill}") % 1500));

            var kept = new FileInfo(told).Length;
            acknowledged += (int)kept;
            await CheckAsync(Plans.Open(engine, where), kept);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            place.Delete(recursive: true);
        }

        // A program that was always killed before it kept anything would show nothing.
        Assert.True(acknowledged >= kills / 2, $"{acknowledged} acknowledged in {kills} runs");
    }

    static async Task RunAndKillAsync(
        KeptIn engine, string where, string folder, string told, int acknowledged, int milliseconds)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            ["-explicit", "only", "-method", $"{typeof(CrashTests).FullName}.{nameof(Write_until_killed)}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [Kind] = engine.ToString(), [Where] = where, [Folder] = folder, [Told] = told },
        };
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync(Cancellation);
        _ = program.StandardError.ReadToEndAsync(Cancellation);
        // Half of the runs are killed while tables are made and the folder is taken over, half while rows are added.
        while (!(File.Exists(told) && new FileInfo(told).Length >= acknowledged) && !program.HasExited)
        {
            await Task.Delay(10, Cancellation);
        }
        await Task.Delay(milliseconds, Cancellation);
        Assert.False(program.HasExited, program.HasExited ? await output : null);
        program.Kill();
        await program.WaitForExitAsync(Cancellation);
    }

    static async Task CheckAsync(CrisisDatabase database, long told)
    {
        await database.MigrateAsync(Cancellation);
        var store = await database.FindAsync("valley", Cancellation);
        if (store is null)
        {
            Assert.Equal(0, told);
            return;
        }

        var reading = await store.LoadAsync(CrisisView.Whole, Cancellation);
        Assert.DoesNotContain(reading.Problems, problem => problem.Severity > Severity.Note);
        var edits = (await database.Rows.ListAsync("valley", "places.csv", -1, int.MaxValue, Cancellation)).Count - 3;
        var rows = reading.Crisis!.Situation.Services.Rows.Select(row => row.Value.Key).ToList();
        Assert.Equal(0, rows.Count % Together);
        Assert.InRange(rows.Count / Together, Math.Max(0, told - 1), told);
        Assert.Equal(rows.Count, rows.Distinct().Count());
        // Each batch is followed by an edit, and the log tells of every one that is there and of no other.
        Assert.InRange(edits, (rows.Count / Together) - 1, rows.Count / Together);
        var verdict = await database.Audit.VerifyAsync(null, Cancellation);
        Assert.Empty(verdict.Faults);
        Assert.Equal(1 + (rows.Count / Together) + edits, verdict.Lines);
        Assert.Equal(
            Together,
            (await store.AppendAsync(
                [.. Enumerable.Range(0, Together).Select(row => Service(rows.Count / Together, row))], "analyst",
                Cancellation)).Kept);
    }

    static StatedRow Service(int batch, int row) => Kept.Row(
        "services.csv", ("place", "alma"),
        ("date", new DateOnly(2030, 1, 1).AddDays(batch).ToString("O", CultureInfo.InvariantCulture)),
        ("service", ((string[])["water", "power", "health"])[row]), ("status", "down"));

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
