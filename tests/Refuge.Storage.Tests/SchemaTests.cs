using System.Data.Common;
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
    public async Task Readers_of_the_file_do_not_wait_for_a_writer()
    {
        var place = Directory.CreateTempSubdirectory("refuge-schema-");
        await using var writer = await ContextAsync(KeptIn.Sqlite, place);
        await writer.Database.MigrateAsync(Cancellation);
        await using var transaction = await writer.Database.BeginTransactionAsync(Cancellation);
        writer.Crises.Add(new() { Id = "valley", Folder = "valley" });
        await writer.SaveChangesAsync(Cancellation);

        await using var reader = await ContextAsync(KeptIn.Sqlite, place);

        Assert.Empty(await reader.Crises.ToListAsync(Cancellation));
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
