using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Refuge.Cycle;
using Refuge.Storage.Doors;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>
/// The world outside fails under the running service: it says so in plain words, goes on when it can, and has lost
/// nothing that it said is kept.
/// </summary>
public class FaultTests
{
    /// <summary>Reports of this length fill a small disk soon, in bytes.</summary>
    const int Length = 200_000;

    [Fact]
    public async Task A_full_disk_is_told_of_and_with_room_again_everything_that_was_kept_is_there()
    {
        using var disk = SmallDisk.Mount(megabytes: 6);
        await using var service = await ServiceWithKeys.StartAsync(disk.Place, [], "--members", "5", "--days", "10");
        using var reporter = await service.ProgramAsync(Role.Reporter);
        using var analyst = await service.ProgramAsync(Role.Analyst);
        var (kept, refused, told) = (new List<string>(), "", (HttpResponseMessage?)null);
        for (var number = 0; number < 100 && told is null; number++)
        {
            var name = FormattableString.Invariant($"report{number}.txt");
            var answer = await SendAsync(reporter, name);
            if (answer.IsSuccessStatusCode) kept.Add(name);
            else (refused, told) = (name, answer);
        }

        Assert.NotNull(told);
        Assert.NotEmpty(kept);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, told.StatusCode);
        Assert.NotNull(told.Headers.RetryAfter);
        var words = await told.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("The disk takes nothing more", words, StringComparison.Ordinal);
        // Who only reads is not troubled.
        using var read = await analyst.GetAsync(Relative("/api/crises/small-valley/tables/places"), Cancellation);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);

        disk.Grow(megabytes: 60);
        using var again = await SendAsync(reporter, refused);

        Assert.True(again.IsSuccessStatusCode, await again.Content.ReadAsStringAsync(Cancellation));
        kept.Add(refused);
        var store = (await service.Database.FindAsync("small-valley", Cancellation))!;
        var there = (await store.ListReportsAsync(Cancellation)).Where(each => each.Length == Length).ToList();
        Assert.Equal(
            kept.Select(name => $"reports/{name}").Order(StringComparer.Ordinal), there.Select(each => each.File));
        var hash = there.Single(each => each.File == $"reports/{kept[0]}").Hash;
        Assert.Equal(Bytes(kept[0]), (await store.FindReportAsync(hash, Cancellation))!.Value.ToArray());
        Assert.Equal(kept.Count, (await service.Database.Audit.ListAsync(null, 1_000, Cancellation))
            .Count(line => line.Entry.Action == "report.receive"));
        Assert.Empty((await service.Database.Audit.VerifyAsync(null, Cancellation)).Faults);
        Assert.NotNull((await store.LoadAsync(CrisisView.Whole, Cancellation)).Crisis);
        told.Dispose();
    }

    [Fact]
    public async Task A_clock_that_is_set_back_loses_no_row_and_the_log_verifies()
    {
        var library = Directory.Exists("/usr/lib")
            ? Directory.EnumerateFiles("/usr/lib", "libfaketimeMT.so.1", new EnumerationOptions
            {
                RecurseSubdirectories = true,
                MaxRecursionDepth = 3,
            }).FirstOrDefault()
            : null;
        Assert.SkipWhen(
            library is null, "libfaketime is not installed: tools/test-dependencies installs it where it may.");
        var moment = Path.GetTempFileName();
        await File.WriteAllTextAsync(moment, "+0\n", Cancellation);
        var place = Directory.CreateTempSubdirectory("refuge-clock-");
        await using var service = await ServiceWithKeys.StartAsync(
            place,
            [
                ("LD_PRELOAD", library!), ("FAKETIME_TIMESTAMP_FILE", moment), ("FAKETIME_NO_CACHE", "1"),
                ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("DONT_FAKE_MONOTONIC", "1"),
            ],
            "--members", "5", "--days", "10");
        using var analyst = await service.ProgramAsync(Role.Analyst);
        var first = await AddAsync(analyst, 1);

        await File.WriteAllTextAsync(moment, "-5h\n", Cancellation);
        var second = await AddAsync(analyst, 2);
        using var plan = await UntilMadeAsync(analyst);
        await File.WriteAllTextAsync(moment, "+0\n", Cancellation);
        await AddAsync(analyst, 3);

        Assert.True(second < first - TimeSpan.FromHours(4), $"The clock was not set back: {first:O}, then {second:O}.");
        Assert.Equal(HttpStatusCode.OK, plan.StatusCode);
        var rows = await service.Database.Rows.ListAsync("small-valley", "services.csv", -1, 1_000, Cancellation);
        Assert.Equal(
            ["2030-03-01", "2030-03-02", "2030-03-03"],
            rows.Select(row => row.Cells["date"]).Where(day => day.StartsWith("2030-03", StringComparison.Ordinal)));
        var lines = await service.Database.Audit.ListAsync(null, 1_000, Cancellation);
        Assert.Contains(lines.Zip(lines.Skip(1)), pair => pair.First.At < pair.Second.At);
        Assert.Empty((await service.Database.Audit.VerifyAsync(null, Cancellation)).Faults);
        File.Delete(moment);
    }

    /// <summary>Adds a row; gives what the service takes for the time.</summary>
    static async Task<DateTimeOffset> AddAsync(HttpClient client, int day)
    {
        var cells = new
        {
            place = "velmo",
            date = FormattableString.Invariant($"2030-03-0{day}"),
            service = "water",
            status = "down",
        };
        using var answer = await client.PostAsJsonAsync(
            Relative("/api/crises/small-valley/rows"), new { rows = new[] { new { table = "services", cells } } },
            Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        return answer.Headers.Date!.Value;
    }

    static async Task<HttpResponseMessage> UntilMadeAsync(HttpClient client)
    {
        while (true)
        {
            var answer = await client.GetAsync(Relative("/api/crises/small-valley/plan?for=restricted"), Cancellation);
            if (answer.StatusCode != HttpStatusCode.Accepted) return answer;
            answer.Dispose();
            await Task.Delay(100, Cancellation);
        }
    }

    static async Task<HttpResponseMessage> SendAsync(HttpClient client, string name)
    {
        using var content = new ByteArrayContent(Bytes(name));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await client.PostAsync(
            Relative($"/api/crises/small-valley/reports?file={name}&published=2030-03-01"), content, Cancellation);
    }

    /// <summary>Words that cannot be packed, another for each name.</summary>
    static byte[] Bytes(string name)
    {
        var draw = new Mutations.Draw((int)StableHash.Of(name));
        return [.. Enumerable.Range(0, Length).Select(_ => (byte)('a' + draw.Below(26)))];
    }

    static Uri Relative(string address) => new(address, UriKind.Relative);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
