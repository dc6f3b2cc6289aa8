using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Refuge.Cluster;

namespace Refuge.Web;

/// <summary>
/// Traces and metrics for whoever runs the service, sent by OTLP to the address that the environment names; nothing is
/// gathered where it names none.
/// </summary>
/// <remarks>
/// A span says which use was asked for, how it ended and how long it took, and nothing of who asked, from where, about
/// which place or with which words: only the tags of <see cref="Kept"/> leave the process (names as in OpenTelemetry
/// Semantic Conventions 1.37, HTTP).
/// </remarks>
static class Telemetry
{
    internal const string Method = "http.request.method", Route = "http.route", Status = "http.response.status_code";

    /// <summary>The only tags of a span that are sent.</summary>
    internal static IReadOnlyList<string> Kept { get; } = [Method, Route, Status, JobTelemetry.Job, JobTelemetry.Parts];

    internal static void Add(WebApplicationBuilder builder, ServeSettings settings)
    {
        if (!settings.Environment.SendsTelemetry) return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("refuge", serviceVersion: settings.Version))
            .WithTracing(static traces => traces
                .AddSource("Microsoft.AspNetCore", JobTelemetry.Name)
                .AddProcessor(new OnlyKept())
                .AddOtlpExporter())
            .WithMetrics(static metrics => metrics
                .AddMeter(
                    "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql",
                    JobTelemetry.Name)
                .AddOtlpExporter());
    }

    /// <summary>Names the span of a request by the pattern of its address, never by the address.</summary>
    internal static async Task NameAsync(HttpContext context, RequestDelegate next)
    {
        var span = Activity.Current;
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
            span?.SetTag(Method, context.Request.Method).SetTag(Route, route)
                .SetTag(Status, context.Response.StatusCode);
        }
    }

    /// <summary>Takes everything off a span that is not named to be kept.</summary>
    sealed class OnlyKept : BaseProcessor<Activity>
    {
        /// <inheritdoc/>
        public override void OnEnd(Activity data)
        {
            ArgumentNullException.ThrowIfNull(data);
            foreach (var (name, _) in data.TagObjects.ToList())
            {
                if (!Kept.Contains(name)) data.SetTag(name, null);
            }

            // A description of a fault may hold what somebody sent; a caller's trace state is theirs.
            data.SetStatus(data.Status);
            data.TraceStateString = null;
            if (data.GetTagItem(Route) is string route) data.DisplayName = $"{data.GetTagItem(Method)} {route}";
        }
    }
}
