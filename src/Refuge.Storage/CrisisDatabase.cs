using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Refuge.Cycle;
using Refuge.Files;
using Refuge.Formats.Crises;
using Refuge.Publishing;
using Refuge.Storage.Audit;
using Refuge.Storage.Backups;
using Refuge.Storage.Doors;
using Refuge.Storage.Jobs;
using Refuge.Storage.Model;
using Refuge.Storage.Publications;
using Refuge.Storage.Redactions;
using Refuge.Storage.Retention;
using Refuge.Storage.Remarks;
using Refuge.Storage.Rows;

namespace Refuge.Storage;

/// <summary>A database that keeps crises: one file of SQLite on a laptop, PostgreSQL 15 or later for a team.</summary>
sealed class CrisisDatabase
{
    /// <summary>
    /// Connections of one process at a time, where the settings name no number: a server takes 100 as it comes, and
    /// several machines share it. Who finds none free waits.
    /// </summary>
    const int MostConnections = 24;

    readonly Func<StoreContext> open;
    readonly TimeProvider clock;
    readonly SharedByStores shared = new(new(), new(), new());

    CrisisDatabase(Func<StoreContext> open, TimeProvider clock) => (this.open, this.clock) = (open, clock);

    /// <summary>
    /// A database in one file, made when it is first used. Readers do not wait for a writer, nor a writer for readers
    /// (write-ahead log), and what is deleted is overwritten.
    /// </summary>
    /// <param name="file">The file. Beside it lie, while it is open, its log and the index of the log.</param>
    /// <param name="clock">Tells when a row was entered.</param>
    public static CrisisDatabase OfSqlite(FileInfo file, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(file);
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = file.FullName,
            ForeignKeys = true,
            DefaultTimeout = 60,
        }.ToString();
        var options = new DbContextOptionsBuilder<SqliteStoreContext>().UseSqlite(connection).UseManners().Options;
        return new(new PooledDbContextFactory<SqliteStoreContext>(options).CreateDbContext, clock);
    }

    /// <summary>A database of PostgreSQL that exists already.</summary>
    /// <param name="connection">How to reach it, in the words of Npgsql.</param>
    /// <param name="clock">Tells when a row was entered.</param>
    public static CrisisDatabase OfPostgres(string connection, TimeProvider clock)
    {
        var words = new NpgsqlConnectionStringBuilder(connection);
        if (!words.ShouldSerialize("Maximum Pool Size")) words.MaxPoolSize = MostConnections;
        var options = new DbContextOptionsBuilder<PostgresStoreContext>().UseNpgsql(words.ToString()).Options;
        return new(new PooledDbContextFactory<PostgresStoreContext>(options).CreateDbContext, clock);
    }

    /// <summary>Brings the tables to this version of Refuge. A database that is newer is left as it is.</summary>
    /// <param name="cancellation">Stops it between two migrations.</param>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var context = open();
        // In a file EF Core marks a migration by a row of this table. Who is killed meanwhile leaves the mark behind,
        // and the next one would wait for it for ever. A file belongs to one process, so a mark that is found is
        // nobody's.
        if (context.Database.IsSqlite())
        {
            await SqliteManners.GiveLogAsync(context, cancellation);
            await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
        }

        await context.Database.MigrateAsync(cancellation);
    }

    /// <summary>
    /// Closes the connections that are kept open between uses. A file of SQLite then holds everything by itself: its
    /// log is carried over into it and goes.
    /// </summary>
    public void LetGo()
    {
        using var context = open();
        if (context.Database.GetDbConnection() is SqliteConnection file) SqliteConnection.ClearPool(file);
    }

    /// <summary>Who did what.</summary>
    public AuditLog Audit => new(open, clock);

    /// <summary>Who may come in, and to what.</summary>
    public DoorStore Doors => new(open, clock);

    /// <summary>Which sessions of accounts are open.</summary>
    internal SessionStore Sessions => new(open, clock);

    /// <summary>The words by which a forgotten password is replaced.</summary>
    internal ResetWords Resets => new(open, clock);

    /// <summary>What was taken out of what is kept.</summary>
    public RedactionStore Redactions => new(open, clock, shared);

    /// <summary>Lets go of what has been kept for as long as its class is kept.</summary>
    public RetentionStore Retention => new(this, clock);

    /// <summary>Rows as they are kept.</summary>
    public RowStore Rows => new(open, clock, shared);

    /// <summary>Bulletins as they were signed.</summary>
    internal PublicationStore Publications => new(open, clock, shared.Turns);

    /// <summary>What readers say about public bulletins.</summary>
    internal RemarkStore Remarks => new(open, clock, shared.Turns);

    /// <summary>Writes everything that is kept into one file, and reads the file again.</summary>
    /// <param name="file">The file, which must not exist yet.</param>
    /// <param name="cancellation">Stops it; no file is then left.</param>
    /// <returns>What the file holds.</returns>
    /// <exception cref="IOException">The file exists already, or the disk refuses.</exception>
    public async Task<BackupManifest> BackUpAsync(FileInfo file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        var half = $"{file.FullName}.half";
        if (file.Exists) throw new IOException($"{file.Name} exists already.");
        try
        {
            await using (var stream = OwnFile.Open(half, FileMode.Create))
            {
                await using var context = open();
                await Backup.WriteAsync(context, stream, clock.GetUtcNow(), cancellation);
                await stream.FlushAsync(cancellation);
                RandomAccess.FlushToDisk(stream.SafeFileHandle);
                stream.Position = 0;
                await using var archive = await ZipArchive.CreateAsync(
                    stream, ZipArchiveMode.Read, leaveOpen: true, null, cancellation);
                var manifest = await Backup.VerifyAsync(archive, cancellation);
                File.Move(half, file.FullName);
                return manifest;
            }
        }
        finally
        {
            File.Delete(half);
        }
    }

    /// <summary>Fills this database, which must be empty, from a file; all of it or nothing.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Stops it; nothing is then kept.</param>
    /// <returns>What was in the file, and is in the database now: it is read back before it is kept.</returns>
    /// <exception cref="InvalidDataException">The file is no backup, of another version, or damaged; or the database
    /// holds something already.</exception>
    public async Task<BackupManifest> RestoreAsync(FileInfo file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        await using var archive = await ZipFile.OpenReadAsync(file.FullName, cancellation);
        await using var context = open();
        return await Backup.RestoreAsync(context, archive, cancellation);
    }

    /// <summary>The database itself, for what keeps accounts and the keys of cookies in it.</summary>
    internal StoreContext Open() => open();

    /// <summary>The long work that machines share over this database.</summary>
    public JobStore Jobs => new(open, clock);

    /// <summary>
    /// The files of a crisis as it stands now, with the name of its folder. Null when none of that identity is kept.
    /// </summary>
    /// <param name="crisis">The identity of the crisis.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<(string Name, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files)?> ReadFilesAsync(
        string crisis, CancellationToken cancellation)
    {
        await using var context = open();
        await using var moment = await context.Database.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, cancellation);
        if (await FactReader.FindAsync(context, crisis, cancellation) is not { } reader) return null;
        var content = await reader.ContentAsync(null, cancellation);
        return (content.Name, content.ToFiles());
    }

    /// <summary>What changes whenever rows or reports of a crisis are added, found without reading them.</summary>
    /// <param name="crisis">The identity of the crisis.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<string> VersionAsync(string crisis, CancellationToken cancellation)
    {
        await using var context = open();
        var last = await context.LastFactAsync(crisis, cancellation);
        var files = await context.Files.CountAsync(file => file.Crisis == crisis, cancellation);
        // A report may be in other crises too, and its words go from all of them.
        var redactions = await context.Redactions.CountAsync(
            each => each.Crisis == crisis || each.Row == RedactionStore.Report, cancellation);
        return FormattableString.Invariant($"{last} {files} {redactions}");
    }

    /// <summary>The identities of the crises that are kept, in their order.</summary>
    /// <param name="cancellation">Stops the listing.</param>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellation)
    {
        await using var context = open();
        var crises = await context.Crises.Select(crisis => crisis.Id).ToListAsync(cancellation);
        return [.. crises.Order(StringComparer.Ordinal)];
    }

    /// <summary>The store of a crisis. Null when none of that identity is kept.</summary>
    /// <param name="crisis">The identity of the crisis.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Task<ICrisisStore?> FindAsync(string crisis, CancellationToken cancellation) =>
        FindAsync(crisis, null, cancellation);

    /// <summary>The same, for somebody who has logged in.</summary>
    /// <param name="crisis">The identity of the crisis.</param>
    /// <param name="actor">Who uses it, for the audit log. Null where that is the role that rows are entered
    /// by.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<ICrisisStore?> FindAsync(string crisis, string? actor, CancellationToken cancellation)
    {
        await using var context = open();
        return await context.Crises.AnyAsync(each => each.Id == crisis, cancellation)
            ? new DatabaseStore(crisis, open, clock, shared, actor)
            : null;
    }

    /// <summary>Takes a crisis folder over, all of it or nothing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="enteredBy">The role of whoever takes it over; never the name of a person.</param>
    /// <param name="cancellation">Stops it; nothing is then kept.</param>
    /// <returns>The store; null when the folder stops the work, when its crisis is kept already, or when something
    /// that decides what may be shown cannot be taken over. And every problem of the folder.</returns>
    public async Task<(ICrisisStore? Store, IReadOnlyList<Problem> Problems)> ImportAsync(
        DirectoryInfo folder, string enteredBy, CancellationToken cancellation)
    {
        var reading = CrisisFolder.Read(folder, null, cancellation);
        if (reading.Crisis is not { } crisis) return (null, reading.Problems);

        var (content, lost) = CrisisContent.Read(folder, cancellation);
        // While such a row stands in a folder, partner and public are refused. The database would hold nothing of it,
        // and refuse nobody.
        IReadOnlyList<Problem> deciding =
        [
            .. lost.Where(problem =>
                DecidingFiles.Decides(problem.Where.File) && !content.Files.ContainsKey(problem.Where.File))
                .Select(static problem => problem with { Severity = Severity.Fatal }),
        ];
        if (deciding.Count > 0) return (null, deciding);

        await using var context = open();
        if (await context.Crises.AnyAsync(each => each.Id == crisis.Identity.Id, cancellation))
        {
            return (
                null,
                [new(
                    Severity.Fatal, new("crisis.yml"), $"A crisis {crisis.Identity.Id} is kept already.",
                    "Add rows to it, or give this one another id.")]);
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var writer = new FactWriter(context, crisis.Identity.Id, enteredBy, clock.GetUtcNow().UtcDateTime);
        await writer.CreateAsync(content, cancellation);
        await AuditLog.AddAsync(
            context,
            new($"role:{enteredBy}", "crisis.import", crisis.Identity.Id, content.Name, KeptRows.Write(writer.Added)),
            clock.GetUtcNow().UtcDateTime, cancellation);
        await transaction.CommitAsync(cancellation);
        return (
            new DatabaseStore(crisis.Identity.Id, open, clock, shared),
            [.. reading.Problems.Concat(lost).Distinct()]);
    }

    /// <summary>Writes a crisis out as a folder that takes over to the same rows.</summary>
    /// <param name="crisis">The identity of the crisis.</param>
    /// <param name="folder">The folder, which must not exist yet.</param>
    /// <param name="cancellation">Stops it; no folder is then left.</param>
    /// <returns>Whether the crisis is kept here.</returns>
    /// <exception cref="IOException">The folder exists already, or the disk refuses.</exception>
    public async Task<bool> ExportAsync(string crisis, DirectoryInfo folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        await using var context = open();
        if (await FactReader.FindAsync(context, crisis, cancellation) is not { } reader) return false;
        (await reader.ContentAsync(null, cancellation)).Write(folder, cancellation);
        return true;
    }
}
