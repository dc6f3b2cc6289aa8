using System.Net;
using System.Text;
using Refuge.AcceptanceTests.Doors;
using Refuge.Storage.Remarks;
using Refuge.Web;

namespace Refuge.AcceptanceTests.Mentions;

/// <summary>Pages elsewhere link to a public bulletin, and their sites say so by Webmention or Pingback.</summary>
public class MentionTests
{
    const string Home = $"/crises/{GuardedService.Crisis}";
    const string Bulletin = $"{Home}/bulletins/public/1";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_links_is_told_of_looked_at_shown_by_an_analyst_and_gone_with_its_link()
    {
        await using var site = await StrangersSite.StartAsync();
        await using var service = await StartAsync(site);
        using var owner = service.Browser();
        await GuardedServiceSigning.SignPublicAsync(owner);
        using var reader = service.Browser();
        var (target, source) = (new Uri(service.Address, Bulletin), new Uri(site.Address, "/page"));
        site.Page = $"<title><script>alert(1)</script></title><a href=\"{target}\">their bulletin</a>";

        using var found = await reader.GetAsync(new Uri(Bulletin, UriKind.Relative), Cancellation);
        Assert.Equal("</webmention>; rel=\"webmention\"", Assert.Single(found.Headers.GetValues("Link")));
        Assert.Equal(
            new Uri(service.Address, "/pingback").AbsoluteUri, Assert.Single(found.Headers.GetValues("X-Pingback")));
        Assert.Equal(HttpStatusCode.Accepted, await MentionAsync(reader, source, target));
        var waiting = await WaitAsync(service, RemarkState.Waiting, 1);
        Assert.DoesNotContain("alert(1)", await reader.GetStringAsync(target, Cancellation), StringComparison.Ordinal);

        await DecideAsync(owner, waiting.Number, "show");
        var page = await reader.GetStringAsync(target, Cancellation);
        Assert.Contains($"href=\"{source}\" rel=\"nofollow ugc", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Thoughts: 0 · Links from other pages: 1", page, StringComparison.Ordinal);

        // The same page once more is the same link; without its link it is none.
        Assert.Equal(HttpStatusCode.Accepted, await MentionAsync(reader, source, target));
        await AnsweredAsync(service);
        await WaitAsync(service, RemarkState.Shown, 1);
        site.Page = "<title>Changed</title>";
        await MentionAsync(reader, source, target);
        await WaitAsync(service, RemarkState.Shown, 0);
    }

    [Fact]
    public async Task A_pingback_does_the_same_and_a_page_that_copies_a_report_is_offered_to_the_inbox()
    {
        await using var site = await StrangersSite.StartAsync();
        await using var service = await StartAsync(site);
        using var owner = service.Browser();
        await GuardedServiceSigning.SignPublicAsync(owner);
        var target = new Uri(service.Address, Bulletin);
        var report = await File.ReadAllTextAsync(
            Path.Combine(Tests.Shared.Repository.Root, "examples", GuardedService.Crisis, "reports", "2021-04-15-karsa.md"),
            Cancellation);
        site.Page = $"<title>Copied</title><p>{string.Join("<p>", report.Split("\n\n"))}<p><a href=\"{target}\">more</a>";

        var answer = await PingAsync(owner, $"{site.Address}page", target.AbsoluteUri);
        Assert.DoesNotContain("fault", answer, StringComparison.Ordinal);
        var waiting = await WaitAsync(service, RemarkState.Waiting, 1);

        Assert.Equal(RemarkKind.Copy, waiting.Kind);
        await DecideAsync(owner, waiting.Number, "inbox");
        Assert.Contains(
            "2 reports tell one story",
            await owner.GetStringAsync(new Uri($"{Home}/inbox", UriKind.Relative), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_call_and_what_names_no_bulletin_is_refused_and_nobody_is_asked()
    {
        await using var site = await StrangersSite.StartAsync();
        await using var service = await StartAsync(site);
        using var reader = service.Browser();
        await GuardedServiceSigning.SignPublicAsync(reader);
        var (target, source) = (new Uri(service.Address, Bulletin), new Uri(site.Address, "/page"));

        foreach (var wrong in (Uri[])[new(service.Address, $"{Home}/bulletins/partner/1"), new(service.Address, Home),
            new(service.Address, $"{Home}/bulletins/public/2"), new($"http://refuge.example{Bulletin}")])
        {
            Assert.Equal(HttpStatusCode.BadRequest, await MentionAsync(reader, source, wrong));
        }

        Assert.Equal(HttpStatusCode.BadRequest, await MentionAsync(reader, target, target));
        Assert.Equal(HttpStatusCode.BadRequest, await MentionAsync(reader, new("ftp://stranger.example/"), target));
        foreach (var call in (string[])
        [
            "", "<methodCall/>", "{}", Call("pingback.pong", $"{source}", $"{target}"),
            $"<!DOCTYPE m [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>{Call("pingback.ping", "&x;", $"{target}")}",
            Call("pingback.ping", $"{source}", "not an address"), Call("pingback.ping", $"{target}", $"{target}"),
        ])
        {
            var answer = await SendAsync(reader, call);
            Assert.Contains("faultCode", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        }

        await AnsweredAsync(service);
        Assert.Equal(0, site.Asked);
    }

    [Fact]
    public async Task Unless_the_settings_open_it_nobody_tells_of_links_and_nobody_is_told_where()
    {
        await using var service = await GuardedService.StartAsync();
        using var reader = service.Browser();
        await GuardedServiceSigning.SignPublicAsync(reader);
        var target = new Uri(service.Address, Bulletin);

        using var found = await reader.GetAsync(target, Cancellation);

        Assert.False(found.Headers.Contains("Link") || found.Headers.Contains("X-Pingback"));
        Assert.Equal(HttpStatusCode.NotFound, await MentionAsync(reader, new("http://stranger.example/"), target));
        using var call = new StringContent("<methodCall/>", Encoding.UTF8, "text/xml");
        using var answer = await reader.PostAsync(new Uri("/pingback", UriKind.Relative), call, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Throws<ArgumentException>(
            () => ServeEnvironment.Read(static name => name == "REFUGE_MENTIONS" ? "everything" : null));
        Assert.Throws<ArgumentException>(
            () => ServeEnvironment.Read(static name => name == "REFUGE_FETCH_ALSO" ? "10.0.0.5" : null));
    }

    static Task<GuardedService> StartAsync(StrangersSite site) => GuardedService.StartAsync(
        0, new() { TakesWebmentions = true, TakesPingbacks = true, FetchesAlso = [site.End] });

    static async Task<HttpStatusCode> MentionAsync(HttpClient client, Uri source, Uri target)
    {
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("source", source.AbsoluteUri), KeyValuePair.Create("target", target.AbsoluteUri)]);
        using var answer = await client.PostAsync(new Uri("/webmention", UriKind.Relative), form, Cancellation);
        return answer.StatusCode;
    }

    static Task<string> PingAsync(HttpClient client, string source, string target) =>
        SendAsync(client, Call("pingback.ping", source, target));

    static string Call(string method, string source, string target) =>
        $"<methodCall><methodName>{method}</methodName><params><param><value><string>{source}</string></value></param>"
        + $"<param><value>{target}</value></param></params></methodCall>";

    static async Task<string> SendAsync(HttpClient client, string call)
    {
        using var content = new StringContent(call, Encoding.UTF8, "text/xml");
        using var answer = await client.PostAsync(new Uri("/pingback", UriKind.Relative), content, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    static async Task DecideAsync(HttpClient owner, int number, string decision)
    {
        using var decided = await GuardedService.SendFormAsync(
            owner, $"{Home}/discussion", $"{Home}/discussion",
            ("number", number.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("decision", decision));
        Assert.Equal(HttpStatusCode.Found, decided.StatusCode);
    }

    /// <summary>Waits until so many remarks stand somewhere.</summary>
    static async Task<Remark> WaitAsync(GuardedService service, RemarkState state, int many)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var remarks = await service.Database.Remarks.ListAsync(GuardedService.Crisis, state, patience.Token);
            if (remarks.Count == many) return many == 0 ? null! : remarks[0];
            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>Waits until every page that was told of was looked at.</summary>
    static async Task AnsweredAsync(GuardedService service)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await service.Database.Remarks.FindAskedAsync(patience.Token) is not null)
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
