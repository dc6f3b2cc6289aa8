using System.Diagnostics;
using System.Globalization;
using Npgsql;

[assembly: AssemblyFixture(typeof(Refuge.Storage.Tests.Building.PostgresServer))]

namespace Refuge.Storage.Tests.Building;

/// <summary>
/// A server of PostgreSQL that the tests start for themselves, reached through a socket in its own folder, and end.
/// </summary>
/// <remarks>
/// PostgreSQL refuses to run as root; then it runs as the user <c>postgres</c> that its package makes.
/// </remarks>
public sealed class PostgresServer : IAsyncDisposable
{
    const string Owner = "postgres", Template = "migrated";

    /// <summary>Made with the server: a program that a test kills makes none, and leaves none behind.</summary>
    readonly DirectoryInfo folder = new(Path.Combine(Path.GetTempPath(), $"refuge-pg-{Path.GetRandomFileName()}"));
    readonly string? programs = FindPrograms();
    readonly SemaphoreSlim turn = new(1);
    bool isRunning, hasTemplate;
    int databases;

    async Task StartAsync()
    {
        folder.Create();
        if (IsRoot) await DoAsync("chown", Owner, folder.FullName);
        await AsOwnerAsync("initdb", "-D", Data, "-A", "trust", "-U", Owner, "--encoding=UTF8", "--locale=C");
        await StartAgainAsync();
    }

    /// <summary>Ends the server at once, as a machine does that loses its power; what was committed is on the
    /// disk.</summary>
    internal async Task StopAsync()
    {
        await AsOwnerAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        isRunning = false;
    }

    /// <summary>Starts the server over the data that is there.</summary>
    internal async Task StartAgainAsync()
    {
        // Without fsync a database is made sooner. What a test kills is a program, never the machine: what the system
        // was given stays given.
        var settings = $"-c listen_addresses='' -c unix_socket_directories='{folder.FullName}' -c max_connections=300 "
            + "-c fsync=off -c full_page_writes=off";
        await AsOwnerAsync(
            "pg_ctl", "-D", Data, "-w", "-t", "120", "-l", Path.Combine(folder.FullName, "log"), "-o", settings,
            "start");
        isRunning = true;
    }

    /// <summary>
    /// How to reach a new database with the tables of this version; the migrations are run once for all of them.
    /// </summary>
    internal async Task<string> NewStoreAsync(CancellationToken cancellation)
    {
        await UntilRunningAsync(cancellation);
        await turn.WaitAsync(cancellation);
        try
        {
            if (!hasTemplate)
            {
                await CreateAsync(Template);
                // A template that somebody is connected to cannot be copied.
                var unpooled = new NpgsqlConnectionStringBuilder(Connection(Template)) { Pooling = false }.ToString();
                await CrisisDatabase.OfPostgres(unpooled, TimeProvider.System).MigrateAsync(cancellation);
                hasTemplate = true;
            }

            var name = NextName();
            await CreateAsync(name, "-T", Template);
            return Connection(name);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>How to reach a new, empty database; skips the running test where PostgreSQL is not installed.</summary>
    public async Task<string> NewDatabaseAsync(CancellationToken cancellation)
    {
        await UntilRunningAsync(cancellation);
        var name = NextName();
        await CreateAsync(name);
        return Connection(name);
    }

    async Task UntilRunningAsync(CancellationToken cancellation)
    {
        Assert.SkipWhen(
            programs is null, "PostgreSQL is not installed: tools/test-dependencies installs it where it may.");
        await turn.WaitAsync(cancellation);
        try
        {
            if (!isRunning) await StartAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    string NextName() => string.Create(CultureInfo.InvariantCulture, $"crisis{Interlocked.Increment(ref databases)}");

    Task CreateAsync(string name, params IReadOnlyList<string> more) =>
        AsOwnerAsync("createdb", ["-h", folder.FullName, "-U", Owner, .. more, name]);

    public async ValueTask DisposeAsync()
    {
        turn.Dispose();
        if (isRunning)
        {
            NpgsqlConnection.ClearAllPools();
            await AsOwnerAsync("pg_ctl", "-D", Data, "-m", "fast", "-w", "stop");
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The file of the socket by which the server is reached.</summary>
    internal string SocketFile => Path.Combine(folder.FullName, ".s.PGSQL.5432");

    static bool IsRoot => Environment.UserName == "root";

    string Data => Path.Combine(folder.FullName, "data");

    string Connection(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = folder.FullName,
            Username = Owner,
            Database = database,
            Timeout = 60,
        }.ToString();

    /// <summary>
    /// The folder of <c>initdb</c>: that of the newest version on a Debian system, else the one on the path.
    /// </summary>
    static string? FindPrograms()
    {
        var versions = new DirectoryInfo("/usr/lib/postgresql");
        var installed = versions.Exists
            ? versions.GetDirectories().Select(version => Path.Combine(version.FullName, "bin"))
            : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return installed.OrderDescending(StringComparer.Ordinal).Concat(onPath)
            .FirstOrDefault(each => File.Exists(Path.Combine(each, "initdb")));
    }

    Task AsOwnerAsync(string program, params IReadOnlyList<string> arguments)
    {
        var path = Path.Combine(programs!, program);
        return IsRoot ? DoAsync("runuser", ["-u", Owner, "--", path, .. arguments]) : DoAsync(path, arguments);
    }

    async Task DoAsync(string program, params IReadOnlyList<string> arguments)
    {
        // The server keeps what it inherits open for as long as it runs; its output goes to a file.
        var quoted = string.Join(
            ' ',
            arguments.Prepend(program).Select(each => $"'{each.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        var log = Path.Combine(folder.FullName, "starting");
        using var process =
            Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"cd / && {quoted} >>'{log}' 2>&1 </dev/null"]))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} ended with {process.ExitCode}: {await File.ReadAllTextAsync(log)}");
        }
    }
}
