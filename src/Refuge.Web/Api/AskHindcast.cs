using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Http;
using Refuge.Cluster;
using Refuge.Cycle;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>
/// POST /api/crises/{crisis}/jobs/hindcast: forecasts as of earlier days, held against what was counted afterwards.
/// </summary>
static class AskHindcast
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/crises/{crisis}/jobs/hindcast", HandleAsync).Takes(Permission.RunJobs)
        .WithSummary("Asks for a hindcast as a job of origins: the files that the command writes.");

    static async Task<Results<Accepted<JobAnswer>, NotFound, ValidationProblem>> HandleAsync(
        string crisis, HindcastWish wish, JobDesk desk, ServeSettings settings, Caller caller,
        CancellationToken cancellation) =>
        wish.Problems() is { Count: > 0 } problems
            ? TypedResults.ValidationProblem(problems)
            : await JobAsking.AskAsync(wish.ToOrder(crisis, settings), caller, desk, cancellation);
}

/// <summary>The hindcast that is asked for; what is left out is as the command takes it.</summary>
/// <param name="From">The first origin.</param>
/// <param name="To">The last origin.</param>
/// <param name="Every">Days from one origin to the next, 1 to 3,660.</param>
/// <param name="Horizon">How many days after an origin counts are scored, 1 to 3,660.</param>
/// <param name="Start">counts (the default): from what was counted. nothing: from the movement rules alone.</param>
/// <param name="Fighting">forecast (the default): nothing that was not known by then. known: the fighting that came is
/// told.</param>
sealed record HindcastWish(
    DateOnly? From, DateOnly? To, int? Every, int? Horizon, string? Start, string? Fighting)
{
    internal Dictionary<string, string[]> Problems()
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        JobAsking.Bound(problems, "from", From);
        JobAsking.Bound(problems, "to", To);
        JobAsking.Bound(problems, "every", Every, 1, 3_660);
        JobAsking.Bound(problems, "horizon", Horizon, 1, 3_660);
        if (Start is not (null or "counts" or "nothing")) problems["start"] = ["\"start\" takes counts or nothing."];
        if (Fighting is not (null or "forecast" or "known"))
        {
            problems["fighting"] = ["\"fighting\" takes forecast or known."];
        }

        return problems;
    }

    internal HindcastOrder ToOrder(string crisis, ServeSettings settings) => new(
        crisis, From, To, Every ?? 30, Horizon ?? 90,
        Start == "nothing" ? HindcastStart.Nothing : HindcastStart.Counts, Fighting == "known", settings.Version);
}
