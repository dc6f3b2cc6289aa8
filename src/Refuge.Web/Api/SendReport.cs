using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Storage;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>POST /api/crises/{crisis}/reports?file=NAME: a report as it was received.</summary>
static class SendReport
{
    static readonly string[] Index = ["source", "published", "language", "url"];

    internal static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/crises/{crisis}/reports", HandleAsync).Takes(Permission.SendReport)
        .Accepts<Stream>("application/octet-stream")
        .WithSummary(
            "Keeps a report as received: its bytes are the body. Takes file, source, published, language and url.");

    static async Task<Results<Ok<AddedRows>, NotFound, ProblemHttpResult>> HandleAsync(
        string crisis, HttpRequest request, CrisisDatabase database, Caller caller, CancellationToken cancellation,
        string file = "")
    {
        if (await database.FindAsync(crisis, caller.Actor, cancellation) is not { } store)
        {
            return TypedResults.NotFound();
        }
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancellation);
        var index = Index.Where(column => request.Query[column].ToString().Length > 0)
            .ToDictionary(static column => column, column => request.Query[column].ToString(), StringComparer.Ordinal);
        var outcome = await store.ReceiveAsync(
            new(file, bytes.ToArray(), index), caller.RoleFor(Permission.SendReport, crisis), cancellation);
        return outcome.Kept > 0 || outcome.Problems.Count == 0
            ? TypedResults.Ok(new AddedRows(outcome.Kept, Rows.Told(outcome.Problems, caller, crisis)))
            : TypedResults.Problem(
                string.Join('\n', Rows.Told(outcome.Problems, caller, crisis)),
                statusCode: StatusCodes.Status422UnprocessableEntity);
    }
}
