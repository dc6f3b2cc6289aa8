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
        string crisis, JobWish wish, JobDesk desk, ServeSettings settings, CancellationToken cancellation)
    {
        if (wish.Problems() is { Count: > 0 } problems) return TypedResults.ValidationProblem(problems);
        return await desk.AskAsync(wish.ToOrder(crisis, settings), "analyst", cancellation) is { } job
            ? TypedResults.Accepted($"/api/jobs/{job.Id}", JobAnswer.Of(job))
            : TypedResults.NotFound();
    }
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
        if (Days is < 1 or > 3_660) problems["days"] = ["\"days\" takes 1 to 3660."];
        if (Members is < 1 or > 100_000) problems["members"] = ["\"members\" takes 1 to 100000."];
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
