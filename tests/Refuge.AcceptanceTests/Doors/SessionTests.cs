using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Refuge.AcceptanceTests.Pages;
using Refuge.Storage.Doors;
using Refuge.Storage.Model;
using Refuge.Web;
using Refuge.Web.Doors;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>One's own account: its sessions, its password, its second factor.</summary>
public partial class SessionTests
{
    const string Amira = "amira";
    const string Other = "four words of another kind";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_of_a_cookie_opens_nothing_after_its_owner_has_logged_out()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AddAccountAsync(Amira, "viewer");
        var (cookie, browser) = await ComeInAsync(service);
        using var thief = service.Browser();
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(thief, "/api/me"));

        using var left = await GuardedService.SendFormAsync(browser, "/account", "/logout");

        Assert.Equal(HttpStatusCode.Found, left.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(thief, "/api/me"));
        // Another device of the same person stays logged in.
        var (_, again) = await ComeInAsync(service);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(again, "/api/me"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(thief, "/api/me"));
    }

    [Fact]
    public async Task Another_password_ends_all_other_sessions_and_takes_the_one_before()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AddAccountAsync(Amira, "viewer");
        var (_, phone) = await ComeInAsync(service);
        var (_, browser) = await ComeInAsync(service);

        using var wrong = await ChangeAsync(browser, "not the password", Other);
        using var weak = await ChangeAsync(browser, Pages.People.Password, "password12345");
        using var changed = await ChangeAsync(browser, Pages.People.Password, Other);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(phone, "/api/me"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/api/me"));
        using var before = await LogInAsync(service.Browser(), Pages.People.Password);
        using var now = await LogInAsync(service.Browser(), Other);
        Assert.Equal(HttpStatusCode.Unauthorized, before.StatusCode);
        Assert.Equal(HttpStatusCode.Found, now.StatusCode);

        static Task<HttpResponseMessage> ChangeAsync(HttpClient browser, string password, string next) =>
            GuardedService.SendFormAsync(
                browser, "/account", "/account/password", ("password", password), ("new-password", next));
    }

    [Fact]
    public async Task Somebody_sees_where_they_are_logged_in_and_ends_it_and_an_administrator_can_too()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AddAccountAsync(Amira, "viewer");
        var (_, phone) = await ComeInAsync(service);
        var (_, browser) = await ComeInAsync(service);
        Assert.Equal(2, (await PageAsync(browser)).Split("UTC</bdi>").Length - 1);

        using var ended = await GuardedService.SendFormAsync(
            browser, "/account", "/account/sessions", ("password", Pages.People.Password));

        Assert.Equal(HttpStatusCode.Found, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(phone, "/api/me"));
        Assert.Equal(1, (await PageAsync(browser)).Split("UTC</bdi>").Length - 1);
        using var byOther = await service.Administrator!.DeleteAsync(
            new Uri($"/api/accounts/{await AccountAsync(service)}/sessions", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, byOther.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(browser, "/api/me"));

        static async Task<string> PageAsync(HttpClient browser) =>
            await browser.GetStringAsync(new Uri("/account", UriKind.Relative), Cancellation);
    }

    [Fact]
    public async Task Whoever_forgot_their_password_chooses_another_by_a_word_that_is_good_once()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AddAccountAsync(Amira, "viewer");
        var (_, phone) = await ComeInAsync(service);
        using var asked = await service.Administrator!.PostAsync(
            new Uri($"/api/accounts/{await AccountAsync(service)}/reset", UriKind.Relative), null, Cancellation);
        var word = (await asked.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("word").GetString()!;
        var browser = service.Browser();

        using var guessed = await ChooseAsync("0123456789abcdef0123456789abcdef", Other);
        using var weak = await ChooseAsync(word, "aaaaaaaaaaaaaaaa");
        using var chosen = await ChooseAsync(word, Other);
        using var again = await ChooseAsync(word, "four words of a third kind");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, guessed.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        Assert.Equal(HttpStatusCode.Found, chosen.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(phone, "/api/me"));
        using var now = await LogInAsync(browser, Other);
        Assert.Equal(HttpStatusCode.Found, now.StatusCode);
        var told = await service.Administrator!.GetStringAsync(new Uri("/api/audit", UriKind.Relative), Cancellation);
        Assert.Contains("account.reset", told, StringComparison.Ordinal);
        Assert.DoesNotContain(word, told, StringComparison.Ordinal);

        async Task<HttpResponseMessage> ChooseAsync(string said, string password) => await GuardedService.SendFormAsync(
            browser, "/login/new-password", "/login/new-password", ("name", Amira), ("word", said),
            ("new-password", password));
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_once_set_up_and_each_code_lets_in_once()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AddAccountAsync(Amira, "viewer");
        var (_, browser) = await ComeInAsync(service);
        using var begun = await FactorAsync(browser, ("do", "begin"));
        var key = Key().Match(await begun.Content.ReadAsStringAsync(Cancellation)).Groups[1].Value;
        using var wrong = await FactorAsync(browser, ("do", "confirm"), ("code", "000000"));
        var first = CodeOf(key);
        using var confirmed = await FactorAsync(browser, ("do", "confirm"), ("code", first));
        var codes = Recovery().Matches(await confirmed.Content.ReadAsStringAsync(Cancellation))
            .Select(static match => match.Groups[1].Value).ToList();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(8, codes.Count);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/api/me"));

        var later = service.Browser();
        using var half = await LogInAsync(later, Pages.People.Password);

        Assert.StartsWith("/login/second", half.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(later, "/api/me"));
        using var used = await SecondAsync(later, first);
        Assert.Equal(HttpStatusCode.Unauthorized, used.StatusCode);
        using var recovered = await SecondAsync(later, codes[0].ToLowerInvariant());
        Assert.Equal(HttpStatusCode.Found, recovered.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(later, "/api/me"));
        var third = service.Browser();
        using var once = await LogInAsync(third, Pages.People.Password);
        using var twice = await SecondAsync(third, codes[0]);
        Assert.Equal(HttpStatusCode.Unauthorized, twice.StatusCode);
        await using (var context = service.Database.Open())
        {
            Assert.All(
                context.UserTokens, row => Assert.DoesNotContain(codes[1], row.Value!, StringComparison.Ordinal));
        }

        using var lost = await service.Administrator!.DeleteAsync(
            new Uri($"/api/accounts/{await AccountAsync(service)}/second-factor", UriKind.Relative), Cancellation);
        using var without = await LogInAsync(service.Browser(), Pages.People.Password);
        Assert.Equal("/", without.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(later, "/api/me"));

        static Task<HttpResponseMessage> FactorAsync(HttpClient browser, params (string, string)[] fields) =>
            GuardedService.SendFormAsync(
                browser, "/account", "/account/second-factor", [("password", Pages.People.Password), .. fields]);

        static Task<HttpResponseMessage> SecondAsync(HttpClient browser, string code) =>
            GuardedService.SendFormAsync(browser, "/login/second", "/login/second", ("code", code));
    }

    [Fact]
    public async Task Where_a_second_factor_is_asked_of_everybody_a_password_alone_opens_no_role()
    {
        await using var service = await GuardedService.StartAsync(
            0, ServeEnvironment.Read(static name => name == "REFUGE_SECOND_FACTOR" ? "required" : null));
        using var scope = service.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<AccountEntity>>();
        var account = new AccountEntity { UserName = Amira };
        Assert.True((await accounts.CreateAsync(account, Pages.People.Password)).Succeeded);
        await service.Database.Doors.GrantAsync(
            account.Id, [new(Role.Analyst, GuardedService.Crisis, null)], "role:owner", Cancellation);
        var (_, browser) = await ComeInAsync(service);
        var rows = $"/api/crises/{GuardedService.Crisis}/tables/places";
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(browser, rows));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/account"));

        using var begun = await GuardedService.SendFormAsync(
            browser, "/account", "/account/second-factor", ("password", Pages.People.Password), ("do", "begin"));
        var key = Key().Match(await begun.Content.ReadAsStringAsync(Cancellation)).Groups[1].Value;
        using var confirmed = await GuardedService.SendFormAsync(
            browser, "/account", "/account/second-factor", ("password", Pages.People.Password), ("do", "confirm"),
            ("code", CodeOf(key)));

        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, rows));
    }

    [Theory]
    [InlineData("password1234", true)]
    [InlineData("qwertyuiopas", true)]
    [InlineData("aaaabbbbcccc", true)]
    [InlineData("P@ssw0rd!2024", true)]
    [InlineData("amira2024amira", true)]
    [InlineData("refuge-refuge", true)]
    [InlineData("letmeinletmein", true)]
    [InlineData("1qaz2wsx3edc4rfv", true)]
    [InlineData("iloveyou12345", true)]
    [InlineData("a good long password", false)]
    [InlineData("correct horse battery staple", false)]
    [InlineData("long enough to keep", false)]
    [InlineData("kX8vTq2mWz7f", false)]
    [InlineData("ماء نظيف وخيمة دافئة", false)]
    public void A_password_of_common_pieces_is_told_from_one_that_is_not(string password, bool isGuessable) =>
        Assert.Equal(isGuessable, GuessablePassword.IsGuessable(password, ["amira", "refuge"]));

    /// <summary>The code of now for a key (RFC 6238: SHA-1, 30 seconds, six digits).</summary>
    static string CodeOf(string key)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Replace(" ", "", StringComparison.Ordinal).Select(
            letter => Convert.ToString(Letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8)
            .Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // RFC 6238 as authenticators speak it.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    static async Task<(string Cookie, HttpClient Browser)> ComeInAsync(GuardedService service)
    {
        var browser = service.Browser();
        using var answer = await LogInAsync(browser, Pages.People.Password);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie")
            .First(static each => each.StartsWith("refuge=", StringComparison.Ordinal)).Split(';')[0];
        return (cookie, browser);
    }

    static async Task<string> AccountAsync(GuardedService service)
    {
        var all = await service.Administrator!.GetFromJsonAsync<JsonElement>(
            new Uri("/api/accounts", UriKind.Relative), Cancellation);
        return all.EnumerateArray().First(static each => each.GetProperty("name").GetString() == Amira)
            .GetProperty("id").GetString()!;
    }

    static Task<HttpResponseMessage> LogInAsync(HttpClient browser, string password) =>
        GuardedService.SendFormAsync(browser, "/login", "/login", ("name", Amira), ("password", password));

    static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        return answer.StatusCode;
    }

    [GeneratedRegex("<code dir=\"ltr\">([A-Z2-7 ]+)</code>")]
    private static partial Regex Key();

    [GeneratedRegex("<code>([A-Z2-9-]{29})</code>")]
    private static partial Regex Recovery();
}
