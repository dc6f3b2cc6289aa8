using System.Globalization;
using Refuge.AcceptanceTests.Doors;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>
/// Pictures of every page, to be looked at by people: desktop, phone, Arabic, dark, print. Made when asked for alone:
/// <c>Refuge.AcceptanceTests -explicit only -class "*ScreenshotTests"</c> writes them to <c>artifacts/screenshots</c>.
/// </summary>
public class ScreenshotTests
{
    [Fact(Explicit = true)]
    public async Task Every_page_has_its_picture()
    {
        var folder = Directory.CreateDirectory(
            Path.Combine(Tests.Shared.Repository.Root, "artifacts", "screenshots"));
        var crisis = Environment.GetEnvironmentVariable("REFUGE_SCREENSHOTS") ?? "mosul-2016";
        await using var service = await GuardedService.StartAsync(crisis);
        await using var browser = await Browser.StartAsync();
        foreach (var page in await PagesOf.AllAsync(service, browser))
        {
            await TakeAsync(page, "en", 1100, false, "screen", false);
            await TakeAsync(page, "en", 390, true, "screen", false);
            await TakeAsync(page, "ar", 1100, false, "screen", false);
            await TakeAsync(page, "ar", 390, true, "screen", false);
            await TakeAsync(page, "en", 1100, false, "screen", true);
            await TakeAsync(page, "en", 794, false, "print", false);
        }

        foreach (var (language, width, isPhone, isDark) in ((string, int, bool, bool)[])
            [("en", 1100, false, false), ("en", 390, true, true), ("ar", 390, true, false)])
        {
            await browser.ShowOnAsync(width, isPhone ? 844 : 900, isPhone);
            await browser.ShowAsAsync("screen", isDark);
            Task LookAsync(string name) => KeepAsync(folder, browser, name, language, width, isDark, "screen");
            if (service.Administrator is null) await AccountPages.SetUpAsync(service, browser, language, LookAsync);
            await AccountPages.WalkAsync(service, browser, language, $"amira {language} {width}", LookAsync);
        }

        async Task TakeAsync(
            (string Name, string Address) page, string language, int width, bool isPhone, string medium, bool isDark)
        {
            await browser.ShowOnAsync(width, isPhone ? 844 : 900, isPhone);
            await browser.ShowAsAsync(medium, isDark);
            var address = page.Address + (page.Address.Contains('?', StringComparison.Ordinal) ? '&' : '?');
            await browser.OpenAsync(new(service.Address, $"{address}language={language}"));
            await browser.WaitAsync("!document.querySelector('progress')");
            await KeepAsync(folder, browser, page.Name, language, width, isDark, medium);
        }
    }

    static async Task KeepAsync(
        DirectoryInfo folder, Browser browser, string page, string language, int width, bool isDark, string medium)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{page}-{language}-{width}{(isDark ? "-dark" : "")}{(medium == "print" ? "-print" : "")}.png");
        await File.WriteAllBytesAsync(
            Path.Combine(folder.FullName, name), await browser.PictureAsync(), GuardedService.Cancellation);
    }
}
