using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Cycle;
using Refuge.Web.Api;
using Refuge.Web.Doors;

namespace Refuge.Web.Pages;

/// <summary>GET /: the crises, each a link.</summary>
static class HomePage
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/", HandleAsync).Takes(Permission.ReadPlan).ExcludeFromDescription();

    static async Task<IResult> HandleAsync(
        IReadOnlyDictionary<string, ICrisisStore> crises, CancellationToken cancellation)
    {
        var entries = (await ListCrises.ReadAsync(crises, cancellation)).Select(static entry =>
            $"<li><a href=\"/crises/{Uri.EscapeDataString(entry.Id)}\">{Frame.Safe(entry.Title ?? entry.Id)}</a>{(entry.Title is null ? " — cannot be read: refuge check says why" : "")}</li>");
        return Frame.Page("en", false, "Refuge", $"<main><h1>Crises</h1><ul>{string.Concat(entries)}</ul></main>");
    }
}
