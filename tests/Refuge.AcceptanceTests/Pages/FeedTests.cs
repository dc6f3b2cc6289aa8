using System.Net;
using System.Text;
using Refuge.AcceptanceTests.Doors;
using Refuge.AcceptanceTests.Mentions;
using Refuge.Storage.Doors;
using Refuge.Web;
using Refuge.Web.Pages.Inbox;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>Reports come into the inbox by a feed, and by the address of a page or a feed.</summary>
public class FeedTests
{
    const string Page = $"/crises/{GuardedService.Crisis}/inbox/new";

    const string AtomFeed =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><title>The Valley Courier</title><updated>2021-04-20T08:00:00Z</updated>
        <entry><title>Water is &lt;down&gt; in Karsa</title><id>urn:1</id><link href="https://courier.example/1"/>
        <published>2021-04-18T23:30:00-05:00</published><updated>2021-04-20T08:00:00Z</updated>
        <content type="html">&lt;p&gt;1,200 families have arrived in Karsa.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</content></entry>
        <entry><title>No text</title><id>urn:2</id><link href="javascript:alert(1)"/><updated>2021-04-19T08:00:00Z</updated>
        <summary>Taps are shut &amp; dry.</summary></entry>
        <entry><title>A page</title><id>urn:3</id><updated>2021-04-20T08:00:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The bridge is open.</p></div></content></entry></feed>
        """;

    const string RssFeed =
        """
        <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
        <item><title>Camp full</title><link>https://courier.example/4</link><pubDate>Wed, 21 Apr 2021 10:00:00 EST</pubDate>
        <description>Short.</description><content:encoded>&lt;p&gt;Dalen camp is full.&lt;/p&gt;</content:encoded></item>
        <item><title>Undated</title><description>Nothing new.</description></item></channel></rss>
        """;

    static readonly Dictionary<string, string> Said = new() { ["published"] = "2021-05-01", ["language"] = "en" };

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Each_entry_of_a_feed_is_a_report_of_its_own_day_and_address()
    {
        var atom = FeedReports.Read(Encoding.UTF8.GetBytes(AtomFeed), Said)!;
        var rss = FeedReports.Read(Encoding.UTF8.GetBytes(RssFeed), Said)!;

        Assert.Equal(
            ["2021-04-18", "2021-04-19", "2021-04-20"], atom.Select(static report => report.Index["published"]));
        Assert.Equal(["2021-04-21", "2021-05-01"], rss.Select(static report => report.Index["published"]));
        Assert.Equal("https://courier.example/1", atom[0].Index["url"]);
        Assert.DoesNotContain("url", atom[1].Index.Keys);
        Assert.StartsWith("2021-04-18-Water-is-down-in-Karsa-", atom[0].File, StringComparison.Ordinal);
        Assert.Contains("<p>1,200 families have arrived in Karsa.</p>", TextOf(atom[0]), StringComparison.Ordinal);
        Assert.Contains("<h1>Water is &lt;down&gt; in Karsa</h1>", TextOf(atom[0]), StringComparison.Ordinal);
        Assert.Contains("Taps are shut &amp; dry.", TextOf(atom[1]), StringComparison.Ordinal);
        Assert.Contains("The bridge is open.", TextOf(atom[2]), StringComparison.Ordinal);
        Assert.Contains("<p>Dalen camp is full.</p>", TextOf(rss[0]), StringComparison.Ordinal);

        static string TextOf(Cycle.ReceivedReport report) => Encoding.UTF8.GetString(report.Bytes.Span);
    }

    [Theory]
    [InlineData("<html><body>A page.</body></html>")]
    [InlineData("not xml")]
    [InlineData("")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&a;</title></item></channel></rss>")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>")]
    public void What_is_no_feed_or_is_made_to_do_harm_gives_no_report(string text) =>
        Assert.Null(FeedReports.Read(Encoding.UTF8.GetBytes(text), Said));

    [Fact]
    public void Of_a_feed_without_end_the_first_entries_are_taken()
    {
        var items = string.Concat(Enumerable.Range(0, 500).Select(static at => $"<item><title>{at}</title></item>"));

        var reports = FeedReports.Read(Encoding.UTF8.GetBytes($"<rss><channel>{items}</channel></rss>"), Said)!;

        Assert.Equal(FeedReports.MostEntries, reports.Count);
    }

    [Fact]
    public async Task A_feed_that_is_sent_as_a_file_twice_is_kept_once()
    {
        await using var service = await GuardedService.StartAsync();
        var browser = service.Browser();
        var before = await KeptAsync(service, "2021-04-");

        for (var time = 0; time < 2; time++)
        {
            using var sent = await SendAsync(browser, AtomFeed, ("published", "2021-05-01"));
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        }

        Assert.Equal(before + 3, await KeptAsync(service, "2021-04-"));
    }

    [Theory]
    [InlineData("application/atom+xml; charset=utf-8", AtomFeed, 3)]
    [InlineData("text/xml", RssFeed, 2)]
    [InlineData("text/html", "<title>Karsa</title><p>1,200 families have arrived in Karsa.</p>", 1)]
    public async Task The_address_of_a_feed_or_a_page_gives_its_reports(string kind, string text, int reports)
    {
        await using var site = await StrangersSite.StartAsync();
        (site.Kind, site.Page) = (kind, text);
        await using var service = await FetchingAsync(site);
        var before = await KeptAsync(service, "");
        var browser = service.Browser();

        using var sent = await SendAsync(
            browser, null, ("published", "2021-05-01"), ("address", new Uri(site.Address, "/page").AbsoluteUri));

        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.Equal(before + reports, await KeptAsync(service, ""));
    }

    [Theory]
    [InlineData("http://127.0.0.1:22/", "it is at a port where no web pages are")]
    [InlineData("http://169.254.169.254/latest/meta-data", "it cannot be reached")]
    [InlineData("file:///etc/passwd", "it is no web page")]
    [InlineData("courier", "it is no web page")]
    [InlineData("{0}gigabyte", "it is too long")]
    [InlineData("{0}picture", "it is no HTML")]
    public async Task An_address_that_gives_no_report_is_said_to_and_nothing_is_kept(string address, string why)
    {
        await using var site = await StrangersSite.StartAsync();
        await using var service = await FetchingAsync(site);
        var before = await KeptAsync(service, "");
        var browser = service.Browser();

        using var sent = await SendAsync(
            browser, null, ("published", "2021-05-01"),
            ("address", address.Replace("{0}", site.Address.ToString(), StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains(
            $"The address gave no report: {why}.", await sent.Content.ReadAsStringAsync(Cancellation),
            StringComparison.Ordinal);
        Assert.Equal(before, await KeptAsync(service, ""));
    }

    [Fact]
    public async Task Unless_the_settings_open_it_nobody_makes_the_service_ask_for_a_page()
    {
        await using var site = await StrangersSite.StartAsync();
        await using var service = await GuardedService.StartAsync(0, new ServeEnvironment { FetchesAlso = [site.End] });
        await service.AdministratorAsync();
        using var reporter = await service.ProgramAsync(Role.Reporter);
        var browser = service.Browser();

        using var sent = await SendAsync(
            reporter, null, ("published", "2021-05-01"), ("address", new Uri(site.Address, "/page").AbsoluteUri));
        using var stranger = await browser.PostAsync(new Uri(Page, UriKind.Relative), null, Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, stranger.StatusCode);
        Assert.Equal(0, site.Asked);
        Assert.DoesNotContain(
            "name=\"address\"", await sent.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    static Task<GuardedService> FetchingAsync(StrangersSite site) => GuardedService.StartAsync(
        0, new ServeEnvironment { FetchesReports = true, FetchesAlso = [site.End] });

    static async Task<int> KeptAsync(GuardedService service, string beginning) =>
        (await (await service.Database.FindAsync(GuardedService.Crisis, Cancellation))!.ListReportsAsync(Cancellation))
            .Count(report => report.File.StartsWith($"reports/{beginning}", StringComparison.Ordinal));

    static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser, string? feed, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(new Uri(Page, UriKind.Relative), Cancellation);
        const string Mark = "name=\"__RequestVerificationToken\" value=\"";
        var token = html[(html.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..];
        var word = WebUtility.HtmlDecode(token[..token.IndexOf('"', StringComparison.Ordinal)]);
        const string Line = "a-line-between";
        var parts = fields.Append(("__RequestVerificationToken", word)).Select(static field =>
            $"--{Line}\r\nContent-Disposition: form-data; name=\"{field.Item1}\"\r\n\r\n{field.Item2}\r\n");
        var file = feed is null
            ? ""
            : $"--{Line}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"courier.xml\"\r\n\r\n{feed}\r\n";
        using var form = new StringContent($"{string.Concat(parts)}{file}--{Line}--\r\n", Encoding.UTF8);
        form.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", Line) } };
        return await browser.PostAsync(new Uri(Page, UriKind.Relative), form, Cancellation);
    }
}
