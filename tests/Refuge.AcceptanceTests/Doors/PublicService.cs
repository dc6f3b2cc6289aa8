using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Refuge.Web.Doors;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>
/// A service of OAuth 2.0 on this machine that answers as WordPress.com, X or Facebook does: at the same paths, in the
/// same shape, and to nothing but a right question. Whoever comes is the one person that it knows.
/// </summary>
sealed class PublicService : IAsyncDisposable
{
    const string AccessToken = "token-of-the-tests";

    readonly WebApplication app;
    readonly PublicLogIn played;
    readonly ConcurrentDictionary<string, (string Back, string Challenge)> codes = new(StringComparer.Ordinal);

    PublicService(WebApplication app, PublicLogIn played) => (this.app, this.played) = (app, played);

    /// <summary>Where it is.</summary>
    internal Uri Address => new(app.Urls.First());

    /// <summary>Whether the person says no.</summary>
    internal bool Refuses { get; set; }

    /// <summary>What was asked for, each time.</summary>
    internal ConcurrentQueue<string> Scopes { get; } = [];

    /// <summary>Starts it.</summary>
    /// <param name="played">The service, with the client and the secret that it knows.</param>
    /// <param name="person">What it says of who came.</param>
    internal static async Task<PublicService> StartAsync(PublicLogIn played, string person)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new PublicService(app, played);
        app.MapGet(played.Authorize!.AbsolutePath, service.Authorize);
        app.MapPost(played.Token!.AbsolutePath, service.TokenAsync);
        app.MapGet(played.Person!.AbsolutePath, (HttpRequest request) =>
            request.Headers.Authorization == $"Bearer {AccessToken}"
            && request.QueryString.Value == played.Person.Query
                ? Results.Text(person, "application/json")
                : Results.Unauthorized());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["client_id"] != played.Client || query["response_type"] != "code"
            || query["code_challenge_method"] != "S256" || query["state"].ToString().Length < 20)
        {
            return Results.BadRequest();
        }

        Scopes.Enqueue(query["scope"].ToString());
        var (back, state) = (query["redirect_uri"].ToString(), Uri.EscapeDataString(query["state"].ToString()));
        if (Refuses) return Results.Redirect($"{back}?error=access_denied&state={state}");
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        codes[code] = (back, query["code_challenge"].ToString());
        return Results.Redirect($"{back}?code={code}&state={state}");
    }

    async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var verifier = SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()));
        return KnowsClient(request, form)
            && form["grant_type"] == "authorization_code"
            // A code is good once.
            && codes.TryRemove(form["code"].ToString(), out var asked)
            && asked == (form["redirect_uri"].ToString(), WebEncoders.Base64UrlEncode(verifier))
                ? Results.Json(new { access_token = AccessToken, token_type = "bearer", expires_in = 3600 })
                : Results.BadRequest(new { error = "invalid_grant" });
    }

    bool KnowsClient(HttpRequest request, IFormCollection form) => played.SecretInHeader
        ? AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var said) && said.Scheme == "Basic"
            && Encoding.UTF8.GetString(Convert.FromBase64String(said.Parameter!)) == $"{played.Client}:{played.Secret}"
        : form["client_id"] == played.Client && form["client_secret"] == played.Secret;

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
