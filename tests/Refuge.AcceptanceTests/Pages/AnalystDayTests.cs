using System.Text.Json;
using Refuge.AcceptanceTests.Doors;
using Refuge.Storage.Doors;
using Refuge.Web.Pages;
using static Refuge.AcceptanceTests.Pages.PagesOf;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>An analyst's day in the browser: a report comes in, its claims are reviewed by keyboard, the plan
/// follows.</summary>
public class AnalystDayTests
{
    const string Report = """
        Dalen, 30 June 2021

        Dalen camp is overcrowded. People there share 20 toilets. Ten babies are dehydrated. The well of the camp makes people ill.

        """;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", 1280, false)]
    [InlineData("ar", 390, true)]
    public async Task An_analyst_sends_a_report_in_accepts_its_claims_by_key_or_finger_and_the_plan_follows(
        string language, int width, bool isPhone)
    {
        var words = PageWords.Of(language);
        await using var service = await GuardedService.StartAsync();
        await service.AddAccountAsync("amira", "analyst");
        await using var browser = await Browser.StartAsync();
        await browser.ShowOnAsync(width, 844, isPhone);
        await browser.LogInAsync(service, "amira");
        var before = await ToiletsAsync(browser, service);
        var folder = Directory.CreateTempSubdirectory("refuge-analyst-");
        var file = Path.Combine(folder.FullName, "dalen.txt");
        await File.WriteAllTextAsync(file, Report, Cancellation);
        try
        {
            await browser.VisitAsync(In(service, $"/crises/{GuardedService.Crisis}/inbox", language));
            await browser.FollowAsync("a.button");
            await browser.ChooseAsync("input[type=file]", file);
            await browser.FollowAsync("main form button");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        // The words stand marked beside the claim, and the effect is told before anything is accepted.
        await browser.WaitAsync("document.activeElement.id === 'claim'");
        await browser.WaitAsync("document.querySelector('mark#words.current')");
        var told = new List<string>();
        for (var claims = 0; claims < 4; claims++)
        {
            told.Add((await browser.EvaluateAsync(
                "[...document.querySelectorAll('ul.effect li')].map(line => line.innerText).join('\\n')")).GetString()!);
            await browser.EvaluateAsync("window.isOld = true");
            if (isPhone) await browser.EvaluateAsync("document.querySelector('[data-key=a]').click()");
            else await browser.PressAsync("a");
            await browser.WaitAsync("!window.isOld && document.querySelector('.told[role=status]')");
        }

        Assert.Contains(
            told, lines => lines.Contains($": {words.Term("toilet")}: 20", StringComparison.Ordinal)
                && lines.Contains(words["comes"], StringComparison.Ordinal));
        Assert.Contains(words["All reviewed"], await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(150, before);
        Assert.Equal(20, await ToiletsAsync(browser, service));
        await browser.VisitAsync(In(service, $"/crises/{GuardedService.Crisis}/needs", language));
        var age = await browser.EvaluateAsync(
            "[...document.querySelectorAll('table.cards tbody tr')].find(row => row.cells[3].innerText === '20').cells[4].innerText");
        Assert.Contains(words.Day(new(2021, 6, 30)), age.GetString(), StringComparison.Ordinal);
        var audit = await service.Database.Audit.ListAsync(null, 100, Cancellation);
        Assert.Equal(4, audit.Count(
            line => line.Entry.Subject == "reviews.csv" && line.Entry.Actor.StartsWith("account:", StringComparison.Ordinal)));
        Assert.Empty(browser.Faults);
    }

    [Fact]
    public async Task Who_changes_their_mind_on_one_day_is_heard_and_nobody_overwrites_what_they_have_not_seen()
    {
        await using var service = await GuardedService.StartAsync();
        using var analyst = service.Browser(follows: true);
        var report = $"/crises/{GuardedService.Crisis}/inbox/reports/2021-04-15-karsa.md";
        var page = await analyst.GetStringAsync(new Uri(report, UriKind.Relative), Cancellation);
        var claim = Between(page, "name=\"claim\" value=\"", "\"");

        Assert.Contains("rejected", await SayAsync("reject", "unreviewed/"), StringComparison.Ordinal);
        Assert.Contains("accepted", await SayAsync("accept", "rejected/"), StringComparison.Ordinal);
        Assert.Contains("rejected", await SayAsync("reject", "accepted/"), StringComparison.Ordinal);
        var stale = await SayAsync("accept", "unreviewed/");
        Assert.Contains("Somebody else reviewed this claim meanwhile", stale, StringComparison.Ordinal);
        Assert.Contains("rejected", await StateAsync(), StringComparison.Ordinal);

        async Task<string> SayAsync(string action, string was)
        {
            using var answer = await GuardedService.SendFormAsync(
                analyst, report, report, ("claim", claim), ("was", was), ("action", action));
            return was == "unreviewed/" && action == "accept"
                ? await answer.Content.ReadAsStringAsync(Cancellation)
                : await StateAsync();
        }

        async Task<string> StateAsync() => Between(
            await analyst.GetStringAsync(new Uri($"{report}?claim={claim}", UriKind.Relative), Cancellation),
            "<dt>Review</dt><dd>", "</dd>");
    }

    [Fact]
    public async Task An_edit_is_tried_before_it_is_kept_and_words_are_released_with_a_warning()
    {
        await using var service = await GuardedService.StartAsync();
        using var analyst = service.Browser(follows: true);
        var sending = $"/crises/{GuardedService.Crisis}/inbox/new";
        using var sent = await SendMailAsync();
        var page = await sent.Content.ReadAsStringAsync(Cancellation);
        var address = sent.RequestMessage!.RequestUri!.AbsolutePath;
        var claim = Between(page, "name=\"claim\" value=\"", "\"");
        Assert.Contains("a way, or where people hide", page, StringComparison.Ordinal);

        var tried = await SayAsync("try", "unreviewed/", ("place", "dalen_camp"), ("quantity", "25"));
        Assert.Contains("What this edit changes", tried, StringComparison.Ordinal);
        Assert.Contains("Dalen camp: toilet: 25", tried, StringComparison.Ordinal);
        Assert.Empty(await ReviewsOfAsync("edit"));

        await SayAsync("edit", "unreviewed/", ("place", "dalen_camp"), ("quantity", "25"));
        Assert.Equal(2, (await ReviewsOfAsync("edit")).Count);
        await SayAsync("release", "accepted/", ("tier", "partner"));
        Assert.Equal("partner", Assert.Single(await ReviewsOfAsync("release"))["value"]);

        async Task<string> SayAsync(string action, string was, params (string, string)[] fields)
        {
            using var answer = await GuardedService.SendFormAsync(
                analyst, $"{address}?claim={claim}", address, [("claim", claim), ("was", was), ("action", action), .. fields]);
            return await answer.Content.ReadAsStringAsync(Cancellation);
        }

        async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> ReviewsOfAsync(string action) =>
        [
            .. (await service.Database.Rows.ListAsync(GuardedService.Crisis, "reviews.csv", -1, 1_000, Cancellation))
                .Select(static row => row.Cells).Where(row => row["action"] == action),
        ];

        async Task<HttpResponseMessage> SendMailAsync()
        {
            const string Mail =
                "From: field@example.org\r\nSubject: Camp on the road to Dalen\r\nDate: Wed, 30 Jun 2021 08:00:00 +0000\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\nA camp near the road to Dalen has 20 toilets.\r\n";
            var token = Between(
                await analyst.GetStringAsync(new Uri(sending, UriKind.Relative), Cancellation),
                "name=\"__RequestVerificationToken\" value=\"", "\"");
            using var form = new MultipartFormDataContent();
            using var field = new StringContent(token);
            using var day = new StringContent("2021-06-30");
            using var mail = new StringContent(Mail);
            form.Add(field, "__RequestVerificationToken");
            form.Add(day, "published");
            form.Add(mail, "files", "From the field?.eml");
            return await analyst.PostAsync(new Uri(sending, UriKind.Relative), form, Cancellation);
        }
    }

    [Fact]
    public async Task A_claim_that_says_the_same_again_is_merged_by_keyboard_and_moves_no_figure_of_its_own()
    {
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.VisitAsync(In(service, $"/crises/{GuardedService.Crisis}/inbox/new", "en"));
        await browser.EvaluateAsync(
            "document.querySelector('main form [name=text]').value = 'Dalen camp has 20 toilets. There are 20 toilets in Dalen camp, the manager said.'; document.querySelector('main form [name=published]').value = '2021-06-30'");
        await browser.FollowAsync("main form button");
        await browser.WaitAsync("document.activeElement.id === 'claim'");
        await browser.PressAsync("m");
        await browser.WaitAsync("document.activeElement.name === 'into'");
        await browser.FollowAsync("button[value=try-merge]");
        Assert.Contains("What merging changes", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FollowAsync("button[value=merge]");

        Assert.Contains("Merged. Figures rest on the claim that stays.", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FollowAsync(".told a");
        Assert.Contains("moves no figure: the same as", await browser.TextAsync(), StringComparison.Ordinal);
        var kept = (await service.Database.Rows.ListAsync(GuardedService.Crisis, "reviews.csv", -1, 1_000, Cancellation))
            .Select(static row => row.Cells["action"]).TakeLast(2);
        Assert.Equal(["merge", "reject"], kept);
        Assert.Empty(browser.Faults);
    }

    [Fact]
    public async Task A_claim_that_another_report_has_made_is_merged_into_that_and_says_so()
    {
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        await SendAsync("Dalen camp has 20 toilets.");
        await SendAsync("The manager counts 20 toilets in Dalen camp. The water of the camp is bad.");
        Assert.Equal(1, (await browser.EvaluateAsync(Elsewhere)).GetInt32());
        // Nothing in this report is like it, and so the claim of the other one is chosen.
        await browser.FollowAsync("button[value=merge]");

        Assert.Contains("Merged. Figures rest on the claim that stays.", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FollowAsync(".told a");
        Assert.Contains("moves no figure: the same as", await browser.TextAsync(), StringComparison.Ordinal);
        var kept = (await service.Database.Rows.ListAsync(GuardedService.Crisis, "reviews.csv", -1, 1_000, Cancellation))
            .TakeLast(2).Select(static row => row.Cells).ToList();
        Assert.Equal(["merge", "reject"], kept.Select(static row => row["action"]));
        // The hash of the other report, and the claim in it.
        Assert.Matches("^[0-9a-f]{64}/c[0-9]+$", kept[0]["field"]);

        async Task SendAsync(string text)
        {
            await browser.VisitAsync(In(service, $"/crises/{GuardedService.Crisis}/inbox/new", "en"));
            await browser.EvaluateAsync(
                $"document.querySelector('main form [name=text]').value = {Quoted(text)}; document.querySelector('main form [name=published]').value = '2021-06-30'");
            await browser.FollowAsync("main form button");
            await browser.WaitAsync("document.activeElement.id === 'claim'");
        }
    }

    /// <summary>How many claims of other reports a claim can be merged into.</summary>
    const string Elsewhere =
        "[...document.querySelectorAll('[name=into] optgroup')].filter(each => each.label === 'In other reports').flatMap(each => [...each.children]).length";

    [Fact]
    public async Task What_is_accepted_and_not_released_is_told_to_the_own_team_and_to_nobody_else()
    {
        const string Told = "Accepted claims whose words this circle does not read";
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        using var analyst = await service.ProgramAsync(Role.Analyst);
        using var approver = await service.ProgramAsync(Role.Approver);
        var partners = $"/crises/{GuardedService.Crisis}?for=partner";

        // The example comes with claims that are accepted; none was released.
        Assert.Contains(Told, await UntilMadeAsync(analyst, partners), StringComparison.Ordinal);
        Assert.Contains(
            Told, await UntilMadeAsync(analyst, $"/crises/{GuardedService.Crisis}/publish?for=public"),
            StringComparison.Ordinal);
        Assert.Contains(
            "Words not released: ", await UntilMadeAsync(analyst, $"/crises/{GuardedService.Crisis}/inbox"),
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            Told, await UntilMadeAsync(analyst, $"/crises/{GuardedService.Crisis}?for=restricted"),
            StringComparison.Ordinal);
        Assert.DoesNotContain(Told, await UntilMadeAsync(approver, partners), StringComparison.Ordinal);
        Assert.DoesNotContain(
            Told, await UntilMadeAsync(approver, $"/crises/{GuardedService.Crisis}/publish?for=partner"),
            StringComparison.Ordinal);
    }

    static async Task<string> UntilMadeAsync(HttpClient client, string page)
    {
        while (true)
        {
            var html = await client.GetStringAsync(new Uri(page, UriKind.Relative), Cancellation);
            if (!html.Contains("<progress", StringComparison.Ordinal)) return html;
            await Task.Delay(50, Cancellation);
        }
    }

    static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal);
        Assert.True(from >= 0, text);
        from += start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    /// <summary>Toilets that stand at the camp, as the plan of the own team has it.</summary>
    static async Task<double> ToiletsAsync(Browser browser, GuardedService service)
    {
        await browser.VisitAsync(In(service, $"/crises/{GuardedService.Crisis}?for=restricted", "en"));
        var plan = Quoted($"/api/crises/{GuardedService.Crisis}/plan");
        // The plan before can be read until the new one is made.
        var table = await browser.EvaluateAsync(
            $"(async () => {{ while ((await fetch({plan} + '?for=restricted&language=en')).status !== 200) await new Promise(done => setTimeout(done, 100)); return (await fetch({plan} + '/needs.csv?for=restricted&language=en')).text(); }})()");
        var lines = table.GetString()!.Split('\n');
        var heads = lines.First(static line => line.StartsWith("date,", StringComparison.Ordinal)).Split(',').ToList();
        var toilets = lines.First(static line => line.Contains(",dalen_camp,", StringComparison.Ordinal)
            && line.Contains(",toilet,", StringComparison.Ordinal)).Split(',');
        return JsonSerializer.Deserialize<double>(toilets[heads.IndexOf("have")]);
    }
}
