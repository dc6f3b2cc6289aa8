using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Refuge.Cycle;
using Refuge.Web.Api;
using Refuge.Web.Doors;
using Refuge.Web.Fetching;
using Refuge.Web.Mentions;
using Refuge.Web.Pages;
using Refuge.Web.Pages.Bulletins;
using Refuge.Web.Pages.Discussion;
using Refuge.Web.Pages.Inbox;
using Refuge.Web.Pages.Needs;
using Refuge.Web.Pages.Runs;
using Refuge.Web.Pages.Sites;
using Refuge.Web.Plans;

namespace Refuge.Web;

/// <summary>
/// Puts the web application together. Read this first: services, then what every answer carries, then the uses.
/// </summary>
static class RefugeServer
{
    /// <summary>Nothing that the service takes is longer, in bytes.</summary>
    const long MostBytes = 16 * 1024 * 1024;

    /// <summary>More connections at a time are not answered.</summary>
    const long MostConnections = 2_000;

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
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            if (settings.Environment.Certificate is { } certificate)
            {
                kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate);
            }
        });
        if (settings.Urls.Any(static url => url.Scheme == Uri.UriSchemeHttps))
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (settings.Environment.LogsAsJson)
        {
            builder.Logging.ClearProviders().AddJsonConsole(static json =>
                (json.UseUtcTimestamp, json.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        }
        else
        {
            // A line for each thing that is told: who is refused often would else fill a screen.
            builder.Logging.AddSimpleConsole(static text => text.SingleLine = true);
        }

        // They warn of what is meant: every answer says no-store, and keys are kept as docs/security.md says.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddSingleton(settings);
        Telemetry.Add(builder, settings);
        // A crisis that is started in the browser joins those that were there at the start.
        var served = new ConcurrentDictionary<string, ICrisisStore>(crises, StringComparer.Ordinal);
        builder.Services.AddSingleton(served);
        builder.Services.AddSingleton<IReadOnlyDictionary<string, ICrisisStore>>(served);
        builder.Services.AddSingleton<PlanDesk>();
        builder.Services.AddSingleton<InboxDesk>();
        builder.Services.AddSingleton(services => new Gate(
            settings, database, services.GetRequiredService<ILogger<Gate>>()));
        Limits.Add(builder.Services, settings);
        if (database is not null)
        {
            Jobs.Add(builder, database);
            DoorServices.Add(builder, settings, database);
            builder.Services.AddSingleton(SetupWord.New());
            AddMentions(builder.Services, settings.Environment);
            builder.Services.AddHostedService<RetentionRounds>();
        }

        builder.Services.AddResponseCompression(static options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "text/css", "text/javascript", "application/atom+xml", "image/svg+xml"];
        });
        // A browser that has come by HTTPS once comes no other way for a year (OWASP ASVS 5.0, 3.4.1).
        builder.Services.AddHsts(
            static hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<DatabaseGone>();
        builder.Services.AddOpenApi();
        // A page of another site that resolves its own name to this machine must not be answered (DNS rebinding).
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = HostsOf(settings));

        var app = builder.Build();
        if (settings.Environment.Proxies.Count > 0) app.UseForwardedHeaders(Forwarded(settings));
        app.UseHostFiltering();
        // A page of somebody who has logged in holds a secret word beside texts of others, and is never compressed: its
        // length would tell of the word (BREACH: Gluck, Harris and Prado, 2013).
        app.UseWhen(IsOpenToAll, static open => open.UseResponseCompression());
        if (!settings.IsForThisMachineAlone) app.UseHsts();
        if (settings.Environment.SendsTelemetry) app.Use(Telemetry.NameAsync);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(Shield);
        app.Use(SameSite.GuardAsync);
        app.Use(Bodies.GuardAsync);
        if (database is not null) app.UseAuthentication();
        app.UseRateLimiter();
        app.Use(app.Services.GetRequiredService<Gate>().PassAsync);
        if (database is not null) app.Use(new NewCrises(served, database.Database).MeetAsync);
        Map(app, database);
        return app;
    }

    /// <summary>
    /// The address below the service's own at which the first administrator is made. Null when somebody has an account
    /// already, or none are kept.
    /// </summary>
    public static async Task<string?> FindSetupAsync(WebApplication app, CancellationToken cancellation) =>
        app.Services.GetService<SetupWord>() is { } word
            && !await app.Services.GetRequiredService<Gate>().HasAccountsAsync(cancellation)
            ? $"/setup?word={word.Word}"
            : null;

    static void Map(WebApplication app, ServeDatabase? database)
    {
        app.MapGet("/health", static () => TypedResults.Text("healthy")).Takes(Permission.Open)
            .WithSummary("Whether the service answers.");
        ShowReadiness.Map(app, database);
        app.MapOpenApi().Takes(Permission.Open);
        ListCrises.Map(app);
        ShowPlan.Map(app);
        FetchOutput.Map(app);
        HomePage.Map(app);
        NowPage.Map(app);
        ReportPage.Map(app);
        SiteAssets.MapAll(app);
        StreetMap.Map(app, app.Services.GetRequiredService<ServeSettings>().Environment.StreetMap);
        if (database is null) return;

        MapJobs(app);
        LoginPage.Map(app);
        SecondStepPage.Map(app);
        NewPasswordPage.Map(app);
        SetupPage.Map(app);
        AccountPage.Map(app);
        SecondFactorPage.Map(app);
        PasskeyPage.Map(app);
        ShowMe.Map(app);
        Accounts.Map(app);
        Keys.Map(app);
        ReadAudit.Map(app);
        Rows.Map(app);
        Things.Map(app);
        SendReport.Map(app);
        Redact.Map(app);
        InboxPage.Map(app);
        ReviewPage.Map(app);
        SendPage.Map(app);
        SitesPage.Map(app);
        NeedsPage.Map(app);
        RunsPage.Map(app);
        BulletinsPage.Map(app);
        RemarksPage.Map(app);
        ModerationPage.Map(app);
        Webmentions.Map(app);
        Pingbacks.Map(app);
        StartPage.Map(app);
        PublishPage.Map(app);
        SitePage.Map(app);
    }

    /// <summary>Nobody makes this service ask for pages unless its settings say so.</summary>
    static void AddMentions(IServiceCollection services, ServeEnvironment environment)
    {
        services.AddSingleton(_ => new PageFetcher(environment.FetchesAlso));
        if (environment.SendsWebmentions)
        {
            services.AddSingleton<MentionSender>();
            services.AddHostedService(static all => all.GetRequiredService<MentionSender>());
        }

        if (!environment.TakesWebmentions && !environment.TakesPingbacks) return;
        services.AddSingleton<MentionDesk>();
        services.AddHostedService(static all => all.GetRequiredService<MentionDesk>());
    }

    static void MapJobs(WebApplication app)
    {
        AskJob.Map(app);
        AskHindcast.Map(app);
        AskSweep.Map(app);
        AskReading.Map(app);
        ListJobs.Map(app);
        ShowJob.Map(app);
        WatchJob.Map(app);
        ListJobOutputs.Map(app);
        FetchJobOutput.Map(app);
        CancelJob.Map(app);
        ResumeJob.Map(app);
    }

    /// <summary>Who asked and how is taken from the proxies that are named, and from nobody else.</summary>
    static ForwardedHeadersOptions Forwarded(ServeSettings settings)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in settings.Environment.Proxies) options.KnownProxies.Add(proxy);
        return options;
    }

    /// <summary>Whether an answer is the same for everybody: of whoever sends no word of their own, or a file of the
    /// site.</summary>
    static bool IsOpenToAll(HttpContext context)
    {
        var headers = context.Request.Headers;
        return SiteAssets.Has(context.Request.Path)
            || (headers.Cookie.Count == 0 && headers.Authorization.Count == 0
                && !context.Request.Path.StartsWithSegments("/login", StringComparison.Ordinal)
                && !context.Request.Path.StartsWithSegments("/setup", StringComparison.Ordinal));
    }

    static string[] HostsOf(ServeSettings settings) =>
        settings.IsForThisMachineAlone ? ["localhost", "127.0.0.1", "[::1]"] : ["*"];

    /// <summary>
    /// What every answer carries: nothing is loaded from elsewhere, framed, guessed or kept by caches on the way.
    /// </summary>
    static Task Shield(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self' {FirstStyle.Source}; "
            + "img-src 'self' data:; manifest-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        return next(context);
    }
}
