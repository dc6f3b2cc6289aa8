using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Cluster;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>GET /api/jobs/{job}/documents: the names of what a job made.</summary>
static class ListJobOutputs
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/jobs/{job}/documents", HandleAsync).Takes(Permission.RunJobs)
        .WithSummary("The names of the documents that a job made; none while it is not done.");

    static async Task<Results<Ok<string[]>, NotFound>> HandleAsync(
        string job, JobDesk desk, CancellationToken cancellation) =>
        await desk.FindAsync(job, cancellation) is null
            ? TypedResults.NotFound()
            : TypedResults.Ok<string[]>(
                [.. (await desk.ListOutputsAsync(job, cancellation)).Where(FetchJobOutput.IsDocument)]);
}
