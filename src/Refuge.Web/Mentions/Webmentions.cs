using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Web.Doors;

namespace Refuge.Web.Mentions;

/// <summary>
/// POST /webmention: somebody says that a page of theirs links to a public bulletin (Webmention, W3C Recommendation of
/// 12 January 2017, 3.2). Shut unless the settings open it.
/// </summary>
static class Webmentions
{
    internal const string Address = "/webmention";

    /// <summary>Two addresses and their names are shorter.</summary>
    const int MostBytes = 16_384;

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(Address, TakeAsync).Takes(Permission.Open).RequireRateLimiting(Limits.Strangers)
            .ExcludeFromDescription();

    static async Task<IResult> TakeAsync(HttpContext context, ServeSettings settings, CancellationToken cancellation)
    {
        if (!settings.Environment.TakesWebmentions) return Results.NotFound();
        if (!context.Request.HasFormContentType || context.Request.ContentLength is null or > MostBytes)
        {
            return Said("Send source and target as a form.");
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        var desk = context.RequestServices.GetService(typeof(MentionDesk)) as MentionDesk;
        return await desk!.TakeAsync(
            form["source"].ToString(), form["target"].ToString(), context.Request.Host.Value ?? "", cancellation) switch
        {
            MentionDesk.Taken.Queued =>
                Results.Text("It is looked at later.", statusCode: StatusCodes.Status202Accepted),
            MentionDesk.Taken.NoSource => Said("The source is no page that can be asked for."),
            MentionDesk.Taken.Full => Results.Text("Too much waits.", statusCode: StatusCodes.Status429TooManyRequests),
            _ => Said("The target is no public bulletin of this service."),
        };
    }

    static IResult Said(string fault) => Results.Text(fault, statusCode: StatusCodes.Status400BadRequest);
}
