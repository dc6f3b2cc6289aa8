using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Refuge.Storage.Doors;
using Refuge.Web.Pages;

namespace Refuge.Web.Doors;

/// <summary>What an endpoint takes, as it says itself.</summary>
/// <param name="Permission">What it takes.</param>
sealed record Requirement(Permission Permission);

/// <summary>
/// The one place where it is decided whether a request goes on: who asks, and whether they may do what the endpoint
/// says that it takes.
/// </summary>
/// <param name="settings">Whether the service is for this machine alone.</param>
/// <param name="database">Where accounts and keys are kept. Null where there are none.</param>
/// <param name="log">Where it is told who was refused what.</param>
sealed partial class Gate(ServeSettings settings, ServeDatabase? database, ILogger<Gate> log)
{
    /// <summary>Nobody's account is deleted, so who has seen one need not look again.</summary>
    volatile bool hasAccounts;

    /// <summary>Lets a request through, or says why not.</summary>
    internal async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var cancellation = context.RequestAborted;
        var caller = await WhoAsync(context, cancellation);
        context.Features.Set(caller);
        // No endpoint, or one of routing itself, which only says that a method or a kind of content is not taken.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }

        if (endpoint.Metadata.GetMetadata<Requirement>() is not { } requirement)
        {
            // An endpoint that somebody added and did not think through is shut.
            await RefuseAsync(context, caller, StatusCodes.Status403Forbidden);
            return;
        }

        if (await MayAsync(caller, requirement.Permission, context, cancellation))
        {
            await next(context);
            return;
        }

        await RefuseAsync(
            context, caller, caller.IsKnown ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized);
    }

    /// <summary>Whether somebody has an account, so that sitting at this machine opens nothing more.</summary>
    internal async Task<bool> HasAccountsAsync(CancellationToken cancellation) =>
        hasAccounts || (hasAccounts = database is not null
            && await database.Database.Doors.HasAccountsAsync(cancellation));

    async Task<Caller> WhoAsync(HttpContext context, CancellationToken cancellation)
    {
        var user = context.User;
        if (database is not null && user.Identity is { IsAuthenticated: true })
        {
            var doors = database.Database.Doors;
            if (context.Features.Get<KeptKey>() is { } key) return Caller.Of($"key:{key.Id}", null, [key.Grant]);
            if (Caller.AccountOf(user) is { } account)
            {
                // A password alone proves too little where the settings ask for more; the provider's word is enough.
                var isHalf = settings.Environment.RequiresSecondFactor && user.HasClaim(Sessions.Means, "pwd");
                var grants = isHalf ? [] : await doors.ListGrantsAsync(account, cancellation);
                return Caller.Of($"account:{account}", user.Identity.Name, grants);
            }
        }

        // A key that does not open anything is not the same as none: who means to be known is never taken for another.
        return !context.Request.Headers.ContainsKey("Authorization") && settings.IsForThisMachineAlone
            && !await HasAccountsAsync(cancellation)
            ? Caller.Owner
            : Caller.Anybody;
    }

    async Task<bool> MayAsync(
        Caller caller, Permission permission, HttpContext context, CancellationToken cancellation)
    {
        if (context.GetRouteValue("crisis") is string crisis) return caller.May(permission, crisis);
        if (context.GetRouteValue("job") is string job && database is not null)
        {
            // A job is of its crisis; one that is not there is refused to whoever may not have any.
            var kept = await database.Database.Jobs.FindAsync(job, cancellation);
            return kept is null
                ? caller == Caller.Owner || caller.Grants.Any(grant => caller.May(permission, grant.Crisis))
                : caller.May(permission, kept.Crisis);
        }

        return caller.May(permission, null);
    }

    async Task RefuseAsync(HttpContext context, Caller caller, int status)
    {
        // The pattern of the address and no word of it: somebody may have typed a password into it.
        var pattern = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        Refused(log, caller.IsKnown ? caller.Actor : "anybody", context.Request.Method, pattern, status);
        var isApi = context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
        var isPage = !isApi && HttpMethods.IsGet(context.Request.Method);
        if (isPage && status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Redirect(LoginPage.Address(
                PageWords.Of(context.Request.Query["language"].ToString()),
                context.Request.Path + context.Request.QueryString));
            return;
        }

        // Whoever sent a form from a page reads a page: they may have been logged out while they wrote.
        var isForm = !isApi && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
        if ((isPage || isForm) && await Visit.BindAsync(context) is { Words: var words } visit)
        {
            var told = status == StatusCodes.Status403Forbidden
                ? Frame.Notice(visit, words["Not shown"], words["Your roles do not open this."], status)
                : Frame.Notice(
                    visit, words["You are not logged in any more"],
                    words["Nothing was kept. Go back and copy what you have written, log in, and send it again."],
                    status);
            await told.ExecuteAsync(context);
            return;
        }

        if (status == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = "Bearer";
        context.Response.StatusCode = status;
        await Results.Problem(
            status == StatusCodes.Status401Unauthorized ? "Log in, or send a key." : "Your roles do not open this.",
            statusCode: status).ExecuteAsync(context);
    }

    [LoggerMessage(LogLevel.Warning, "{Actor} was refused {Method} {Pattern}: {Status}.")]
    static partial void Refused(ILogger log, string actor, string method, string pattern, int status);
}

/// <summary>Reads as a sentence where an endpoint is mapped.</summary>
static class Taking
{
    /// <summary>Says what the endpoint takes.</summary>
    internal static TBuilder Takes<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Requirement(permission));
}
