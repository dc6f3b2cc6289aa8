using Refuge.AcceptanceTests.Doors;
using Refuge.Web;
using Refuge.Web.Doors;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>The pages by which people come in, walked through as somebody does who sets a second factor up.</summary>
static class AccountPages
{
    /// <summary>The page on which the first administrator is made. There is one as long as nobody has an
    /// account.</summary>
    internal static async Task SetUpAsync(
        GuardedService service, Browser browser, string language, Func<string, Task> look)
    {
        var setup = (await RefugeServer.FindSetupAsync(service.App, GuardedService.Cancellation))!;
        await browser.OpenAsync(In(service, $"{setup}&language={language}"));
        await look("setup");
    }

    /// <summary>All others, by a new account.</summary>
    internal static async Task WalkAsync(
        GuardedService service, Browser browser, string language, string name, Func<string, Task> look)
    {
        await service.AddAccountAsync(name, "analyst");
        await LogInAsync();
        await browser.OpenAsync(In(service, $"/account?language={language}"));
        await look("account");
        await FillAsync("form[action*=second-factor] [name=password]", People.Password);
        await browser.FollowAsync("form[action*=second-factor] button");
        await look("second-factor");
        var key = (await browser.EvaluateAsync("document.querySelector('main code').textContent")).GetString()!;
        await FillAsync("[name=password]", People.Password);
        await FillAsync(
            "[name=code]",
            PhoneCodes.CodeOf(
                key.Replace(" ", "", StringComparison.Ordinal),
                TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / PhoneCodes.StepSeconds));
        await browser.FollowAsync("main form button");
        await look("recovery-codes");
        await LogInAsync();
        await look("second-step");
        await browser.OpenAsync(In(service, $"/login/new-password?language={language}"));
        await look("new-password");

        async Task LogInAsync()
        {
            await browser.AskAsync("Network.clearBrowserCookies");
            await browser.OpenAsync(In(service, $"/login?language={language}"));
            await FillAsync("[name=name]", name);
            await FillAsync("[name=password]", People.Password);
            await browser.FollowAsync("main form button");
        }

        Task FillAsync(string field, string text) => browser.EvaluateAsync(
            $"document.querySelector({PagesOf.Quoted(field)}).value = {PagesOf.Quoted(text)}");
    }

    /// <summary>By its name, as passkeys ask for it.</summary>
    static Uri In(GuardedService service, string page) =>
        new(new UriBuilder(service.Address) { Host = "localhost" }.Uri, page);
}
