using System.Globalization;
using System.Net;
using Refuge.AcceptanceTests.Doors;
using Refuge.Storage.Doors;
using Refuge.Web.Pages;
using static Refuge.AcceptanceTests.Pages.PagesOf;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>What people expect of every page: tables that sort, a map through time, a start.</summary>
public class HabitsTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_is_sorted_filtered_and_exported_as_it_is_shown()
    {
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.VisitAsync(In(service, $"/crises/{GuardedService.Crisis}/needs", "en"));
        await browser.WaitAsync("document.querySelector('.table-tools')");
        await browser.EvaluateAsync(
            "window.table = document.querySelector('.table-tools').nextElementSibling.querySelector('table'); window.made = null; const make = URL.createObjectURL; URL.createObjectURL = blob => { window.made = blob; return make.call(URL, blob); }");
        await browser.EvaluateAsync("table.tHead.rows[0].cells[2].querySelector('button').click()");
        var sorted = (await browser.EvaluateAsync("[...table.tBodies[0].rows].map(row => row.cells[2].innerText.replace(/,/g, ''))"))
            .EnumerateArray().Select(static cell => double.Parse(cell.GetString()!, CultureInfo.InvariantCulture))
            .ToList();
        Assert.Equal(sorted.Order(), sorted);

        await browser.EvaluateAsync(
            "const filter = document.querySelector('.table-tools input'); filter.value = 'toilet'; filter.dispatchEvent(new Event('input'))");
        await browser.EvaluateAsync(
            "document.querySelector('.table-tools a').addEventListener('click', event => event.preventDefault()); document.querySelector('.table-tools a').click()");
        var lines = (await browser.EvaluateAsync("made.text()")).GetString()!.Trim().Split("\r\n");

        Assert.StartsWith("Place,What,", lines[0].TrimStart('\ufeff'), StringComparison.Ordinal);
        Assert.True(lines.Length > 1);
        Assert.All(lines[1..], static line => Assert.Contains("toilet", line, StringComparison.Ordinal));
        Assert.Equal(
            lines.Length - 1,
            (await browser.EvaluateAsync("[...table.tBodies[0].rows].filter(row => !row.hidden).length")).GetInt32());
    }

    [Theory]
    [InlineData("en", "counted", "expected")]
    [InlineData("ar", "معدود", "متوقع")]
    public async Task The_map_moves_from_what_was_counted_to_what_is_expected(
        string language, string counted, string expected)
    {
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.VisitAsync(In(service, $"/crises/{GuardedService.Crisis}?for=partner", language));
        await browser.WaitAsync("document.querySelector('#map #through-time output')?.innerText");
        var before = Asked();
        Assert.Contains(expected, await ToldAsync(), StringComparison.Ordinal);
        var now = (await browser.EvaluateAsync("Math.max(...[...document.querySelectorAll('circle.people')].map(ring => +ring.getAttribute('r')))")).GetDouble();

        await browser.EvaluateAsync("document.getElementById('when').value = 0; document.getElementById('when').dispatchEvent(new Event('input'))");

        Assert.Contains(counted, await ToldAsync(), StringComparison.Ordinal);
        var first = (await browser.EvaluateAsync("Math.max(...[...document.querySelectorAll('circle.people')].map(ring => +ring.getAttribute('r')))")).GetDouble();
        Assert.True(first < now, "The first count of the crisis was not the smaller one.");
        Assert.Equal(before, Asked());
        // The day stands in the address: whoever opens it sees the same day.
        await browser.EvaluateAsync("document.getElementById('when').dispatchEvent(new Event('change'))");
        var address = (await browser.EvaluateAsync("location.href")).GetString()!;
        Assert.Contains("#day=", address, StringComparison.Ordinal);
        var told = await ToldAsync();
        await browser.VisitAsync(In(service, $"/crises/{GuardedService.Crisis}/needs", language));
        await browser.VisitAsync(new(address));
        await browser.WaitAsync("document.querySelector('#map #through-time output')?.innerText");
        Assert.Equal(told, await ToldAsync());
        await browser.EvaluateAsync("document.querySelector('input[name=as-of]').value = '2021-05-01'");
        await browser.FollowAsync("form.moment button");
        await browser.WaitAsync("!document.querySelector('progress')");
        Assert.Contains(language == "ar" ? "1 أيار 2021" : "1 May 2021", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(browser.Faults);

        // The sign of the site comes when the browser has time for it.
        int Asked() => browser.Requests.Count(static each =>
            !each.Contains("/icon.svg", StringComparison.Ordinal) && !each.Contains("/manifest", StringComparison.Ordinal)
            && !each.Contains("/worker.js", StringComparison.Ordinal));

        async Task<string> ToldAsync() =>
            (await browser.EvaluateAsync("document.querySelector('#through-time output').innerText")).GetString()!;
    }

    [Fact]
    public async Task What_takes_more_than_a_second_says_that_it_goes_on()
    {
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.VisitAsync(In(service, $"/crises/{GuardedService.Crisis}/inbox/new", "en"));
        await browser.EvaluateAsync("document.querySelector('main form [name=text]').value = 'Dalen camp is full.'");
        // The answer takes its time. Until it comes the browser takes no orders: the page itself keeps what it showed.
        await browser.EvaluateAsync(
            "new MutationObserver(() => { const going = document.querySelector('main form progress.going'); if (going) sessionStorage.setItem('showed', going.getAttribute('aria-label')); }).observe(document, {childList: true, subtree: true})");
        await browser.AskAsync(
            "Network.emulateNetworkConditions",
            new { offline = false, latency = 4_000, downloadThroughput = -1, uploadThroughput = -1 });

        await browser.FollowAsync("main form button");

        Assert.Equal(
            "It is being done", (await browser.EvaluateAsync("sessionStorage.getItem('showed')")).GetString());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task A_form_that_is_out_of_date_and_a_page_that_a_role_does_not_open_say_so_on_a_page(string language)
    {
        var words = PageWords.Of(language);
        await using var service = await GuardedService.StartAsync();
        await service.AddAccountAsync("karim", "reporter");
        await using var browser = await Browser.StartAsync();
        await browser.LogInAsync(service, "karim");

        await browser.OpenAsync(In(service, $"/crises/{GuardedService.Crisis}/runs", language));
        Assert.Contains(
            words["Your roles do not open this."], await browser.TextAsync(), StringComparison.Ordinal);
        await browser.OpenAsync(In(service, $"/crises/{GuardedService.Crisis}/inbox/new", language));
        await browser.EvaluateAsync(
            "document.querySelectorAll('[name=__RequestVerificationToken]').forEach(field => field.value = 'of yesterday'); document.querySelector('main form [name=published]').value = '2021-06-30'");
        await browser.FollowAsync("main form button");
        Assert.Contains(words["This form is out of date"], await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(language, (await browser.EvaluateAsync("document.documentElement.lang")).GetString());
        await browser.OpenAsync(In(service, $"/crises/{GuardedService.Crisis}/inbox/new", language));
        await browser.EvaluateAsync("document.querySelector('main form [name=published]').value = '2021-06-30'");
        await browser.AskAsync("Network.clearBrowserCookies");
        await browser.FollowAsync("main form button");
        Assert.Contains(words["You are not logged in any more"], await browser.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_can_be_installed_on_a_device()
    {
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.VisitAsync(In(service, $"/crises/{GuardedService.Crisis}?for=restricted", "en"));

        var manifest = await browser.AskAsync("Page.getAppManifest");
        var faults = await browser.AskAsync("Page.getInstallabilityErrors");

        Assert.NotEmpty(manifest.GetProperty("url").GetString()!);
        Assert.Empty(manifest.GetProperty("errors").EnumerateArray());
        // A window without a name on the screen (headless) is private, which no site can mend.
        Assert.DoesNotContain(
            faults.GetProperty("installabilityErrors").EnumerateArray(),
            static fault => fault.GetProperty("errorId").GetString() != "in-incognito");
    }

    [Fact]
    public async Task A_crisis_is_started_in_the_browser_from_a_report_and_ends_in_a_signed_public_bulletin()
    {
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.VisitAsync(In(service, "/", "en"));
        await browser.FollowAsync("main a.button");
        await browser.EvaluateAsync(
            "const form = document.querySelector('main form'); form.elements.title.value = 'River towns'; form.elements.id.value = 'river-2026'; form.elements.published.value = '2026-11-20'; form.elements.text.value = 'On 18 November 2026 some 2,400 people fled from Kaga-Bandoro to Bangui, the authorities said. In Bangui 300 families sleep in a school.'");
        await browser.FollowAsync("main form button");
        Assert.Contains("River towns", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FollowAsync("li.entry a");
        await browser.FollowAsync("[data-key=a]");

        await browser.VisitAsync(In(service, "/crises/river-2026/publish?for=public", "en"));
        await browser.FollowAsync("form.sign button:not(.second)");

        Assert.Contains("SIGNED FOR PUBLICATION", await browser.TextAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("river-2026", await service.Database.ListAsync(Cancellation));
        Assert.Empty(browser.Faults);
    }

    [Theory]
    [InlineData("border")]
    [InlineData("siege")]
    [InlineData("flood")]
    [InlineData("empty")]
    public async Task A_crisis_begins_with_each_template_and_only_an_analyst_of_all_crises_starts_one(
        string template)
    {
        await using var service = await GuardedService.StartAsync();
        using var owner = service.Browser(follows: true);
        (string, string)[] fields = [("title", "Title: \"<b>\""), ("id", "fresh"), ("from", template), ("first", "2026-11-01")];
        using var made = await GuardedService.SendFormAsync(owner, "/new", "/new", fields);
        var home = await owner.GetStringAsync(new Uri("/", UriKind.Relative), Cancellation);
        using var again = await GuardedService.SendFormAsync(owner, "/new", "/new", fields);
        await service.AdministratorAsync();
        using var analyst = await service.ProgramAsync(Role.Analyst, GuardedService.Crisis);
        using var refused = await analyst.GetAsync(new Uri("/new", UriKind.Relative), Cancellation);

        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync(Cancellation));
        Assert.Contains("Title: &quot;&lt;b&gt;&quot;", home, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_crisis_that_another_machine_started_is_served_without_a_restart()
    {
        await using var service = await GuardedService.StartAsync();
        using var reader = service.Browser();
        // The other machine shares the database, and nothing else.
        await service.Database.ImportAsync(
            new(Path.Combine(Tests.Shared.Repository.Root, "examples", "rohingya-2017")), "analyst", Cancellation);

        using var page = await reader.GetAsync(new Uri("/crises/rohingya-2017/needs", UriKind.Relative), Cancellation);
        var list = await reader.GetStringAsync(new Uri("/api/crises", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("rohingya-2017", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_line_of_64_kilobits_a_bulletin_comes_whole_and_its_text_stands_before_its_map()
    {
        await using var service = await GuardedService.StartAsync("mosul-2016");
        await using var browser = await Browser.StartAsync();
        var address = In(service, "/crises/mosul-2016?for=public", "en");
        await browser.VisitAsync(address);
        await browser.AskAsync("Network.setBypassServiceWorker", new { bypass = true });
        await browser.AskAsync("Network.clearBrowserCache");
        await browser.AskAsync(
            "Network.emulateNetworkConditions",
            new { offline = false, latency = 300, downloadThroughput = 64_000 / 8, uploadThroughput = 64_000 / 8 });
        await browser.OpenAsync(address);
        await browser.WaitAsync("document.readyState === 'complete'");

        // The moment of the first paint is told and not asserted: a busy machine paints when it can.
        var moments = await browser.EvaluateAsync(
            "[performance.getEntriesByType('paint').find(each => each.name === 'first-contentful-paint')?.startTime ?? 0, performance.getEntriesByType('navigation')[0].loadEventEnd]");
        var (paint, load) = (moments[0].GetDouble(), moments[1].GetDouble());
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"First text after {paint:N0} ms, all after {load:N0} ms, {browser.Received:N0} bytes."));
        Assert.InRange(browser.Received, 1, MostBytes);
        var follows = await browser.EvaluateAsync(
            "!document.querySelector('#map') || Boolean(document.querySelector('#today').compareDocumentPosition(document.querySelector('#map')) & Node.DOCUMENT_POSITION_FOLLOWING)");
        Assert.True(follows.GetBoolean());
    }

    [Theory]
    [InlineData("/crises/small-valley?for=public")]
    [InlineData("/login")]
    public async Task Text_is_painted_while_the_style_sheet_and_the_scripts_are_still_on_their_way(string page)
    {
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.VisitAsync(In(service, page, "en"));
        await browser.AskAsync("Network.setBypassServiceWorker", new { bypass = true });
        await browser.AskAsync("Network.clearBrowserCache");
        // They are held back as a slow line would hold them, and never come.
        await browser.AskAsync(
            "Fetch.enable", new { patterns = new[] { new { urlPattern = "*.css*" }, new { urlPattern = "*.js*" } } });
        await browser.EvaluateAsync("window.isOld = true");
        await browser.AskAsync("Page.navigate", new { url = In(service, page, "en").ToString() });
        await browser.WaitUnloadedAsync(
            "!window.isOld && performance.getEntriesByName('first-contentful-paint').length > 0 && document.querySelector('h1')");

        var bar = await browser.EvaluateAsync("getComputedStyle(document.querySelector('header.site')).backgroundColor");
        Assert.Equal("rgb(26, 29, 33)", bar.GetString());
        Assert.Equal(0, (await browser.EvaluateAsync("document.styleSheets.length - 1")).GetInt32());
        Assert.Empty(browser.Faults);
    }

    /// <summary>A public bulletin on its first visit: 200 KB.</summary>
    const int MostBytes = 200_000;
}
