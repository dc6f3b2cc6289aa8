using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Refuge.Web.Doors;

/// <summary>Log-in through services that speak OAuth 2.0 and say who came at an address of their own.</summary>
static class PublicLogIns
{
    /// <summary>A service that says nothing for so long is given up.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How a provider is told to ask who comes (OpenID Connect Core 1.0, 3.1.2.1).</summary>
    internal const string Prompt = "prompt";

    /// <summary>Asks for another account.</summary>
    internal const string ChooseAccount = "select_account";

    /// <summary>Adds one.</summary>
    /// <param name="schemes">Where it is added.</param>
    /// <param name="service">The service.</param>
    /// <param name="harden">How its cookie is shut.</param>
    internal static void Add(AuthenticationBuilder schemes, PublicLogIn service, Action<CookieBuilder> harden) =>
        schemes.AddOAuth(service.Id, service.Name, options =>
        {
            options.SignInScheme = IdentityConstants.ExternalScheme;
            (options.ClientId, options.ClientSecret) = (service.Client, service.Secret ?? "");
            options.AuthorizationEndpoint = service.Authorize!.ToString();
            options.TokenEndpoint = service.Token!.ToString();
            options.UserInformationEndpoint = service.Person!.ToString();
            options.CallbackPath = $"/signin-{service.Id}";
            options.UsePkce = true;
            options.SaveTokens = false;
            options.BackchannelTimeout = Patience;
            options.Scope.Clear();
            foreach (var scope in service.Scopes) options.Scope.Add(scope);
            if (service is { SecretInHeader: true, Secret: { } secret })
            {
                options.BackchannelHttpHandler = new SecretInHeader(service.Token!, service.Client, secret);
            }

            options.Events.OnCreatingTicket = context => FindPersonAsync(service, context);
            options.Events.OnRemoteFailure = BackToLogIn;
            options.Events.OnRedirectToAuthorizationEndpoint = going => GoAsync(service, going);
            harden(options.CorrelationCookie);
        });

    /// <summary>Sends somebody there; a service that can is told when somebody else is to come.</summary>
    static Task GoAsync(PublicLogIn service, RedirectContext<OAuthOptions> going)
    {
        var isForAnother = going.Properties.GetParameter<string>(Prompt) is not null;
        going.Response.Redirect(isForAnother && service.Another.Length > 0
            ? $"{going.RedirectUri}&{service.Another}"
            : going.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>
    /// The framework logs why; whoever sent an answer that does not belong to a question learns nothing.
    /// </summary>
    internal static Task BackToLogIn(RemoteFailureContext failed)
    {
        // Where they wanted to go, and in which language, stands behind the question mark.
        var goal = failed.Properties?.RedirectUri;
        failed.Response.Redirect(
            goal?.StartsWith($"{LoginPage.Arrived}?", StringComparison.Ordinal) == true
                ? $"/login{goal[LoginPage.Arrived.Length..]}"
                : "/login");
        failed.HandleResponse();
        return Task.CompletedTask;
    }

    static async Task FindPersonAsync(PublicLogIn service, OAuthCreatingTicketContext context)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, context.Options.UserInformationEndpoint);
        asked.Headers.Accept.Add(new("application/json"));
        asked.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        var cancellation = context.HttpContext.RequestAborted;
        using var answer = await context.Backchannel.SendAsync(asked, cancellation);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        using var person = await JsonDocument.ParseAsync(body, default, cancellation);
        if (TextAt(person.RootElement, service.Identity) is not { Length: > 0 } identity)
        {
            throw new AuthenticationFailureException($"{service.Name} does not say who came.");
        }

        context.Identity!.AddClaim(new Claim("sub", identity));
        if (TextAt(person.RootElement, service.Called) is { Length: > 0 } called)
        {
            context.Identity.AddClaim(new Claim("preferred_username", called));
        }
    }

    /// <summary>The word or number at the end of a path of names. Null where there is none.</summary>
    static string? TextAt(JsonElement element, IReadOnlyList<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }

        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number when element.TryGetInt64(out var number) =>
                number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    /// <summary>Says the secret in the head of the request for a token, and in no other.</summary>
    sealed class SecretInHeader(Uri token, string client, string secret) : HttpClientHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri == token)
            {
                // Both are encoded first, as a form would (RFC 6749, 2.3.1).
                var pair = $"{Uri.EscapeDataString(client)}:{Uri.EscapeDataString(secret)}";
                request.Headers.Authorization =
                    new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
