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
        app.MapGet(Arrived, ArriveAsync).Takes(Permission.Open).RequireRateLimiting(Limits.LogIn)
            .ExcludeFromDescription();
        app.MapPost("/logout", LogOutAsync).Takes(Permission.OwnAccount).ExcludeFromDescription();
    }

    /// <summary>The address of the way in.</summary>
    /// <param name="words">The words of the reader's language.</param>
    /// <param name="back">Where they go once they are in.</param>
    internal static string Address(PageWords words, string back) =>
        $"/login?back={Uri.EscapeDataString(back)}&language={words.Language}";

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

    static IResult GoToProvider(
        HttpContext context, ServeSettings settings, SignInManager<AccountEntity> logins, Visit visit)
    {
        if (SchemeOf(context.Request.Query["with"].ToString(), settings) is not { } scheme) return Results.NotFound();
        var asked = logins.ConfigureExternalAuthenticationProperties(
            scheme,
            $"{Arrived}?back={Uri.EscapeDataString(BackIn(context))}&language={visit.Words.Language}");
        // Whoever wants to be somebody else is asked there who they are (OpenID Connect Core 1.0, 3.1.2.1).
        if (visit.IsForAnother) asked.SetParameter(PublicLogIns.Prompt, PublicLogIns.ChooseAccount);
        return Results.Challenge(asked, [scheme]);
    }

    /// <summary>Where people arrive who come back from a provider.</summary>
    internal const string Arrived = "/login/arrived";

    /// <summary>Says in an address that somebody has just left and wants to come in as somebody else.</summary>
    internal const string Another = "other";

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
        // Where they wanted to go, and in which language, stands behind the question mark.
        var again = $"/login{context.Request.QueryString}";
        if (await logins.GetExternalLoginInfoAsync() is not { } known) return Results.Redirect(again);

        var accounts = logins.UserManager;
        var account = await accounts.FindByLoginAsync(known.LoginProvider, known.ProviderKey);
        if (account is null)
        {
            account = new() { UserName = await FreeNameAsync(accounts, known) };
            var made = await accounts.CreateAsync(account);
            if (made.Succeeded) made = await accounts.AddLoginAsync(account, known);
            if (!made.Succeeded) return Results.Redirect(again);
            await database.Audit.AddAsync(
                new($"account:{account.Id}", "account.make", null, account.Id), cancellation);
        }

        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        if (await accounts.IsLockedOutAsync(account)) return Results.Redirect(again);
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
        SignInManager<AccountEntity> logins, CrisisDatabase database, Visit visit, CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        await logins.SignOutAsync();
        await database.Audit.AddAsync(new(visit.Caller.Actor, "logout", null, "session"), cancellation);
        var words = PageWords.Of(form["language"].ToString());
        // Whoever changes the account goes on to the way in, and from there back to where they were.
        return Results.LocalRedirect(form["back"].ToString() is { Length: > 0 } back
            ? $"{Address(words, BackOf(back))}&{Another}=1"
            : $"/?language={words.Language}");
    }

    /// <summary>The form by which somebody leaves and comes in as somebody else.</summary>
    /// <param name="visit">Who looks.</param>
    /// <param name="back">Where they go once they are in.</param>
    internal static Html ChangeAccount(Visit visit, string back) => Html.Of(
        $"""<form method="post" action="/logout" data-back>{visit.Token}<input type="hidden" name="language" value="{visit.Words.Language}"><input type="hidden" name="back" value="{back}"><button class="plain">{visit.Words["Use another account"]}</button></form>""");

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
                <p class="small"><a href="/login/new-password?language={words.Language}">{words["I have forgotten my password"]}</a></p>{PasskeyPage.WayIn(visit, back)}{Providers(back, settings, visit)}</main>
                """),
            status);
    }

    static Html Providers(string back, ServeSettings settings, Visit visit)
    {
        var (words, another) = (visit.Words, visit.IsForAnother ? $"&{Another}=1" : "");
        var ways = settings.Environment.PublicLogIns.Select(service => (With: $"with={service.Id}&", service.Name));
        if (settings.OpenId is { } own) ways = ways.Prepend((With: "", Name: own.Authority.Host));
        var links = ways.Select(way => Html.Of(
            $"<p><a class=\"button\" href=\"/login/provider?{way.With}back={Uri.EscapeDataString(back)}&language={words.Language}{another}\">{words.Say("Log in with {0}", way.Name)}</a></p>"))
            .ToList();
        return Html.Of(
            $"""
            {Html.When(visit.IsForAnother && links.Count > 0, $"<p class=\"known\">{words["A service that knows you still may let you in as the same person. Log out there first, or take another one."]}</p>")}{links}
            """);
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
