using System.Diagnostics;
using System.Globalization;
using Refuge.AcceptanceTests.Doors;
using static Refuge.AcceptanceTests.Pages.PagesOf;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>
/// Ten things that people come for, each by clicks alone from the page Now, five at most. How long the pages take is
/// printed; how long a person takes to find the click is not known here.
/// </summary>
public class TenTasksTests
{
    const int MostClicks = 5;

    const string Now = $"/crises/{GuardedService.Crisis}?for=restricted";

    [Fact]
    public async Task Ten_things_that_people_come_for_take_five_clicks_at_most()
    {
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.VisitAsync(In(service, Now, "en"));

        await FindAsync("Who is over the room in 14 days", "over the room", "#through-time [data-step='1']", "#through-time [data-step='1']");
        await FindAsync("On whose word", "Valley", "#today a[href^='#']");
        await FindAsync("What the report says, word for word", "As received", "#evidence a[href*='/reports/']");
        await FindAsync("What cannot wait", "order now", "nav.tabs a[href*='/needs']");
        await FindAsync("How many toilets are missing, and since when that is known", "days ago", "nav.tabs a[href*='/needs']");
        await FindAsync("Sign a line: deferred", "Signed.", "nav.tabs a[href*='/needs']", "li.decide summary", "li.decide button[value=deferred]");
        await FindAsync("Accept the least certain claim", "Accepted.", "nav.tabs a[href*='/inbox']", "li.entry a", "[data-key=a]");
        await FindAsync("Enter a count of today", "Figures: 1.", "nav.tabs a[href*='/sites']", "li.entry a", "[data-tap=raised_water]", "form.daily button:not(.tap)");
        await FindAsync("What the public may read", "PUBLIC", "nav.circles a[href*='for=public']");
        await FindAsync("Sign the public bulletin", "SIGNED FOR PUBLICATION", "nav.tabs a[href*='/bulletins']", "main a.button", "form.sign button:not(.second)");

        async Task FindAsync(string task, string answer, params string[] clicks)
        {
            Assert.InRange(clicks.Length, 0, MostClicks);
            await browser.VisitAsync(In(service, Now, "en"));
            var took = Stopwatch.StartNew();
            foreach (var click in clicks)
            {
                await browser.WaitAsync($"document.querySelector({Quoted(click)})");
                var goesOn = (await browser.EvaluateAsync(
                    $"(() => {{ const target = document.querySelector({Quoted(click)}); return target.type !== 'button' && !(target.getAttribute('href') ?? '').startsWith('#') && target.tagName !== 'SUMMARY'; }})()")).GetBoolean();
                if (goesOn) await browser.FollowAsync(click);
                else await browser.EvaluateAsync($"document.querySelector({Quoted(click)}).click()");
                await browser.WaitAsync("!document.querySelector('progress')");
            }

            await browser.WaitAsync($"document.body.innerText.toLowerCase().includes({Quoted(answer.ToLowerInvariant())})");
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{clicks.Length} clicks, {took.ElapsedMilliseconds} ms: {task}"));
        }
    }
}
