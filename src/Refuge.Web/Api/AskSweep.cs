using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Cluster;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>
/// POST /api/crises/{crisis}/jobs/sweep: where people will be under many settings of the movement rules.
/// </summary>
static class AskSweep
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/crises/{crisis}/jobs/sweep", HandleAsync).Takes(Permission.RunJobs)
        .WithSummary("Asks for a sweep as a job of points: sweep.json and sweep.parquet, as the command writes them.");

    static async Task<Results<Accepted<JobAnswer>, NotFound, ValidationProblem>> HandleAsync(
        string crisis, SweepWish wish, JobDesk desk, ServeSettings settings, Caller caller,
        CancellationToken cancellation) =>
        wish.Problems() is { Count: > 0 } problems
            ? TypedResults.ValidationProblem(problems)
            : await JobAsking.AskAsync(wish.ToOrder(crisis, settings), caller, desk, cancellation);
}

/// <summary>The sweep that is asked for; what is left out is as the command takes it.</summary>
/// <param name="AsOf">The day at whose end one looks.</param>
/// <param name="Scenario">The scenario to lay over the crisis.</param>
/// <param name="Days">How far ahead, 1 to 3,660 days.</param>
/// <param name="Members">How many runs at each point, 1 to 10,000 (100 where nothing is said).</param>
/// <param name="Seed">The same seed gives the same sweep.</param>
/// <param name="Vary">The parameters, each as NAME or NAME=LOW..HIGH. Left out: every one that members draw.</param>
/// <param name="Points">How many points of a Latin hypercube, 1 to 10,000 (64 where nothing is said).</param>
sealed record SweepWish(
    DateOnly? AsOf, string? Scenario, int? Days, int? Members, long? Seed, string[]? Vary, int? Points)
{
    const int StandardMembers = 100, StandardPoints = 64, Most = 10_000, MostParameters = 100;

    internal Dictionary<string, string[]> Problems()
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        JobAsking.Bound(problems, "asOf", AsOf);
        JobAsking.Bound(problems, "days", Days, 1, 3_660);
        JobAsking.Bound(problems, "members", Members, 1, Most);
        JobAsking.Bound(problems, "points", Points, 1, Most);
        if (Vary is { Length: > MostParameters } || Vary?.Any(static name => name is null) == true)
        {
            problems["vary"] = ["\"vary\" takes the names of at most 100 parameters."];
        }

        return problems;
    }

    internal SweepOrder ToOrder(string crisis, ServeSettings settings) => new(
        crisis, Scenario, AsOf, Days ?? settings.Size.Days, Members ?? StandardMembers, Seed ?? settings.Size.Seed,
        Vary ?? [], Points ?? StandardPoints, settings.Version);
}
