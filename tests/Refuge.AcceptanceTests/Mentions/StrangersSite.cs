using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Refuge.AcceptanceTests.Mentions;

/// <summary>A site of somebody else on this machine: pages that link, and pages that are made to do harm.</summary>
sealed class StrangersSite : IAsyncDisposable
{
    readonly WebApplication app;

    StrangersSite(WebApplication app) => this.app = app;

    /// <summary>Where it is.</summary>
    internal Uri Address => new(app.Urls.First());

    /// <summary>Where it is, as settings say it.</summary>
    internal IPEndPoint End => new(IPAddress.Loopback, Address.Port);

    /// <summary>How often it was asked.</summary>
    internal int Asked { get; private set; }

    /// <summary>What stands at <c>/page</c>. Null where it is gone.</summary>
    internal string? Page { get; set; } = "";

    /// <summary>What kind of document it says that <c>/page</c> is.</summary>
    internal string Kind { get; set; } = "text/html; charset=utf-8";

    /// <summary>The field <c>Link</c> in the head of <c>/page</c>. Null where there is none.</summary>
    internal string? Link { get; set; }

    /// <summary>The forms that were sent to <c>/told</c>: where a page is, and where it links to.</summary>
    internal System.Collections.Concurrent.ConcurrentQueue<(string Source, string Target)> Told { get; } = [];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal static async Task<StrangersSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var site = new StrangersSite(app);
        app.Use((context, next) =>
        {
            site.Asked++;
            return next(context);
        });
        app.MapGet("/page", context =>
        {
            if (site.Link is { } link) context.Response.Headers.Append("Link", link);
            if (site.Page is not { } page) return GoneAsync(context);
            context.Response.ContentType = site.Kind;
            return context.Response.WriteAsync(page);
        });
        app.MapPost("/told", async context =>
        {
            var form = await context.Request.ReadFormAsync();
            site.Told.Enqueue((form["source"].ToString(), form["target"].ToString()));
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        });
        app.MapGet("/loop", static context => Sent(() => context.Response.Redirect("/loop")));
        app.MapGet("/chain/{left:int}", ChainAsync);
        app.MapGet("/to", static context => Sent(() => context.Response.Redirect(context.Request.Query["where"]!)));
        app.MapGet("/silent", static context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        app.MapGet("/dripping", static context => PourAsync(context, "a", TimeSpan.FromMilliseconds(50), null));
        app.MapGet("/endless", static context => PourAsync(context, new string('a', 65_536), TimeSpan.Zero, null));
        app.MapGet("/gigabyte", static context => PourAsync(context, new string('a', 65_536), TimeSpan.Zero, 1L << 30));
        app.MapGet("/bomb", BombAsync);
        app.MapGet("/headers", static context =>
        {
            for (var index = 0; index < 100; index++) context.Response.Headers.Append($"X-{index}", new string('a', 1_000));
            return SendAsync(context, "");
        });
        app.MapGet("/picture", static context =>
        {
            context.Response.ContentType = "image/png";
            return context.Response.WriteAsync("<a href=\"/\">");
        });
        await app.StartAsync(Cancellation);
        return site;
    }

    static Task Sent(Action send)
    {
        send();
        return Task.CompletedTask;
    }

    static Task GoneAsync(HttpContext context) => Sent(() => context.Response.StatusCode = StatusCodes.Status410Gone);

    static Task SendAsync(HttpContext context, string html)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(html);
    }

    static Task ChainAsync(HttpContext context)
    {
        var left = int.Parse((string)context.Request.RouteValues["left"]!, System.Globalization.CultureInfo.InvariantCulture);
        if (left == 0) return SendAsync(context, "<title>The end</title>");
        context.Response.Redirect(FormattableString.Invariant($"/chain/{left - 1}"));
        return Task.CompletedTask;
    }

    static async Task PourAsync(HttpContext context, string part, TimeSpan pause, long? length)
    {
        context.Response.ContentType = "text/html";
        context.Response.ContentLength = length;
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync(part, context.RequestAborted);
            await Task.Delay(pause, context.RequestAborted);
        }
    }

    static async Task BombAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html";
        context.Response.Headers.ContentEncoding = "gzip";
        await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        var zeros = Encoding.ASCII.GetBytes(new string(' ', 1 << 16));
        for (var index = 0; index < 1_000; index++) await packed.WriteAsync(zeros, context.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await app.StopAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // A page that never ends is cut off.
        }

        await app.DisposeAsync();
    }
}
