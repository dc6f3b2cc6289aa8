using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Refuge.Cluster;
using Refuge.Storage.Jobs;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>
/// GET /api/jobs/{job}/events: how a job gets on, as events that the server sends until it runs no longer.
/// </summary>
static class WatchJob
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/jobs/{job}/events", HandleAsync).Takes(Permission.RunJobs)
        .WithSummary("How a job gets on, as server-sent events \"job\", until it runs no longer.");

    static async Task<Results<ServerSentEventsResult<JobAnswer>, NotFound>> HandleAsync(
        string job, JobDesk desk, IHostApplicationLifetime lifetime, CancellationToken cancellation) =>
        await desk.FindAsync(job, cancellation) is null
            ? TypedResults.NotFound()
            : TypedResults.ServerSentEvents(EventsAsync(job, desk, lifetime.ApplicationStopping, cancellation));

    /// <summary>A service that stops waits for no watcher: the stream ends, and the watcher asks again.</summary>
    static async IAsyncEnumerable<SseItem<JobAnswer>> EventsAsync(
        string job, JobDesk desk, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
        await using var events = desk.WatchAsync(job, either.Token).GetAsyncEnumerator(either.Token);
        while (await MovesAsync(events, stopping)) yield return new(JobAnswer.Of(events.Current), "job");
    }

    static async Task<bool> MovesAsync(IAsyncEnumerator<KeptJob> events, CancellationToken stopping)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }
}
