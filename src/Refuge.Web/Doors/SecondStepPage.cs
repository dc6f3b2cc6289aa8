using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Refuge.Storage;
using Refuge.Storage.Model;
using Refuge.Web.Pages;

namespace Refuge.Web.Doors;

/// <summary>GET and POST /login/second: the code that an account asks for after the password.</summary>
static class SecondStepPage
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/login/second", ShowAsync).Takes(Permission.Open).ExcludeFromDescription();
        app.MapPost("/login/second", ComeInAsync).Takes(Permission.Open).RequireRateLimiting(Limits.LogIn)
            .ExcludeFromDescription();
    }

    static async Task<IResult> ShowAsync(HttpContext context, SignInManager<AccountEntity> logins, Visit visit) =>
        await logins.GetTwoFactorAuthenticationUserAsync() is null
            ? Results.Redirect("/login")
            : Form(visit, BackOf(context.Request.Query["back"].ToString()), null);

    static async Task<IResult> ComeInAsync(
        SignInManager<AccountEntity> logins, CrisisDatabase database, Visit visit, CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form
            || await logins.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return Results.Redirect("/login");
        }

        var (back, code) = (BackOf(form["back"].ToString()), form["code"].ToString().Trim());
        var outcome = code.All(static letter => char.IsAsciiDigit(letter) || char.IsWhiteSpace(letter))
            ? await ByPhoneAsync(account, code, logins)
            : await ByRecoveryAsync(account, code, logins);
        var action = outcome.Succeeded ? "login" : outcome.IsLockedOut ? "login.locked" : "login.refused";
        await database.Audit.AddAsync(new($"account:{account.Id}", action, null, "second factor"), cancellation);
        return outcome.Succeeded
            ? Results.LocalRedirect(back)
            : Form(visit, back, visit.Words["The code is wrong, too old, or was wrong too often."]);
    }

    static async Task<SignInResult> ByPhoneAsync(
        AccountEntity account, string code, SignInManager<AccountEntity> logins)
    {
        if (await logins.UserManager.IsLockedOutAsync(account)) return SignInResult.LockedOut;
        // A code that was used once is refused, though the framework would take it until its minute is over.
        if (await SecondFactorPage.IsGoodAsync(account, code, logins.UserManager))
        {
            return await logins.TwoFactorAuthenticatorSignInAsync(
                string.Concat(code.Where(char.IsAsciiDigit)), isPersistent: false, rememberClient: false);
        }

        await logins.UserManager.AccessFailedAsync(account);
        return SignInResult.Failed;
    }

    static async Task<SignInResult> ByRecoveryAsync(
        AccountEntity account, string code, SignInManager<AccountEntity> logins)
    {
        if (await logins.UserManager.IsLockedOutAsync(account)) return SignInResult.LockedOut;
        var outcome = await logins.TwoFactorRecoveryCodeSignInAsync(code);
        if (!outcome.Succeeded) await logins.UserManager.AccessFailedAsync(account);
        return outcome;
    }

    static string BackOf(string back) => LoginPage.BackOf(back);

    static IResult Form(Visit visit, string back, string? fault)
    {
        var words = visit.Words;
        return Frame.Page(
            visit, null, words["A code at log-in"],
            Html.Of(
                $"""
                <main class="narrow"><h1>{words["A code at log-in"]}</h1>{Html.When(fault is not null, $"<p class=\"told fault\" role=\"alert\">{fault}</p>")}
                <form method="post" action="/login/second?language={words.Language}">{visit.Token}<input type="hidden" name="back" value="{back}">
                <p><label>{words["Code from your phone, or one that you wrote down"]} <input name="code" autocomplete="one-time-code" required maxlength="64" dir="ltr"></label></p>
                <p><button>{words["Log in"]}</button></p></form></main>
                """),
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized);
    }
}
