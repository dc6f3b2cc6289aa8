using System.Text;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Publishing;
using Refuge.Tests.Shared;

namespace Refuge.Storage.Tests.Building;

/// <summary>Where a crisis can be kept.</summary>
public enum KeptIn
{
    /// <summary>A folder of files.</summary>
    Folder,

    /// <summary>One file of SQLite.</summary>
    Sqlite,

    /// <summary>A server of PostgreSQL.</summary>
    Postgres,
}

/// <summary>A crisis kept in one of the stores for as long as a test runs.</summary>
sealed class Kept : IAsyncDisposable
{
    readonly DirectoryInfo place = Directory.CreateTempSubdirectory("refuge-store-");

    Func<CrisisDatabase>? again;

    Kept()
    {
    }

    /// <summary>The store.</summary>
    public ICrisisStore Store { get; private set; } = null!;

    /// <summary>The database; null for a folder.</summary>
    public CrisisDatabase? Database { get; private set; }

    /// <summary>An example of the repository, kept in a store.</summary>
    public static Task<Kept> ExampleAsync(string example, KeptIn engine, PostgresServer server) =>
        FolderAsync(new(Path.Combine(Repository.Root, "examples", example)), engine, server);

    /// <summary>A crisis folder, kept in a store.</summary>
    public static async Task<Kept> FolderAsync(DirectoryInfo folder, KeptIn engine, PostgresServer server)
    {
        var kept = new Kept();
        if (engine == KeptIn.Folder)
        {
            var copy = new DirectoryInfo(Path.Combine(kept.place.FullName, folder.Name));
            Copy(folder, copy);
            kept.Store = new FolderStore(copy, new(Path.Combine(kept.place.FullName, "runs")));
            return kept;
        }

        var where = await WhereAsync(engine, kept.place, server);
        kept.Database = await EmptyAsync(engine, where);
        kept.again = () => Plans.Open(engine, where);
        var (store, _) = await kept.Database.ImportAsync(folder, "analyst", Cancellation);
        kept.Store = store ?? throw new InvalidOperationException("The folder does not load.");
        return kept;
    }

    /// <summary>A database without a crisis.</summary>
    public static async Task<CrisisDatabase> EmptyAsync(KeptIn engine, DirectoryInfo place, PostgresServer server) =>
        await EmptyAsync(engine, await WhereAsync(engine, place, server));

    /// <summary>The store as another program opens it, which shares nothing but the database.</summary>
    public async Task<ICrisisStore> AgainAsync()
    {
        var database = again!();
        var crisis = Assert.Single(await database.ListAsync(Cancellation));
        return (await database.FindAsync(crisis, Cancellation))!;
    }

    /// <summary>Everything that a plan prints for an audience, its record of inputs apart.</summary>
    public static string Plan(Crisis crisis, DateOnly asOf, Audience audience, Extractions extractions)
    {
        var request = new CycleRequest(asOf, new(21, 8, 3), null, null, 2, "1.0.0", "test") { Audience = audience };
        var findings = ForecastCycle.Run(crisis, request, extractions, null, Cancellation);
        using var text = new StringWriter { NewLine = "\n" };
        foreach (var document in Publication.Compose(findings, audience).Where(document => document.Name != "run.json"))
        {
            text.WriteLine(document.Name);
            document.Write(text);
        }

        return text.ToString();
    }

    /// <summary>A row in the words of a table.</summary>
    public static StatedRow Row(string file, params IReadOnlyList<(string Column, string Value)> cells) =>
        new(file, cells.ToDictionary(cell => cell.Column, cell => cell.Value));

    /// <summary>The bytes of a text.</summary>
    public static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        place.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    static async Task<string> WhereAsync(KeptIn engine, DirectoryInfo place, PostgresServer server) =>
        engine == KeptIn.Postgres
            ? await server.NewStoreAsync(Cancellation) : Path.Combine(place.FullName, "refuge.db");

    static async Task<CrisisDatabase> EmptyAsync(KeptIn engine, string where)
    {
        var database = Plans.Open(engine, where);
        if (engine == KeptIn.Sqlite) await database.MigrateAsync(Cancellation);
        return database;
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        to.Create();
        foreach (var file in from.EnumerateFiles()) file.CopyTo(Path.Combine(to.FullName, file.Name));
        foreach (var folder in from.EnumerateDirectories()) Copy(folder, new(Path.Combine(to.FullName, folder.Name)));
    }
}
