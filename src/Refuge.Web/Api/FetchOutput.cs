using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Web.Doors;
using Refuge.Web.Plans;

namespace Refuge.Web.Api;

/// <summary>
/// GET /api/crises/{crisis}/plan/{document}: one document of a plan, as <c>refuge plan</c> writes it.
/// </summary>
static class FetchOutput
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/crises/{crisis}/plan/{document}", HandleAsync).Takes(Permission.ReadPlan)
        .WithSummary(
            "One document of a plan, the same bytes that the command writes; of the plan before, while one is made "
            + "anew.");

    static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult>> HandleAsync(
        string crisis, string document, HttpRequest request, PlanDesk desk, Caller caller,
        CancellationToken cancellation)
    {
        var (key, fault) = Reader.Of(request, caller, crisis);
        if (key is null) return TypedResults.Problem(fault, statusCode: StatusCodes.Status400BadRequest);

        var published = (await desk.AskAsync(key, cancellation))?.Readable;
        return published is not null && published.Outputs.TryGetValue(document, out var bytes)
            ? TypedResults.Bytes(bytes, TypeOf(document), document)
            : TypedResults.NotFound();
    }

    internal static string TypeOf(string document) => Path.GetExtension(document) switch
    {
        ".csv" => "text/csv; charset=utf-8",
        ".json" => "application/json",
        ".html" => "text/html; charset=utf-8",
        // No registered type for lines of JSON; this one is in use (jsonlines.org).
        ".jsonl" => "application/jsonl",
        // Registered with IANA in 2023.
        ".parquet" => "application/vnd.apache.parquet",
        _ => "text/plain; charset=utf-8",
    };
}
