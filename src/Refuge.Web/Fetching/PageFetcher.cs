using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Refuge.Web.Fetching;

/// <summary>
/// Asks for a page of a stranger, whose address anybody may have sent: from the public network alone, by few
/// redirections, for a short time, and no more of it than can be of use.
/// </summary>
/// <remarks>
/// The address that a name stands for is checked where the connection is made, with the very address that is connected
/// to, at each redirection anew: a name that is looked up twice could stand for two addresses (DNS rebinding).
/// </remarks>
sealed class PageFetcher : IDisposable
{
    /// <summary>Of a page no more is taken, in bytes.</summary>
    internal const int MostBytes = 1_000_000;

    /// <summary>More redirections are a loop or a game.</summary>
    internal const int MostRedirects = 5;

    /// <summary>All of it together, redirections included, may take so long.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    const int MostHeaderKilobytes = 16;

    static readonly string[] Pages = ["text/html", "application/xhtml+xml"];

    /// <summary>Feeds say what they are in many ways (RFC 4287, RFC 7303).</summary>
    static readonly string[] PagesAndFeeds =
        [.. Pages, "application/atom+xml", "application/rss+xml", "application/xml", "text/xml"];

    readonly IReadOnlyList<IPEndPoint> also;
    readonly TimeSpan patience;
    readonly SocketsHttpHandler sending;
    readonly HttpClient client;

    /// <summary>A fetcher.</summary>
    /// <param name="also">Addresses of an own network that may be asked all the same.</param>
    internal PageFetcher(IReadOnlyList<IPEndPoint> also) : this(also, Patience)
    {
    }

    /// <summary>A fetcher that waits no longer than it is told.</summary>
    internal PageFetcher(IReadOnlyList<IPEndPoint> also, TimeSpan patience)
    {
        (this.also, this.patience) = (also, patience);
        sending = new()
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = ConnectAsync,
            MaxResponseDrainSize = 0,
            MaxResponseHeadersLength = MostHeaderKilobytes,
            PooledConnectionLifetime = TimeSpan.Zero,
            UseCookies = false,
            UseProxy = false,
        };
        client = new(sending, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Asks for a page.</summary>
    internal Task<Fetched> FetchAsync(Uri address, CancellationToken cancellation) =>
        FetchAsync(address, Pages, cancellation);

    /// <summary>Asks for a page, or for a feed of Atom or RSS.</summary>
    internal Task<Fetched> FetchPageOrFeedAsync(Uri address, CancellationToken cancellation) =>
        FetchAsync(address, PagesAndFeeds, cancellation);

    async Task<Fetched> FetchAsync(Uri address, IReadOnlyList<string> kinds, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(patience);
        try
        {
            for (var redirects = 0; redirects <= MostRedirects; redirects++)
            {
                if (WhyNot(address) is { } fault) return new NotFetched(fault);
                using var asked = Question(address, kinds);
                using var answer = await client.SendAsync(
                    asked, HttpCompletionOption.ResponseHeadersRead, ending.Token);
                if (answer.Headers.Location is { } next && (int)answer.StatusCode is >= 300 and < 400)
                {
                    address = new(address, next);
                    continue;
                }

                return await ReadAsync(address, answer, kinds, ending.Token);
            }

            return new NotFetched("it redirects too often");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new NotFetched("it takes too long");
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or UriFormatException)
        {
            return new NotFetched("it cannot be reached");
        }
    }

    /// <summary>Sends a form. No redirection is followed, and nothing of the answer is read but its status.</summary>
    /// <returns>The status. Null where nobody answers, or the address is none that may be asked.</returns>
    internal async Task<HttpStatusCode?> SendAsync(
        Uri address, IReadOnlyDictionary<string, string> form, CancellationToken cancellation)
    {
        if (WhyNot(address) is not null) return null;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(patience);
        using var sent = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) };
        sent.Headers.UserAgent.Add(new ProductInfoHeaderValue("Refuge", null));
        try
        {
            using var answer = await client.SendAsync(sent, HttpCompletionOption.ResponseHeadersRead, ending.Token);
            return answer.StatusCode;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            return null;
        }
    }

    static HttpRequestMessage Question(Uri address, IReadOnlyList<string> kinds)
    {
        var question = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var kind in kinds) question.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(kind));
        question.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        question.Headers.UserAgent.Add(new ProductInfoHeaderValue("Refuge", null));
        return question;
    }

    string? WhyNot(Uri address) =>
        address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps ? "it is no web page"
        : address.UserInfo.Length > 0 ? "it carries a name and a password"
        : address.Port is 80 or 443 || also.Any(each => each.Port == address.Port) ? null
        : "it is at a port where no web pages are";

    static async Task<Fetched> ReadAsync(
        Uri address, HttpResponseMessage answer, IReadOnlyList<string> kinds, CancellationToken cancellation)
    {
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            return new NotFetched(FormattableString.Invariant($"it answers {(int)answer.StatusCode}"))
            {
                IsGone = answer.StatusCode is HttpStatusCode.Gone or HttpStatusCode.NotFound,
            };
        }

        var headers = answer.Content.Headers;
        if (headers.ContentType?.MediaType is not { } kind || !kinds.Contains(kind, StringComparer.OrdinalIgnoreCase))
        {
            return new NotFetched("it is no HTML");
        }

        // What was not asked for compressed could be anything once it is unpacked.
        if (headers.ContentEncoding.Any(static each => each != "identity")) return new NotFetched("it is compressed");
        if (headers.ContentLength > MostBytes) return new NotFetched(TooLong);
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        using var kept = new MemoryStream();
        var part = new byte[16_384];
        while (await body.ReadAsync(part, cancellation) is > 0 and var count)
        {
            if (kept.Length + count > MostBytes) return new NotFetched(TooLong);
            await kept.WriteAsync(part.AsMemory(0, count), cancellation);
        }

        return new FetchedPage(address, kept.ToArray())
        {
            Links = answer.Headers.TryGetValues("Link", out var links) ? [.. links] : [],
        };
    }

    const string TooLong = "it is too long";

    async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (name, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(name, out var address)
            ? [address]
            : await Dns.GetHostAddressesAsync(name, cancellation);
        var open = addresses.Where(
            each => PublicAddress.Is(each) ? port is 80 or 443 : IsAllowed(each, port)).ToArray();
        // A name that stands for this network too is nobody's public page.
        if (open.Length == 0 || open.Length < addresses.Length) throw new HttpRequestException("It is not public.");
        Socket? socket = null;
        try
        {
            socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(open, port, cancellation);
            var stream = new NetworkStream(socket, ownsSocket: true);
            socket = null;
            return stream;
        }
        finally
        {
            socket?.Dispose();
        }
    }

    bool IsAllowed(IPAddress address, int port) =>
        also.Any(each => each.Port == port && each.Address.Equals(address));

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        sending.Dispose();
    }
}
