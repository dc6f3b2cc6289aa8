using System.Globalization;
using System.Net;
using System.Text;
using Refuge.Web.Fetching;

namespace Refuge.AcceptanceTests.Mentions;

/// <summary>
/// Pages of strangers, many of them made to do harm, and addresses that no stranger may have asked for.
/// </summary>
public class PageFetcherTests
{
    static readonly Uri Target = new("https://refuge.example/crises/valley/bulletins/public/1");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/loop", "it redirects too often")]
    [InlineData("/chain/50", "it redirects too often")]
    [InlineData("/silent", "it takes too long")]
    [InlineData("/dripping", "it takes too long")]
    [InlineData("/endless", "it is too long")]
    [InlineData("/gigabyte", "it is too long")]
    [InlineData("/bomb", "it is compressed")]
    [InlineData("/headers", "it cannot be reached")]
    [InlineData("/picture", "it is no HTML")]
    [InlineData("/nowhere", "it answers 404")]
    [InlineData("/to?where=file:///etc/passwd", "it is no web page")]
    [InlineData("/to?where=ftp://127.0.0.1/", "it is no web page")]
    [InlineData("/to?where=http://169.254.169.254/latest/meta-data", "it cannot be reached")]
    [InlineData("/to?where=http://[::1]/", "it cannot be reached")]
    [InlineData("/to?where=http://user:word@127.0.0.1/", "it carries a name and a password")]
    [InlineData("/to?where=http://127.0.0.1:22/", "it is at a port where no web pages are")]
    public async Task A_page_that_is_made_to_do_harm_is_given_up(string page, string why)
    {
        await using var site = await StrangersSite.StartAsync();
        using var fetcher = new PageFetcher([site.End], TimeSpan.FromSeconds(2));

        var fetched = await fetcher.FetchAsync(new(site.Address, page), Cancellation);

        Assert.Equal(why, Assert.IsType<NotFetched>(fetched).Why);
        Assert.InRange(site.Asked, 1, PageFetcher.MostRedirects + 1);
    }

    [Fact]
    public async Task Few_redirections_lead_to_the_page()
    {
        await using var site = await StrangersSite.StartAsync();
        using var fetcher = new PageFetcher([site.End]);

        var fetched = await fetcher.FetchAsync(new(site.Address, "/chain/5"), Cancellation);

        Assert.Equal("/chain/0", Assert.IsType<FetchedPage>(fetched).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/page")]
    [InlineData("http://localhost:{0}/page")]
    [InlineData("http://0x7f000001:{0}/page")]
    [InlineData("http://2130706433:{0}/page")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/page")]
    public async Task This_machine_is_not_asked_unless_the_settings_name_the_very_address(string address)
    {
        await using var site = await StrangersSite.StartAsync();
        await using var other = await StrangersSite.StartAsync();
        // Another address of the machine is open at the same port, so that the port alone does not settle it.
        using var fetcher = new PageFetcher([new(IPAddress.Parse("127.0.0.2"), site.Address.Port), other.End]);

        var fetched = await fetcher.FetchAsync(
            new(string.Format(CultureInfo.InvariantCulture, address, site.Address.Port)), Cancellation);
        var led = await fetcher.FetchAsync(
            new(other.Address, $"/to?where={Uri.EscapeDataString($"{site.Address}page")}"), Cancellation);

        Assert.IsType<NotFetched>(fetched);
        Assert.IsType<NotFetched>(led);
        Assert.Equal(0, site.Asked);
        Assert.Equal(1, other.Asked);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.9.9.9", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.19.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("::7f00:1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void Only_addresses_that_are_anybodys_are_public(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("<a href='https://refuge.example/crises/valley/bulletins/public/1'>x</a>", true)]
    [InlineData("<a href='https://refuge.example/crises/valley/bulletins/public/1#discussion'>x</a>", true)]
    [InlineData("<base href='https://refuge.example/crises/valley/'><a href='bulletins/public/1'>x</a>", true)]
    [InlineData("<blockquote cite=https://refuge.example/crises/valley/bulletins/public/1>x</blockquote>", true)]
    [InlineData("<A HREF=&#104;ttps://refuge.example/crises/valley/bulletins/public/1>x", true)]
    [InlineData("<!-- <a href='https://refuge.example/crises/valley/bulletins/public/1'>x</a> -->", false)]
    [InlineData("<textarea><a href='https://refuge.example/crises/valley/bulletins/public/1'></textarea>", false)]
    [InlineData("<script>'<a href=\"https://refuge.example/crises/valley/bulletins/public/1\">'</script>", false)]
    [InlineData("https://refuge.example/crises/valley/bulletins/public/1", false)]
    [InlineData("<a href='https://refuge.example/crises/valley/bulletins/public/11'>x</a>", false)]
    [InlineData("<a href='https://refuge.example.net/crises/valley/bulletins/public/1'>x</a>", false)]
    public void A_page_links_where_its_markup_names_the_address(string html, bool links) =>
        Assert.Equal(links, LinkedPage.Read(PageOf(html), Target).LinksTo);

    [Theory]
    [InlineData("<title>Plain</title>", "Plain")]
    [InlineData("<title><script>alert(1)</script> &amp; <b>bold</b></title>", "<script>alert(1)</script> & <b>bold</b>")]
    [InlineData("<title>\u202eEvil\u0000\n\n turned\u2069</title>", "Evil turned")]
    [InlineData("<svg><title>Not this</title></svg>", "stranger.example")]
    [InlineData("no title", "stranger.example")]
    public void A_title_is_plain_text(string html, string title) =>
        Assert.Equal(title, LinkedPage.Read(PageOf(html), Target).Title);

    [Fact]
    public void A_page_of_nothing_but_open_elements_and_one_of_long_names_are_read()
    {
        foreach (var part in (string[])["<div>", "<a href=x>", "<b><i>", "<table><tr><td>", "<svg><g>", "<template>"])
        {
            var html = new StringBuilder();
            while (html.Length < 900_000) html.Append(part);
            Assert.False(LinkedPage.Read(PageOf(html.ToString()), Target).LinksTo);
        }

        var title = LinkedPage.Read(PageOf($"<title>{new string('t', 900_000)}"), Target).Title;
        Assert.InRange(title.Length, 1, 170);
    }

    static FetchedPage PageOf(string html) => new(new("https://stranger.example/post"), Encoding.UTF8.GetBytes(html));
}
