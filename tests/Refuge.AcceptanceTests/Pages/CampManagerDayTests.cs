using System.Globalization;
using Refuge.AcceptanceTests.Doors;
using Refuge.Cycle;
using Refuge.Web.Pages;
using static Refuge.AcceptanceTests.Pages.PagesOf;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>A camp manager's day on a phone: the form of the day, in two minutes.</summary>
public class CampManagerDayTests
{
    const string Camp = $"/crises/{GuardedService.Crisis}/sites/dalen_camp";

    const string Karsa = $"/crises/{GuardedService.Crisis}/sites/karsa_camp";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", 1280, false)]
    [InlineData("ar", 390, true)]
    public async Task A_camp_manager_fills_the_form_of_the_day_and_the_plan_follows(
        string language, int width, bool isPhone)
    {
        var words = PageWords.Of(language);
        await using var service = await GuardedService.StartAsync();
        await service.AddAccountAsync("karim", "site_manager");
        await using var browser = await Browser.StartAsync();
        await browser.ShowOnAsync(width, 844, isPhone);
        await browser.LogInAsync(service, "karim");
        await browser.VisitAsync(In(service, $"/crises/{GuardedService.Crisis}/sites", language));
        await browser.FollowAsync("li.entry a[href*=karsa_camp]");
        Assert.Equal(0, (await browser.EvaluateAsync("document.querySelectorAll('nav.tabs a[href*=inbox]').length")).GetInt32());
        Assert.Contains(
            words.Say("Last told: {0}, {1}", "3", words.Day(new(2021, 4, 15))), await browser.TextAsync(),
            StringComparison.Ordinal);

        await FillAsync(("people", "4700"), ("toilet", "30"));
        // A phone that is put away and taken up again has kept what was typed.
        await browser.OpenAsync(In(service, Karsa, language));
        Assert.Equal("4700", (await browser.EvaluateAsync("document.forms[1].people.value")).GetString());
        await FillAsync(("raised_water", "12"));
        await browser.EvaluateAsync("document.querySelector('input[value=unsafe]').click()");
        await browser.FollowAsync("form.daily button:not(.tap)");

        Assert.Contains(
            words.Say("Kept, thank you. Figures: {0}. The plan follows.", 4), await browser.TextAsync(),
            StringComparison.Ordinal);
        Assert.Equal("", (await browser.EvaluateAsync("document.forms[1].people.value")).GetString());
        var rows = await RowsAsync(service, "facilities.csv");
        Assert.Contains(rows, static row => row["item"] == "toilet" && row["quantity"] == "30"
            && row["date"] == "2021-06-30" && row["place"] == "karsa_camp");
        Assert.Contains(rows, static row => row["item"] == "water_quality" && row["condition"] == "unsafe");
        Assert.Contains(await RowsAsync(service, "feedback.csv"), static row => row["week"] == "2021-06-28"
            && row["topic"] == "water" && row["count"] == "12");
        var last = words.Day(new(2021, 6, 30));
        await WaitForAsync(browser, In(service, Karsa, language), words.Say("Counted: {0}, {1}", "4,700", last));
        Assert.Contains(
            words.Say("Last told: {0}, {1}", "30", last), await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(browser.Faults);

        // On paper the same page is the sheet for the wall, without the form.
        await browser.ShowAsAsync("print", isDark: false);
        Assert.Equal("none", (await browser.EvaluateAsync("getComputedStyle(document.querySelector('form.daily')).display")).GetString());
        Assert.Contains("30", (await browser.EvaluateAsync("document.querySelector('.sheet table').innerText")).GetString()!, StringComparison.Ordinal);

        async Task FillAsync(params (string Field, string Value)[] answers)
        {
            foreach (var (field, value) in answers)
            {
                await browser.EvaluateAsync(
                    $"document.forms[1].{field}.value = {Quoted(value)}; document.forms[1].{field}.dispatchEvent(new Event('input', {{bubbles: true}}))");
            }
        }
    }

    [Theory]
    [InlineData("Pacific/Kiritimati", 14)]
    [InlineData("Etc/GMT+12", -12)]
    public async Task A_form_is_of_the_day_where_the_device_is(string zone, int hours)
    {
        await using var service = await GuardedService.StartAsync();
        await AddLiveCrisisAsync(service);
        await using var browser = await Browser.StartAsync();
        await browser.AskAsync("Emulation.setTimezoneOverride", new { timezoneId = zone });
        // A report is of today as well, unless somebody says another day.
        await browser.VisitAsync(In(service, "/crises/live/inbox/new", "en"));
        Assert.Equal(DayIn(0), (await browser.EvaluateAsync("document.querySelector('[name=published]').value")).GetString());
        // A site that was added a moment ago is waited for.
        await browser.VisitAsync(In(service, "/crises/live/sites/tent_camp", "en"));
        await browser.EvaluateAsync("document.querySelector('[name=toilet]').value = 12");
        await browser.FollowAsync("form.daily button:not(.tap)");

        var row = (await service.Database.Rows.ListAsync("live", "facilities.csv", -1, 10, Cancellation))
            .Single(static row => row.Cells["item"] == "toilet").Cells;
        Assert.Equal(DayIn(hours), row["date"]);
        Assert.Contains("Figures: 1.", await browser.TextAsync(), StringComparison.Ordinal);
    }

    /// <summary>The day that it is so many hours from here.</summary>
    static string DayIn(int hours) =>
        TimeProvider.System.GetUtcNow().AddHours(hours).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A crisis of which something became known yesterday, with a camp.</summary>
    static async Task AddLiveCrisisAsync(GuardedService service)
    {
        var eve = DayIn(-24);
        using var owner = service.Browser(follows: true);
        using var started = await GuardedService.SendFormAsync(
            owner, "/new", "/new", ("title", "Live"), ("id", "live"), ("from", "empty"), ("first", eve));
        Assert.True(started.IsSuccessStatusCode);
        var store = (await service.Database.FindAsync("live", Cancellation))!;
        var kept = await store.AppendAsync(
            [
                Row("places.csv", ("id", "tent_camp"), ("name", "Tent camp"), ("kind", "site"), ("lat", "10.1"),
                    ("lon", "20.1"), ("reported", eve)),
                Row("sites.csv", ("place", "tent_camp"), ("kind", "camp"), ("reported", eve)),
            ],
            "analyst", Cancellation);
        Assert.True(kept.Kept == 2, string.Join('\n', kept.Problems));

        static StatedRow Row(string table, params (string Column, string Cell)[] cells) => new(
            table, cells.ToDictionary(static cell => cell.Column, static cell => cell.Cell, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_managers_who_fill_different_fields_both_win_and_of_one_field_both_answers_are_shown()
    {
        await using var service = await GuardedService.StartAsync();
        using var one = service.Browser(follows: true);
        using var other = service.Browser(follows: true);
        await WaitAsync(one);
        var seen = Between(await one.GetStringAsync(new Uri(Camp, UriKind.Relative), Cancellation), "name=\"seen\" value=\"");

        using var first = await GuardedService.SendFormAsync(
            one, Camp, Camp, ("seen", seen), ("toilet", "140"), ("water_point", ""));
        using var second = await GuardedService.SendFormAsync(
            other, Camp, Camp, ("seen", seen), ("toilet", "145"), ("water_point", "9"));

        Assert.True(first.IsSuccessStatusCode);
        var page = await second.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("they said 140, you said 145", page, StringComparison.Ordinal);
        var rows = await RowsAsync(service, "facilities.csv");
        Assert.Contains(rows, static row => row["item"] == "water_point" && row["quantity"] == "9");
        Assert.DoesNotContain(rows, static row => row.GetValueOrDefault("quantity") == "145");

        using var again = await GuardedService.SendFormAsync(
            other, Camp, Camp, ("seen", Between(page, "name=\"seen\" value=\"")), ("toilet", "145"), ("people", "many"));
        Assert.Contains("aria-invalid", await again.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains(
            await RowsAsync(service, "facilities.csv"), static row => row.GetValueOrDefault("quantity") == "145");
    }

    static async Task WaitAsync(HttpClient client)
    {
        while ((await client.GetStringAsync(new Uri(Camp, UriKind.Relative), Cancellation))
            .Contains("<progress", StringComparison.Ordinal))
        {
            await Task.Delay(50, Cancellation);
        }
    }

    /// <summary>Opens the page until the plan has followed.</summary>
    static async Task WaitForAsync(Browser browser, Uri page, string text)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            await browser.VisitAsync(page);
            if ((await browser.TextAsync()).Contains(text, StringComparison.Ordinal)) return;
            await Task.Delay(100, Cancellation);
        }

        Assert.Fail($"{text} did not come:\n{await browser.TextAsync()}");
    }

    static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> RowsAsync(
        GuardedService service, string table) =>
    [
        .. (await service.Database.Rows.ListAsync(GuardedService.Crisis, table, -1, 10_000, Cancellation))
            .Select(static row => row.Cells),
    ];

    static string Between(string text, string start)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf('"', from)];
    }
}
