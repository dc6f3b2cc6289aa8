using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Refuge.Storage;
using Refuge.Storage.Doors;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>
/// What the service tells of itself to whoever gathers traces and metrics: how it does, and of nobody.
/// </summary>
public class TelemetryTests
{
    [Fact]
    public async Task Spans_and_metrics_say_which_use_was_asked_for_and_nothing_of_who_asked_or_for_what()
    {
        const string Secret = "Nesterova", Program = "browser-of-amira/7";
        using var copy = new CrisisCopy("small-valley");
        using var collector = new Collector();
        string key;
        await using (var service = await RefugeService.StartAsync(
            "http://127.0.0.1:0",
            [
                ("REFUGE_DATA", copy.Out("data")), ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ],
            copy.Path, "--members", "5", "--days", "10"))
        {
            var database = CrisisDatabase.OfSqlite(
                new(Path.Combine(copy.Out("data"), "refuge.db")), TimeProvider.System);
            (_, key) = await database.Doors.AddKeyAsync(
                "tests", new(Role.Analyst, null, null), TimeSpan.FromDays(1), "role:owner", Cancellation);
            service.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            service.Client.DefaultRequestHeaders.UserAgent.ParseAdd(Program);
            service.Client.DefaultRequestHeaders.Add("tracestate", $"who={Secret}");
            service.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.77");
            foreach (var address in (string[])[
                $"/api/crises/small-valley/things/places/{Secret}?note={Secret}",
                $"/crises/small-valley/reports/{Secret}.md?q={Secret}", $"/{Secret}"])
            {
                using var _ = await service.Client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
            }

            using var job = await service.Client.PostAsJsonAsync(
                new Uri("/api/crises/small-valley/jobs/read", UriKind.Relative), new { }, Cancellation);
            var told = await job.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Cancellation);
            await service.Client.GetStringAsync(
                new Uri($"/api/jobs/{told.GetProperty("id").GetString()}/events", UriKind.Relative), Cancellation);
            // A service that ends sends what it has gathered.
            await service.StopAsync();
        }

        var (traces, metrics) = (collector.Told("/v1/traces"), collector.Told("/v1/metrics"));
        Assert.Contains("GET /api/crises/{crisis}/things/{table}/{id}", traces, StringComparison.Ordinal);
        Assert.Contains("http.response.status_code", traces, StringComparison.Ordinal);
        Assert.Contains("job block", traces, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("refuge.job.step.duration", metrics, StringComparison.Ordinal);
        foreach (var word in (string[])[Secret, Program, key, "198.51.100.77", "127.0.0.1", Environment.MachineName])
        {
            Assert.DoesNotContain(word, traces, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var word in (string[])[Secret, Program, key, "198.51.100.77"])
        {
            Assert.DoesNotContain(word, metrics, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void An_address_of_a_collector_that_is_none_stops_the_start_and_is_named()
    {
        var refused = Assert.Throws<ArgumentException>(() => Web.ServeEnvironment.Read(
            static name => name == "OTEL_EXPORTER_OTLP_ENDPOINT" ? "collector" : null));

        Assert.StartsWith("OTEL_EXPORTER_OTLP_ENDPOINT", refused.Message, StringComparison.Ordinal);
        Assert.False(Web.ServeEnvironment.Read(static _ => null).SendsTelemetry);
    }

    /// <summary>Takes what is sent by OTLP over HTTP, and keeps it.</summary>
    sealed class Collector : IDisposable
    {
        readonly HttpListener listener = new();
        readonly ConcurrentQueue<(string Path, byte[] Bytes)> told = new();

        internal Collector()
        {
            Address = $"http://127.0.0.1:{GuardedService.FreePort()}";
            listener.Prefixes.Add($"{Address}/");
            listener.Start();
            _ = ListenAsync();
        }

        internal string Address { get; }

        /// <summary>All that came to a path, as letters: names and texts stand in protobuf as they are.</summary>
        internal string Told(string path) => string.Concat(
            told.Where(each => each.Path == path).Select(static each => Encoding.Latin1.GetString(each.Bytes)));

        public void Dispose() => listener.Close();

        async Task ListenAsync()
        {
            try
            {
                while (true)
                {
                    var context = await listener.GetContextAsync();
                    using var bytes = new MemoryStream();
                    await context.Request.InputStream.CopyToAsync(bytes);
                    told.Enqueue((context.Request.Url!.AbsolutePath, bytes.ToArray()));
                    context.Response.ContentType = "application/x-protobuf";
                    context.Response.Close();
                }
            }
            catch (Exception over) when (over is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
