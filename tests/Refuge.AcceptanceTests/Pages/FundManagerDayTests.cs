using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Refuge.AcceptanceTests.Doors;
using Refuge.Cycle;
using Refuge.Storage.Doors;
using Refuge.Web.Pages;
using static Refuge.AcceptanceTests.Pages.PagesOf;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>Whoever signs: what to decide, how late it is, yes, no or deferred.</summary>
public class FundManagerDayTests
{
    const string Page = $"/crises/{GuardedService.Crisis}/needs";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", 1280, false)]
    [InlineData("ar", 390, true)]
    public async Task An_approver_signs_a_line_of_the_plan_and_the_audit_log_knows_who(
        string language, int width, bool isPhone)
    {
        var words = PageWords.Of(language);
        await using var service = await GuardedService.StartAsync();
        await service.AddAccountAsync("nadia", "approver");
        await using var browser = await Browser.StartAsync();
        await browser.ShowOnAsync(width, 844, isPhone);
        await browser.LogInAsync(service, "nadia");
        await browser.VisitAsync(In(service, Page, language));
        Assert.Contains(words["To decide"], await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Contains(language == "ar" ? "قبل" : "days ago", await browser.TextAsync(), StringComparison.Ordinal);

        await browser.FollowAsync("li.decide button[value=deferred]");
        await browser.WaitAsync("!document.querySelector('progress')");

        Assert.Contains(
            words["Signed. It stands in the audit log with who signed."], await browser.TextAsync(),
            StringComparison.Ordinal);
        await browser.WaitAsync(
            $"document.querySelector('table th[scope=row]').innerText === {Quoted(words.Term("deferred"))}");
        var row = Assert.Single(
            await service.Database.Rows.ListAsync(GuardedService.Crisis, "decisions.csv", -1, 10, Cancellation)).Cells;
        Assert.Equal("deferred", row["decided"]);
        Assert.Equal("2021-06-30", row["date"]);
        Assert.Equal(16, row["run"].Length);
        var audit = await service.Database.Audit.ListAsync(null, 1, Cancellation);
        Assert.StartsWith("account:", audit[0].Entry.Actor, StringComparison.Ordinal);
        Assert.Equal("decisions.csv", audit[0].Entry.Subject);
        Assert.Empty(browser.Faults);
    }

    [Fact]
    public async Task A_decision_that_its_source_keeps_in_the_own_folder_is_shown_on_no_page_of_needs()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        var store = (await service.Database.FindAsync(GuardedService.Crisis, Cancellation))!;
        var kept = await store.AppendAsync(
            [
                Row("sources.csv", ("id", "ZQ"), ("title", "Minutes"), ("published", "2021-06-29"),
                    ("sensitivity", "restricted")),
                Row("sources.csv", ("id", "ZP"), ("title", "Letter"), ("published", "2021-06-29"),
                    ("sensitivity", "partner")),
                Decision("71", "ZQ"), Decision("72", "ZP"), Decision("73", "V1"),
            ],
            "analyst", Cancellation);
        Assert.True(kept.Kept == 5, string.Join('\n', kept.Problems));
        using var viewer = await service.ProgramAsync(Role.Viewer, GuardedService.Crisis);

        var page = await viewer.GetStringAsync(new Uri(Page, UriKind.Relative), Cancellation);
        while (page.Contains("<progress", StringComparison.Ordinal))
        {
            await Task.Delay(50, Cancellation);
            page = await viewer.GetStringAsync(new Uri(Page, UriKind.Relative), Cancellation);
        }

        Assert.DoesNotContain("<td class=\"number\">71</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">72</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">73</td>", page, StringComparison.Ordinal);

        static StatedRow Decision(string quantity, string source) => Row(
            "decisions.csv", ("date", "2021-06-29"), ("run", "0123456789abcdef"), ("action", "winter_kit"),
            ("place", "dalen_camp"), ("quantity", quantity), ("decided", "yes"), ("role", "approver"),
            ("source", source));

        static StatedRow Row(string table, params (string Column, string Cell)[] cells) => new(
            table, cells.ToDictionary(static cell => cell.Column, static cell => cell.Cell, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Beside_a_line_stands_what_would_be_paid_in_vain_and_below_the_lines_what_was_agreed_beforehand()
    {
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        foreach (var (language, vain, agreed) in ((string, string, string)[])
            [("en", "In vain", "Agreed beforehand"), ("ar", "سدى", "ما اتُّفق عليه مسبقًا")])
        {
            await browser.VisitAsync(In(service, Page, language));
            var lines = (await browser.EvaluateAsync(
                "[...document.querySelectorAll('li.decide')].map(line => line.innerText).join('\\n')")).GetString()!;
            Assert.Contains(vain, lines, StringComparison.Ordinal);
            var rules = (await browser.EvaluateAsync(
                "document.getElementById('agreed').nextElementSibling.innerText")).GetString()!;
            Assert.Contains(agreed, await browser.TextAsync(), StringComparison.Ordinal);
            Assert.Contains("%", rules, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_line_signed_by_mistake_is_taken_back_with_a_reason_and_what_was_published_of_it_is_corrected()
    {
        const string Back = $"{Page}/take-back";
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        using var approver = await service.ProgramAsync(Role.Approver, GuardedService.Crisis);
        var html = await UntilAsync(static page => page.Contains("name=\"order\"", StringComparison.Ordinal));
        using var signed = await GuardedService.SendFormAsync(
            approver, Page, Page, ("order", Field(html, "order")), ("run", Field(html, "run")), ("seen", "0"),
            ("decided", "yes"), ("reason", "The rains begin."));
        Assert.Equal(HttpStatusCode.Found, signed.StatusCode);
        await UntilStatusAsync("decided");
        html = await UntilAsync(static page => page.Contains("name=\"row\"", StringComparison.Ordinal));
        var row = Field(html, "row");

        using var silent = await GuardedService.SendFormAsync(approver, Page, Back, ("row", row), ("reason", " "));
        using var back = await GuardedService.SendFormAsync(
            approver, Page, Back, ("row", row), ("reason", "Signed for the wrong camp."));
        using var twice = await GuardedService.SendFormAsync(
            approver, Page, Back, ("row", row), ("reason", "Once more."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        await UntilStatusAsync("draft, computed, not decided");
        html = await UntilAsync(static page => page.Contains("wrong camp", StringComparison.Ordinal));
        Assert.Contains("stands no more", html, StringComparison.Ordinal);
        var rows = await service.Database.Rows.ListAsync(GuardedService.Crisis, "decisions.csv", -1, 10, Cancellation);
        Assert.Equal(["yes", "withdrawn"], rows.Select(static kept => kept.Cells["decided"]));
        var audit = await service.Database.Audit.ListAsync(null, 2, Cancellation);
        Assert.All(audit, static line => Assert.Equal("decisions.csv", line.Entry.Subject));
        // The day before, it had been decided: the history is kept.
        Assert.Equal("2021-06-30", rows[1].Cells["date"]);
        // What somebody wrote beside it is for whoever signs and for the own team.
        using var viewer = await service.ProgramAsync(Role.Viewer, GuardedService.Crisis);
        var seen = await viewer.GetStringAsync(new Uri(Page, UriKind.Relative), Cancellation);
        Assert.Contains("Taken back on", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong camp", seen, StringComparison.Ordinal);

        static string Field(string page, string name) => WebUtility.HtmlDecode(
            Regex.Match(page, $"name=\"{name}\" value=\"([^\"]+)\"").Groups[1].Value);

        Task<string> UntilAsync(Predicate<string> holds) => AskedUntilAsync(Page, holds);

        Task UntilStatusAsync(string status) => AskedUntilAsync(
            $"/api/crises/{GuardedService.Crisis}/plan/run.json?for=partner",
            text => text.Contains($"\"status\": \"{status}\"", StringComparison.Ordinal));

        async Task<string> AskedUntilAsync(string address, Predicate<string> holds)
        {
            for (var asked = 0; ; asked++)
            {
                using var answer = await approver.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
                var text = await answer.Content.ReadAsStringAsync(Cancellation);
                if (answer.IsSuccessStatusCode && holds(text)) return text;
                Assert.True(asked < 1_200, text[..Math.Min(text.Length, 2_000)]);
                await Task.Delay(100, Cancellation);
            }
        }
    }

    [Fact]
    public async Task Two_lots_of_one_line_signed_on_one_day_are_two_decisions_in_the_store_and_in_a_folder()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        using var approver = await service.ProgramAsync(Role.Approver, GuardedService.Crisis);
        string html;
        while (!(html = await approver.GetStringAsync(new Uri(Page, UriKind.Relative), Cancellation))
            .Contains("name=\"order\"", StringComparison.Ordinal))
        {
            await Task.Delay(50, Cancellation);
        }

        Assert.Equal(Fields("order").Distinct(), Fields("order"));
        List<string> lots = [Fields("order")[0], $"{Fields("order")[0]}/2"];
        using var signed = await GuardedService.SendFormAsync(
            approver, "/login", Page, ("order", lots[0]), ("run", Fields("run")[0]), ("seen", "0"), ("decided", "yes"));
        Assert.Equal(HttpStatusCode.Found, signed.StatusCode);

        // The page of this valley has no line of two lots: the row of the second is the first's but for its line.
        var row = Assert.Single(
            await service.Database.Rows.ListAsync(GuardedService.Crisis, "decisions.csv", -1, 10, Cancellation));
        var cells = new Dictionary<string, string>(row.Cells, StringComparer.Ordinal) { ["line"] = lots[1] };
        var second = await (await service.Database.FindAsync(GuardedService.Crisis, Cancellation))!.AppendAsync(
            [new("decisions.csv", cells)], "approver", Cancellation);
        Assert.Equal(1, second.Kept);

        Assert.Equal(lots, await KnownAsync());

        // One of them is taken back: the other stands.
        while (!(html = await approver.GetStringAsync(new Uri(Page, UriKind.Relative), Cancellation))
            .Contains("name=\"row\"", StringComparison.Ordinal))
        {
            await Task.Delay(50, Cancellation);
        }

        using var back = await GuardedService.SendFormAsync(
            approver, "/login", $"{Page}/take-back", ("row", $"{row.Row}"), ("reason", "Signed for the wrong lot."));

        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        Assert.Equal([lots[1]], await KnownAsync());

        async Task<List<string>> KnownAsync()
        {
            var folder = Directory.CreateTempSubdirectory("decisions-");
            var store = await service.Database.FindAsync(GuardedService.Crisis, Cancellation);
            var kept = (await store!.LoadAsync(Refuge.Cycle.CrisisView.Whole, Cancellation)).Crisis!;
            Assert.True(await service.Database.ExportAsync(
                GuardedService.Crisis, new(Path.Combine(folder.FullName, "crisis")), Cancellation));
            var read = Refuge.Formats.Crises.CrisisFolder.Read(
                new(Path.Combine(folder.FullName, "crisis")), null, Cancellation).Crisis!;
            folder.Delete(recursive: true);
            var known = Signed(kept);
            Assert.Equal(known, Signed(read));
            return known;
        }

        static List<string> Signed(Refuge.Cycle.Crisis crisis) =>
        [
            .. crisis.Decisions.AsOf(DateOnly.MaxValue).Select(static row => row.Value)
                .Where(static row => row.Decided is Refuge.Funding.DecisionOutcome.Yes)
                .Select(static row => row.Line ?? "")
                .Order(StringComparer.Ordinal),
        ];

        List<string> Fields(string name) => [.. Regex.Matches(html, $"name=\"{name}\" value=\"([^\"]+)\"")
            .Select(static match => WebUtility.HtmlDecode(match.Groups[1].Value))];
    }

    [Fact]
    public async Task Nobody_signs_a_plan_that_has_changed_and_whoever_computes_signs_nothing()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        using var analyst = await service.ProgramAsync(Role.Analyst);
        using var refused = await analyst.PostAsync(new Uri(Page, UriKind.Relative), null, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var approver = await service.ProgramAsync(Role.Approver, GuardedService.Crisis);
        while ((await approver.GetStringAsync(new Uri(Page, UriKind.Relative), Cancellation))
            .Contains("<progress", StringComparison.Ordinal))
        {
            await Task.Delay(50, Cancellation);
        }

        using var stale = await GuardedService.SendFormAsync(
            approver, Page, Page, ("order", "toilet/dalen_camp/"), ("run", "0123456789abcdef"),
            ("seen", "0"),
            ("decided", "yes"));

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Empty(
            await service.Database.Rows.ListAsync(GuardedService.Crisis, "decisions.csv", -1, 10, Cancellation));
    }

    [Fact]
    public async Task Lines_are_signed_one_after_the_other_and_words_beside_a_stale_one_are_shown_again()
    {
        const string Reason = "The rains begin in three weeks.";
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        using var approver = await service.ProgramAsync(Role.Approver, GuardedService.Crisis);
        var (run, orders) = await UnlikeAsync("");

        // The first signature has the plan made once more; nobody waits for that to sign the next line.
        foreach (var order in orders.Take(3))
        {
            using var signed = await SignAsync(run, order);
            Assert.Equal(HttpStatusCode.Found, signed.StatusCode);
        }

        using var analyst = await service.ProgramAsync(Role.Analyst);
        var row = new
        {
            table = "services",
            cells = new { place = "velmo", date = "2021-07-30", service = "water", status = "down" },
        };
        using var added = await analyst.PostAsJsonAsync(
            new Uri($"/api/crises/{GuardedService.Crisis}/rows", UriKind.Relative), new { rows = new[] { row } },
            Cancellation);
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync(Cancellation));
        await UnlikeAsync(run);
        using var refused = await SignAsync(run, orders[3]);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains(Reason, await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        var rows = await service.Database.Rows.ListAsync(GuardedService.Crisis, "decisions.csv", -1, 10, Cancellation);
        Assert.Equal([run, run, run], rows.Select(static kept => kept.Cells["run"]));

        async Task<HttpResponseMessage> SignAsync(string seen, string order) => await GuardedService.SendFormAsync(
            approver, "/login", Page, ("order", order), ("run", seen), ("seen", "0"), ("decided", "yes"),
            ("reason", Reason));

        async Task<(string Run, IReadOnlyList<string> Orders)> UnlikeAsync(string before)
        {
            while (true)
            {
                var html = await approver.GetStringAsync(new Uri(Page, UriKind.Relative), Cancellation);
                if (Fields(html, "run").FirstOrDefault("") is { Length: > 0 } now && now != before)
                {
                    return (now, [.. Fields(html, "order")]);
                }

                await Task.Delay(50, Cancellation);
            }
        }

        static IEnumerable<string> Fields(string html, string name) => Regex
            .Matches(html, $"name=\"{name}\" value=\"([^\"]+)\"")
            .Select(static match => WebUtility.HtmlDecode(match.Groups[1].Value));
    }
}
