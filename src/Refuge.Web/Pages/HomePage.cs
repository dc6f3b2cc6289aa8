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
        IReadOnlyDictionary<string, ICrisisStore> crises, Visit visit, CancellationToken cancellation)
    {
        var words = visit.Words;
        var entries = (await ListCrises.ReadAsync(crises, cancellation)).Select(entry => Html.Of(
            $"""
            <li><a href="{Links.Now(entry.Id, visit.Caller.NarrowestIn(entry.Id), words.Language)}"><bdi>{entry.Title ?? entry.Id}</bdi></a>{(entry.Title is null ? $" — {words["cannot be read: refuge check says why"]}" : "")}</li>
            """));
        var mayStart = visit.CanEdit && visit.Caller.May(Permission.EnterFacts, null);
        return Frame.Page(
            visit, null, words["Crises"],
            Html.Of($"<main><h1>{words["Crises"]}</h1><ul class=\"large\">{entries}</ul>{Html.When(mayStart, $"<p><a class=\"button second\" href=\"/new?language={words.Language}\">{words["Start a crisis"]}</a></p>")}</main>"));
    }
}
