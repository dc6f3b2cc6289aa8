using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Refuge.Storage;
using Refuge.Storage.Model;
using Refuge.Web.Pages;

namespace Refuge.Web.Doors;

/// <summary>
/// GET and POST /login/new-password: whoever has forgotten their password chooses another by a word that an
/// administrator had made for them.
/// </summary>
static class NewPasswordPage
{
    const string Address = "/login/new-password";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, static (Visit visit) => Form(visit, null)).Takes(Permission.Open)
            .ExcludeFromDescription();
        app.MapPost(Address, ChooseAsync).Takes(Permission.Open).RequireRateLimiting(Limits.LogIn)
            .ExcludeFromDescription();
    }

    static async Task<IResult> ChooseAsync(
        UserManager<AccountEntity> accounts, CrisisDatabase database, ServeSettings settings, Visit visit,
        CancellationToken cancellation)
    {
        if (!settings.MayTakePasswords || await visit.ReadFormAsync(cancellation) is not { } form)
        {
            return Results.BadRequest();
        }

        var account = await accounts.FindByNameAsync(form["name"].ToString());
        if (account is null
            || !await database.Resets.IsGoodAsync(account.Id, form["word"].ToString(), cancellation))
        {
            var who = account is null ? "anybody" : $"account:{account.Id}";
            await database.Audit.AddAsync(new(who, "login.refused", null, "reset"), cancellation);
            return Form(visit, visit.Words["The name or the word is wrong, or the word is a day old or was used."]);
        }

        var password = form["new-password"].ToString();
        foreach (var validator in accounts.PasswordValidators)
        {
            var valid = await validator.ValidateAsync(accounts, account, password);
            if (!valid.Succeeded) return Form(visit, SetupPage.Told(valid));
        }

        if (!await database.Resets.UseAsync(account.Id, cancellation)) return Form(visit, null);
        await accounts.RemovePasswordAsync(account);
        await accounts.AddPasswordAsync(account, password);
        await database.Sessions.EndAllAsync(account.Id, cancellation);
        await database.Audit.AddAsync(
            new($"account:{account.Id}", "account.reset", null, account.Id), cancellation);
        return Results.LocalRedirect($"/login?language={visit.Words.Language}");
    }

    static IResult Form(Visit visit, string? fault)
    {
        var words = visit.Words;
        return Frame.Page(
            visit, null, words["I have forgotten my password"],
            Html.Of(
                $"""
                <main class="narrow"><h1>{words["I have forgotten my password"]}</h1>
                <p>{words["Ask the administrator for a word. With it you choose another password; nobody else learns it. The word is good once, for a day."]}</p>{Html.When(fault is not null, $"<p class=\"told fault\" role=\"alert\" dir=\"auto\">{fault}</p>")}
                <form method="post" action="{Address}?language={words.Language}">{visit.Token}
                <p><label>{words["Name"]} <input name="name" autocomplete="username" required maxlength="256"></label></p>
                <p><label>{words["Word"]} <input name="word" autocomplete="off" required maxlength="64" dir="ltr"></label></p>
                <p><label>{words.Say("New password, {0} characters or more", DoorServices.ShortestPassword)} <input name="new-password" type="password" autocomplete="new-password" required minlength="{DoorServices.ShortestPassword}" maxlength="256"></label></p>
                <p><button>{words["Change the password"]}</button></p></form></main>
                """),
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
