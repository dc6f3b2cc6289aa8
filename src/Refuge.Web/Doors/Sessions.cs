using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Refuge.Storage;
using Refuge.Storage.Doors;

namespace Refuge.Web.Doors;

/// <summary>
/// Ties each cookie to a session that is kept in the database: a cookie whose session was ended opens nothing, wherever
/// a copy of it lies (OWASP ASVS 5.0, 7.4.1).
/// </summary>
/// <param name="database">Where sessions are kept.</param>
sealed class Sessions(CrisisDatabase database) : CookieAuthenticationEvents
{
    /// <summary>The claim that holds the word of a session.</summary>
    internal const string Claim = "refuge:session";

    /// <summary>The claim that says how somebody proved who they are (RFC 8176).</summary>
    internal const string Means = "amr";

    /// <inheritdoc/>
    public override async Task SigningIn(CookieSigningInContext context)
    {
        if (context.Principal?.Identity is not ClaimsIdentity identity) return;
        if (Caller.AccountOf(context.Principal) is not { } account) return;
        if (WordOf(context.HttpContext.User) is { } before)
        {
            // Whoever logs in once more, or whose rights change, has a new session and not two.
            await database.Sessions.EndAsync(account, SessionStore.IdOf(before), context.HttpContext.RequestAborted);
        }

        var word = await database.Sessions.OpenAsync(account, context.HttpContext.RequestAborted);
        identity.AddClaim(new(Claim, word));
    }

    /// <inheritdoc/>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Principal is { } user && Caller.AccountOf(user) is { } account && WordOf(user) is { } word
            && await database.Sessions.IsOpenAsync(account, word, context.HttpContext.RequestAborted))
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <inheritdoc/>
    public override async Task SigningOut(CookieSigningOutContext context)
    {
        var user = context.HttpContext.User;
        if (Caller.AccountOf(user) is { } account && WordOf(user) is { } word)
        {
            await database.Sessions.EndAsync(account, SessionStore.IdOf(word), context.HttpContext.RequestAborted);
        }
    }

    /// <summary>Keeps what belongs to the session when the framework makes its claims anew.</summary>
    internal static Task CarryOver(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.NewPrincipal?.Identity is ClaimsIdentity renewed && context.CurrentPrincipal is { } current)
        {
            renewed.AddClaims(current.Claims.Where(claim => claim.Type is Claim or Means
                && !renewed.HasClaim(claim.Type, claim.Value)).Select(static claim => claim.Clone()));
        }

        return Task.CompletedTask;
    }

    /// <summary>The word of the session that a cookie belongs to. Null where there is none.</summary>
    internal static string? WordOf(ClaimsPrincipal user) => user.FindFirstValue(Claim);
}
