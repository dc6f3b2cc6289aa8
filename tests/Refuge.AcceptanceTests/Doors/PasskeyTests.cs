using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Refuge.AcceptanceTests.Pages;
using Refuge.Storage.Doors;
using Refuge.Storage.Model;
using Refuge.Web;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>Passkeys: made and used in the browser, with a device that Chromium plays.</summary>
public class PasskeyTests
{
    const string Amira = "amira";

    const string MakeIt = "form[data-use=create]", UseIt = "form[data-use=get]";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passkey_of_the_laptop_lets_its_owner_in_alone_and_opens_what_asks_for_two_factors()
    {
        await using var service = await StartAsync();
        var account = await AddAccountAsync(service);
        await using var browser = await Browser.StartAsync();
        await PlugInAsync(browser);
        await LogInAsync(browser, service);
        Assert.Equal(403, await StatusAsync(browser, Rows));

        await MakeAsync(browser, service, Pages.People.Password);
        Assert.Contains("Laptop of the health post", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FollowAsync("header form button");
        Assert.Equal(401, await StatusAsync(browser, "/api/me"));
        await ComeInAsync(browser, service);

        Assert.Equal(200, await StatusAsync(browser, Rows));
        var lines = (await service.Database.Audit.ListAsync(null, 100, Cancellation)).Select(static line => line.Entry)
            .Where(entry => entry.Actor == $"account:{account.Id}").ToList();
        Assert.Contains(lines, static entry => entry.Action == "account.passkey.add");
        Assert.Contains(lines, static entry => entry is { Action: "login", Subject: "passkey" });
    }

    [Fact]
    public async Task A_passkey_opens_nothing_once_it_is_removed_or_locked_and_takes_the_password_to_make()
    {
        await using var service = await StartAsync();
        var account = await AddAccountAsync(service);
        using var administrator = await service.ProgramAsync(Role.Administrator);
        await using var browser = await Browser.StartAsync();
        await PlugInAsync(browser);
        await LogInAsync(browser, service);

        await MakeAsync(browser, service, "not the password");
        Assert.Contains("The password is wrong.", await browser.TextAsync(), StringComparison.Ordinal);
        await MakeAsync(browser, service, Pages.People.Password);
        await browser.EvaluateAsync(
            $"document.querySelector('li form [name=password]').value = {PagesOf.Quoted(Pages.People.Password)}");
        await browser.FollowAsync("li form button");
        await RefusedAsync();

        await LogInAsync(browser, service);
        await MakeAsync(browser, service, Pages.People.Password);
        using var locked = await administrator.PostAsync(Address("lock"), null, Cancellation);
        await RefusedAsync();
        using var unlocked = await administrator.PostAsync(Address("unlock"), null, Cancellation);
        using var lost = await administrator.DeleteAsync(Address("second-factor"), Cancellation);
        Assert.All(
            [locked, unlocked, lost], static answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        await RefusedAsync();

        Uri Address(string what) => new($"/api/accounts/{account.Id}/{what}", UriKind.Relative);

        async Task RefusedAsync()
        {
            await browser.AskAsync("Network.clearBrowserCookies");
            await ComeInAsync(browser, service);
            Assert.Contains("This passkey opens nothing here.", await browser.TextAsync(), StringComparison.Ordinal);
            Assert.Equal(401, await StatusAsync(browser, "/api/me"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"AAAA","authenticatorData":"AAAA","signature":"AAAA","userHandle":"AAAA"}}""")]
    public async Task What_no_device_has_said_lets_nobody_in(string credential)
    {
        await using var service = await StartAsync();
        await AddAccountAsync(service);
        var browser = service.Browser();

        using var unasked = await GuardedService.SendFormAsync(
            browser, "/login", "/login/passkey", ("credential", credential));
        using var asked = await GuardedService.SendFormAsync(browser, "/login", "/login/passkey/options");
        using var answered = await GuardedService.SendFormAsync(
            browser, "/login", "/login/passkey", ("credential", credential));
        using var half = await browser.GetAsync(new Uri("/login/second", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, unasked.StatusCode);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        var question = await asked.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("\"userVerification\":\"required\"", question, StringComparison.Ordinal);
        Assert.DoesNotContain(Amira, question, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, answered.StatusCode);
        Assert.Equal("/login", half.Headers.Location!.OriginalString);
    }

    const string Rows = $"/api/crises/{GuardedService.Crisis}/tables/places";

    /// <summary>Passkeys are of a name and never of an address in numbers.</summary>
    static Uri In(GuardedService service, string page) =>
        new(new UriBuilder(service.Address) { Host = "localhost" }.Uri, page);

    static Task<GuardedService> StartAsync() => GuardedService.StartAsync(
        0, ServeEnvironment.Read(static name => name == "REFUGE_SECOND_FACTOR" ? "required" : null));

    static async Task<AccountEntity> AddAccountAsync(GuardedService service)
    {
        using var scope = service.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<AccountEntity>>();
        var account = new AccountEntity { UserName = Amira };
        Assert.True((await accounts.CreateAsync(account, Pages.People.Password)).Succeeded);
        await service.Database.Doors.GrantAsync(
            account.Id, [new(Role.Analyst, GuardedService.Crisis, null)], "role:owner", Cancellation);
        return account;
    }

    /// <summary>A device within the laptop that has seen a finger (Web Authentication Level 3, W3C, 11).</summary>
    static async Task PlugInAsync(Browser browser)
    {
        await browser.AskAsync("WebAuthn.enable");
        await browser.AskAsync(
            "WebAuthn.addVirtualAuthenticator",
            new
            {
                options = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true,
                },
            });
    }

    static async Task LogInAsync(Browser browser, GuardedService service)
    {
        await browser.AskAsync("Network.clearBrowserCookies");
        await browser.OpenAsync(In(service, "/login"));
        await browser.EvaluateAsync(
            $"document.querySelector('input[name=name]').value = {PagesOf.Quoted(Amira)}; document.querySelector('input[name=password]').value = {PagesOf.Quoted(Pages.People.Password)}");
        await browser.FollowAsync("main form button");
    }

    static async Task MakeAsync(Browser browser, GuardedService service, string password)
    {
        await browser.OpenAsync(In(service, "/account"));
        await browser.WaitAsync($"!document.querySelector('{MakeIt}').hidden");
        await browser.EvaluateAsync(
            $"document.querySelector('{MakeIt} [name=password]').value = {PagesOf.Quoted(password)}; document.querySelector('{MakeIt} [name=name]').value = 'Laptop of the health post'");
        await browser.FollowAsync($"{MakeIt} button");
    }

    static async Task ComeInAsync(Browser browser, GuardedService service)
    {
        await browser.OpenAsync(In(service, "/login"));
        await browser.WaitAsync($"!document.querySelector('{UseIt}').hidden");
        await browser.FollowAsync($"{UseIt} button");
    }

    static async Task<int> StatusAsync(Browser browser, string address) => (await browser.EvaluateAsync(
        $"fetch({PagesOf.Quoted(address)}, {{redirect: 'manual'}}).then(answer => answer.status)")).GetInt32();
}
