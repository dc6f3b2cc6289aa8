using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Cluster;
using Refuge.Formats.Reports;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>POST /api/crises/{crisis}/jobs/read: every report of a crisis is read, and none twice.</summary>
static class AskReading
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/crises/{crisis}/jobs/read", HandleAsync).Takes(Permission.RunJobs)
        .WithSummary(
            "Asks for a reading of all reports as a job: read.jsonl, a line for each. Plans and the inbox then read "
            + "none of them again.");

    static Task<Results<Accepted<JobAnswer>, NotFound, ValidationProblem>> HandleAsync(
        string crisis, JobDesk desk, Caller caller, CancellationToken cancellation) =>
        JobAsking.AskAsync(new ReadOrder(crisis, ShippedReader.Knowledge.Reader), caller, desk, cancellation);
}
