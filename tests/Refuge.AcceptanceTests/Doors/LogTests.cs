using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Refuge.Storage;
using Refuge.Storage.Doors;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>What the service logs, told to say as much as it can.</summary>
public class LogTests
{
    [Fact]
    public async Task A_log_that_tells_everything_is_made_of_objects_and_holds_no_secret()
    {
        const string Password = "correct horse battery 77", Secret = "secret-of-the-provider-88";
        var place = Directory.CreateTempSubdirectory("refuge-log-");
        var start = RefugeProgram.Interruptible(
            ["serve", "examples/small-valley", "--members", "5", "--urls", "http://127.0.0.1:0"]);
        foreach (var (name, value) in ((string, string)[])[
            ("REFUGE_DATA", place.FullName), ("REFUGE_LOG", "json"), ("Logging__LogLevel__Default", "Trace"),
            ("REFUGE_OIDC_AUTHORITY", "http://127.0.0.1:9"), ("REFUGE_OIDC_CLIENT", "refuge"),
            ("REFUGE_OIDC_SECRET", Secret)])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var lines = new ConcurrentQueue<string>();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        const string Says = "Refuge listens on ";
        process.OutputDataReceived += (_, said) =>
        {
            if (said.Data is null) return;
            lines.Enqueue(said.Data);
            if (!said.Data.StartsWith(Says, StringComparison.Ordinal)) return;
            address.TrySetResult(new(said.Data[Says.Length..]));
        };
        process.ErrorDataReceived += (_, said) => lines.Enqueue(said.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = await address.Task.WaitAsync(Cancellation) };
        var database = CrisisDatabase.OfSqlite(new(Path.Combine(place.FullName, "refuge.db")), TimeProvider.System);
        var (_, spoken) = await database.Doors.AddKeyAsync(
            "tests", new(Role.Analyst, null, null), TimeSpan.FromDays(1), "role:owner", Cancellation);

        using (var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/me", UriKind.Relative)))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", spoken);
            using var known = await client.SendAsync(request, Cancellation);
            Assert.True(known.IsSuccessStatusCode);
        }

        using (var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/audit?word=typed", UriKind.Relative)))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", spoken);
            using var forbidden = await client.SendAsync(request, Cancellation);
            Assert.Equal(System.Net.HttpStatusCode.Forbidden, forbidden.StatusCode);
        }

        using var refused = await GuardedService.SendFormAsync(
            client, "/login", "/login", ("name", "nobody"), ("password", Password));
        using var provider = await client.PostAsync(new Uri("/login/provider", UriKind.Relative), null, Cancellation);
        process.Kill();
        await process.WaitForExitAsync(Cancellation);

        var logged = lines.Where(line => line.StartsWith('{')).ToList();
        Assert.Contains(logged, line => line.Contains("/api/me", StringComparison.Ordinal));
        var told = Assert.Single(logged, line => line.Contains("was refused", StringComparison.Ordinal));
        Assert.Contains("was refused GET /api/audit: 403.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("typed", told, StringComparison.Ordinal);
        Assert.All(logged, line => Assert.True(JsonDocument.Parse(line).RootElement.TryGetProperty("LogLevel", out _)));
        foreach (var hidden in (string[])[Password, Secret, spoken, spoken[^64..], Uri.EscapeDataString(Password)])
        {
            Assert.DoesNotContain(lines, line => line.Contains(hidden, StringComparison.Ordinal));
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        place.Delete(recursive: true);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
