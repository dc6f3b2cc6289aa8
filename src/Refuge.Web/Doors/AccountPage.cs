using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Refuge.Storage;
using Refuge.Storage.Doors;
using Refuge.Storage.Model;
using Refuge.Web.Pages;

namespace Refuge.Web.Doors;

/// <summary>
/// GET /account: one's own account. POST /account/password: another password. POST /account/sessions: end a session, or
/// all others.
/// </summary>
static class AccountPage
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/account", ShowAsync).Takes(Permission.OwnAccount).ExcludeFromDescription();
        app.MapPost("/account/password", ChangeAsync).Takes(Permission.OwnAccount)
            .ExcludeFromDescription();
        app.MapPost("/account/sessions", EndAsync).Takes(Permission.OwnAccount)
            .ExcludeFromDescription();
    }

    static async Task<IResult> ShowAsync(
        HttpContext context, UserManager<AccountEntity> accounts, CrisisDatabase database, Visit visit,
        CancellationToken cancellation) =>
        await accounts.GetUserAsync(context.User) is { } account
            ? await ShownAsync(context, account, accounts, database, visit, null, cancellation)
            : NoAccount(visit);

    /// <summary>A program with a key, and whoever sits at a machine without accounts, has no account.</summary>
    internal static IResult NoAccount(Visit visit) => Frame.Notice(
        visit, visit.Words["Your account"], visit.Words["You are here without an account."],
        StatusCodes.Status404NotFound);

    static async Task<IResult> ChangeAsync(
        HttpContext context, UserManager<AccountEntity> accounts, SignInManager<AccountEntity> logins,
        CrisisDatabase database, ServeSettings settings, Visit visit, CancellationToken cancellation)
    {
        if (!settings.MayTakePasswords || await visit.ReadFormAsync(cancellation) is not { } form)
        {
            return Results.BadRequest();
        }

        if (await accounts.GetUserAsync(context.User) is not { } account) return NoAccount(visit);
        if (!await IsOwnAsync(account, form["password"].ToString(), accounts))
        {
            return await RefusedAsync(visit.Words["The password is wrong."]);
        }

        var changed = await accounts.ChangePasswordAsync(
            account, form["password"].ToString(), form["new-password"].ToString());
        if (!changed.Succeeded) return await RefusedAsync(SetupPage.Told(changed));
        await database.Sessions.EndAllAsync(account.Id, cancellation);
        await logins.RefreshSignInAsync(account);
        await database.Audit.AddAsync(
            new($"account:{account.Id}", "account.password", null, account.Id), cancellation);
        return Results.LocalRedirect(Address(visit, "password"));

        Task<IResult> RefusedAsync(string fault) =>
            ShownAsync(context, account, accounts, database, visit, fault, cancellation);
    }

    static async Task<IResult> EndAsync(
        HttpContext context, UserManager<AccountEntity> accounts, CrisisDatabase database, Visit visit,
        CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        if (await accounts.GetUserAsync(context.User) is not { } account) return NoAccount(visit);
        if (!await IsOwnAsync(account, form["password"].ToString(), accounts))
        {
            return await ShownAsync(
                context, account, accounts, database, visit, visit.Words["The password is wrong."], cancellation);
        }

        var own = OwnSession(context);
        foreach (var session in await database.Sessions.ListAsync(account.Id, cancellation))
        {
            if (session.Id != own) await database.Sessions.EndAsync(account.Id, session.Id, cancellation);
        }

        await database.Audit.AddAsync(
            new($"account:{account.Id}", "account.sessions.end", null, account.Id), cancellation);
        return Results.LocalRedirect(Address(visit, "sessions"));
    }

    /// <summary>
    /// Whether somebody says the password of the account; of who comes through a provider none is asked. Wrong ones are
    /// counted as at log-in.
    /// </summary>
    internal static async Task<bool> IsOwnAsync(
        AccountEntity account, string password, UserManager<AccountEntity> accounts)
    {
        if (!await accounts.HasPasswordAsync(account)) return true;
        if (await accounts.IsLockedOutAsync(account)) return false;
        if (await accounts.CheckPasswordAsync(account, password)) return true;
        await accounts.AccessFailedAsync(account);
        return false;
    }

    internal static string Address(Visit visit, string done) =>
        $"/account?language={visit.Words.Language}&done={done}";

    static string? OwnSession(HttpContext context) =>
        Sessions.WordOf(context.User) is { } word ? SessionStore.IdOf(word) : null;

    /// <summary>The page of an account.</summary>
    internal static async Task<IResult> ShownAsync(
        HttpContext context, AccountEntity account, UserManager<AccountEntity> accounts, CrisisDatabase database,
        Visit visit, string? fault, CancellationToken cancellation)
    {
        var words = visit.Words;
        var hasPassword = await accounts.HasPasswordAsync(account);
        var sessions = await database.Sessions.ListAsync(account.Id, cancellation);
        var done = visit.Done switch
        {
            "password" => words["Your password is changed. All other sessions of yours are ended."],
            "sessions" => words["All other sessions of yours are ended."],
            "factor" => words["From now on a code is asked for at each log-in."],
            "passkey" => words["The passkey is made. All other sessions of yours are ended."],
            "no-passkey" => words["The passkey opens nothing any more. All other sessions of yours are ended."],
            "no-factor" => words["No code is asked for at log-in any more."],
            _ => null,
        };
        return Frame.Page(
            visit, null, words["Your account"],
            Html.Of(
                $"""
                <main class="narrow"><h1>{words["Your account"]}</h1><p><bdi>{account.UserName}</bdi></p>
                {Html.When(fault is not null, $"<p class=\"told fault\" role=\"alert\">{fault}</p>")}{Html.When(done is not null, $"<p class=\"told\" role=\"status\">{done}</p>")}
                {Html.When(hasPassword, $"{Change(visit)}{SecondFactorPage.Section(visit, account.TwoFactorEnabled, visit.Find<ServeSettings>()!.Environment.RequiresSecondFactor)}{PasskeyPage.Section(visit, await accounts.GetPasskeysAsync(account))}")}
                {Open(visit, sessions, OwnSession(context), hasPassword)}</main>
                """),
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    static Html Change(Visit visit)
    {
        var words = visit.Words;
        return Html.Of(
            $"""
            <h2>{words["Another password"]}</h2>
            <form method="post" action="/account/password?language={words.Language}">{visit.Token}
            <p><label>{words["Password now"]} <input name="password" type="password" autocomplete="current-password" required maxlength="256"></label></p>
            <p><label>{words.Say("New password, {0} characters or more", DoorServices.ShortestPassword)} <input name="new-password" type="password" autocomplete="new-password" required minlength="{DoorServices.ShortestPassword}" maxlength="256"></label></p>
            <p><button>{words["Change the password"]}</button></p></form>
            """);
    }

    static Html Open(Visit visit, IReadOnlyList<KeptSession> sessions, string? own, bool hasPassword)
    {
        var words = visit.Words;
        var lines = sessions.Select(session => Html.Of(
            $"<li><bdi>{session.Since.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}</bdi>{Html.When(session.Id == own, $" · {words["this one"]}")}</li>"));
        return Html.Of(
            $"""
            <h2>{words["Where you are logged in"]}</h2><p class="small">{words["Each session ends twelve hours after its log-in, and when you log out."]}</p><ul>{lines}</ul>
            {Html.When(sessions.Count > 1, $"<form method=\"post\" action=\"/account/sessions?language={words.Language}\">{visit.Token}{PasswordField(words, hasPassword)}<p><button class=\"second\">{words["End all other sessions"]}</button></p></form>")}
            """);
    }

    /// <summary>The field by which somebody shows that they are still at the keys.</summary>
    internal static Html PasswordField(PageWords words, bool hasPassword) => Html.When(
        hasPassword,
        $"<p><label>{words["Password now"]} <input name=\"password\" type=\"password\" autocomplete=\"current-password\" required maxlength=\"256\"></label></p>");
}
