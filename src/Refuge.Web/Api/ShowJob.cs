using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Cluster;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>GET /api/jobs/{job}: where a job stands.</summary>
static class ShowJob
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/jobs/{job}", HandleAsync).Takes(Permission.RunJobs)
        .WithSummary("Where a job stands.");

    static async Task<Results<Ok<JobAnswer>, NotFound>> HandleAsync(
        string job, JobDesk desk, CancellationToken cancellation) =>
        await desk.FindAsync(job, cancellation) is { } kept
            ? TypedResults.Ok(JobAnswer.Of(kept))
            : TypedResults.NotFound();
}
