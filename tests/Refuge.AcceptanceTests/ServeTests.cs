using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Refuge.AcceptanceTests;

/// <param name="valley">A service that is started already.</param>
public sealed partial class ServeTests(ServedValley valley)
{
    const string AnyPort = "http://127.0.0.1:0";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_leads_from_what_is_missing_today_to_the_words_of_the_report()
    {
        await using var service =
            await RefugeService.StartAsync(AnyPort, "examples/mosul-2016", "--members", "20", "--days", "30");
        await service.WaitForPlanAsync("mosul-2016", "restricted");

        var page = await Chromium.ReadAsync(new(service.Address, "/crises/mosul-2016?for=restricted"));

        Assert.Contains("id=\"sites\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"decisions\"", page, StringComparison.Ordinal);
        var link = LinkToWords().Matches(page).Select(static match => WebUtility.HtmlDecode(match.Groups[1].Value))
            .First(static link => link.Contains("qayyarah", StringComparison.Ordinal));
        var report = await Chromium.ReadAsync(new(service.Address, link));
        var marked = WebUtility.HtmlDecode(Marked().Match(report).Groups[1].Value);
        Assert.NotEmpty(marked);
        Assert.Contains(
            marked,
            await File.ReadAllTextAsync(
                Path.Combine(Tests.Shared.Repository.Root, "examples/mosul-2016/reports/2016-08-28-qayyarah.md"),
                Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_hands_out_the_bytes_that_the_command_writes()
    {
        using var copy = new CrisisCopy("small-valley");
        var outcome = await RefugeProgram.RunHereAsync(
            "plan", copy.Path, "--members", "20", "--days", "30", "--out", copy.Out("partner"));
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        await using var service = await RefugeService.StartAsync(AnyPort, copy.Path, "--members", "20", "--days", "30");
        await service.WaitForPlanAsync("small-valley", "partner");

        foreach (var table in (string[])["needs.csv", "funding.csv", "forecast.csv", "bulletin.html"])
        {
            var served = await service.Client.GetByteArrayAsync(
                new Uri($"/api/crises/small-valley/plan/{table}?for=partner", UriKind.Relative), Cancellation);
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(copy.Out("partner"), table), Cancellation), served);
        }
    }

    [Fact]
    public async Task A_service_with_a_database_makes_the_plan_as_a_job_and_has_it_still_after_a_restart()
    {
        using var copy = new CrisisCopy("small-valley");
        var outcome = await RefugeProgram.RunHereAsync(
            "plan", copy.Path, "--members", "150", "--days", "20", "--out", copy.Out("partner"));
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        (string, string)[] data = [("REFUGE_DATA", copy.Out("data"))];
        string job;
        await using (var service = await RefugeService.StartAsync(AnyPort, data, copy.Path))
        {
            using var asked = await service.Client.PostAsJsonAsync(
                new Uri("/api/crises/small-valley/jobs", UriKind.Relative), new { members = 150, days = 20 },
                Cancellation);
            Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
            var answer = await asked.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
            job = $"/api/jobs/{answer.GetProperty("id").GetString()}";
            var events = await service.Client.GetStringAsync(new Uri($"{job}/events", UriKind.Relative), Cancellation);
            Assert.StartsWith("event: job", events, StringComparison.Ordinal);
            Assert.Contains("\"state\":\"done\"", events, StringComparison.Ordinal);
        }

        await using var again = await RefugeService.StartAsync(AnyPort, data);
        Assert.Equal(HttpStatusCode.OK, await again.StatusOfAsync("/ready"));
        foreach (var table in (string[])["needs.csv", "funding.csv", "forecast.csv"])
        {
            var served = await again.Client.GetByteArrayAsync(
                new Uri($"{job}/documents/{table}", UriKind.Relative), Cancellation);
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(copy.Out("partner"), table), Cancellation), served);
        }
    }

    [Fact]
    public async Task A_service_that_is_asked_to_stop_ends_by_itself_although_somebody_watches_a_job()
    {
        using var copy = new CrisisCopy("small-valley");
        await using var service = await RefugeService.StartAsync(
            AnyPort, [("REFUGE_DATA", copy.Out("data"))], copy.Path, "--members", "5", "--days", "10");
        using var asked = await service.Client.PostAsJsonAsync(
            new Uri("/api/crises/small-valley/jobs", UriKind.Relative), new { members = 100_000, days = 3_000 },
            Cancellation);
        var job = (await asked.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetString();
        using var events = new StreamReader(await service.Client.GetStreamAsync(
            new Uri($"/api/jobs/{job}/events", UriKind.Relative), Cancellation));
        await events.ReadLineAsync(Cancellation);

        var code = await service.StopAsync();

        Assert.Equal(0, code);
        Assert.DoesNotContain("\"state\":\"done\"", await events.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_site_can_change_nothing_through_the_browser_of_a_reader()
    {
        var service = await valley.StartedAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("Origin", "https://elsewhere.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.Accepted, await AskAsync("Sec-Fetch-Site", "same-origin"));
        var own = service.Address.GetLeftPart(UriPartial.Authority);
        Assert.Equal(HttpStatusCode.Accepted, await AskAsync("Origin", own));

        async Task<HttpStatusCode> AskAsync(string header, string value)
        {
            var address = new Uri("/api/crises/small-valley/jobs", UriKind.Relative);
            using var ask = new HttpRequestMessage(HttpMethod.Post, address);
            ask.Content = JsonContent.Create(new { days = 5 });
            ask.Headers.Add(header, value);
            using var answer = await service.Client.SendAsync(ask, Cancellation);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_service_of_which_nothing_is_said_keeps_crises_for_its_user_and_brings_an_example()
    {
        var home = Directory.CreateTempSubdirectory("refuge-home-");
        (string, string)[] own = [("XDG_DATA_HOME", home.FullName), ("REFUGE_DATA", ""), ("REFUGE_DATABASE", "")];
        await using (var empty = await RefugeService.StartAsync(AnyPort, own))
        {
            Assert.Equal(
                "[]", await empty.Client.GetStringAsync(new Uri("/api/crises", UriKind.Relative), Cancellation));
        }

        await using (var filled = await RefugeService.StartAsync(AnyPort, own, "--example", "--members", "5"))
        {
            Assert.Contains(
                "mosul-2016",
                await filled.Client.GetStringAsync(new Uri("/api/crises", UriKind.Relative), Cancellation),
                StringComparison.Ordinal);
        }

        var kept = Path.Combine(home.FullName, "refuge", "refuge.db");
        Assert.True(File.Exists(kept));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept));
        }

        // Ended, the service leaves one file that can be moved.
        Assert.Equal([kept], Directory.GetFiles(Path.GetDirectoryName(kept)!));
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task A_service_that_others_can_reach_shows_what_the_public_may_see_and_no_report()
    {
        await using var service = await RefugeService.StartAsync(
            "http://0.0.0.0:0", "examples/small-valley", "examples/mosul-2016", "--members", "20", "--days", "30");

        Assert.Equal(HttpStatusCode.BadRequest, await service.StatusOfAsync("/crises/small-valley?for=restricted"));
        Assert.Equal(
            HttpStatusCode.BadRequest, await service.StatusOfAsync("/api/crises/small-valley/plan?for=partner"));
        Assert.Equal(
            HttpStatusCode.NotFound, await service.StatusOfAsync("/crises/mosul-2016/reports/2016-08-28-qayyarah.md"));
        await service.WaitForPlanAsync("small-valley", "public");
        Assert.Equal(HttpStatusCode.OK, await service.StatusOfAsync("/crises/small-valley"));
    }

    [Fact]
    public async Task A_changed_folder_is_planned_again()
    {
        using var copy = new CrisisCopy("small-valley");
        await using var service = await RefugeService.StartAsync(AnyPort, copy.Path, "--members", "20", "--days", "30");
        await service.WaitForPlanAsync("small-valley", "restricted");
        var before = await service.Client.GetStringAsync(
            new Uri("/api/crises/small-valley/plan/run.json?for=restricted", UriKind.Relative), Cancellation);

        var crisis = Path.Combine(copy.Path, "crisis.yml");
        await File.AppendAllTextAsync(crisis, "\n# looked over\n", Cancellation);
        await service.WaitForPlanAsync("small-valley", "restricted");

        var after = await service.Client.GetStringAsync(
            new Uri("/api/crises/small-valley/plan/run.json?for=restricted", UriKind.Relative), Cancellation);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public async Task The_service_answers_only_to_its_own_name_and_describes_itself()
    {
        var service = await valley.StartedAsync();

        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri("/health", UriKind.Relative));
        asked.Headers.Host = "elsewhere.example";
        using var refused = await service.Client.SendAsync(asked, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        using var description = JsonDocument.Parse(
            await service.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Cancellation));
        Assert.StartsWith("3.1", description.RootElement.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.True(description.RootElement.GetProperty("paths").TryGetProperty("/api/crises/{crisis}/plan", out _));
        Assert.Equal(HttpStatusCode.NotFound, await service.StatusOfAsync("/crises/nowhere"));
        Assert.Equal(HttpStatusCode.BadRequest, await service.StatusOfAsync("/crises/small-valley?for=7"));
    }

    [Fact]
    public async Task A_day_outside_the_calendar_of_crises_is_refused()
    {
        var service = await valley.StartedAsync();

        foreach (var day in (string[])["9999-12-31", "0001-01-03"])
        {
            Assert.Equal(
                HttpStatusCode.BadRequest,
                await service.StatusOfAsync($"/api/crises/small-valley/plan?as-of={day}"));
            foreach (var (kind, name) in ((string, string)[])[("", "asOf"), ("/sweep", "asOf"), ("/hindcast", "from")])
            {
                using var asked = await service.Client.PostAsJsonAsync(
                    new Uri($"/api/crises/small-valley/jobs{kind}", UriKind.Relative),
                    new Dictionary<string, string> { [name] = day }, Cancellation);
                Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
            }
        }
    }

    [Fact]
    public async Task What_was_left_out_is_told_at_the_start_and_a_request_that_is_refused_in_one_line_of_the_log()
    {
        using var copy = new CrisisCopy("small-valley");
        copy.Append("facilities.csv", "dalen_camp,2021-04-10,toilet,6,000,exact,,V1,");
        using var process = Process.Start(RefugeProgram.Interruptible(
            ["serve", copy.Path, "--urls", AnyPort, "--members", "5", "--days", "10"]))!;
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        const string Says = "Refuge listens on ";
        var line = await process.StandardOutput.ReadLineAsync(Cancellation);
        using var client = new HttpClient { BaseAddress = new(line![Says.Length..]) };
        using var crossed = new HttpRequestMessage(HttpMethod.Post, new Uri("/health", UriKind.Relative));
        crossed.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var refused = await client.SendAsync(crossed, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await RefugeProgram.SignalAsync(process, "TERM");
        var log = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.Contains("left out in 1 place. refuge check", await errors, StringComparison.Ordinal);
        Assert.Contains(
            "A page of another site was refused POST",
            Assert.Single(log.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_whose_left_out_row_decides_what_may_be_shown_is_not_taken_over_into_a_database()
    {
        using var copy = new CrisisCopy("small-valley");
        copy.Append("control.csv", "dalen,whole,2021-04-09,besieged,somebody, elsewhere,V1");

        var outcome = await RefugeProgram.RunInAsync(
            [("REFUGE_DATA", copy.Out("data"))], "serve", copy.Path, "--urls", AnyPort);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("hangs on control.csv", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_of_which_a_part_fails_for_good_ends_and_says_so()
    {
        using var copy = new CrisisCopy("small-valley");
        (string, string)[] data = [("REFUGE_DATA", copy.Out("data"))];
        await using (await RefugeService.StartAsync(AnyPort, data, copy.Path, "--members", "5", "--days", "10"))
        {
        }

        var database = $"Data Source={Path.Combine(copy.Out("data"), "refuge.db")};Pooling=False";
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection(database))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA foreign_keys = OFF; DROP TABLE \"jobs\";";
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        var outcome = await RefugeProgram.RunInAsync(data, "serve", "--urls", AnyPort);

        Assert.Equal(1, outcome.ExitCode);
    }

    [GeneratedRegex("href=\"(/crises/[^\"]+/reports/[^\"]+)\"")]
    private static partial Regex LinkToWords();

    [GeneratedRegex("<mark id=\"words\">(.*?)</mark>", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
