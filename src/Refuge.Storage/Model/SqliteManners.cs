using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Refuge.Storage.Model;

/// <summary>
/// How the file of SQLite is used: readers and the writer do not wait for each other, and what is taken out of it is
/// overwritten.
/// </summary>
/// <remarks>
/// EF Core sets the write-ahead log (sqlite.org/wal.html) only where it makes the file itself, and the driver begins
/// each transaction as that of a writer (<c>BEGIN IMMEDIATE</c>).
/// </remarks>
static class SqliteManners
{
    /// <summary>Lets the connections of a context behave so.</summary>
    internal static DbContextOptionsBuilder<SqliteStoreContext> UseManners(
        this DbContextOptionsBuilder<SqliteStoreContext> options) =>
        options.AddInterceptors(new Overwriting(), new Looking());

    /// <summary>
    /// Gives a file its write-ahead log, for good. A file of before that is written anew first: what was taken out of
    /// it may still lie in its free pages.
    /// </summary>
    /// <param name="context">A context with no transaction open.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static async Task GiveLogAsync(StoreContext context, CancellationToken cancellation)
    {
        var mode = await context.Database.SqlQueryRaw<string>(
            "SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(cancellation);
        if (mode == "wal") return;
        await context.Database.ExecuteSqlRawAsync("VACUUM", cancellation);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = wal", cancellation);
    }

    /// <summary>
    /// Carries the log over into the file and cuts it off, so that it keeps no older form of a row. Readers who look at
    /// an older moment are waited for, two seconds at most; after that the log goes with the next round of retention,
    /// or when the service ends.
    /// </summary>
    /// <param name="context">A context with no transaction open.</param>
    internal static async Task CutLogAsync(StoreContext context)
    {
        const int Looks = 20;
        await context.Database.OpenConnectionAsync(CancellationToken.None);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        // The first of the three columns says whether somebody was in the way.
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        for (var look = 0; look < Looks; look++)
        {
            if (await command.ExecuteScalarAsync(CancellationToken.None) is 0L) break;
            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        }

        await context.Database.CloseConnectionAsync();
    }

    /// <summary>Overwrites with zeros what is deleted (sqlite.org/pragma.html#pragma_secure_delete).</summary>
    sealed class Overwriting : DbConnectionInterceptor
    {
        const string Overwrite = "PRAGMA secure_delete = ON";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Overwrite;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Overwrite;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Begins a transaction that looks at one moment (<see cref="IsolationLevel.RepeatableRead"/>) as that of a reader.
    /// </summary>
    sealed class Looking : DbTransactionInterceptor
    {
        public override InterceptionResult<DbTransaction> TransactionStarting(
            DbConnection connection, TransactionStartingEventData eventData,
            InterceptionResult<DbTransaction> result) =>
            eventData.IsolationLevel == IsolationLevel.RepeatableRead
                ? InterceptionResult<DbTransaction>.SuppressWithResult(
                    ((SqliteConnection)connection).BeginTransaction(deferred: true))
                : result;

        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
            CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(TransactionStarting(connection, eventData, result));
    }
}
