using System.Globalization;
using System.Net;
using Refuge.AcceptanceTests.Doors;
using Refuge.Storage.Doors;
using Refuge.Storage.Remarks;
using Refuge.Web;
using Refuge.Web.Doors;
using Refuge.Web.Pages;
using Refuge.Web.Pages.Discussion;
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
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Whoever_comes_in_through_one_service_changes_to_another_and_keeps_draft_page_and_language(
        string language)
    {
        var words = PageWords.Of(language);
        var (x, wordpress) = (Known("x"), Known("wordpress"));
        await using var first = await PublicService.StartAsync(
            x, """{"data":{"id":"77","name":"Layla","username":"layla"}}""");
        await using var second = await PublicService.StartAsync(
            wordpress, """{"ID":5421,"username":"layla writes"}""");
        await using var service = await GuardedService.StartAsync(
            0, ServeEnvironment.Empty with { PublicLogIns = [x.At(first.Address), wordpress.At(second.Address)] });
        await SignAsync(service);
        await service.AdministratorAsync();
        await using var browser = await Browser.StartAsync();
        await browser.OpenAsync(In(service, Bulletin, language));
        await WriteAsync("One more");
        await browser.FollowAsync("form.talk button");
        // Whoever says no there is asked anew here, and is not lost.
        first.Refuses = true;
        await browser.FollowAsync("a[href*='with=x']");
        await ThereAsync("/login");
        first.Refuses = false;
        await browser.FollowAsync("a[href*='with=x']");
        await ThereAsync(Bulletin);
        Assert.Equal("One more", await DraftAsync());
        Assert.Contains(
            words.Say("You are logged in as {0}; readers see the name above, or none.", words.Quoted("layla")),
            await browser.TextAsync(), StringComparison.Ordinal);
        var before = await ActorAsync();

        await WriteAsync("One more thought");
        await browser.FollowAsync("form[data-back] button");
        await ThereAsync("/login");
        Assert.Contains(
            words["A service that knows you still may let you in as the same person. Log out there first, or take another one."],
            await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FollowAsync("a[href*='with=wordpress']");
        await ThereAsync(Bulletin);
        Assert.Equal("One more thought", await DraftAsync());
        await browser.FollowAsync("form.talk button:not(.second)");

        var said = Assert.Single(
            await service.Database.Remarks.ListAsync(GuardedService.Crisis, RemarkState.Waiting, Cancellation));
        Assert.Equal(("One more thought", await ActorAsync()), (said.Text, said.Author));
        Assert.NotEqual(before, said.Author);
        Assert.Empty(browser.Faults);

        PublicLogIn Known(string id) =>
            PublicLogIn.Known.Single(each => each.Id == id) with { Client = "refuge", Secret = "tests" };

        async Task ThereAsync(string path)
        {
            await browser.WaitAsync($"location.pathname === {Quoted(path)}");
            Assert.Equal(language, (await browser.EvaluateAsync("document.documentElement.lang")).GetString());
        }

        Task WriteAsync(string text) => browser.EvaluateAsync(
            $"document.querySelector('form.talk textarea').value = {Quoted(text)}; document.querySelector('form.talk').dispatchEvent(new Event('input'))");

        async Task<string?> DraftAsync() =>
            (await browser.EvaluateAsync("document.querySelector('form.talk textarea').value")).GetString();

        async Task<string?> ActorAsync() => (await browser.EvaluateAsync(
            "fetch('/api/me').then(answer => answer.json()).then(me => me.actor)")).GetString();
    }

    [Fact]
    public async Task A_remark_goes_out_of_sight_when_a_place_that_it_names_is_held_back_later()
    {
        await using var service = await GuardedService.StartAsync();
        await SignAsync(service);
        using var owner = service.Browser();
        await SayAsync(owner, "Zelma school has no water.");
        await SayAsync(owner, "Dalen has water.");
        foreach (var number in (int[])[1, 2])
        {
            using var shown = await DecideAsync(owner, number, "show");
            Assert.Equal(HttpStatusCode.Found, shown.StatusCode);
        }

        using var anybody = service.Browser();
        Assert.Contains("Zelma school", await ReadAsync(anybody, Bulletin), StringComparison.Ordinal);
        await HideAsync(service, "Zelma school");

        var page = await ReadAsync(anybody, Bulletin);
        Assert.DoesNotContain("Zelma school", page, StringComparison.Ordinal);
        Assert.Contains("Dalen has water.", page, StringComparison.Ordinal);
        Assert.Contains("Thoughts: 1", page, StringComparison.Ordinal);
        Assert.Contains(
            "it names a place that is held back by now", await ReadAsync(owner, $"{Home}/discussion"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("They wait in Qayara.", "Qayyarah", true)]
    [InlineData("They wait in al-Qayyāra.", "Qayyarah", true)]
    [InlineData("They wait at ZELMA-SCHOOL!", "Zelma school", true)]
    [InlineData("They wait at Zelmá sch\u200bool", "Zelma school", true)]
    [InlineData("ينتظرون في القيّـارة", "القيارة", true)]
    [InlineData("نزلوا باربيل أمس", "أربيل", true)]
    [InlineData("هم قرب مدرسه الزهراء.", "مدرسة الزهراء", true)]
    [InlineData("The school at Karsa has room.", "Zelma school", false)]
    [InlineData("Bob and Sara wait.", "Al-Bab", false)]
    [InlineData("\ud83d", "Zelma", false)]
    public void A_place_is_found_however_a_text_spells_it(string text, string name, bool isNamed) =>
        Assert.Equal(isNamed ? [name] : [], PlaceNamesIn.Of(text, ["", name]));

    [Theory]
    [InlineData("Many hide at 36.3456, 43.1234.")]
    [InlineData("They walk by night along the river path to Bel.")]
    [InlineData("The Hidden camp has no water.")]
    [InlineData("The HIDDÉN-CAMP has no water.")]
    public async Task A_remark_that_gives_away_where_people_are_is_shown_by_nobody(string text)
    {
        await using var service = await GuardedService.StartAsync();
        await SignAsync(service);
        await HideAsync(service, "Hidden camp");
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

    /// <summary>Enters a place that only the own team is told of.</summary>
    static async Task HideAsync(GuardedService service, string name)
    {
        var store = (await service.Database.FindAsync(GuardedService.Crisis, Cancellation))!;
        var kept = await store.AppendAsync(
            [
                new("places.csv", new Dictionary<string, string>
                {
                    ["id"] = "hidden_place", ["name"] = name, ["kind"] = "site", ["lat"] = "41.01",
                    ["lon"] = "10.2", ["sensitivity"] = "restricted", ["reported"] = "2021-06-30",
                }),
            ],
            "analyst", Cancellation);
        Assert.Equal(1, kept.Kept);
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
