using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Refuge.AcceptanceTests.Doors;
using Refuge.Storage.Doors;
using static Refuge.AcceptanceTests.Pages.PagesOf;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>Whoever publishes: a draft, what has changed, the signature; later a correction and a withdrawal.</summary>
public class PublisherDayTests
{
    const string Home = $"/crises/{GuardedService.Crisis}";
    const string Publish = $"{Home}/publish";

    static readonly XNamespace Cap = "urn:oasis:names:tc:emergency:cap:1.2";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", 1280, false)]
    [InlineData("ar", 390, true)]
    public async Task An_approver_signs_the_public_bulletin_and_a_logged_out_reader_has_it(
        string language, int width, bool isPhone)
    {
        await using var service = await GuardedService.StartAsync();
        await service.AddAccountAsync("nadia", "approver");
        await using var browser = await Browser.StartAsync();
        await browser.ShowOnAsync(width, 844, isPhone);
        await browser.LogInAsync(service, "nadia");
        await browser.VisitAsync(In(service, Publish, language));
        await browser.EvaluateAsync("document.querySelector('input[name=headline]').value = 'Room for two weeks'");
        await browser.FollowAsync("form.sign button:not(.second)");

        Assert.Equal(
            "Room for two weeks",
            (await browser.EvaluateAsync("document.querySelector('.headline').innerText")).GetString());
        Assert.Empty(browser.Faults);
        await browser.AskAsync("Network.clearBrowserCookies");
        await browser.VisitAsync(In(service, $"{Home}/bulletins", language));
        await browser.FollowAsync("ul.stories a");
        var page = await browser.TextAsync();
        Assert.Contains("Room for two weeks", page, StringComparison.Ordinal);
        Assert.Contains(
            language == "ar" ? "محسوب؛ موقَّع للنشر" : "COMPUTED; SIGNED FOR PUBLICATION", page,
            StringComparison.OrdinalIgnoreCase);
        var audit = await service.Database.Audit.ListAsync(null, 1, Cancellation);
        Assert.Equal("bulletin.publish", audit[0].Entry.Action);
        Assert.Equal("public/1", audit[0].Entry.Subject);
        Assert.StartsWith("account:", audit[0].Entry.Actor, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task A_bulletin_is_printed_as_a_PDF_without_the_forms_of_its_page(string language)
    {
        await using var service = await GuardedService.StartAsync();
        using var owner = service.Browser();
        await GuardedServiceSigning.SignPublicAsync(owner, "More have come [1].");
        await using var browser = await Browser.StartAsync();
        await browser.OpenAsync(In(service, $"{Home}/bulletins/public/1", language));

        var printed = await browser.AskAsync("Page.printToPDF", new { preferCSSPageSize = true, paperWidth = 8.27, paperHeight = 11.69 });
        await browser.ShowAsAsync("print", isDark: false);
        var paper = (await browser.EvaluateAsync("document.body.innerText")).GetString()!;
        var forms = await browser.EvaluateAsync(
            "[...document.querySelectorAll('form, textarea, nav, .skip')].filter(each => each.getClientRects().length > 0).length");

        var bytes = printed.GetProperty("data").GetBytesFromBase64();
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(bytes.AsSpan(0, 8)), StringComparison.Ordinal);
        Assert.True(bytes.Length > 20_000);
        Assert.Contains("More have come", paper, StringComparison.Ordinal);
        Assert.Equal(0, forms.GetInt32());
    }

    [Fact]
    public async Task A_bulletin_is_taken_along_as_tables_places_and_a_warning()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        using var approver = await service.ProgramAsync(Role.Approver);
        using var reader = service.Browser();
        await SignAsync(approver, "public", ("headline", "A & B"), ("urgency", "Expected"), ("severity", "Severe"));
        await SignAsync(approver, "partner");

        var forecast = await FileAsync(reader, "public/1/plan_forecast.csv");
        Assert.StartsWith("#date,#loc+code", forecast.Split('\n')[1], StringComparison.Ordinal);
        using var places = JsonDocument.Parse(await FileAsync(approver, "partner/1/places.geojson"));
        Assert.NotEmpty(places.RootElement.GetProperty("features").EnumerateArray());
        Assert.Contains(
            "computed, signed for publication", await FileAsync(reader, "public/1/run.json"), StringComparison.Ordinal);
        Assert.Contains(
            "<html lang=\"ar\"", await FileAsync(reader, "public/1/bulletin-ar.html"), StringComparison.Ordinal);

        var alert = XDocument.Parse(await FileAsync(reader, "public/1/cap.xml")).Root!;
        Assert.Equal(
            ["identifier", "sender", "sent", "status", "msgType", "scope", "info", "info"],
            alert.Elements().Select(static each => each.Name.LocalName));
        Assert.Equal("Alert", alert.Element(Cap + "msgType")!.Value);
        Assert.Equal("Exercise", alert.Element(Cap + "status")!.Value);
        Assert.Equal(
            ["language", "category", "event", "urgency", "severity", "certainty", "headline", "description", "web",
            "area"],
            alert.Element(Cap + "info")!.Elements().Select(static each => each.Name.LocalName));
        Assert.Equal("Severe", alert.Element(Cap + "info")!.Element(Cap + "severity")!.Value);
        Assert.Equal("A & B", alert.Element(Cap + "info")!.Element(Cap + "headline")!.Value);
        Assert.EndsWith("-00:00", alert.Element(Cap + "sent")!.Value, StringComparison.Ordinal);

        var page = await PageOfAsync(reader, 1);
        Assert.Contains("rel=\"alternate\" type=\"application/atom+xml\"", page, StringComparison.Ordinal);
        Assert.Contains(">cap.xml</a> <bdi class=\"small\">warning (CAP 1.2)</bdi>", page, StringComparison.Ordinal);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(
            await reader.GetStringAsync(new Uri($"{Home}/bulletins.atom", UriKind.Relative), Cancellation)).Root!;
        Assert.Equal("A & B", Assert.Single(feed.Elements(atom + "entry")).Element(atom + "title")!.Value);
        // Of the bulletin for partners nobody outside learns that there is one.
        foreach (var address in (string[])[
            "partner/1", "partner/1/plan_needs.csv", "restricted/1", "public/2", "public/1/page-en.json"])
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, $"{Home}/bulletins/{address}"));
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, $"{Home}/bulletins.atom?for=partner"));
        Assert.DoesNotContain(
            "partner", await reader.GetStringAsync(new Uri($"{Home}/bulletins", UriKind.Relative), Cancellation),
            StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_correction_and_a_withdrawal_stand_in_the_history_and_what_was_withdrawn_is_given_to_nobody()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        using var approver = await service.ProgramAsync(Role.Approver);
        using var analyst = await service.ProgramAsync(Role.Analyst);
        using var reader = service.Browser();
        await SignAsync(approver, "public", ("headline", "First"));
        var store = (await service.Database.FindAsync(GuardedService.Crisis, Cancellation))!;
        var grown = await store.AppendAsync(
            [
                new("observations.csv", new Dictionary<string, string>
                {
                    ["date"] =
                        "2021-06-20", ["place"] = "*", ["series"] = "total", ["value"] = "23000", ["source"] = "V7",
                    ["reported"] = "2021-06-21",
                }),
            ],
            "analyst", Cancellation);
        Assert.True(grown.Kept == 1, string.Join('\n', grown.Problems));

        var page = await PageAsync(approver, "public");
        Assert.Contains("<ins>23,000:", page, StringComparison.Ordinal);
        Assert.Contains("<del>17,000:", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await SignAsync(approver, "public", ("corrects", "1"), ("reason", "")));
        await SignAsync(approver, "public", ("corrects", "1"), ("reason", "A camp was left out."));
        Assert.Contains(
            "Bulletin 2 corrects this one: A camp was left out.", await PageOfAsync(reader, 1),
            StringComparison.Ordinal);
        var update = XDocument.Parse(await FileAsync(reader, "public/2/cap.xml")).Root!;
        Assert.Equal("Update", update.Element(Cap + "msgType")!.Value);
        Assert.Contains(".public.1,", update.Element(Cap + "references")!.Value, StringComparison.Ordinal);

        // Whoever computes signs nothing, and takes nothing back.
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(analyst, Publish, ("for", "public")));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await SendAsync(analyst, $"{Publish}/withdraw", ("for", "public"), ("number", "1")));
        Assert.Equal(
            HttpStatusCode.Found,
            await SendAsync(
                approver, $"{Publish}/withdraw", ("for", "public"), ("number", "1"), ("seen", "2"),
                ("reason", "It named a camp.")));

        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(reader, $"{Home}/bulletins/public/1"));
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(reader, $"{Home}/bulletins/public/1/bulletin-en.html"));
        Assert.Equal(
            "Cancel",
            XDocument.Parse(await FileAsync(reader, "public/1/cap.xml")).Root!.Element(Cap + "msgType")!.Value);
        Assert.Contains(
            "It named a camp.",
            await reader.GetStringAsync(new Uri($"{Home}/bulletins", UriKind.Relative), Cancellation),
            StringComparison.Ordinal);
        Assert.DoesNotContain("First", await PageOfAsync(reader, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_warning_is_a_message_as_the_standard_says()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        using var approver = await service.ProgramAsync(Role.Approver);
        await SignAsync(
            approver, "public", ("headline", "<A> & \u0001B"), ("story", "سطر أول\nline"), ("urgency", "Immediate"),
            ("certainty", "no such word"));
        await SignAsync(approver, "public", ("corrects", "1"), ("reason", "A camp, <left> out."));
        await SignAsync(approver, "partner");
        await SendAsync(
            approver, $"{Publish}/withdraw", ("for", "public"), ("number", "2"), ("seen", "2"), ("reason", "Wrong."));

        foreach (var file in (string[])["public/1/cap.xml", "public/2/cap.xml", "partner/1/cap.xml"])
        {
            Assert.Empty(CapSchema.FaultsOf(await FileAsync(approver, file)));
        }

        var message = await FileAsync(approver, "public/1/cap.xml");
        Assert.NotEmpty(CapSchema.FaultsOf(message.Replace(">Alert<", ">Alarm<", StringComparison.Ordinal)));
        Assert.NotEmpty(CapSchema.FaultsOf(message.Replace("-00:00</sent>", "Z</sent>", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_draft_is_kept_with_any_field_empty_and_seen_by_nobody_outside()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        using var analyst = await service.ProgramAsync(Role.Analyst);
        using var approver = await service.ProgramAsync(Role.Approver);
        using var reader = service.Browser();

        Assert.Equal(
            HttpStatusCode.Found,
            await SendAsync(
                analyst, $"{Publish}/draft", ("for", "public"), ("headline", ""), ("story", "<b>To be said</b>")));
        Assert.Contains("&lt;b&gt;To be said", await PageAsync(approver, "public"), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            await SendAsync(approver, $"{Publish}/draft", ("for", "restricted"), ("story", "not of this circle")));
        Assert.DoesNotContain(
            "To be said", await reader.GetStringAsync(new Uri($"{Home}/bulletins", UriKind.Relative), Cancellation),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(reader, $"/api/me"));

        await SignAsync(approver, "public", ("story", "Said"));
        Assert.DoesNotContain("To be said", await PageAsync(approver, "public"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_stands_beside_the_figures_and_cites_evidence_of_the_page_alone()
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        using var approver = await service.ProgramAsync(Role.Approver);
        using var reader = service.Browser();
        (string, string)[] opening = [("dateline", "Dalen, 30 June"), ("byline", "Camp managers of Dalen")];

        await SignAsync(
            approver, "public", [.. opening, ("story", "More have come [1].\nThey <b>wait</b> for water.")]);

        var page = await PageOfAsync(reader, 1);
        Assert.Contains("More have come <sup><a href=\"#e1\">1</a></sup>.", page, StringComparison.Ordinal);
        Assert.Contains("id=\"e1\"", page, StringComparison.Ordinal);
        Assert.Contains("Dalen, 30 June · By Camp managers of Dalen", page, StringComparison.Ordinal);
        Assert.Contains("They &lt;b&gt;wait&lt;/b&gt; for water.", page, StringComparison.Ordinal);
        var feed = await reader.GetStringAsync(new Uri($"{Home}/bulletins.atom", UriKind.Relative), Cancellation);
        Assert.Contains("<name>Camp managers of Dalen</name>", feed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fewer have come [999].", "evidence 999, which is not on the page")]
    [InlineData("Some wait at 36.3456, 43.1234.", "what this circle is not told")]
    public async Task A_story_that_cites_nothing_or_gives_a_place_away_is_not_signed_and_its_words_are_kept(
        string story, string told)
    {
        await using var service = await GuardedService.StartAsync();
        await service.AdministratorAsync();
        using var approver = await service.ProgramAsync(Role.Approver);
        var page = await PageAsync(approver, "public");
        (string, string)[] fields =
        [
            ("for", "public"), ("run", Between(page, "name=\"run\" value=\"")), ("seen", "0"), ("story", story),
        ];

        using var refused = await GuardedService.SendFormAsync(approver, "/login", Publish, fields);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var answer = await refused.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(told, answer, StringComparison.Ordinal);
        Assert.Contains(story, await PageAsync(approver, "public"), StringComparison.Ordinal);
        Assert.Empty(
            await service.Database.Publications.ListAsync(
                GuardedService.Crisis, Publishing.Audience.Public, Cancellation));
    }

    /// <summary>The page on which a bulletin is prepared, once its plan is made.</summary>
    static async Task<string> PageAsync(HttpClient client, string tier)
    {
        while (true)
        {
            var page = await client.GetStringAsync(new Uri($"{Publish}?for={tier}", UriKind.Relative), Cancellation);
            if (!page.Contains("<progress", StringComparison.Ordinal)) return page;
            await Task.Delay(50, Cancellation);
        }
    }

    static async Task<HttpStatusCode> SignAsync(HttpClient client, string tier, params (string, string)[] fields)
    {
        var page = await PageAsync(client, tier);
        var status = await SendAsync(
            client, Publish,
            [("for", tier), ("run", Between(page, "name=\"run\" value=\"")),
            ("seen", Between(page, "name=\"seen\" value=\"")),
                .. fields]);
        if (!fields.Any(static field => field == ("reason", ""))) Assert.Equal(HttpStatusCode.Found, status);
        return status;
    }

    static async Task<HttpStatusCode> SendAsync(HttpClient client, string address, params (string, string)[] fields)
    {
        using var answer = await GuardedService.SendFormAsync(client, "/login", address, fields);
        return answer.StatusCode;
    }

    static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        return answer.StatusCode;
    }

    static async Task<string> PageOfAsync(HttpClient client, int number)
    {
        using var answer = await client.GetAsync(
            new Uri(FormattableString.Invariant($"{Home}/bulletins/public/{number}"), UriKind.Relative), Cancellation);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    static async Task<string> FileAsync(HttpClient client, string file) => Encoding.UTF8.GetString(
        await client.GetByteArrayAsync(new Uri($"{Home}/bulletins/{file}", UriKind.Relative), Cancellation));

    static string Between(string text, string start)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf('"', from)];
    }
}
