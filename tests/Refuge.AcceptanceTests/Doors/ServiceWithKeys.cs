using System.Net.Http.Headers;
using Refuge.Storage;
using Refuge.Storage.Doors;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>
/// The service in a process of its own, with the small valley in a database that the test looks into from beside.
/// </summary>
sealed class ServiceWithKeys : IAsyncDisposable
{
    readonly RefugeService service;
    readonly DirectoryInfo place;
    readonly List<IDisposable> clients = [];

    ServiceWithKeys(RefugeService service, DirectoryInfo place, CrisisDatabase database) =>
        (this.service, this.place, Database) = (service, place, database);

    internal CrisisDatabase Database { get; }

    /// <summary>The memory that the service has taken, in bytes.</summary>
    internal long WorkingSet => service.WorkingSet;

    internal static Task<ServiceWithKeys> StartAsync(
        IReadOnlyList<(string Name, string Value)> settings, params string[] arguments) =>
        StartAsync(Directory.CreateTempSubdirectory("refuge-keys-"), settings, arguments);

    /// <summary>The same, with its file in a folder that goes with it.</summary>
    internal static async Task<ServiceWithKeys> StartAsync(
        DirectoryInfo place, IReadOnlyList<(string Name, string Value)> settings, params string[] arguments)
    {
#pragma warning disable CA2000 // It ends with what is returned.
        var service = await RefugeService.StartAsync(
            "http://127.0.0.1:0", [("REFUGE_DATA", place.FullName), .. settings],
            ["examples/small-valley", .. arguments]);
#pragma warning restore CA2000
        var database = CrisisDatabase.OfSqlite(
            new(Path.Combine(place.FullName, "refuge.db")), TimeProvider.System);
        var made = new ServiceWithKeys(service, place, database);
        await made.AddAccountAsync();
        return made;
    }

    /// <summary>Somebody without a key.</summary>
    internal HttpClient Browser()
    {
        var sending = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        clients.Add(sending);
        return new HttpClient(sending, disposeHandler: false) { BaseAddress = service.Address };
    }

    /// <summary>A program with a key of a role.</summary>
    internal async Task<HttpClient> ProgramAsync(Role role)
    {
        var (_, spoken) = await Database.Doors.AddKeyAsync(
            "tests", new(role, null, null), TimeSpan.FromDays(1), "role:owner", TestContext.Current.CancellationToken);
        var client = Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", spoken);
        return client;
    }

    /// <summary>Once somebody has an account, whoever asks without a key is the public.</summary>
    async Task AddAccountAsync()
    {
        await using var context = Database.Open();
        context.Users.Add(new() { Id = "first", UserName = "first", NormalizedUserName = "FIRST" });
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        await service.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        place.Delete(recursive: true);
    }
}
