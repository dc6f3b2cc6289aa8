using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Refuge.Storage;
using Refuge.Storage.Model;
using Refuge.Web.Pages;

namespace Refuge.Web.Doors;

/// <summary>
/// The second factor of a local account: a code of six digits from an application on a phone (RFC 6238), or a code of
/// recovery. POST /account/second-factor: begin, confirm, or stop.
/// </summary>
static class SecondFactorPage
{
    /// <summary>A code that was used is refused for so long: longer than the framework takes one for.</summary>
    static readonly TimeSpan OnceIn = TimeSpan.FromMinutes(5);

    const string Provider = "second-factor";
    const string Last = "last";

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/account/second-factor", TurnAsync).Takes(Permission.OwnAccount)
            .ExcludeFromDescription();

    static async Task<IResult> TurnAsync(
        HttpContext context, SignInManager<AccountEntity> logins, IUserStore<AccountEntity> store,
        CrisisDatabase database, Visit visit, CancellationToken cancellation)
    {
        var accounts = logins.UserManager;
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        if (await accounts.GetUserAsync(context.User) is not { } account) return AccountPage.NoAccount(visit);
        // Who comes through a provider brings the second factor of the provider, or none.
        if (!await accounts.HasPasswordAsync(account)) return Results.BadRequest();
        var words = visit.Words;
        if (!await AccountPage.IsOwnAsync(account, form["password"].ToString(), accounts))
        {
            return await RefusedAsync(words["The password is wrong."]);
        }

        switch (form["do"].ToString())
        {
            case "begin" when !account.TwoFactorEnabled:
                await accounts.ResetAuthenticatorKeyAsync(account);
                await logins.RefreshSignInAsync(account);
                return await KeyAsync(visit, account, accounts, null);
            case "confirm" when !account.TwoFactorEnabled:
                if (!await IsGoodAsync(account, form["code"].ToString(), accounts))
                {
                    return await KeyAsync(visit, account, accounts, words["The code is wrong, or too old."]);
                }

                await accounts.SetTwoFactorEnabledAsync(account, true);
                var codes = AccountStore.NewCodes();
                await ((AccountStore)store).ReplaceCodesAsync(account, codes, cancellation);
                await accounts.UpdateAsync(account);
                await ToldAsync("account.second_factor.on", "mfa");
                return Codes(visit, codes);
            case "stop" when account.TwoFactorEnabled:
                await StopAsync(account, accounts);
                await ToldAsync("account.second_factor.off", "pwd");
                return Results.LocalRedirect(AccountPage.Address(visit, "no-factor"));
            default:
                return Results.LocalRedirect(AccountPage.Address(visit, ""));
        }

        // All sessions end; this one begins anew, by what it was just shown.
        async Task ToldAsync(string action, string means)
        {
            await database.Sessions.EndAllAsync(account.Id, cancellation);
            await logins.SignInWithClaimsAsync(account, isPersistent: false, [new(Sessions.Means, means)]);
            await database.Audit.AddAsync(new($"account:{account.Id}", action, null, account.Id), cancellation);
        }

        Task<IResult> RefusedAsync(string fault) =>
            AccountPage.ShownAsync(context, account, accounts, database, visit, fault, cancellation);
    }

    /// <summary>Takes the second factor from an account, with its key and its codes.</summary>
    internal static async Task StopAsync(AccountEntity account, UserManager<AccountEntity> accounts)
    {
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.RemoveAuthenticationTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey");
        await accounts.RemoveAuthenticationTokenAsync(account, "[AspNetUserStore]", "RecoveryCodes");
        await accounts.UpdateSecurityStampAsync(account);
    }

    /// <summary>Whether a code is the one of now, and was not used before.</summary>
    internal static async Task<bool> IsGoodAsync(
        AccountEntity account, string code, UserManager<AccountEntity> accounts)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(digits)));
        var used = await accounts.GetAuthenticationTokenAsync(account, Provider, Last);
        if (used?.Split(' ') is [var before, var at] && before == hash
            && TimeProvider.System.GetUtcNow() - DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) < OnceIn)
        {
            return false;
        }

        if (!await accounts.VerifyTwoFactorTokenAsync(
            account, TokenOptions.DefaultAuthenticatorProvider, digits))
        {
            return false;
        }

        var now = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        await accounts.SetAuthenticationTokenAsync(account, Provider, Last, $"{hash} {now}");
        return true;
    }

    /// <summary>What stands of it on the page of an account.</summary>
    internal static Html Section(Visit visit, bool isOn, bool isRequired)
    {
        var words = visit.Words;
        return Html.Of(
            $"""
            <h2>{words["A code at log-in"]}</h2>
            <p>{(isOn ? words["A code from your phone is asked for at each log-in."] : words["Beside the password, a code from an application on your phone: whoever learns the password alone does not come in."])}</p>
            {Html.When(isRequired && !isOn, $"<p class=\"told\" role=\"status\">{words["This service asks for it: your roles open once it is set up."]}</p>")}
            <form method="post" action="/account/second-factor?language={words.Language}">{visit.Token}{AccountPage.PasswordField(words, true)}
            <p><button name="do" value="{(isOn ? "stop" : "begin")}"{Html.When(isOn, $" class=\"second\"")}>{(isOn ? words["Stop asking for a code"] : words["Set it up"])}</button></p></form>
            """);
    }

    static async Task<IResult> KeyAsync(
        Visit visit, AccountEntity account, UserManager<AccountEntity> accounts, string? fault)
    {
        var words = visit.Words;
        var key = await accounts.GetAuthenticatorKeyAsync(account) ?? "";
        var address = $"otpauth://totp/{Uri.EscapeDataString($"Refuge:{account.UserName}")}?secret={key}&issuer=Refuge";
        var grouped = string.Join(' ', key.Chunk(4).Select(static group => new string(group)));
        return Frame.Page(
            visit, null, words["A code at log-in"],
            Html.Of(
                $"""
                <main class="narrow"><h1>{words["A code at log-in"]}</h1>
                {Html.When(fault is not null, $"<p class=\"told fault\" role=\"alert\">{fault}</p>")}
                <p>{words["Type this key into an application for codes (an authenticator), or open the link on your phone. It is shown here alone."]}</p>
                <p><code dir="ltr">{grouped}</code></p><p><a href="{address}">{words["Open in an application"]}</a></p>
                <form method="post" action="/account/second-factor?language={words.Language}">{visit.Token}{AccountPage.PasswordField(words, true)}
                <p><label>{words["Code of six digits"]} <input name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="12" dir="ltr"></label></p>
                <p><button name="do" value="confirm">{words["Confirm"]}</button></p></form></main>
                """),
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    static IResult Codes(Visit visit, IReadOnlyList<string> codes)
    {
        var words = visit.Words;
        return Frame.Page(
            visit, null, words["Codes for the day when the phone is lost"],
            Html.Of(
                $"""
                <main class="narrow"><h1>{words["Codes for the day when the phone is lost"]}</h1>
                <p class="told" role="status">{words["From now on a code is asked for at each log-in."]}</p>
                <p>{words["Each of these lets you in once instead of a code from the phone. Write them down: they are shown this once."]}</p>
                <ul dir="ltr">{codes.Select(static code => Html.Of($"<li><code>{code}</code></li>"))}</ul>
                <p><a class="button" href="/account?language={words.Language}">{words["I have written them down"]}</a></p></main>
                """));
    }
}
