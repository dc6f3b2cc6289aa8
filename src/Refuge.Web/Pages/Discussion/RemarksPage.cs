using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Publishing;
using Refuge.Storage;
using Refuge.Web.Doors;

namespace Refuge.Web.Pages.Discussion;

/// <summary>
/// POST …/bulletins/public/{number}/remarks: somebody who has logged in says something about a public bulletin, or
/// takes back what they said.
/// </summary>
static class RemarksPage
{
    const string Address = "/crises/{crisis}/bulletins/public/{number:int}/remarks";

    /// <summary>The longest text, in UTF-16 units.</summary>
    internal const int MostLetters = 4_000;

    /// <summary>The longest name, in UTF-16 units.</summary>
    internal const int LongestName = 60;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(Address, SayAsync).Takes(Permission.Discuss).RequireRateLimiting(Limits.Strangers)
            .ExcludeFromDescription();
        app.MapPost($"{Address}/{{remark:int}}/take-back", TakeBackAsync).Takes(Permission.Discuss)
            .ExcludeFromDescription();
    }

    static async Task<IResult> SayAsync(
        string crisis, int number, CrisisDatabase database, Visit visit, CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        var text = Plain(form["text"].ToString(), MostLetters);
        if (!await StandsAsync(database, crisis, number, cancellation)) return Results.NotFound();
        var done = text.Length == 0 ? "empty"
            : await database.Remarks.AddThoughtAsync(
                crisis, number, visit.Caller.Actor,
                Plain(form["name"].ToString().ReplaceLineEndings(" "), LongestName), text, cancellation)
            ? "said"
            : "full";
        return Back(crisis, number, visit, done);
    }

    static async Task<IResult> TakeBackAsync(
        string crisis, int number, int remark, CrisisDatabase database, Visit visit, CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is null) return visit.Stale;
        return await database.Remarks.TakeBackAsync(crisis, remark, visit.Caller.Actor, cancellation)
            ? Back(crisis, number, visit, "taken-back")
            : Results.NotFound();
    }

    static IResult Back(string crisis, int number, Visit visit, string done) => Results.Redirect(
        $"{Links.Bulletin(crisis, Audience.Public, number, visit.Words.Language)}&done={done}#discussion");

    /// <summary>Whether there is a public bulletin of this number that nobody took back.</summary>
    internal static async Task<bool> StandsAsync(
        CrisisDatabase database, string crisis, int number, CancellationToken cancellation) =>
        (await database.Publications.ListAsync(crisis, Audience.Public, cancellation))
            .Any(act => act.Number == number && act.Stands);

    /// <summary>A text without letters that steer a screen or turn the line, cut where it is too long.</summary>
    static string Plain(string text, int most)
    {
        var plain = string.Concat(text.ReplaceLineEndings("\n").Where(static letter => letter == '\n'
            || (!char.IsControl(letter) && letter is not (>= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069'))))
            .Trim();
        return plain.Length > most ? plain[..most] : plain;
    }
}
