using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Cluster;
using Refuge.Publishing;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>
/// POST /api/crises/{crisis}/jobs: a plan of any size, made by every machine that shares the database.
/// </summary>
static class AskJob
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/crises/{crisis}/jobs", HandleAsync).Takes(Permission.RunJobs)
        .WithSummary("Asks for a plan as a job. The same plan of the same crisis is one job, whoever asks.");

    static async Task<Results<Accepted<JobAnswer>, NotFound, ValidationProblem>> HandleAsync(
        string crisis, JobWish wish, JobDesk desk, ServeSettings settings, Caller caller,
        CancellationToken cancellation) =>
        wish.Problems() is { Count: > 0 } problems
            ? TypedResults.ValidationProblem(problems)
            : await JobAsking.AskAsync(wish.ToOrder(crisis, settings), caller, desk, cancellation);
}

/// <summary>What is asked for; what is left out is as the service makes its pages.</summary>
/// <param name="AsOf">The day at whose end one looks.</param>
/// <param name="Scenario">The scenario to lay over the crisis.</param>
/// <param name="Days">How far ahead, 1 to 3,660 days.</param>
/// <param name="Members">How many runs, 1 to 100,000.</param>
/// <param name="Seed">The same seed gives the same plan.</param>
/// <param name="Audience">For whom: restricted, partner (the default) or public.</param>
/// <param name="Language">The language of the bulletin: en (the default) or ar.</param>
sealed record JobWish(
    DateOnly? AsOf, string? Scenario, int? Days, int? Members, long? Seed, string? Audience, string? Language)
{
    internal Dictionary<string, string[]> Problems()
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        JobAsking.Bound(problems, "asOf", AsOf);
        JobAsking.Bound(problems, "days", Days, 1, 3_660);
        JobAsking.Bound(problems, "members", Members, 1, 100_000);
        if (Audience is not null && Words.Find<Audience>(Audience) is null)
        {
            problems["audience"] = ["\"audience\" takes restricted, partner or public."];
        }

        if (Language is not null && Wording.Find(Language) is null)
        {
            problems["language"] = ["\"language\" takes en or ar."];
        }

        return problems;
    }

    internal PlanOrder ToOrder(string crisis, ServeSettings settings) => new(
        crisis, Scenario, AsOf, Days ?? settings.Size.Days, Members ?? settings.Size.Members,
        Seed ?? settings.Size.Seed,
        Audience is null ? Publishing.Audience.Partner : Words.Find<Audience>(Audience)!.Value,
        Language ?? Wording.English.Language, settings.Version);
}
