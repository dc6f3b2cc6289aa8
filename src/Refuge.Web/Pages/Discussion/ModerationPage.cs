using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Storage;
using Refuge.Storage.Remarks;
using Refuge.Web.Doors;
using Refuge.Web.Pages.Inbox;

namespace Refuge.Web.Pages.Discussion;

/// <summary>
/// GET and POST /crises/{crisis}/discussion: what readers said and which pages link, to be shown, refused, or taken
/// into the inbox. For the own team alone: it says which words name a place that is held back.
/// </summary>
static class ModerationPage
{
    const string Address = "/crises/{crisis}/discussion";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).Takes(Permission.Moderate).ExcludeFromDescription();
        app.MapPost(Address, DecideAsync).Takes(Permission.Moderate).ExcludeFromDescription();
    }

    static async Task<IResult> ShowAsync(
        string crisis, InboxDesk desk, CrisisDatabase database, Visit visit, CancellationToken cancellation) =>
        await desk.OpenAsync(crisis, cancellation) is { } inbox
            ? await ViewAsync(inbox, null, database, visit, cancellation)
            : InboxPage.Missing(visit);

    static async Task<IResult> ViewAsync(
        Cycle.Inbox inbox, string? fault, CrisisDatabase database, Visit visit, CancellationToken cancellation)
    {
        var crisis = inbox.Crisis.Identity.Id;
        return new ModerationView(crisis, inbox, visit)
        {
            Waiting = await database.Remarks.ListAsync(crisis, RemarkState.Waiting, cancellation),
            Shown = await database.Remarks.ListAsync(crisis, RemarkState.Shown, cancellation),
            Fault = fault,
        }.Page();
    }

    static async Task<IResult> DecideAsync(
        string crisis, InboxDesk desk, CrisisDatabase database, Visit visit, CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        if (await desk.OpenAsync(crisis, cancellation) is not { } inbox
            || !int.TryParse(form["number"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return InboxPage.Missing(visit);
        }

        var words = visit.Words;
        var done = form["decision"].ToString();
        if (done == "refuse")
        {
            await database.Remarks.RefuseAsync(crisis, number, visit.Caller.Actor, cancellation);
            return Back(crisis, visit, done);
        }

        var waiting = await database.Remarks.ListAsync(crisis, RemarkState.Waiting, cancellation);
        if (waiting.FirstOrDefault(each => each.Number == number) is not { } remark)
        {
            return await ViewAsync(
                inbox, words["Somebody else has decided about it meanwhile."], database, visit, cancellation);
        }

        if (done == "inbox")
        {
            return await TakeInAsync(remark, database, visit, cancellation)
                ? Back(crisis, visit, done)
                : await ViewAsync(
                    inbox, words["The page is not kept, or cannot be taken into the inbox."], database, visit,
                    cancellation);
        }

        if (Unsayable.Of(inbox, remark).Holds.Count > 0)
        {
            return await ViewAsync(
                inbox, words["It gives away where people are, and is shown to nobody."], database, visit, cancellation);
        }

        await database.Remarks.ShowAsync(crisis, number, visit.Caller.Actor, cancellation);
        return Back(crisis, visit, "show");
    }

    /// <summary>Takes the page that links into the inbox, as a report that came in.</summary>
    static async Task<bool> TakeInAsync(
        Remark remark, CrisisDatabase database, Visit visit, CancellationToken cancellation)
    {
        if (remark.Source is not { } source
            || await database.Remarks.FindPageAsync(remark.Crisis, remark.Number, cancellation) is not { } page)
        {
            return false;
        }

        var store = await database.FindAsync(remark.Crisis, visit.Caller.Actor, cancellation);
        var host = string.Concat(
            source.IdnHost.Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
        var outcome = await store!.ReceiveAsync(
            new(
                $"linked-{host}-{Convert.ToHexStringLower(SHA256.HashData(page))[..8]}.html", page,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["published"] = DiscussionView.DayOf(remark).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    ["url"] = source.AbsoluteUri,
                }),
            visit.Caller.RoleFor(Permission.SendReport, remark.Crisis), cancellation);
        return outcome.Kept > 0 || outcome.Problems.Count == 0;
    }

    static IResult Back(string crisis, Visit visit, string done) =>
        Results.Redirect($"{Links.Discussion(crisis, visit.Words.Language)}&done={done}");
}
