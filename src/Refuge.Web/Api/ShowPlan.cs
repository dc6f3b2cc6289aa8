using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Web.Doors;
using Refuge.Web.Plans;

namespace Refuge.Web.Api;

/// <summary>
/// GET /api/crises/{crisis}/plan: how far the plan is, and the names of its documents. The first to ask begins it.
/// </summary>
static class ShowPlan
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/crises/{crisis}/plan", HandleAsync).Takes(Permission.ReadPlan)
        .WithSummary(
            "How far a plan is, and its documents. Takes for, as-of and language. The first to ask begins it.");

    static async Task<Results<Ok<PlanAnswer>, Accepted<PlanAnswer>, NotFound, ProblemHttpResult>> HandleAsync(
        string crisis, HttpRequest request, PlanDesk desk, Caller caller, CancellationToken cancellation)
    {
        var (key, fault) = Reader.Of(request, caller, crisis);
        if (key is null) return TypedResults.Problem(fault, statusCode: StatusCodes.Status400BadRequest);
        if (await desk.AskAsync(key, cancellation) is not { } state) return TypedResults.NotFound();
        if (state.Problems.Count > 0)
        {
            return TypedResults.Problem(
                string.Join('\n', state.Problems), statusCode: StatusCodes.Status409Conflict);
        }

        var answer = new PlanAnswer(
            state.MembersDone, state.Members, state.Readable?.AsOf,
            [.. (state.Readable?.Outputs.Keys ?? []).Order(StringComparer.Ordinal)]);
        return state.Published is null ? TypedResults.Accepted((string?)null, answer) : TypedResults.Ok(answer);
    }
}

/// <summary>How far a plan is.</summary>
/// <param name="MembersDone">How many members are done.</param>
/// <param name="Members">Of how many.</param>
/// <param name="AsOf">The day at whose end it was known; of the plan before while one is made anew. Null while the
/// first is.</param>
/// <param name="Documents">The names of its documents, or those of the plan before. Empty while the first is
/// made.</param>
sealed record PlanAnswer(int MembersDone, int Members, DateOnly? AsOf, IReadOnlyList<string> Documents);
