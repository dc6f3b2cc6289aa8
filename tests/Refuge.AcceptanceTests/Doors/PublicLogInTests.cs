using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Refuge.Web;
using Refuge.Web.Doors;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>Readers log in through services of the open web; a service on this machine plays each.</summary>
public class PublicLogInTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("wordpress", """{"ID":5421,"username":"layla","display_name":"Layla"}""", "layla", "auth")]
    [InlineData("x", """{"data":{"id":"77","name":"Layla","username":"layla"}}""", "layla", "users.read tweet.read")]
    [InlineData("facebook", """{"id":"1020","name":"Layla"}""", "Layla", "public_profile")]
    public async Task A_reader_comes_in_and_is_the_same_person_the_next_time(
        string id, string person, string called, string scopes)
    {
        var known = PublicLogIn.Known.Single(service => service.Id == id) with { Client = "refuge", Secret = "tests" };
        await using var elsewhere = await PublicService.StartAsync(known, person);
        await using var service = await ServiceAsync(known.At(elsewhere.Address));
        using var layla = service.Browser(follows: true);

        var page = await layla.GetStringAsync(new Uri("/login?back=/api/me", UriKind.Relative), Cancellation);
        Assert.Contains($"Log in with {known.Name}", page, StringComparison.Ordinal);
        var me = await ComeInAsync(layla, id);

        Assert.Equal(called, me.GetProperty("name").GetString());
        Assert.Empty(me.GetProperty("grants").EnumerateArray());
        Assert.Equal(scopes, Assert.Single(elsewhere.Scopes));
        using var later = service.Browser(follows: true);
        var again = await ComeInAsync(later, id);
        Assert.Equal(me.GetProperty("actor").GetString(), again.GetProperty("actor").GetString());
        Assert.Empty((await service.Database.Audit.VerifyAsync(null, Cancellation)).Faults);
    }

    [Fact]
    public async Task Whoever_says_no_there_or_whom_it_does_not_name_is_not_let_in()
    {
        var known = PublicLogIn.Known.Single(static service => service.Id == "x") with
        {
            Client = "refuge",
            Secret = "tests",
        };
        await using var elsewhere = await PublicService.StartAsync(known, """{"data":{"name":"Nobody"}}""");
        await using var service = await ServiceAsync(known.At(elsewhere.Address));
        using var nobody = service.Browser(follows: true);
        foreach (var refuses in (bool[])[true, false])
        {
            elsewhere.Refuses = refuses;

            using var back =
                await nobody.GetAsync(new Uri("/login/provider?with=x&back=/api/me", UriKind.Relative), Cancellation);

            Assert.Equal("/login", back.RequestMessage!.RequestUri!.AbsolutePath);
            using var me = await nobody.GetAsync(new Uri("/api/me", UriKind.Relative), Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, me.StatusCode);
        }
    }

    [Fact]
    public async Task Google_tells_by_OpenID_Connect_who_came()
    {
        var (own, theirs) = (GuardedService.FreePort(), GuardedService.FreePort());
        await using var elsewhere = await IdentityProvider.StartAsync(
            theirs, new(FormattableString.Invariant($"http://127.0.0.1:{own}/signin-google")));
        var known = PublicLogIn.Known.Single(static service => service.Id == "google") with
        {
            Client = IdentityProvider.Client,
            Secret = IdentityProvider.Secret,
        };
        await using var service = await ServiceAsync(known.At(elsewhere.Address), own);
        using var layla = service.Browser(follows: true);

        using var stranger = service.Browser();
        using var going = await stranger.GetAsync(
            new Uri("/login/provider?with=google&other=1", UriKind.Relative), Cancellation);
        Assert.Contains("prompt=select_account", going.Headers.Location!.Query, StringComparison.Ordinal);

        var me = await ComeInAsync(layla, "google");

        Assert.Equal(IdentityProvider.Person, me.GetProperty("name").GetString());
        Assert.StartsWith("S256 ", Assert.Single(elsewhere.Challenges), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("facebook", "auth_type=reauthenticate")]
    [InlineData("x", null)]
    public async Task A_service_that_can_is_told_when_another_person_is_to_come(string id, string? word)
    {
        var known = PublicLogIn.Known.Single(service => service.Id == id) with { Client = "refuge", Secret = "tests" };
        await using var service = await ServiceAsync(known);
        using var layla = service.Browser();

        foreach (var (asked, isForAnother) in ((string, bool)[])[("", false), ("&other=1", true)])
        {
            using var going = await layla.GetAsync(
                new Uri($"/login/provider?with={id}{asked}", UriKind.Relative), Cancellation);
            Assert.Equal(HttpStatusCode.Found, going.StatusCode);
            Assert.Equal(
                word is not null && isForAnother,
                going.Headers.Location!.Query.Contains(word ?? "auth_type", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Settings_name_the_services_and_a_missing_secret_is_told_by_its_name()
    {
        var read = ServeEnvironment.Read(static name => name switch
        {
            "REFUGE_LOGIN_X_CLIENT" or "REFUGE_LOGIN_GOOGLE_CLIENT" => "refuge",
            "REFUGE_LOGIN_X_SECRET" or "REFUGE_LOGIN_GOOGLE_SECRET" => "hush",
            _ => null,
        });
        Assert.Equal(["google", "x"], read.PublicLogIns.Select(static service => service.Id));
        Assert.DoesNotContain("hush", string.Concat(read.PublicLogIns), StringComparison.Ordinal);

        var bad = Assert.Throws<ArgumentException>(static () => ServeEnvironment.Read(
            static name => name == "REFUGE_LOGIN_FACEBOOK_CLIENT" ? "refuge" : null));
        Assert.Contains("REFUGE_LOGIN_FACEBOOK_SECRET", bad.Message, StringComparison.Ordinal);
    }

    static async Task<GuardedService> ServiceAsync(PublicLogIn known, int port = 0)
    {
        var service = await GuardedService.StartAsync(port, ServeEnvironment.Empty with { PublicLogIns = [known] });
        await service.AdministratorAsync();
        return service;
    }

    static async Task<JsonElement> ComeInAsync(HttpClient browser, string id) =>
        await browser.GetFromJsonAsync<JsonElement>(
            new Uri($"/login/provider?with={id}&back=/api/me", UriKind.Relative), Cancellation);
}
