using Refuge.AcceptanceTests.Doors;
using static Refuge.AcceptanceTests.Pages.PagesOf;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>A camp manager's day on a phone: the form of the day, in two minutes.</summary>
public class CampManagerDayTests
{
    const string Camp = $"/crises/{GuardedService.Crisis}/sites/dalen_camp";

    const string Karsa = $"/crises/{GuardedService.Crisis}/sites/karsa_camp";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_camp_manager_fills_the_form_of_the_day_on_a_phone_and_the_plan_follows()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AddAccountAsync("karim", "site_manager");
        await using var browser = await Browser.StartAsync();
        await browser.ShowOnAsync(390, 844, isPhone: true);
        await browser.LogInAsync(service, "karim");
        await browser.VisitAsync(In(service, $"/crises/{GuardedService.Crisis}/sites", "en"));
        await browser.FollowAsync("li.entry a[href*=karsa_camp]");
        Assert.DoesNotContain("Inbox", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("Last told: 3, 15 Apr 2021", await browser.TextAsync(), StringComparison.Ordinal);

        await FillAsync(("people", "4700"), ("toilet", "30"));
        // A phone that is put away and taken up again has kept what was typed.
        await browser.OpenAsync(In(service, Karsa, "en"));
        Assert.Equal("4700", (await browser.EvaluateAsync("document.forms[1].people.value")).GetString());
        await FillAsync(("raised_water", "12"));
        await browser.EvaluateAsync("document.querySelector('input[value=unsafe]').click()");
        await browser.FollowAsync("form.daily button:not(.tap)");

        Assert.Contains("Kept, thank you. Figures: 4.", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("", (await browser.EvaluateAsync("document.forms[1].people.value")).GetString());
        var rows = await RowsAsync(service, "facilities.csv");
        Assert.Contains(rows, static row => row["item"] == "toilet" && row["quantity"] == "30"
            && row["date"] == "2021-06-30" && row["place"] == "karsa_camp");
        Assert.Contains(rows, static row => row["item"] == "water_quality" && row["condition"] == "unsafe");
        Assert.Contains(await RowsAsync(service, "feedback.csv"), static row => row["week"] == "2021-06-28"
            && row["topic"] == "water" && row["count"] == "12");
        await WaitForAsync(browser, service, "Counted: 4,700, 30 Jun 2021");
        Assert.Contains("Last told: 30, 30 Jun 2021", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(browser.Faults);

        async Task FillAsync(params (string Field, string Value)[] answers)
        {
            foreach (var (field, value) in answers)
            {
                await browser.EvaluateAsync(
                    $"document.forms[1].{field}.value = {Quoted(value)}; document.forms[1].{field}.dispatchEvent(new Event('input', {{bubbles: true}}))");
            }
        }
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
    static async Task WaitForAsync(Browser browser, GuardedService service, string text)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            await browser.VisitAsync(In(service, Karsa, "en"));
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
