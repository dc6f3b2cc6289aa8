using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Refuge.Storage.Doors;

namespace Refuge.Web.Doors;

/// <summary>How often one caller may ask.</summary>
static partial class Limits
{
    /// <summary>The limit of pages by which somebody tries to get in.</summary>
    internal const string LogIn = "log in";

    /// <summary>The limit of what people who need no role send.</summary>
    internal const string Strangers = "strangers";

    /// <summary>What one of them may send in a minute.</summary>
    const int SentPerMinute = 30;

    /// <summary>Attempts to get in, from one address in a minute. With lockout of the account after five.</summary>
    const int LogInsPerMinute = 20;

    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    internal static void Add(IServiceCollection services, ServeSettings settings) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = static (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                {
                    rejected.HttpContext.Response.Headers.RetryAfter =
                        Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                }

                var context = rejected.HttpContext;
                TooOften(
                    context.RequestServices.GetRequiredService<ILogger<Gate>>(), WhoOf(context),
                    context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "");
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(
                context => Window(CallerOf(context), settings.Environment.RequestsPerMinute));
            options.AddPolicy(Strangers, static context => Window($"sent by {CallerOf(context)}", SentPerMinute));
            options.AddPolicy(LogIn, static context => Window($"log in {AddressOf(context)}", LogInsPerMinute));
        });

    static RateLimitPartition<string> Window(string caller, int requests) =>
        RateLimitPartition.GetSlidingWindowLimiter(
            caller, _ => new() { PermitLimit = requests, Window = Minute, SegmentsPerWindow = 6 });

    /// <summary>One who is known is counted by who they are; all others by their address.</summary>
    static string CallerOf(HttpContext context) =>
        context.Features.Get<KeptKey>() is { } key ? $"key {key.Id}"
        : Caller.AccountOf(context.User) is { } account ? $"account {account}"
        : AddressOf(context);

    /// <summary>The same for the log, which names no address of a network.</summary>
    static string WhoOf(HttpContext context) =>
        context.Features.Get<KeptKey>() is { } key ? $"key:{key.Id}"
        : Caller.AccountOf(context.User) is { } account ? $"account:{account}"
        : "anybody";

    [LoggerMessage(LogLevel.Warning, "{Actor} asked too often: {Method} {Pattern}.")]
    static partial void TooOften(ILogger log, string actor, string method, string pattern);

    static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
