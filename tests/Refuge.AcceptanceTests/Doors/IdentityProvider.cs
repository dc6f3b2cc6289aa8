using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>
/// A provider of OpenID Connect that the tests start for themselves (OpenIddict): whoever comes is the one person that
/// it knows. Keys are made when it starts, so one that is started again has others.
/// </summary>
sealed class IdentityProvider : IAsyncDisposable
{
    internal const string Client = "refuge", Secret = "a secret of the tests", Person = "amira@example.org";

    readonly WebApplication app;
    readonly DirectoryInfo place;

    IdentityProvider(WebApplication app, DirectoryInfo place) => (this.app, this.place) = (app, place);

    /// <summary>Where it is.</summary>
    internal Uri Address => new(app.Urls.First());

    /// <summary>The code challenges that were sent to it.</summary>
    internal List<string> Challenges { get; } = [];

    /// <summary>Starts it.</summary>
    /// <param name="port">On which port of this machine.</param>
    /// <param name="redirect">Where it may send people back to.</param>
    internal static async Task<IdentityProvider> StartAsync(int port, Uri redirect)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var place = Directory.CreateTempSubdirectory("refuge-provider-");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(FormattableString.Invariant($"http://127.0.0.1:{port}"));
        builder.Services.AddDbContext<DbContext>(options => options
            .UseSqlite($"Data Source={Path.Combine(place.FullName, "provider.db")};Pooling=False").UseOpenIddict());
        builder.Services.AddOpenIddict()
            .AddCore(static core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(static server =>
            {
                server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.RegisterScopes(Scopes.Profile, Scopes.Email);
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
            });
        var app = builder.Build();
        var provider = new IdentityProvider(app, place);
        app.UseAuthentication();
        app.MapGet("/connect/authorize", provider.Authorize);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync(cancellation);
            await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(
                new OpenIddictApplicationDescriptor
                {
                    ClientId = Client,
                    ClientSecret = Secret,
                    RedirectUris = { redirect },
                    Permissions =
                    {
                        Permissions.Endpoints.Authorization, Permissions.Endpoints.Token,
                        Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code,
                        Permissions.Scopes.Profile, Permissions.Scopes.Email,
                    },
                }, cancellation);
        }

        await app.StartAsync(cancellation);
        return provider;
    }

    IResult Authorize(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest()!;
        if (request.CodeChallenge is { } challenge) Challenges.Add($"{request.CodeChallengeMethod} {challenge}");
        var identity = new ClaimsIdentity("tests", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, "person-1").SetClaim(Claims.PreferredUsername, Person);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(static _ => [Destinations.IdentityToken]);
        return Results.SignIn(new(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        place.Delete(recursive: true);
    }
}
