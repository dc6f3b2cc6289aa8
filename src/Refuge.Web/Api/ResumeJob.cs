using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Cluster;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>POST /api/jobs/{job}/resume: a job that was stopped or failed goes on.</summary>
static class ResumeJob
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/jobs/{job}/resume", HandleAsync).Takes(Permission.RunJobs)
        .WithSummary("Lets a job go on that was stopped or failed.");

    static async Task<Results<Ok<JobAnswer>, NotFound, ProblemHttpResult>> HandleAsync(
        string job, JobDesk desk, Caller caller, CancellationToken cancellation)
    {
        var isDone = await desk.ResumeAsync(job, caller.Actor, cancellation);
        if (await desk.FindAsync(job, cancellation) is not { } kept) return TypedResults.NotFound();
        return isDone
            ? TypedResults.Ok(JobAnswer.Of(kept))
            : TypedResults.Problem(
                "The job neither was stopped nor has failed.", statusCode: StatusCodes.Status409Conflict);
    }
}
