using System.Globalization;
using Refuge.AcceptanceTests.Doors;
using static Refuge.AcceptanceTests.Pages.PagesOf;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>
/// What holds of every page: nothing that keeps people out, nothing asked for elsewhere, nothing heavy, in both
/// languages, on a desktop and on a phone.
/// </summary>
public class PageQualityTests
{
    const int Kilobyte = 1_000;

    static readonly string Axe = Path.Combine(
        Tests.Shared.Repository.Root, "tools", "axe", "node_modules", "axe-core", "axe.min.js");

    static readonly (string Language, int Width, bool IsPhone, bool IsDark)[] Screens =
        [("en", 1280, false, false), ("en", 390, true, true), ("ar", 390, true, false)];

    [Fact]
    public async Task No_page_keeps_anybody_out_asks_elsewhere_or_scrolls_sideways()
    {
        Assert.SkipUnless(File.Exists(Axe), "axe-core is absent: tools/test-dependencies installs it.");
        var axe = await File.ReadAllTextAsync(Axe, GuardedService.Cancellation);
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        var findings = new List<string>();
        foreach (var (name, address) in await AllAsync(service, browser))
        {
            foreach (var (language, width, isPhone, isDark) in Screens)
            {
                await browser.ShowOnAsync(width, 844, isPhone);
                await browser.ShowAsAsync("screen", isDark);
                await browser.VisitAsync(In(service, address, language));
                findings.AddRange((await FindingsAsync(browser, axe)).Select(finding => $"{name} {language}: {finding}"));
            }
        }

        Assert.Empty(findings);
        Assert.Empty(browser.Faults);
        Assert.All(
            browser.Requests.Where(static each => !each.StartsWith("data:", StringComparison.Ordinal)
                && each != "about:blank"),
            each => Assert.StartsWith(service.Address.ToString(), each, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nor_does_any_page_by_which_people_come_in()
    {
        Assert.SkipUnless(File.Exists(Axe), "axe-core is absent: tools/test-dependencies installs it.");
        var axe = await File.ReadAllTextAsync(Axe, GuardedService.Cancellation);
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        var (findings, seen) = (new List<string>(), 0);
        foreach (var screen in Screens)
        {
            await ShowAsync(screen);
            await AccountPages.SetUpAsync(service, browser, screen.Language, LookAsync);
        }

        foreach (var screen in Screens)
        {
            await ShowAsync(screen);
            await AccountPages.WalkAsync(
                service, browser, screen.Language, $"amira {screen.Language} {screen.Width}", LookAsync);
        }

        Assert.Empty(findings);
        Assert.Equal(6 * Screens.Length, seen);

        async Task ShowAsync((string Language, int Width, bool IsPhone, bool IsDark) screen)
        {
            await browser.ShowOnAsync(screen.Width, 844, screen.IsPhone);
            await browser.ShowAsAsync("screen", screen.IsDark);
        }

        async Task LookAsync(string name)
        {
            seen++;
            findings.AddRange((await FindingsAsync(browser, axe)).Select(finding => $"{name}: {finding}"));
        }
    }

    /// <summary>Serious findings of axe-core, and whether the page is wider than the screen.</summary>
    static async Task<IReadOnlyList<string>> FindingsAsync(Browser browser, string axe)
    {
        await browser.EvaluateAsync(axe + "; true");
        var found = await browser.EvaluateAsync(
            "axe.run(document, {resultTypes: ['violations']}).then(done => done.violations.filter(each => ['serious', 'critical'].includes(each.impact)).map(each => `${each.id}: ${each.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? '')).join(' | ')}`))");
        var spill = (await browser.EvaluateAsync(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth")).GetInt32();
        return
        [
            .. found.EnumerateArray().Select(static each => each.GetString()!),
            .. spill > 0
                ? (string[])[string.Create(CultureInfo.InvariantCulture, $"{spill} px wider than the screen")]
                : [],
        ];
    }

    [Fact]
    public async Task Now_weighs_less_than_a_megabyte_and_what_the_public_sees_less_than_two_hundred_kilobytes()
    {
        await using var service = await GuardedService.StartAsync("mosul-2016");
        await using var browser = await Browser.StartAsync();

        // What the worker of a device has kept weighs nothing: a first load is measured.
        await browser.AskAsync("Network.setBypassServiceWorker", new { bypass = true });
        Assert.InRange(await WeightAsync("/crises/mosul-2016?for=restricted"), 1, 1_000 * Kilobyte);
        Assert.InRange(await WeightAsync("/crises/mosul-2016?for=public"), 1, 200 * Kilobyte);
        Assert.InRange(await WeightAsync("/crises/mosul-2016/inbox"), 1, 200 * Kilobyte);

        async Task<long> WeightAsync(string address)
        {
            await browser.VisitAsync(In(service, address, "en"));
            // Once more with an empty cache: the first time the plan was being made.
            await browser.AskAsync("Network.clearBrowserCache");
            await browser.OpenAsync(In(service, address, "en"));
            await browser.WaitAsync("true");
            TestContext.Current.TestOutputHelper?.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{address}: {browser.Received:N0} bytes"));
            return browser.Received;
        }
    }

    [Fact]
    public async Task Who_uses_the_keyboard_alone_comes_past_the_frame_and_sees_where_they_are()
    {
        await using var service = await GuardedService.StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.VisitAsync(In(service, $"/crises/{GuardedService.Crisis}/inbox", "en"));

        await browser.PressAsync("Tab");
        await browser.WaitAsync("document.activeElement.className === 'skip'");
        await browser.PressAsync("Enter");
        await browser.WaitAsync("document.activeElement.id === 'content'");
        await browser.PressAsync("Tab");
        await browser.WaitAsync("document.activeElement.closest('main')");
        var outline = await browser.EvaluateAsync("getComputedStyle(document.activeElement).outlineStyle");
        Assert.Equal("solid", outline.GetString());
    }
}
