using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Refuge.Storage.Doors;
using Refuge.Storage.Model;

namespace Refuge.Web.Doors;

/// <summary>
/// How people and programs are known: by a cookie, by a key, or through a provider of OpenID Connect.
/// </summary>
static class DoorServices
{
    const string Either = "cookie or key";

    /// <summary>The least length of a password; no other rule (OWASP ASVS 5.0, 6.2: length, not composition).</summary>
    internal const int ShortestPassword = 12;

    /// <summary>
    /// Rounds of PBKDF2-HMAC-SHA512 (OWASP Password Storage Cheat Sheet, 2023). A hash with fewer is made anew when its
    /// owner logs in.
    /// </summary>
    const int RoundsOfHash = 210_000;

    internal static void Add(WebApplicationBuilder builder, ServeSettings settings, ServeDatabase database)
    {
        var services = builder.Services;
        services.AddScoped(_ => database.Database.Open());
        services.AddDataProtection().SetApplicationName("refuge").PersistKeysToDbContext<StoreContext>();
        services.AddAntiforgery(options => Harden(options.Cookie, "refuge.form", settings));
        services.AddIdentityCore<AccountEntity>(static options =>
        {
            options.Password = new()
            {
                RequiredLength = ShortestPassword,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
                RequiredUniqueChars = 4,
            };
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            // Names come from providers too; they are shown encoded and never used as a path.
            options.User.AllowedUserNameCharacters = "";
        }).AddUserStore<AccountStore>().AddSignInManager().AddPasswordValidator<GuessablePassword>()
            .AddPasswordValidator<BrokenPassword>()
            .AddTokenProvider<PhoneCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<IdentityPasskeyOptions>(PasskeyPage.Settle);
        services.Configure<PasswordHasherOptions>(static options => options.IterationCount = RoundsOfHash);
        services.Configure<SecurityStampValidatorOptions>(static options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.OnRefreshingPrincipal = Sessions.CarryOver;
        });
        services.AddSingleton(new Sessions(database.Database));

        var schemes = services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, static options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.ToString()
                    .StartsWith(KeyHandler.Bearer, StringComparison.OrdinalIgnoreCase)
                    ? KeyHandler.SchemeName
                    : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, KeyHandler>(KeyHandler.SchemeName, null);
        schemes.AddIdentityCookies();
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options =>
        {
            Harden(options.Cookie, "refuge", settings);
            options.EventsType = typeof(Sessions);
            options.ExpireTimeSpan = SessionStore.Life;
            options.SlidingExpiration = false;
            options.LoginPath = "/login";
        });
        services.Configure<CookieAuthenticationOptions>(
            IdentityConstants.ExternalScheme, options => Harden(options.Cookie, "refuge.external", settings));
        services.Configure<CookieAuthenticationOptions>(
            IdentityConstants.TwoFactorUserIdScheme, options => Harden(options.Cookie, "refuge.half", settings));
        if (settings.OpenId is { } own)
        {
            AddProvider(schemes, OpenIdConnectDefaults.AuthenticationScheme, own, "/signin-oidc", settings);
        }

        foreach (var service in settings.Environment.PublicLogIns)
        {
            if (service.Authority is { } authority)
            {
                var provider = new OpenIdSettings(authority, service.Client, service.Secret)
                {
                    Scopes = ["openid", "profile"],
                };
                AddProvider(schemes, service.Id, provider, $"/signin-{service.Id}", settings);
            }
            else
            {
                PublicLogIns.Add(schemes, service, cookie => Harden(cookie, null, settings));
            }
        }
    }

    static void AddProvider(
        AuthenticationBuilder schemes, string scheme, OpenIdSettings provider, string back, ServeSettings settings) =>
        schemes.AddOpenIdConnect(scheme, options =>
        {
            options.CallbackPath = back;
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.Authority = provider.Authority.ToString();
            (options.ClientId, options.ClientSecret) = (provider.Client, provider.Secret);
            options.ResponseType = OpenIdConnectResponseType.Code;
            // Answers come as a query: a form posted from the provider's page would be a request from another site.
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.UsePkce = true;
            options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
            options.MapInboundClaims = false;
            options.SaveTokens = false;
            options.Scope.Clear();
            foreach (var scope in provider.Scopes) options.Scope.Add(scope);
            options.Events.OnRemoteFailure = PublicLogIns.BackToLogIn;
            Harden(options.CorrelationCookie, null, settings);
            Harden(options.NonceCookie, null, settings);
        });

    /// <summary>
    /// No script reads a cookie, no other site sends it along but by a link, and over a network it goes by HTTPS alone.
    /// </summary>
    static void Harden(CookieBuilder cookie, string? name, ServeSettings settings)
    {
        // With the prefix a browser takes the cookie by HTTPS alone, and from no other host of the domain.
        if (name is not null) cookie.Name = settings.IsForThisMachineAlone ? name : $"__Host-{name}";
        cookie.HttpOnly = true;
        cookie.IsEssential = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = settings.IsForThisMachineAlone
            ? CookieSecurePolicy.SameAsRequest
            : CookieSecurePolicy.Always;
    }
}
