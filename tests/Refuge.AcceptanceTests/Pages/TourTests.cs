using static Refuge.AcceptanceTests.Pages.PagesOf;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>
/// The tour of <c>docs/tour.md</c>, walked in the browser from a store with nothing in it to a public bulletin: the
/// program itself, with the examples that it names.
/// </summary>
public class TourTests
{
    [Theory]
    [InlineData("mosul-2016", "en", 1280)]
    [InlineData("rohingya-2017", "ar", 390)]
    public async Task From_an_empty_store_the_tour_leads_to_a_signed_public_bulletin(
        string example, string language, int width)
    {
        var data = Directory.CreateTempSubdirectory("refuge-tour-");
        await using (var service = await RefugeService.StartAsync(
            "http://127.0.0.1:0", [("REFUGE_DATA", data.FullName), ("REFUGE_DATABASE", "")],
            $"examples/{example}", "--members", "5", "--days", "30"))
        {
            await using var browser = await Browser.StartAsync();
            await browser.ShowOnAsync(width, 800, width < 500);
            await browser.VisitAsync(new(service.Client.BaseAddress!, $"/?language={language}"));
            await FollowAsync("ul.large a");

            // A folder of figures alone has no words of a report to lead to, and nothing in the inbox.
            if (example == "mosul-2016")
            {
                await FollowAsync("#evidence a[href*='/reports/']");
                Assert.NotEmpty((await TextOfAsync("mark#words"))!);
                await TabAsync("inbox");
                await FollowAsync("li.entry a");
                await FollowAsync("[data-key=a]");
            }

            await TabAsync("sites");
            await FollowAsync("li.entry a");
            await browser.EvaluateAsync("document.querySelector('[data-tap=raised_water]').click()");
            await FollowAsync("form.daily button:not(.tap)");
            await TabAsync("needs");
            await browser.EvaluateAsync("document.querySelector('li.decide summary').click()");
            await FollowAsync("li.decide button[value=yes]");
            Assert.NotEmpty((await TextOfAsync(".told[role=status]"))!);
            await TabAsync("bulletins");
            await FollowAsync("main a.button");
            await FollowAsync("form.sign button:not(.second)");

            var path = (await browser.EvaluateAsync("location.pathname")).GetString();
            Assert.EndsWith("/bulletins/public/1", path, StringComparison.Ordinal);
            Assert.NotEmpty((await TextOfAsync(".stamp"))!);
            Assert.Empty(browser.Faults);

            Task TabAsync(string part) => FollowAsync($"nav.tabs a[href*='/{part}']");

            async Task<string?> TextOfAsync(string selector) =>
                (await browser.EvaluateAsync($"document.querySelector({Quoted(selector)})?.innerText ?? ''")).GetString();

            async Task FollowAsync(string selector)
            {
                await browser.WaitAsync($"document.querySelector({Quoted(selector)})");
                await browser.FollowAsync(selector);
                await browser.WaitAsync("!document.querySelector('progress')");
            }
        }

        data.Delete(recursive: true);
    }
}
