using System.Buffers.Text;
using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Refuge.Storage;
using Refuge.Storage.Model;
using Refuge.Web.Pages;

namespace Refuge.Web.Doors;

/// <summary>
/// Passkeys of a local account (Web Authentication Level 3, W3C): the device that holds one asks for a finger or a
/// number, so that a passkey alone is two factors. POST /account/passkeys and /login/passkey, each with the question
/// that the device is asked first.
/// </summary>
static class PasskeyPage
{
    const string Required = "required";

    /// <summary>A longer name is cut, in letters.</summary>
    const int LongestName = 60;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/account/passkeys/options", AskToMakeAsync).Takes(Permission.OwnAccount)
            .ExcludeFromDescription();
        app.MapPost("/account/passkeys", ChangeAsync).Takes(Permission.OwnAccount).ExcludeFromDescription();
        app.MapPost("/login/passkey/options", AskToUseAsync).Takes(Permission.Open).RequireRateLimiting(Limits.LogIn)
            .ExcludeFromDescription();
        app.MapPost("/login/passkey", ComeInAsync).Takes(Permission.Open).RequireRateLimiting(Limits.LogIn)
            .ExcludeFromDescription();
    }

    /// <summary>What is asked of devices.</summary>
    internal static void Settle(IdentityPasskeyOptions options)
    {
        (options.UserVerificationRequirement, options.ResidentKeyRequirement) = (Required, Required);
        // The header Origin is null on forms of a site that names no referrer, so the signed word is held against the
        // address that was asked for.
        options.ValidateOrigin = static said =>
        {
            var request = said.HttpContext.Request;
            return ValueTask.FromResult(!said.CrossOrigin && Uri.TryCreate(said.Origin, UriKind.Absolute, out var from)
                && from.Scheme == request.Scheme && from.Authority == request.Host.Value);
        };
    }

    static async Task<IResult> AskToMakeAsync(
        HttpContext context, SignInManager<AccountEntity> logins, Visit visit, CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form
            || await logins.UserManager.GetUserAsync(context.User) is not { } account
            || !await logins.UserManager.HasPasswordAsync(account)
            || !await AccountPage.IsOwnAsync(account, form["password"].ToString(), logins.UserManager))
        {
            return Results.BadRequest();
        }

        var name = account.UserName ?? account.Id;
        var options = await logins.MakePasskeyCreationOptionsAsync(
            new() { Id = account.Id, Name = name, DisplayName = name });
        return Results.Text(options, MediaTypeNames.Application.Json);
    }

    static async Task<IResult> AskToUseAsync(
        SignInManager<AccountEntity> logins, Visit visit, CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is null) return visit.Stale;
        // Of no account: whoever asks does not learn which names there are, or which have a passkey.
        return Results.Text(await logins.MakePasskeyRequestOptionsAsync(null), MediaTypeNames.Application.Json);
    }

    static async Task<IResult> ChangeAsync(
        HttpContext context, SignInManager<AccountEntity> logins, CrisisDatabase database, Visit visit,
        CancellationToken cancellation)
    {
        var accounts = logins.UserManager;
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        if (await accounts.GetUserAsync(context.User) is not { } account) return AccountPage.NoAccount(visit);
        if (!await accounts.HasPasswordAsync(account)) return Results.BadRequest();
        if (!await AccountPage.IsOwnAsync(account, form["password"].ToString(), accounts))
        {
            return await RefusedAsync(visit.Words["The password is wrong."]);
        }

        if (form["remove"].ToString() is { Length: > 0 } id)
        {
            if (!Base64Url.IsValid(id)
                || await accounts.GetPasskeyAsync(account, Base64Url.DecodeFromChars(id)) is not { } kept)
            {
                return Results.LocalRedirect(AccountPage.Address(visit, ""));
            }

            await accounts.RemovePasskeyAsync(account, kept.CredentialId);
            return await ToldAsync("account.passkey.remove", "no-passkey");
        }

        if (await MadeAsync(context, logins, form["credential"].ToString()) is not { } passkey)
        {
            return await RefusedAsync(visit.Words["No passkey was made. Try again."]);
        }

        var name = form["name"].ToString().Trim();
        passkey.Name = name.Length > LongestName ? name[..LongestName] : name;
        var added = await accounts.AddOrUpdatePasskeyAsync(account, passkey);
        return added.Succeeded
            ? await ToldAsync("account.passkey.add", "passkey")
            : await RefusedAsync(SetupPage.Told(added));

        // All other sessions end, as with any other change of how somebody comes in.
        async Task<IResult> ToldAsync(string action, string done)
        {
            await database.Sessions.EndAllAsync(account.Id, cancellation);
            await logins.RefreshSignInAsync(account);
            await database.Audit.AddAsync(new($"account:{account.Id}", action, null, account.Id), cancellation);
            return Results.LocalRedirect(AccountPage.Address(visit, done));
        }

        Task<IResult> RefusedAsync(string fault) =>
            AccountPage.ShownAsync(context, account, accounts, database, visit, fault, cancellation);
    }

    static async Task<UserPasskeyInfo?> MadeAsync(
        HttpContext context, SignInManager<AccountEntity> logins, string credential)
    {
        if (credential.Length == 0 || !await IsAskedAsync(context)) return null;
        var outcome = await logins.PerformPasskeyAttestationAsync(credential);
        return outcome.Succeeded && outcome.UserEntity.Id == Caller.AccountOf(context.User) ? outcome.Passkey : null;
    }

    static async Task<IResult> ComeInAsync(
        HttpContext context, SignInManager<AccountEntity> logins, CrisisDatabase database, ServeSettings settings,
        Visit visit, CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form) return Results.Redirect("/login");
        var (credential, back) = (form["credential"].ToString(), LoginPage.BackOf(form["back"].ToString()));
        var outcome = credential.Length == 0 || !await IsAskedAsync(context)
            ? null
            : await logins.PerformPasskeyAssertionAsync(credential);
        if (outcome is not { Succeeded: true, User: { } account, Passkey: { } passkey })
        {
            return await RefusedAsync("anybody", "login.refused");
        }

        var who = $"account:{account.Id}";
        if (await logins.UserManager.IsLockedOutAsync(account)) return await RefusedAsync(who, "login.locked");
        await logins.UserManager.AddOrUpdatePasskeyAsync(account, passkey);
        await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await logins.SignInWithClaimsAsync(account, isPersistent: false, [new(Sessions.Means, "mfa")]);
        await database.Audit.AddAsync(new(who, "login", null, "passkey"), cancellation);
        return Results.LocalRedirect(back);

        async Task<IResult> RefusedAsync(string actor, string action)
        {
            await database.Audit.AddAsync(new(actor, action, null, "passkey"), cancellation);
            return LoginPage.Form(
                back, settings, visit, visit.Words["This passkey opens nothing here."],
                StatusCodes.Status401Unauthorized);
        }
    }

    /// <summary>Whether the device was asked before: the question lies sealed in a cookie.</summary>
    static async Task<bool> IsAskedAsync(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Succeeded;

    /// <summary>The button on the page of log-in. It is shown where the browser has passkeys.</summary>
    internal static Html WayIn(Visit visit, string back)
    {
        var words = visit.Words;
        return Html.Of(
            $"""
            <form method="post" action="/login/passkey?language={words.Language}" data-passkey="/login/passkey/options" data-use="get" hidden>{visit.Token}<input type="hidden" name="back" value="{back}"><input type="hidden" name="credential">
            {Failed(words)}<p><button class="second">{words["Log in with a passkey"]}</button></p></form>
            <script src="{SiteAssets.Passkey}" defer></script>
            """);
    }

    /// <summary>What stands of them on the page of an account.</summary>
    internal static Html Section(Visit visit, IList<UserPasskeyInfo> passkeys)
    {
        var words = visit.Words;
        var lines = passkeys.Select(passkey => Html.Of(
            $"""
            <li><bdi>{passkey.Name ?? ""}</bdi> <bdi>{passkey.CreatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</bdi>
            <details><summary>{words["Remove"]}</summary><form method="post" action="/account/passkeys?language={words.Language}">{visit.Token}<input type="hidden" name="remove" value="{Base64Url.EncodeToString(passkey.CredentialId)}">{AccountPage.PasswordField(words, true)}
            <p><button class="second">{words["Remove this passkey"]}</button></p></form></details></li>
            """));
        var byName = new UriBuilder(visit.AddressOf("/")) { Host = "localhost" }.Uri.AbsoluteUri;
        return Html.Of(
            $"""
            <h2>{words["Passkeys"]}</h2>
            <p>{words["With a passkey this laptop or phone says who you are, once you have shown it your finger or your face or typed its PIN. No word goes over the line that could be guessed or passed on."]}</p>
            {Html.When(passkeys.Count > 0, $"<ul>{lines}</ul>")}
            <p class="small" id="no-passkeys">{words.Say("Passkeys need scripts, a browser that knows them, and an address with a name: on this machine {0}.", byName)}</p>
            <form method="post" action="/account/passkeys?language={words.Language}" data-passkey="/account/passkeys/options" data-use="create" data-told="no-passkeys" hidden>{visit.Token}<input type="hidden" name="credential">{AccountPage.PasswordField(words, true)}
            <p><label>{words["What you call this device"]} <input name="name" maxlength="{LongestName}"></label></p>
            {Failed(words)}<p><button>{words["Make a passkey"]}</button></p></form>
            <script src="{SiteAssets.Passkey}" defer></script>
            """);
    }

    static Html Failed(PageWords words) => Html.Of(
        $"<p class=\"told fault\" role=\"alert\" data-failed hidden>{words["The device has not answered. Try again, or log in with your password."]}</p>");
}
