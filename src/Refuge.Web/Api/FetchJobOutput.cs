using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Cluster;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>GET /api/jobs/{job}/documents/{document}: one document that a job made.</summary>
static class FetchJobOutput
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/jobs/{job}/documents/{document}", HandleAsync).Takes(Permission.RunJobs)
        .WithSummary("One document that a job made, the same bytes that the command writes.");

    static async Task<Results<FileContentHttpResult, NotFound>> HandleAsync(
        string job, string document, JobDesk desk, CancellationToken cancellation)
    {
        var outputs = await desk.ReadOutputsAsync(job, cancellation);
        return IsDocument(document) && outputs.TryGetValue(document, out var bytes)
            ? TypedResults.Bytes(bytes, FetchOutput.TypeOf(document), document)
            : TypedResults.NotFound();
    }

    /// <summary>
    /// Whether a file that a job made is given out: what the service keeps beside a plan begins with a dot.
    /// </summary>
    internal static bool IsDocument(string file) => !file.StartsWith('.');
}
