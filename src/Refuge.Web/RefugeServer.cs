using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Refuge.Cycle;
using Refuge.Web.Api;
using Refuge.Web.Pages;
using Refuge.Web.Plans;

namespace Refuge.Web;

/// <summary>
/// Puts the web application together. Read this first: services, then what every answer carries, then the uses.
/// </summary>
static class RefugeServer
{
    /// <summary>Nothing that the service takes is longer, in bytes.</summary>
    const long MostBytes = 16 * 1024 * 1024;

    /// <summary>The application, ready to start.</summary>
    /// <param name="settings">Where it listens and how large its plans are.</param>
    /// <param name="crises">The crises it serves, by identity.</param>
    /// <param name="database">The database that they are kept in. Null where they are folders.</param>
    public static WebApplication Build(
        ServeSettings settings, IReadOnlyDictionary<string, ICrisisStore> crises, ServeDatabase? database)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(crises);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls([.. settings.Urls.Select(static url => url.ToString())]);
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(crises);
        builder.Services.AddSingleton<PlanDesk>();
        if (database is not null) Jobs.Add(builder, database);
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi();
        // A page of another site that resolves its own name to this machine must not be answered (DNS rebinding).
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = HostsOf(settings));

        var app = builder.Build();
        app.UseHostFiltering();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(Shield);
        app.Use(SameSite.GuardAsync);

        app.MapGet("/health", static () => TypedResults.Text("healthy")).WithSummary("Whether the service answers.");
        ShowReadiness.Map(app, database);
        app.MapOpenApi();
        ListCrises.Map(app);
        ShowPlan.Map(app);
        FetchOutput.Map(app);
        // Jobs take time and show what the own team may see; where others reach the service there are none to ask for.
        if (database is not null && settings.Narrowest == Publishing.Audience.Restricted) MapJobs(app);
        HomePage.Map(app);
        NowPage.Map(app);
        ReportPage.Map(app);
        SiteStyle.Map(app);
        return app;
    }

    static void MapJobs(WebApplication app)
    {
        AskJob.Map(app);
        ListJobs.Map(app);
        ShowJob.Map(app);
        WatchJob.Map(app);
        FetchJobOutput.Map(app);
        CancelJob.Map(app);
        ResumeJob.Map(app);
    }

    static string[] HostsOf(ServeSettings settings) =>
        settings.Narrowest == Publishing.Audience.Public ? ["*"] : ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>
    /// What every answer carries: nothing is loaded from elsewhere, framed, guessed or kept by caches on the way.
    /// </summary>
    static Task Shield(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        return next(context);
    }
}
