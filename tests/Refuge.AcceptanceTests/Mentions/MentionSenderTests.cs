using Refuge.AcceptanceTests.Doors;
using Refuge.Web.Fetching;
using Refuge.Web.Mentions;

namespace Refuge.AcceptanceTests.Mentions;

/// <summary>A public bulletin links to pages elsewhere, and they are told so (Webmention).</summary>
public class MentionSenderTests
{
    const string Bulletin = $"/crises/{GuardedService.Crisis}/bulletins/public/1";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("</told>; rel=\"webmention\"", "<title>A page</title>")]
    [InlineData(null, "<title>A page</title><link rel=\"me webmention\" href=\"/told\">")]
    [InlineData(null, "<!-- <link rel=webmention href=/wrong> --><a rel=webmention href=told>tell me</a>")]
    public async Task A_page_that_a_bulletin_links_to_is_told_of_it_once_and_of_its_withdrawal(
        string? link, string page)
    {
        await using var site = await StrangersSite.StartAsync();
        (site.Link, site.Page) = (link, page);
        await using var service = await StartAsync(site);
        using var owner = service.Browser();
        var (there, here) = (new Uri(site.Address, "/page"), new Uri(service.Address, Bulletin));

        await GuardedServiceSigning.SignPublicAsync(owner, $"As {there}, and again {there} says.");
        await UntilAsync(() => site.Told.Count == 1);
        var (source, target) = site.Told.Single();
        Assert.Equal((here.AbsolutePath, there.AbsoluteUri), (new Uri(source).AbsolutePath, target));
        Assert.Contains(
            $"<a href=\"{there}\" rel=\"noopener\">", await owner.GetStringAsync(here, Cancellation),
            StringComparison.Ordinal);
        await UntilNotedAsync(service, "webmention.sent");

        using var withdrawn = await GuardedService.SendFormAsync(
            owner, "/login", $"/crises/{GuardedService.Crisis}/publish/withdraw", ("for", "public"), ("number", "1"),
            ("seen", "1"), ("reason", "Wrong."));
        await UntilAsync(() => site.Told.Count == 2);
    }

    [Fact]
    public async Task A_page_that_does_not_want_it_is_told_nothing_and_without_the_setting_nobody_is_asked()
    {
        await using var site = await StrangersSite.StartAsync();
        site.Page = "<title>A page</title><!-- <link rel=webmention href=/told> -->";
        var story = $"As {site.Address}page says.";
        await using (var service = await StartAsync(site))
        {
            using var owner = service.Browser();
            await GuardedServiceSigning.SignPublicAsync(owner, story);
            await UntilNotedAsync(service, "webmention.unwanted");
        }

        Assert.Empty(site.Told);
        var asked = site.Asked;
        await using var silent = await GuardedService.StartAsync();
        using var signer = silent.Browser();
        await GuardedServiceSigning.SignPublicAsync(signer, story);
        Assert.Null(silent.Services.GetService(typeof(MentionSender)));
        Assert.Equal(asked, site.Asked);
    }

    [Theory]
    [InlineData(
        "<https://b.example/x>; rel=other, </w?a=1>; title=\"a, b\"; rel=\"x webmention\"", "",
        "https://a.example/w?a=1")]
    [InlineData("<>; rel=webmention", "", "https://a.example/p")]
    [InlineData(
        "</not>; rel=webmentions", "<link rel=webmention><a rel=webmention href=\"\">x</a>", "https://a.example/p")]
    [InlineData("", "<link rel=\"not-webmention\" href=/w>", null)]
    public void Where_a_page_wants_to_be_told_stands_in_its_head_or_in_its_first_element_that_says_so(
        string links, string html, string? address)
    {
        var page = new FetchedPage(new("https://a.example/p"), System.Text.Encoding.UTF8.GetBytes(html))
        {
            Links = [links],
        };

        Assert.Equal(address, MentionEndpoint.Of(page)?.AbsoluteUri);
    }

    static Task<GuardedService> StartAsync(StrangersSite site) => GuardedService.StartAsync(
        0, new() { SendsWebmentions = true, FetchesAlso = [site.End] });

    static Task UntilNotedAsync(GuardedService service, string action) => UntilAsync(async () =>
        (await service.Database.Audit.ListAsync(null, 20, Cancellation)).Any(line => line.Entry.Action == action));

    static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, Cancellation);
        while (!await isSo()) await Task.Delay(50, either.Token);
    }
}
