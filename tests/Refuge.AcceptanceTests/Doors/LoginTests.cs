using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Refuge.Storage.Doors;
using Refuge.Web;
using Refuge.Web.Doors;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>How people and programs come in, and what stays shut.</summary>
public class LoginTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_sits_at_the_machine_is_of_the_own_team_until_the_first_administrator_is_made()
    {
        await using var service = await GuardedService.StartAsync();
        using var anybody = service.Browser();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(anybody, "/api/audit"));
        Assert.True((await PlanAsync(anybody, "restricted")).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(anybody, "/setup?word=guessed"));

        var administrator = await service.AdministratorAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(anybody, "/api/audit"));
        Assert.Equal(HttpStatusCode.BadRequest, (await PlanAsync(anybody, "restricted")).StatusCode);
        Assert.True((await PlanAsync(anybody, "public")).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(administrator, "/api/audit"));
        Assert.Null(await RefugeServer.FindSetupAsync(service.App, Cancellation));
        var word = service.Services.GetRequiredService<SetupWord>().Word;
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(anybody, $"/setup?word={word}"));
    }

    [Fact]
    public async Task A_password_opens_the_door_and_a_wrong_one_five_times_shuts_it()
    {
        await using var service = await GuardedService.StartAsync();
        var administrator = await service.AdministratorAsync();
        using var made = await administrator.PostAsJsonAsync(
            new Uri("/api/accounts", UriKind.Relative),
            new { name = "amira", password = "a good long password", grants = new[] { new { role = "viewer" } } },
            Cancellation);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var account = (await made.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetString();
        using var amira = service.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await LogInAsync(amira, "amira", "another password")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await LogInAsync(amira, "amira", "a good long password")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(amira, "/api/me"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(amira, "/api/audit"));

        using var locked = await administrator.PostAsync(
            new Uri($"/api/accounts/{account}/lock", UriKind.Relative), null, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, locked.StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await LogInAsync(service.Browser(), "amira", "a good long password")).StatusCode);
        using var unlocked = await administrator.PostAsync(
            new Uri($"/api/accounts/{account}/unlock", UriKind.Relative), null, Cancellation);
        for (var attempt = 0; attempt < 5; attempt++) await LogInAsync(service.Browser(), "amira", "a guess");
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await LogInAsync(service.Browser(), "amira", "a good long password")).StatusCode);

        var told = await administrator.GetStringAsync(new Uri("/api/audit", UriKind.Relative), Cancellation);
        Assert.Contains("login.locked", told, StringComparison.Ordinal);
        Assert.DoesNotContain("password\":", told, StringComparison.Ordinal);
        Assert.DoesNotContain("a guess", told, StringComparison.Ordinal);
        Assert.Empty((await service.Database.Audit.VerifyAsync(null, Cancellation)).Faults);
    }

    [Fact]
    public async Task Whoever_mistypes_the_password_comes_where_they_wanted_to_go_at_the_next_attempt()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        using var browser = service.Browser();

        using var refused = await GuardedService.SendFormAsync(
            browser, "/login?back=/account", "/login", ("name", "administrator"), ("password", "mistyped"),
            ("back", "/account"));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains(
            "name=\"back\" value=\"/account\"", await refused.Content.ReadAsStringAsync(Cancellation),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_another_site_filled_in_logs_nobody_in()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        using var browser = service.Browser();
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("name", "administrator"), KeyValuePair.Create("password", "long enough to keep")]);

        using var answer = await browser.PostAsync(new Uri("/login", UriKind.Relative), form, Cancellation);

        Assert.Equal("/login", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(browser, "/api/me"));
        var refused = await GuardedService.SendFormAsync(
            browser, "/login?back=//elsewhere.example/", "/login", ("name", "administrator"),
            ("password", "long enough to keep"), ("back", "//elsewhere.example/"));
        Assert.Equal("/", refused.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_key_opens_what_it_says_until_it_is_taken_back_and_is_kept_as_a_hash_alone()
    {
        await using var service = await GuardedService.StartAsync();
        var administrator = await service.AdministratorAsync();
        using var made = await administrator.PostAsJsonAsync(
            new Uri("/api/keys", UriKind.Relative),
            new
            {
                purpose = "nightly figures",
                days = 2,
                grant = new { role = "analyst", crisis = GuardedService.Crisis },
            },
            Cancellation);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var key = await made.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var spoken = key.GetProperty("spoken").GetString()!;
        using var program = service.Browser();
        program.DefaultRequestHeaders.Authorization = new("Bearer", spoken);
        var rows = $"/api/crises/{GuardedService.Crisis}/tables/places";
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(program, rows));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(program, "/api/crises/another/tables/places"));

        var secret = spoken.Split('_')[2];
        foreach (var file in service.DatabaseFile.Directory!.EnumerateFiles())
        {
            await using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Cancellation);
            Assert.Equal(-1, bytes.GetBuffer().AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)));
        }

        program.DefaultRequestHeaders.Authorization = new("Bearer", spoken[..^1] + (spoken[^1] == '0' ? '1' : '0'));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program, rows));
        using var back = await administrator.DeleteAsync(
            new Uri($"/api/keys/{key.GetProperty("id").GetString()}", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, back.StatusCode);
        program.DefaultRequestHeaders.Authorization = new("Bearer", spoken);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program, rows));
        var (_, stale) = await service.Database.Doors.AddKeyAsync(
            "stale", new(Role.Analyst, null, null), TimeSpan.FromSeconds(-1), "role:owner", Cancellation);
        program.DefaultRequestHeaders.Authorization = new("Bearer", stale);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program, rows));
    }

    [Fact]
    public async Task Somebody_comes_in_through_the_provider_by_code_and_proof_and_again_after_it_changed_its_keys()
    {
        var (own, theirs) = (GuardedService.FreePort(), GuardedService.FreePort());
        var back = new Uri(FormattableString.Invariant($"http://127.0.0.1:{own}/signin-oidc"));
        var provider = await IdentityProvider.StartAsync(theirs, back);
        await using var service = await GuardedService.StartAsync(
            own,
            ServeEnvironment.Empty with
            {
                OpenId = new(provider.Address, IdentityProvider.Client, IdentityProvider.Secret),
            });
        var administrator = await service.AdministratorAsync();
        using var amira = service.Browser();

        await ComeInAsync(amira);

        var me = await amira.GetFromJsonAsync<JsonElement>(new Uri("/api/me", UriKind.Relative), Cancellation);
        Assert.Equal(IdentityProvider.Person, me.GetProperty("name").GetString());
        Assert.Empty(me.GetProperty("grants").EnumerateArray());
        Assert.StartsWith("S256 ", Assert.Single(provider.Challenges), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await PlanAsync(amira, "partner")).StatusCode);

        var account = me.GetProperty("actor").GetString()!.Split(':')[1];
        using var granted = await administrator.PutAsJsonAsync(
            new Uri($"/api/accounts/{account}/grants", UriKind.Relative),
            new[] { new { role = "analyst", crisis = GuardedService.Crisis } }, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, granted.StatusCode);
        Assert.True((await PlanAsync(amira, "restricted")).IsSuccessStatusCode);

        // An answer that belongs to another question is not taken.
        using var stranger = service.Browser();
        var question = await AskAsync(stranger);
        using var forged = await stranger.GetAsync(
            new Uri($"/signin-oidc?code=made-up&state={Uri.EscapeDataString("made up")}", UriKind.Relative),
            Cancellation);
        Assert.False(forged.IsSuccessStatusCode);
        Assert.Contains("state=", question.Query, StringComparison.Ordinal);
        Assert.Contains("nonce=", question.Query, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(stranger, "/api/me"));

        await provider.DisposeAsync();
        await using var rotated = await IdentityProvider.StartAsync(theirs, back);
        using var later = service.Browser();
        var arrived = false;
        // The first answer with an unknown key makes the service ask for the keys anew.
        for (var attempt = 0; attempt < 3 && !arrived; attempt++) arrived = await TryComeInAsync(later);
        Assert.True(arrived);
        var again = await later.GetFromJsonAsync<JsonElement>(new Uri("/api/me", UriKind.Relative), Cancellation);
        Assert.Equal(me.GetProperty("actor").GetString(), again.GetProperty("actor").GetString());
    }

    [Fact]
    public void Passwords_are_taken_on_this_machine_by_https_and_behind_a_proxy_alone()
    {
        static ServeSettings At(string url, ServeEnvironment environment) =>
            new(url, new(10, 5, 1), "1.0.0", environment);

        Assert.True(At("http://127.0.0.1:5080", ServeEnvironment.Empty).MayTakePasswords);
        Assert.False(At("http://0.0.0.0:5080", ServeEnvironment.Empty).MayTakePasswords);
        var behind = At(
            "http://127.0.0.1:5080",
            ServeEnvironment.Read(static name => name == "REFUGE_PROXY" ? "127.0.0.1" : null));
        Assert.True(behind.MayTakePasswords);
        Assert.False(behind.IsForThisMachineAlone);
        Assert.Throws<ArgumentException>(static () => At("https://0.0.0.0:5080", ServeEnvironment.Empty));
        var bad = Assert.Throws<ArgumentException>(
            static () => ServeEnvironment.Read(
                static name => name == "REFUGE_OIDC_AUTHORITY" ? "http://elsewhere.example secret" : null));
        Assert.DoesNotContain("secret", bad.Message, StringComparison.Ordinal);
    }

    static async Task ComeInAsync(HttpClient browser) => Assert.True(await TryComeInAsync(browser));

    static async Task<Uri> AskAsync(HttpClient browser)
    {
        using var asked = await browser.GetAsync(new Uri("/login/provider", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.Found, asked.StatusCode);
        return asked.Headers.Location!;
    }

    static async Task<bool> TryComeInAsync(HttpClient browser)
    {
        using var authorised = await browser.GetAsync(await AskAsync(browser), Cancellation);
        Assert.Equal(HttpStatusCode.Found, authorised.StatusCode);
        using var returned = await browser.GetAsync(authorised.Headers.Location!, Cancellation);
        if (returned.StatusCode != HttpStatusCode.Found) return false;
        using var arrived = await browser.GetAsync(returned.Headers.Location!, Cancellation);
        return arrived.StatusCode == HttpStatusCode.Found
            && await StatusAsync(browser, "/api/me") == HttpStatusCode.OK;
    }

    static Task<HttpResponseMessage> LogInAsync(HttpClient browser, string name, string password) =>
        GuardedService.SendFormAsync(browser, "/login", "/login", ("name", name), ("password", password));

    static Task<HttpResponseMessage> PlanAsync(HttpClient client, string audience) => client.GetAsync(
        new Uri($"/api/crises/{GuardedService.Crisis}/plan?for={audience}", UriKind.Relative), Cancellation);

    static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        return answer.StatusCode;
    }

}
