using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Refuge.Cycle;
using Refuge.Storage.Model;
using Refuge.Storage.Tests.Building;

namespace Refuge.Storage.Tests;

/// <summary>The tables of the database: made by migrations, and facts in them never changed.</summary>
public class SchemaTests(PostgresServer server)
{
    public static TheoryData<KeptIn> Databases => [KeptIn.Sqlite, KeptIn.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task The_migrations_make_what_the_model_needs(KeptIn engine)
    {
        var place = Directory.CreateTempSubdirectory("refuge-schema-");
        await using var context = await ContextAsync(engine, place);

        await context.Database.MigrateAsync(Cancellation);

        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancellation));
        Assert.Empty(await context.Facts.ToListAsync(Cancellation));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Migrating_twice_changes_nothing(KeptIn engine)
    {
        await using var kept = await Kept.ExampleAsync("small-valley", engine, server);
        var before =
            (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!.Situation.Observations.Rows.Count;

        await kept.Database!.MigrateAsync(Cancellation);

        Assert.Equal(
            before,
            (await kept.Store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!.Situation.Observations.Rows.Count);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_fact_can_be_neither_changed_nor_deleted(KeptIn engine)
    {
        var place = Directory.CreateTempSubdirectory("refuge-schema-");
        await using var context = await ContextAsync(engine, place);
        await context.Database.MigrateAsync(Cancellation);
        context.Crises.Add(new() { Id = "valley", Folder = "valley" });
        context.Facts.Add(
            new()
            {
                Crisis = "valley",
                File = "control.csv",
                Row = 0,
                Cells = "{}",
                EnteredBy = "analyst",
                EnteredAt = DateTime.UnixEpoch,
            });
        await context.SaveChangesAsync(Cancellation);

        await Assert.ThrowsAnyAsync<DbException>(
            () => context.Facts.ExecuteUpdateAsync(fact => fact.SetProperty(each => each.Cells, "{ }"), Cancellation));
        await Assert.ThrowsAnyAsync<DbException>(() => context.Facts.ExecuteDeleteAsync(Cancellation));

        Assert.Equal("{}", (await context.Facts.AsNoTracking().SingleAsync(Cancellation)).Cells);
    }

    [Fact]
    public async Task Who_reads_the_file_and_who_writes_it_do_not_wait_for_each_other()
    {
        var database = await MigratedAsync(Directory.CreateTempSubdirectory("refuge-schema-"));
        await using var looking = database.Open();
        await using var moment = await looking.Database.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, Cancellation);
        Assert.Empty(await looking.Crises.ToListAsync(Cancellation));
        await using var writing = database.Open();
        writing.Database.SetCommandTimeout(TimeSpan.FromSeconds(1));
        await using var transaction = await writing.Database.BeginTransactionAsync(Cancellation);
        writing.Crises.Add(new() { Id = "valley", Folder = "valley" });
        await writing.SaveChangesAsync(Cancellation);

        await using var other = database.Open();
        await using var another = await other.Database.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, Cancellation);
        Assert.Empty(await other.Crises.ToListAsync(Cancellation));
        await transaction.CommitAsync(Cancellation);

        Assert.Empty(await looking.Crises.ToListAsync(Cancellation));
        await moment.CommitAsync(Cancellation);
        Assert.Single(await looking.Crises.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_file_of_before_gets_its_log_and_what_was_deleted_in_it_is_gone()
    {
        var place = Directory.CreateTempSubdirectory("refuge-schema-");
        var file = new FileInfo(Path.Combine(place.FullName, "refuge.db"));
        await using (var old = new SqliteConnection($"Data Source={file.FullName};Pooling=False"))
        {
            await old.OpenAsync(Cancellation);
            await using var command = old.CreateCommand();
            command.CommandText =
                """
                CREATE TABLE letters (text TEXT);
                INSERT INTO letters VALUES ('for nobody else');
                DELETE FROM letters;
                """;
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        Assert.Contains("for nobody else", Words(file), StringComparison.Ordinal);
        var database = await MigratedAsync(place);
        Assert.True(File.Exists($"{file.FullName}-wal"));
        database.LetGo();

        Assert.DoesNotContain("for nobody else", Words(file), StringComparison.Ordinal);
        Assert.False(File.Exists($"{file.FullName}-wal"));
    }

    static string Words(FileInfo file) => Encoding.UTF8.GetString(File.ReadAllBytes(file.FullName));

    static async Task<CrisisDatabase> MigratedAsync(DirectoryInfo place)
    {
        var database = CrisisDatabase.OfSqlite(
            new(Path.Combine(place.FullName, "refuge.db")), TimeProvider.System);
        await database.MigrateAsync(Cancellation);
        return database;
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    async Task<StoreContext> ContextAsync(KeptIn engine, DirectoryInfo place) => engine == KeptIn.Sqlite
        ? new SqliteStoreContext(
            new DbContextOptionsBuilder<SqliteStoreContext>()
            .UseSqlite($"Data Source={Path.Combine(place.FullName, "refuge.db")}").Options)
        : new PostgresStoreContext(
            new DbContextOptionsBuilder<PostgresStoreContext>()
            .UseNpgsql(await server.NewDatabaseAsync(Cancellation)).Options);
}
