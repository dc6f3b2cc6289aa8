using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Storage;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>GET /api/crises/{crisis}/jobs: the latest jobs of a crisis.</summary>
static class ListJobs
{
    const int Most = 100;

    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/crises/{crisis}/jobs", HandleAsync).Takes(Permission.RunJobs)
        .WithSummary("The latest jobs of a crisis, the newest first.");

    static async Task<Ok<JobAnswer[]>> HandleAsync(
        string crisis, CrisisDatabase database, CancellationToken cancellation) =>
        TypedResults.Ok<JobAnswer[]>(
            [.. (await database.Jobs.ListAsync(crisis, Most, cancellation)).Select(JobAnswer.Of)]);
}
