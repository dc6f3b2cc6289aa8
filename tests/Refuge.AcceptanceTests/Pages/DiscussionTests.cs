using System.Globalization;
using System.Net;
using Refuge.AcceptanceTests.Doors;
using Refuge.Storage.Doors;
using Refuge.Storage.Remarks;
using static Refuge.AcceptanceTests.Pages.PagesOf;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>Readers say something about a public bulletin; nothing is shown before an analyst has read it.</summary>
public class DiscussionTests
{
    const string Home = $"/crises/{GuardedService.Crisis}";
    const string Bulletin = $"{Home}/bulletins/public/1";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", 1280, false)]
    [InlineData("ar", 390, true)]
    public async Task A_reader_writes_logs_in_and_finds_the_draft_again_and_an_analyst_shows_it(
        string language, int width, bool isPhone)
    {
        await using var service = await GuardedService.StartAsync();
        await SignAsync(service);
        await service.AddAccountAsync("reader", "viewer");
        await service.AddAccountAsync("amira", "analyst");
        await using var browser = await Browser.StartAsync();
        await browser.ShowOnAsync(width, 844, isPhone);
        await browser.OpenAsync(In(service, Bulletin, language));
        await browser.EvaluateAsync(
            "document.querySelector('form.talk textarea').value = 'Is <b>Dalen</b> counted twice?'; document.querySelector('form.talk').dispatchEvent(new Event('input'))");
        await browser.FollowAsync("form.talk button");
        await browser.EvaluateAsync(
            $"document.querySelector('input[name=name]').value = 'reader'; document.querySelector('input[name=password]').value = {Quoted(People.Password)}");
        await browser.FollowAsync("main form button");
        Assert.Equal(
            "Is <b>Dalen</b> counted twice?", (await browser.EvaluateAsync("document.querySelector('form.talk textarea').value")).GetString());
        await browser.FollowAsync("form.talk button:not(.second)");
        Assert.Contains("counted twice?", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("", (await browser.EvaluateAsync("document.querySelector('form.talk textarea').value")).GetString());

        using var anybody = service.Browser();
        Assert.DoesNotContain("counted twice", await ReadAsync(anybody, Bulletin), StringComparison.Ordinal);
        await browser.LogInAsync(service, "amira");
        await browser.OpenAsync(In(service, $"{Home}/bulletins", language));
        await browser.FollowAsync("main a[href*='/discussion']");
        await browser.FollowAsync("button[value=show]");
        Assert.Empty(browser.Faults);

        Assert.Contains("Is &lt;b&gt;Dalen&lt;/b&gt; counted twice?", await ReadAsync(anybody, Bulletin), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "counted twice", await ReadAsync(anybody, $"{Home}/bulletins.atom"), StringComparison.Ordinal);
        var audit = await service.Database.Audit.ListAsync(null, 1, Cancellation);
        Assert.Equal(("remark.show", "public/1#1"), (audit[0].Entry.Action, audit[0].Entry.Subject));
    }

    [Theory]
    [InlineData("Many hide at 36.3456, 43.1234.")]
    [InlineData("They walk by night along the river path to Bel.")]
    [InlineData("The Hidden camp has no water.")]
    public async Task A_remark_that_gives_away_where_people_are_is_shown_by_nobody(string text)
    {
        await using var service = await GuardedService.StartAsync();
        await SignAsync(service);
        var store = (await service.Database.FindAsync(GuardedService.Crisis, Cancellation))!;
        await store.AppendAsync(
            [
                new("places.csv", new Dictionary<string, string>
                {
                    ["id"] = "hidden_camp", ["name"] = "Hidden camp", ["kind"] = "site", ["lat"] = "41.01",
                    ["lon"] = "10.2", ["sensitivity"] = "restricted", ["reported"] = "2021-06-30",
                }),
            ],
            "analyst", Cancellation);
        using var owner = service.Browser();
        await SayAsync(owner, text);

        var page = await ReadAsync(owner, $"{Home}/discussion");
        using var shown = await DecideAsync(owner, 1, "show");

        Assert.Contains("Held: it gives away where people are", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"show\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, shown.StatusCode);
        Assert.Empty(await service.Database.Remarks.ListAsync(GuardedService.Crisis, RemarkState.Shown, Cancellation));
        using var anybody = service.Browser();
        Assert.Contains("Thoughts: 0", await ReadAsync(anybody, Bulletin), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_or_taken_back_is_erased_with_the_name_of_whoever_wrote_it()
    {
        await using var service = await GuardedService.StartAsync();
        await SignAsync(service);
        using var owner = service.Browser();
        foreach (var text in (string[])["first zqwords", "second zqwords"]) await SayAsync(owner, text, "Zqname");

        using var refused = await DecideAsync(owner, 1, "refuse");
        using var taken = await GuardedService.SendFormAsync(owner, Bulletin, $"{Bulletin}/remarks/2/take-back");

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (refused.StatusCode, taken.StatusCode));
        await using var context = service.Database.Open();
        var rows = context.Remarks.ToList();
        Assert.Equal(2, rows.Count);
        Assert.All(rows, static row =>
        {
            Assert.Equal("refused", row.State);
            Assert.True(row.Text.Length == 0 && row.Name.Length == 0 && row.Author is null);
        });
    }

    [Fact]
    public async Task Whoever_has_no_role_may_speak_and_decides_nothing()
    {
        await using var service = await GuardedService.StartAsync();
        await SignAsync(service);
        var administrator = await service.AdministratorAsync();
        using var viewer = await service.ProgramAsync(Role.Viewer, "another-crisis");
        using var approver = await service.ProgramAsync(Role.Approver);
        using var anybody = service.Browser();

        foreach (var index in Enumerable.Range(1, RemarkStore.MostWaitingOfOne)) await SayAsync(viewer, $"thought {index}");
        using var tooMany = await SendAsync(viewer, "one more");

        Assert.Contains("done=full", tooMany.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(anybody, "nobody")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await DecideAsync(approver, 1, "show", "/login")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await DecideAsync(viewer, 1, "show", "/login")).StatusCode);
        using var notTheirs = await GuardedService.SendFormAsync(approver, "/login", $"{Bulletin}/remarks/1/take-back");
        Assert.Equal(HttpStatusCode.NotFound, notTheirs.StatusCode);
        Assert.DoesNotContain("thought 1", await ReadAsync(approver, Bulletin), StringComparison.Ordinal);
        Assert.DoesNotContain("thought 1", await ReadAsync(administrator, Bulletin), StringComparison.Ordinal);
        Assert.Contains("thought 1", await ReadAsync(administrator, $"{Home}/discussion"), StringComparison.Ordinal);
    }

    static async Task SignAsync(GuardedService service)
    {
        using var owner = service.Browser();
        await GuardedServiceSigning.SignPublicAsync(owner);
    }

    static async Task SayAsync(HttpClient client, string text, string name = "")
    {
        using var said = await SendAsync(client, text, name);
        Assert.Contains("done=said", said.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    static Task<HttpResponseMessage> SendAsync(HttpClient client, string text, string name = "") =>
        GuardedService.SendFormAsync(client, "/login", $"{Bulletin}/remarks", ("text", text), ("name", name));

    static Task<HttpResponseMessage> DecideAsync(
        HttpClient client, int number, string decision, string page = $"{Home}/discussion") =>
        GuardedService.SendFormAsync(
            client, page, $"{Home}/discussion", ("number", number.ToString(CultureInfo.InvariantCulture)),
            ("decision", decision));

    static Task<string> ReadAsync(HttpClient client, string page) =>
        client.GetStringAsync(new Uri(page, UriKind.Relative), Cancellation);
}
