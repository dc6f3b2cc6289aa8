using System.Security.Cryptography;
using System.Text;
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
/// The word by which whoever started the service makes the first administrator: printed where it was started, and worth
/// nothing once somebody has an account.
/// </summary>
/// <param name="Word">The word.</param>
sealed record SetupWord(string Word)
{
    /// <summary>A new word: 128 random bits.</summary>
    internal static SetupWord New() => new(RandomNumberGenerator.GetHexString(32, lowercase: true));

    /// <summary>Whether somebody says it.</summary>
    internal bool IsSaidBy(string spoken) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Word), Encoding.UTF8.GetBytes(spoken));
}

/// <summary>GET and POST /setup: makes the first administrator, once.</summary>
static class SetupPage
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/setup", ShowAsync).Takes(Permission.Open).RequireRateLimiting(Limits.LogIn)
            .ExcludeFromDescription();
        app.MapPost("/setup", MakeAsync).Takes(Permission.Open).RequireRateLimiting(Limits.LogIn)
            .ExcludeFromDescription();
    }

    static async Task<IResult> ShowAsync(
        HttpContext context, Gate gate, SetupWord word, Visit visit, CancellationToken cancellation) =>
        await gate.HasAccountsAsync(cancellation) || !word.IsSaidBy(context.Request.Query["word"].ToString())
            ? Results.NotFound()
            : Form(visit, word, null, StatusCodes.Status200OK);

    static async Task<IResult> MakeAsync(
        UserManager<AccountEntity> accounts, SignInManager<AccountEntity> logins, CrisisDatabase database, Gate gate,
        SetupWord word, ServeSettings settings, Visit visit, CancellationToken cancellation)
    {
        if (!settings.MayTakePasswords || await visit.ReadFormAsync(cancellation) is not { } form)
        {
            return Results.BadRequest();
        }

        if (await gate.HasAccountsAsync(cancellation) || !word.IsSaidBy(form["word"].ToString()))
        {
            return Results.NotFound();
        }

        var account = new AccountEntity { UserName = form["name"].ToString().Trim() };
        var made = await accounts.CreateAsync(account, form["password"].ToString());
        if (!made.Succeeded)
        {
            return Form(visit, word, Told(made), StatusCodes.Status400BadRequest);
        }

        await database.Audit.AddAsync(new("role:owner", "account.make", null, account.Id), cancellation);
        await database.Doors.GrantAsync(
            account.Id, [new(Role.Administrator, null, null)], "role:owner", cancellation);
        await logins.SignInAsync(account, isPersistent: false);
        return Results.LocalRedirect("/");
    }

    /// <summary>Why an account or a password was not taken.</summary>
    internal static string Told(IdentityResult outcome) =>
        string.Join(' ', outcome.Errors.Select(static error => error.Description));

    static IResult Form(Visit visit, SetupWord word, string? fault, int status)
    {
        var words = visit.Words;
        return Frame.Page(
            visit, null, words["The first administrator"],
            Html.Of(
                $"""
                <main class="narrow"><h1>{words["The first administrator"]}</h1>
                <p>{words["From then on whoever has not logged in sees what the public may see."]}</p>{Html.When(fault is not null, $"<p class=\"told fault\" role=\"alert\" dir=\"auto\">{fault}</p>")}
                <form method="post" action="/setup?language={words.Language}">{visit.Token}<input type="hidden" name="word" value="{word.Word}">
                <p><label>{words["Name"]} <input name="name" autocomplete="username" required maxlength="256"></label></p>
                <p><label>{words.Say("Password, {0} characters or more", DoorServices.ShortestPassword)} <input name="password" type="password" autocomplete="new-password" required minlength="{DoorServices.ShortestPassword}" maxlength="256"></label></p>
                <p><button>{words["Make the account"]}</button></p></form></main>
                """),
            status);
    }
}
