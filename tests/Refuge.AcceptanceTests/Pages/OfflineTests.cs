using Refuge.AcceptanceTests.Doors;
using static Refuge.AcceptanceTests.Pages.PagesOf;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>A camp manager where the network comes and goes: what was filled is neither lost nor doubled.</summary>
public class OfflineTests
{
    const string Camp = $"/crises/{GuardedService.Crisis}/sites/dalen_camp";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task A_form_filled_without_a_network_outlives_the_browser_and_is_sent_once(string language)
    {
        await using var service = await GuardedService.StartAsync();
        await service.AddAccountAsync("karim", "site_manager");
        await using var line = Line.To(service.Address);
        var first = await Browser.StartAloneAsync();
        Browser? second = null;
        try
        {
            await first.ShowOnAsync(390, 844, isPhone: true);
            await LogInAsync(first, line);
            await first.VisitAsync(On(line, $"/crises/{GuardedService.Crisis}/sites", language));
            await first.WaitAsync("document.getElementById('waiting').dataset.ready === 'yes'");

            line.Cut();
            // The form was never opened before: it was fetched with the list.
            await first.OpenAsync(On(line, Camp, language));
            await FillAsync(first, ("toilet", "145"), ("water_point", "9"), ("people", "5100"));
            await first.EvaluateAsync("document.querySelector('[data-tap=raised_water]').click()");
            await first.EvaluateAsync("document.querySelector('[data-tap=raised_water]').click()");
            await first.EvaluateAsync("document.querySelector('form.daily button:not(.tap)').click()");
            await first.WaitAsync("document.querySelector('#waiting .told')");
            Assert.Empty(await ToldAsync(service));
            second = await first.KillAndStartAsync();

            await second.ShowOnAsync(390, 844, isPhone: true);
            await second.OpenAsync(On(line, Camp, language));
            await second.WaitAsync("document.querySelector('#waiting .told')");
            Assert.Contains("4", (await second.EvaluateAsync("document.getElementById('waiting').innerText")).GetString()!, StringComparison.Ordinal);

            line.Join();
            await LogInAsync(second, line);
            await second.VisitAsync(On(line, Camp, language));
            await second.WaitAsync("document.querySelector('.told[role=status]') && document.getElementById('waiting').hidden");
            await second.OpenAsync(On(line, Camp, language));
            await second.WaitAsync("document.getElementById('waiting').hidden");
            Assert.Equal(
                ["people 5100", "raised water 2", "toilet 145", "water_point 9"], await ToldAsync(service));
        }
        finally
        {
            if (second is not null) await second.DisposeAsync();
            else await first.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_form_that_waits_is_sent_in_the_background_when_no_page_of_the_site_is_open()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AddAccountAsync("karim", "site_manager");
        await using var line = Line.To(service.Address);
        await using var browser = await Browser.StartAloneAsync();
        await browser.AskAsync("ServiceWorker.enable");
        await LogInAsync(browser, line);
        await browser.VisitAsync(On(line, Camp, "en"));
        await browser.WaitAsync("document.getElementById('waiting').dataset.ready === 'yes'");
        line.Cut();
        await browser.OpenAsync(On(line, Camp, "en"));
        await FillAsync(browser, ("toilet", "145"));
        await browser.EvaluateAsync("document.querySelector('form.daily button:not(.tap)').click()");
        await browser.WaitAsync("document.querySelector('#waiting .told')");
        while (!(await browser.EvaluateAsync(
            "navigator.serviceWorker.ready.then(worker => worker.sync.getTags()).then(tags => tags.includes('forms'))"))
            .GetBoolean())
        {
            await Task.Delay(50, Cancellation);
        }

        await browser.OpenAsync(new("about:blank"));
        Assert.Empty(await ToldAsync(service));

        line.Join();
        // The browser waits minutes before it tries again; the test tells it that the network is back.
        await browser.AskAsync("ServiceWorker.dispatchSyncEvent", new
        {
            origin = line.Address.GetLeftPart(UriPartial.Authority),
            registrationId = browser.Worker,
            tag = "forms",
            lastChance = false,
        });

        for (var asked = 0; asked < 600 && (await ToldAsync(service)).Count == 0; asked++)
        {
            await Task.Delay(100, Cancellation);
        }

        Assert.Equal(["toilet 145"], await ToldAsync(service));
        await browser.VisitAsync(On(line, Camp, "en"));
        await browser.WaitAsync("document.getElementById('waiting').dataset.ready === 'yes'");
        Assert.Equal(["toilet 145"], await ToldAsync(service));
        Assert.True((await browser.EvaluateAsync("document.getElementById('waiting').hidden")).GetBoolean());
    }

    [Fact]
    public async Task An_answer_that_is_lost_on_the_way_doubles_nothing()
    {
        await using var service = await GuardedService.StartAsync();
        await using var line = Line.To(service.Address);
        await using var browser = await Browser.StartAloneAsync();
        await browser.VisitAsync(On(line, Camp, "en"));
        await browser.WaitAsync("document.getElementById('waiting').dataset.ready === 'yes'");
        // The page comes, the form is kept by the service, and its answer is lost.
        await browser.EvaluateAsync(
            "const asked = fetch; window.isLost = false; window.fetch = async (...call) => { const answer = await asked(...call); if (call[1]?.method === 'POST' && !isLost) { window.isLost = true; throw new TypeError('lost'); } return answer; }");
        await FillAsync(browser, ("toilet", "145"));
        await browser.EvaluateAsync("document.querySelector('form.daily button:not(.tap)').click()");
        // The page waits to send it again, or the browser has sent it again already.
        await browser.WaitAsync("window.isLost");
        Assert.Equal(["toilet 145"], await ToldAsync(service));

        await browser.VisitAsync(On(line, Camp, "en"));
        await browser.WaitAsync("document.getElementById('waiting').dataset.ready === 'yes'");

        Assert.Equal(["toilet 145"], await ToldAsync(service));
    }

    [Fact]
    public async Task Of_a_field_that_somebody_else_filled_meanwhile_both_answers_are_shown_and_a_person_chooses()
    {
        await using var service = await GuardedService.StartAsync();
        await using var line = Line.To(service.Address);
        await using var browser = await Browser.StartAloneAsync();
        await browser.VisitAsync(On(line, Camp, "en"));
        await browser.WaitAsync("document.getElementById('waiting').dataset.ready === 'yes'");
        line.Cut();
        await browser.OpenAsync(On(line, Camp, "en"));
        await FillAsync(browser, ("toilet", "145"), ("water_point", "9"));
        await browser.EvaluateAsync("document.querySelector('form.daily button:not(.tap)').click()");
        await browser.WaitAsync("document.querySelector('#waiting .told')");
        using var other = service.Browser(follows: true);
        using var said = await GuardedService.SendFormAsync(other, Camp, Camp, ("toilet", "140"), ("seen", Seen(await other.GetStringAsync(new Uri(Camp, UriKind.Relative), Cancellation))));

        line.Join();
        await browser.VisitAsync(On(line, Camp, "en"));
        await browser.WaitAsync("document.querySelector('#waiting .fault')");

        Assert.Contains("they said 140, you said 145", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(["toilet 140", "water_point 9"], await ToldAsync(service));
        await browser.EvaluateAsync("document.querySelector('#waiting button').click()");
        await browser.WaitAsync("document.getElementById('waiting').hidden");
        Assert.Equal(["toilet 140", "toilet 145", "water_point 9"], await ToldAsync(service));
    }

    [Fact]
    public async Task Whoever_leaves_a_device_leaves_no_pages_on_it_and_a_waiting_form_is_sent_by_nobody_else()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AddAccountAsync("karim", "site_manager");
        await service.AddAccountAsync("salma", "site_manager");
        await using var line = Line.To(service.Address);
        await using var browser = await Browser.StartAloneAsync();
        await LogInAsync(browser, line);
        await browser.VisitAsync(On(line, Camp, "en"));
        await browser.WaitAsync("document.getElementById('waiting').dataset.ready === 'yes'");
        line.Cut();
        await browser.OpenAsync(On(line, Camp, "en"));
        await FillAsync(browser, ("toilet", "145"));
        await browser.EvaluateAsync("document.querySelector('form.daily button:not(.tap)').click()");
        await browser.WaitAsync("document.querySelector('#waiting .told')");
        line.Join();

        await browser.AskAsync("Network.clearBrowserCookies");
        await LogInAsync(browser, line, "salma");
        Assert.False((await browser.EvaluateAsync("caches.has('pages')")).GetBoolean());
        await browser.VisitAsync(On(line, Camp, "en"));
        await browser.WaitAsync("document.getElementById('waiting').dataset.ready === 'yes'");

        Assert.Empty(await ToldAsync(service));
        Assert.Equal("hidden", (await browser.EvaluateAsync("document.getElementById('waiting').hidden ? 'hidden' : 'shown'")).GetString());
        await LogInAsync(browser, line);
        await browser.VisitAsync(On(line, Camp, "en"));
        await browser.WaitAsync("document.querySelector('.told[role=status]') && document.getElementById('waiting').hidden");
        Assert.Equal(["toilet 145"], await ToldAsync(service));
    }

    [Fact]
    public async Task A_form_that_was_just_sent_is_taken_back_and_stands_in_the_form_again()
    {
        await using var service = await GuardedService.StartAsync();
        await using var line = Line.To(service.Address);
        await using var browser = await Browser.StartAloneAsync();
        await browser.VisitAsync(On(line, Camp, "en"));
        await browser.WaitAsync("document.getElementById('waiting').dataset.ready === 'yes'");
        await FillAsync(browser, ("toilet", "1450"));
        await browser.EvaluateAsync("document.querySelector('form.daily button:not(.tap)').click()");
        await browser.WaitAsync("document.querySelector('#waiting button')");

        await browser.EvaluateAsync("document.querySelector('#waiting button').click()");

        await browser.WaitAsync("document.querySelector('form.daily').toilet.value === '1450' && document.getElementById('waiting').hidden");
        await FillAsync(browser, ("toilet", "145"));
        await browser.EvaluateAsync("document.querySelector('form.daily button:not(.tap)').click()");
        await browser.WaitAsync("document.querySelector('.told[role=status]')?.innerText.includes('Figures: 1.')");
        Assert.Equal(["toilet 145"], await ToldAsync(service));
    }

    static Uri On(Line line, string address, string language) => new(line.Address, $"{address}?language={language}");

    static async Task LogInAsync(Browser browser, Line line, string name = "karim")
    {
        await browser.OpenAsync(new(line.Address, "/login"));
        await browser.EvaluateAsync(
            $"document.querySelector('input[name=name]').value = {Quoted(name)}; document.querySelector('input[name=password]').value = {Quoted(People.Password)}");
        await browser.FollowAsync("main form button");
    }

    static async Task FillAsync(Browser browser, params (string Field, string Value)[] answers)
    {
        foreach (var (field, value) in answers)
        {
            await browser.EvaluateAsync(
                $"document.querySelector('form.daily').{field}.value = {Quoted(value)}; document.querySelector('form.daily').{field}.dispatchEvent(new Event('input', {{bubbles: true}}))");
        }
    }

    static string Seen(string page) => page.Split("name=\"seen\" value=\"")[1].Split('"')[0];

    /// <summary>What the form of the last day became, in words.</summary>
    static async Task<IReadOnlyList<string>> ToldAsync(GuardedService service)
    {
        var told = new List<string>();
        foreach (var table in (string[])["facilities.csv", "observations.csv", "feedback.csv"])
        {
            var rows = await service.Database.Rows.ListAsync(
                GuardedService.Crisis, table, -1, 10_000, Cancellation);
            foreach (var row in rows)
            {
                var cells = row.Cells;
                if (cells.GetValueOrDefault("place") != "dalen_camp") continue;
                if (table == "observations.csv" && cells["series"].StartsWith("manager_", StringComparison.Ordinal))
                {
                    told.Add($"people {cells["value"]}");
                }
                else if (table == "feedback.csv" && cells.GetValueOrDefault("channel") == "camp form")
                {
                    told.Add($"raised {cells["topic"]} {cells["count"]}");
                }
                else if (table == "facilities.csv" && cells.GetValueOrDefault("date") == "2021-06-30"
                    && cells.GetValueOrDefault("reported") == "2021-06-30" && cells.ContainsKey("quantity"))
                {
                    told.Add($"{cells["item"]} {cells["quantity"]}");
                }
            }
        }

        return [.. told.Order(StringComparer.Ordinal)];
    }
}
