using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Storage;
using Refuge.Storage.Rows;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>
/// Things that have an identity (places, sites, ways, responses …) as they stand, and edits of some of their cells.
/// </summary>
/// <remarks>
/// An edit becomes a row of its own. Who edits says by If-Match which version they had before them: cells that nobody
/// else has filled since are taken, and where somebody has filled the same cell otherwise both are shown.
/// </remarks>
static class Things
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/crises/{crisis}/things/{table}/{id}", ShowAsync).Takes(Permission.ReadRows)
            .WithSummary("A thing as it stands now; its ETag names the version.");
        app.MapPatch("/api/crises/{crisis}/things/{table}/{id}", EditAsync).Takes(Permission.EnterFacts)
            .WithSummary("Fills cells of a thing anew. Takes If-Match, the version that one had before oneself.");
    }

    static async Task<Results<Ok<ThingAnswer>, NotFound>> ShowAsync(
        string crisis, string table, string id, HttpContext context, CrisisDatabase database,
        CancellationToken cancellation)
    {
        if (await database.Rows.FindAsync(crisis, $"{table}.csv", id, cancellation) is not { } thing)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.ETag = TagOf(thing.Version);
        return TypedResults.Ok(new ThingAnswer(thing.Cells));
    }

    static async Task<Results<Ok<ThingAnswer>, NotFound, ProblemHttpResult>> EditAsync(
        string crisis, string table, string id, IReadOnlyDictionary<string, string> cells, HttpContext context,
        CrisisDatabase database, Caller caller, CancellationToken cancellation)
    {
        if (FindVersion(context.Request.Headers.IfMatch.ToString()) is not { } version)
        {
            return TypedResults.Problem(
                "Say by If-Match which version you had before you.",
                statusCode: StatusCodes.Status428PreconditionRequired);
        }

        var file = $"{table}.csv";
        var permission = TableRights.Of(file);
        if (!caller.May(permission, crisis) || !caller.MayEnter(permission, crisis, null))
        {
            return TypedResults.Problem(
                $"Your roles do not open {table}.", statusCode: StatusCodes.Status403Forbidden);
        }

        var edit = new ThingEdit(crisis, file, id, version, cells);
        var outcome = await database.Rows.EditAsync(
            edit, caller.RoleFor(permission, crisis), caller.Actor, cancellation);
        if (outcome is null) return TypedResults.NotFound();
        if (outcome.Thing is { } now) context.Response.Headers.ETag = TagOf(now.Version);
        if (outcome.Conflicts.Count > 0)
        {
            return TypedResults.Problem(
                "Somebody else has filled the same cell since.", statusCode: StatusCodes.Status409Conflict,
                extensions: [new("conflicts", outcome.Conflicts)]);
        }

        return outcome.Problems.Count > 0 && outcome.Thing is null
            ? TypedResults.Problem(
                string.Join('\n', Rows.Told(outcome.Problems)),
                statusCode: StatusCodes.Status422UnprocessableEntity)
            : TypedResults.Ok(new ThingAnswer(outcome.Thing!.Cells));
    }

    static string TagOf(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    static int? FindVersion(string tag) =>
        tag.Length > 2 && tag[0] == '"' && tag[^1] == '"'
            && int.TryParse(tag.AsSpan()[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
}

/// <summary>A thing as it stands.</summary>
/// <param name="Cells">Its filled cells by column.</param>
sealed record ThingAnswer(IReadOnlyDictionary<string, string> Cells);
