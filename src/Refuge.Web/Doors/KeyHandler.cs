using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Refuge.Storage;

namespace Refuge.Web.Doors;

/// <summary>Lets a program in by its key: <c>Authorization: Bearer refuge_…</c>.</summary>
/// <param name="options">Nothing of ours.</param>
/// <param name="logger">Where the framework logs.</param>
/// <param name="encoder">Not used.</param>
/// <param name="database">Where keys are kept.</param>
sealed class KeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    CrisisDatabase database) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of the scheme.</summary>
    internal const string SchemeName = "key";

    /// <summary>How a header begins that carries a key.</summary>
    internal const string Bearer = "Bearer ";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var spoken = Request.Headers.Authorization.ToString();
        if (!spoken.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        if (await database.Doors.FindKeyAsync(spoken[Bearer.Length..].Trim(), Context.RequestAborted) is not { } key)
        {
            return AuthenticateResult.Fail("No key opens anything by these words.");
        }

        Context.Features.Set(key);
        var identity = new ClaimsIdentity([new(ClaimTypes.Name, key.Id)], SchemeName);
        return AuthenticateResult.Success(new(new(identity), SchemeName));
    }
}
