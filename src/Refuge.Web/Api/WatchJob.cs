using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Cluster;

namespace Refuge.Web.Api;

/// <summary>
/// GET /api/jobs/{job}/events: how a job gets on, as events that the server sends until it runs no longer.
/// </summary>
static class WatchJob
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/jobs/{job}/events", HandleAsync)
        .WithSummary("How a job gets on, as server-sent events \"job\", until it runs no longer.");

    static async Task<Results<ServerSentEventsResult<JobAnswer>, NotFound>> HandleAsync(
        string job, JobDesk desk, CancellationToken cancellation) =>
        await desk.FindAsync(job, cancellation) is null
            ? TypedResults.NotFound()
            : TypedResults.ServerSentEvents(EventsAsync(job, desk, cancellation));

    static async IAsyncEnumerable<SseItem<JobAnswer>> EventsAsync(
        string job, JobDesk desk, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var each in desk.WatchAsync(job, cancellation)) yield return new(JobAnswer.Of(each), "job");
    }
}
