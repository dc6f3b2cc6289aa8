using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Refuge.Storage;
using Refuge.Storage.Doors;
using Refuge.Web;
using Refuge.Web.Doors;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>The service in this process, with a database of its own, on a free port of this machine.</summary>
sealed partial class GuardedService : IAsyncDisposable
{
    internal const string Crisis = "small-valley";

    readonly WebApplication app;
    readonly DirectoryInfo place;
    readonly List<IDisposable> clients = [];

    GuardedService(WebApplication app, DirectoryInfo place, ServeDatabase database, string served)
    {
        Served = served;
        (this.app, this.place, Database) = (app, place, database.Database);
        DatabaseFile = new(Path.Combine(place.FullName, "refuge.db"));
    }

    internal CrisisDatabase Database { get; }

    /// <summary>The first administrator, once there is one.</summary>
    internal HttpClient? Administrator { get; set; }

    /// <summary>The identity of the crisis that it serves.</summary>
    internal string Served { get; }

    internal FileInfo DatabaseFile { get; }

    internal WebApplication App => app;

    internal IServiceProvider Services => app.Services;

    internal Uri Address => new(app.Urls.First());

    internal static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts it with the small valley.</summary>
    internal static Task<GuardedService> StartAsync() => StartAsync(0, ServeEnvironment.Empty);

    /// <summary>Starts it with another example.</summary>
    internal static Task<GuardedService> StartAsync(string crisis) =>
        StartAsync("http://127.0.0.1:0", ServeEnvironment.Empty, crisis);

    /// <summary>Starts it on a port, with what the environment says.</summary>
    internal static Task<GuardedService> StartAsync(int port, ServeEnvironment environment) =>
        StartAsync(FormattableString.Invariant($"http://127.0.0.1:{port}"), environment);

    /// <summary>Starts it at an address, with what the environment says.</summary>
    internal static async Task<GuardedService> StartAsync(
        string url, ServeEnvironment environment, string crisis = Crisis)
    {
        var place = Directory.CreateTempSubdirectory("refuge-doors-");
        var database = (await ServeDatabase.OpenAsync(place.FullName, null, Cancellation))!;
        var folder = new DirectoryInfo(Path.Combine(Tests.Shared.Repository.Root, "examples", crisis));
        var (store, _) = await database.Database.ImportAsync(folder, "analyst", Cancellation);
        var settings = new ServeSettings(
            url, new(10, 5, 1), "1.0.0", environment);
        var app = RefugeServer.Build(
            settings, new Dictionary<string, Cycle.ICrisisStore>(StringComparer.Ordinal) { [crisis] = store! },
            database);
        await app.StartAsync(Cancellation);
        return new(app, place, database, crisis);
    }

    /// <summary>A port of this machine that nobody listens on.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Somebody with a browser: keeps cookies, and goes where they are sent only when told to.</summary>
    internal HttpClient Browser(bool follows = false)
    {
        // Nothing leaves this machine, so there is no certificate to look up.
        var sending = new SocketsHttpHandler { AllowAutoRedirect = follows };
        clients.Add(sending);
        var client = new HttpClient(sending) { BaseAddress = Address };
        clients.Add(client);
        return client;
    }

    /// <summary>A program with a key of a role.</summary>
    internal async Task<HttpClient> ProgramAsync(Role role, string? crisis = null, string? area = null)
    {
        var (_, spoken) = await Database.Doors.AddKeyAsync(
            "tests", new(role, crisis, area), TimeSpan.FromDays(1), "role:owner", Cancellation);
        var client = Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", spoken);
        return client;
    }

    /// <summary>Makes the first administrator, as whoever started the service does.</summary>
    internal async Task<HttpClient> AdministratorAsync()
    {
        var browser = Browser();
        var setup = (await RefugeServer.FindSetupAsync(app, Cancellation))!;
        var outcome = await SendFormAsync(
            browser, setup, "/setup", ("name", "administrator"), ("password", "long enough to keep"),
            ("word", Services.GetRequiredService<SetupWord>().Word));
        Assert.Equal(HttpStatusCode.Found, outcome.StatusCode);
        return browser;
    }

    /// <summary>Fills a form in and sends it.</summary>
    internal static async Task<HttpResponseMessage> SendFormAsync(
        HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(new Uri(page, UriKind.Relative), Cancellation);
        var token = HiddenToken().Match(html);
        Assert.True(token.Success, html);
        using var form = new FormUrlEncodedContent(
            [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
                KeyValuePair.Create(token.Groups[1].Value, WebUtility.HtmlDecode(token.Groups[2].Value))]);
        return await browser.PostAsync(new Uri(action, UriKind.Relative), form, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        place.Delete(recursive: true);
    }

    [GeneratedRegex("name=\"(__RequestVerificationToken)\" value=\"([^\"]+)\"")]
    private static partial Regex HiddenToken();
}
