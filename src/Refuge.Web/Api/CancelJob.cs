using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Cluster;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>POST /api/jobs/{job}/cancel: a job is stopped; what was run of it is kept.</summary>
static class CancelJob
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/jobs/{job}/cancel", HandleAsync).Takes(Permission.RunJobs)
        .WithSummary("Stops a job. What was run of it is kept.");

    static async Task<Results<Ok<JobAnswer>, NotFound, ProblemHttpResult>> HandleAsync(
        string job, JobDesk desk, Caller caller, CancellationToken cancellation)
    {
        var isDone = await desk.CancelAsync(job, caller.Actor, cancellation);
        if (await desk.FindAsync(job, cancellation) is not { } kept) return TypedResults.NotFound();
        return isDone
            ? TypedResults.Ok(JobAnswer.Of(kept))
            : TypedResults.Problem("The job runs no longer.", statusCode: StatusCodes.Status409Conflict);
    }
}
