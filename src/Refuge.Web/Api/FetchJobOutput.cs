using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Cluster;
using Refuge.Web.Doors;
using Refuge.Web.Plans;

namespace Refuge.Web.Api;

/// <summary>GET /api/jobs/{job}/documents/{document}: one document of a plan that a job made.</summary>
static class FetchJobOutput
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/jobs/{job}/documents/{document}", HandleAsync).Takes(Permission.RunJobs)
        .WithSummary("One document of a plan that a job made, the same bytes that the command writes.");

    static async Task<Results<FileContentHttpResult, NotFound>> HandleAsync(
        string job, string document, JobDesk desk, CancellationToken cancellation)
    {
        var outputs = await desk.ReadOutputsAsync(job, cancellation);
        if (outputs.Count == 0) return TypedResults.NotFound();
        return PlanPublisher.Read(outputs).Outputs.TryGetValue(document, out var bytes)
            ? TypedResults.Bytes(bytes, FetchOutput.TypeOf(document), document)
            : TypedResults.NotFound();
    }
}
