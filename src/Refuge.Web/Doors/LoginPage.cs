using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Refuge.Storage;
using Refuge.Storage.Model;
using Refuge.Web.Pages;

namespace Refuge.Web.Doors;

/// <summary>GET and POST /login, POST /logout: with a name and a password, or through the provider.</summary>
static class LoginPage
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/login", Show).Takes(Permission.Open).ExcludeFromDescription();
        app.MapPost("/login", LogInAsync).Takes(Permission.Open).RequireRateLimiting(Limits.LogIn)
            .ExcludeFromDescription();
        app.MapGet("/login/provider", GoToProvider).Takes(Permission.Open).RequireRateLimiting(Limits.LogIn)
            .ExcludeFromDescription();
        app.MapGet("/login/arrived", ArriveAsync).Takes(Permission.Open).RequireRateLimiting(Limits.LogIn)
            .ExcludeFromDescription();
        app.MapPost("/logout", LogOutAsync).Takes(Permission.OwnAccount).ExcludeFromDescription();
    }

    static IResult Show(HttpContext context, ServeSettings settings, Visit visit) =>
        Form(BackIn(context), settings, visit, null, StatusCodes.Status200OK);

    static async Task<IResult> LogInAsync(
        HttpContext context, SignInManager<AccountEntity> logins, CrisisDatabase database, ServeSettings settings,
        Visit visit, CancellationToken cancellation)
    {
        var words = visit.Words;
        if (!settings.MayTakePasswords)
        {
            return Form(
                BackIn(context), settings, visit,
                words["Passwords are not taken over a connection that others can overhear. Listen with https, or behind a proxy."],
                StatusCodes.Status403Forbidden);
        }

        if (await visit.ReadFormAsync(cancellation) is not { } form) return Results.Redirect("/login");
        var name = form["name"].ToString();
        var outcome = await logins.PasswordSignInAsync(
            name, form["password"].ToString(), isPersistent: false, lockoutOnFailure: true);
        var account = await logins.UserManager.FindByNameAsync(name);
        // Of a name that nobody has only its length is kept: people type passwords into the wrong field.
        var who = account is null ? "anybody" : $"account:{account.Id}";
        var action = outcome.Succeeded ? "login"
            : outcome.RequiresTwoFactor ? "login.half" : outcome.IsLockedOut ? "login.locked" : "login.refused";
        await database.Audit.AddAsync(new(who, action, null, "password"), cancellation);
        var back = BackOf(form["back"].ToString());
        return outcome.Succeeded ? Results.LocalRedirect(back)
            : outcome.RequiresTwoFactor
            ? Results.LocalRedirect(
                $"/login/second?language={words.Language}&back={Uri.EscapeDataString(back)}")
            : Form(
                back, settings, visit,
                words["The name or the password is wrong, or was wrong too often. Wait, or ask the administrator."],
                StatusCodes.Status401Unauthorized);
    }

    static IResult GoToProvider(HttpContext context, ServeSettings settings, SignInManager<AccountEntity> logins) =>
        SchemeOf(context.Request.Query["with"].ToString(), settings) is not { } scheme
            ? Results.NotFound()
            : Results.Challenge(
                logins.ConfigureExternalAuthenticationProperties(
                    scheme,
                    $"/login/arrived?back={Uri.EscapeDataString(BackIn(context))}"),
                [scheme]);

    /// <summary>The way in that is asked for: a service of the open web by its name, else the own provider.</summary>
    static string? SchemeOf(string name, ServeSettings settings) =>
        name.Length > 0
            ? settings.Environment.PublicLogIns.FirstOrDefault(service => service.Id == name)?.Id
            : settings.OpenId is null ? null : OpenIdConnectDefaults.AuthenticationScheme;

    /// <summary>
    /// Somebody comes back from the provider; who comes first has an account made, which opens nothing yet.
    /// </summary>
    static async Task<IResult> ArriveAsync(
        HttpContext context, SignInManager<AccountEntity> logins, CrisisDatabase database,
        CancellationToken cancellation)
    {
        if (await logins.GetExternalLoginInfoAsync() is not { } known) return Results.Redirect("/login");

        var accounts = logins.UserManager;
        var account = await accounts.FindByLoginAsync(known.LoginProvider, known.ProviderKey);
        if (account is null)
        {
            account = new() { UserName = await FreeNameAsync(accounts, known) };
            var made = await accounts.CreateAsync(account);
            if (made.Succeeded) made = await accounts.AddLoginAsync(account, known);
            if (!made.Succeeded) return Results.Redirect("/login");
            await database.Audit.AddAsync(
                new($"account:{account.Id}", "account.make", null, account.Id), cancellation);
        }

        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        if (await accounts.IsLockedOutAsync(account)) return Results.Redirect("/login");
        await logins.SignInAsync(account, isPersistent: false);
        await database.Audit.AddAsync(new($"account:{account.Id}", "login", null, "provider"), cancellation);
        return Results.LocalRedirect(BackIn(context));
    }

    static async Task<string> FreeNameAsync(UserManager<AccountEntity> accounts, ExternalLoginInfo known)
    {
        var name = ((string[])["preferred_username", "email", "name"])
            .Select(claim => known.Principal.FindFirst(claim)?.Value).FirstOrDefault(static value => value?.Length > 0)
            ?? known.ProviderKey;
        // An account is never taken over because somebody elsewhere has the same name.
        return await accounts.FindByNameAsync(name) is null ? name : $"{name} ({known.ProviderKey})";
    }

    static async Task<IResult> LogOutAsync(
        HttpContext context, IAntiforgery forms, SignInManager<AccountEntity> logins, CrisisDatabase database,
        Caller caller, CancellationToken cancellation)
    {
        if (!await forms.IsRequestValidAsync(context)) return Results.BadRequest();
        await logins.SignOutAsync();
        await database.Audit.AddAsync(new(caller.Actor, "logout", null, "session"), cancellation);
        return Results.LocalRedirect("/");
    }

    /// <summary>The page, with what was wrong where something was.</summary>
    /// <param name="back">Where somebody wanted to go, as <see cref="BackOf"/> lets it through.</param>
    /// <param name="settings">The ways in that there are.</param>
    /// <param name="visit">Who looks at it.</param>
    /// <param name="fault">What was wrong. Null where nothing was.</param>
    /// <param name="status">The status of the answer.</param>
    internal static IResult Form(string back, ServeSettings settings, Visit visit, string? fault, int status)
    {
        var words = visit.Words;
        return Frame.Page(
            visit, null, words["Log in"],
            Html.Of(
                $"""
                <main class="narrow"><h1>{words["Log in"]}</h1>{Html.When(fault is not null, $"<p class=\"told fault\" role=\"alert\">{fault}</p>")}
                <form method="post" action="/login?language={words.Language}">{visit.Token}<input type="hidden" name="back" value="{back}">
                <p><label>{words["Name"]} <input name="name" autocomplete="username" required maxlength="256"></label></p>
                <p><label>{words["Password"]} <input name="password" type="password" autocomplete="current-password" required maxlength="256"></label></p>
                <p><button>{words["Log in"]}</button></p></form>
                <p class="small"><a href="/login/new-password?language={words.Language}">{words["I have forgotten my password"]}</a></p>{PasskeyPage.WayIn(visit, back)}{Providers(back, settings, words)}</main>
                """),
            status);
    }

    static Html Providers(string back, ServeSettings settings, PageWords words)
    {
        var ways = settings.Environment.PublicLogIns.Select(service => (With: $"with={service.Id}&", service.Name));
        if (settings.OpenId is { } own) ways = ways.Prepend((With: "", Name: own.Authority.Host));
        return Html.Join(ways.Select(way => Html.Of(
            $"<p><a class=\"button\" href=\"/login/provider?{way.With}back={Uri.EscapeDataString(back)}\">{words.Say("Log in with {0}", way.Name)}</a></p>")));
    }

    /// <summary>The field by which a form shows that this service made it.</summary>
    internal static string Token(HttpContext context, IAntiforgery forms)
    {
        var token = forms.GetAndStoreTokens(context);
        return $"<input type=\"hidden\" name=\"{Frame.Safe(token.FormFieldName)}\" "
            + $"value=\"{Frame.Safe(token.RequestToken!)}\">";
    }

    static string BackIn(HttpContext context) => BackOf(context.Request.Query["back"].ToString());

    /// <summary>Where somebody wanted to go: an address of this service, or its beginning.</summary>
    internal static string BackOf(string back) =>
        back.StartsWith('/') && !back.StartsWith("//", StringComparison.Ordinal)
            && !back.Contains('\\', StringComparison.Ordinal) && !back.Any(char.IsControl)
            ? back
            : "/";
}
