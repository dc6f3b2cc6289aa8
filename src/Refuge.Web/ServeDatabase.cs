using Refuge.Files;
using Refuge.Storage;

namespace Refuge.Web;

/// <summary>The database that the service keeps its crises in.</summary>
/// <param name="Database">The database.</param>
/// <param name="Shared">How to reach it where other machines share it, in the words of Npgsql. Null for a file of this
/// machine.</param>
sealed record ServeDatabase(CrisisDatabase Database, string? Shared) : IDisposable
{
    /// <summary>The name of the file of SQLite.</summary>
    internal const string FileName = "refuge.db";

    /// <summary>
    /// The folder for the file of SQLite where the environment names none: that of the user's own data (XDG base
    /// directories on Linux). Null where the system has none for whoever starts the program.
    /// </summary>
    internal static string? StandardFolder =>
        Environment.GetFolderPath(OwnData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } own
            ? Path.Combine(own, "refuge")
            : null;

    const Environment.SpecialFolder OwnData = Environment.SpecialFolder.LocalApplicationData;

    /// <summary>Opens the database and brings its tables to this version of Refuge.</summary>
    /// <param name="data">The folder for the file of SQLite. Null where there is none.</param>
    /// <param name="connection">How to reach PostgreSQL, in the words of Npgsql. Null where there is none; it goes
    /// before the folder.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The database. Null where neither is given.</returns>
    internal static async Task<ServeDatabase?> OpenAsync(
        string? data, string? connection, CancellationToken cancellation)
    {
        ServeDatabase? opened = null;
        if (!string.IsNullOrEmpty(connection))
        {
            opened = new(CrisisDatabase.OfPostgres(connection, TimeProvider.System), connection);
        }
        else if (!string.IsNullOrEmpty(data))
        {
            var file = new FileInfo(Path.Combine(Directory.CreateDirectory(data).FullName, FileName));
            // It holds restricted rows and hashes of passwords. What SQLite puts beside it has the same rights.
            if (!file.Exists) await OwnFile.Open(file.FullName, FileMode.OpenOrCreate).DisposeAsync();
            opened = new(CrisisDatabase.OfSqlite(file, TimeProvider.System), null);
        }

        if (opened is not null) await opened.Database.MigrateAsync(cancellation);
        return opened;
    }

    /// <summary>Closes what is open between uses: a file of SQLite can be moved then without what lay beside it.
    /// </summary>
    public void Dispose() => Database.LetGo();
}
