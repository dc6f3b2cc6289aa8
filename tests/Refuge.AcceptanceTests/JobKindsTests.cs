using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Refuge.AcceptanceTests;

/// <summary>
/// A hindcast, a sweep and a reading asked of the service are the files that the commands write, and are watched,
/// listed and told of as plans are.
/// </summary>
/// <param name="valley">A service that is started already.</param>
public class JobKindsTests(ServedValley valley)
{
    const string Jobs = "/api/crises/small-valley/jobs";

    [Fact]
    public async Task A_hindcast_and_a_sweep_asked_of_the_service_are_the_bytes_that_the_commands_write()
    {
        using var copy = new CrisisCopy("small-valley");
        string[] hindcast = ["--every", "5", "--horizon", "20"];
        string[] sweep = ["--vary", "leave_share=0.2..0.6", "--points", "5", "--members", "20", "--days", "15"];
        await CommandAsync(["hindcast", copy.Path, .. hindcast, "--out", copy.Out("hindcast")]);
        await CommandAsync(["sweep", copy.Path, .. sweep, "--out", copy.Out("sweep")]);
        var service = await valley.StartedAsync();

        var made = await MadeAsync(service, "hindcast", new { every = 5, horizon = 20 });
        foreach (var file in (string[])["hindcast.csv", "hindcast_rivals.csv", "hindcast_scores.csv", "hindcast.html"])
        {
            Assert.Equal(await WrittenAsync(copy.Out("hindcast"), file), made[file]);
        }

        made = await MadeAsync(
            service, "sweep",
            new { vary = (string[])["leave_share=0.2..0.6"], points = 5, members = 20, days = 15 });
        Assert.Equal(["sweep.json", "sweep.parquet"], made.Keys.Order());
        Assert.Equal(await WrittenAsync(copy.Out("sweep"), "sweep.parquet"), made["sweep.parquet"]);
    }

    [Fact]
    public async Task A_reading_asked_of_the_service_tells_the_claims_of_every_report()
    {
        var service = await valley.StartedAsync();

        var made = await MadeAsync(service, "read", new { });

        using var read = JsonDocument.Parse(made["read.jsonl"]);
        Assert.Equal("reports/2021-04-15-karsa.md", read.RootElement.GetProperty("id").GetString());
        Assert.NotEqual(0, read.RootElement.GetProperty("claims").GetArrayLength());
    }

    [Theory]
    [InlineData("hindcast", """{"every": 0}""", "every")]
    [InlineData("hindcast", """{"start": "zero"}""", "start")]
    [InlineData("sweep", """{"points": 1000000}""", "points")]
    [InlineData("sweep", """{"vary": [null]}""", "vary")]
    public async Task What_cannot_be_done_is_refused_and_named(string kind, string wish, string field)
    {
        var service = await valley.StartedAsync();
        using var content = new StringContent(wish, System.Text.Encoding.UTF8, "application/json");

        using var answer = await service.Client.PostAsync(
            new Uri($"{Jobs}/{kind}", UriKind.Relative), content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
    }

    /// <summary>Asks for work, watches it to its end, and fetches all that it made.</summary>
    static async Task<Dictionary<string, byte[]>> MadeAsync(RefugeService service, string kind, object wish)
    {
        using var asked = await service.Client.PostAsJsonAsync(
            new Uri($"{Jobs}/{kind}", UriKind.Relative), wish, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var answer = await asked.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal(kind, answer.GetProperty("kind").GetString());
        var job = $"/api/jobs/{answer.GetProperty("id").GetString()}";
        var events = await service.Client.GetStringAsync(new Uri($"{job}/events", UriKind.Relative), Cancellation);
        Assert.Contains("\"state\":\"done\"", events, StringComparison.Ordinal);

        var names = await service.Client.GetFromJsonAsync<string[]>(
            new Uri($"{job}/documents", UriKind.Relative), Cancellation);
        var made = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in names!)
        {
            made.Add(name, await service.Client.GetByteArrayAsync(
                new Uri($"{job}/documents/{name}", UriKind.Relative), Cancellation));
        }

        return made;
    }

    static async Task CommandAsync(string[] arguments)
    {
        var outcome = await RefugeProgram.RunHereAsync(arguments);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
    }

    static Task<byte[]> WrittenAsync(string folder, string file) =>
        File.ReadAllBytesAsync(Path.Combine(folder, file), Cancellation);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
