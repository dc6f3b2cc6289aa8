using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Refuge.Web.Doors;

namespace Refuge.Web;

/// <summary>Refuses a request that changes something and comes from a page of another site.</summary>
/// <remarks>
/// Browsers say where a request comes from (Fetch Metadata, W3C 2021: Sec-Fetch-Site; RFC 6454: Origin), and a page
/// cannot change what they say. Programs say neither, and are no browser that somebody else could use.
/// </remarks>
static partial class SameSite
{
    internal static Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var isReading = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (isReading || IsOwn(request)) return next(context);
        FromElsewhere(
            context.RequestServices.GetRequiredService<ILogger<Gate>>(), request.Method,
            (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "");
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "A page of another site was refused {Method} {Pattern}.")]
    static partial void FromElsewhere(ILogger log, string method, string pattern);

    static bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
