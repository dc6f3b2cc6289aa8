using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Cycle;
using Refuge.Reports.Claims;
using Refuge.Storage;
using Refuge.Web.Api;
using Refuge.Web.Doors;

namespace Refuge.Web.Pages.Inbox;

/// <summary>
/// GET and POST /crises/{crisis}/inbox/{file}: a report beside its claims, one at hand with what accepting it would
/// change; accept, edit, reject, merge, release. For the own team alone.
/// </summary>
static class ReviewPage
{
    const string Address = "/crises/{crisis}/inbox/{**file}";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).Takes(Permission.ReadRows).ExcludeFromDescription();
        app.MapPost(Address, ReviewAsync).Takes(Permission.EnterFacts).ExcludeFromDescription();
    }

    static async Task<IResult> ShowAsync(
        string crisis, string file, InboxDesk desk, Visit visit, CancellationToken cancellation, string? claim = null,
        string? done = null)
    {
        if (await desk.OpenAsync(crisis, cancellation) is not { } inbox) return InboxPage.Missing(visit);
        if (inbox.Find(file) is not { } report) return Missing(visit);
        var current = report.Claims.FirstOrDefault(each => each.Id == claim) ?? report.Waiting.FirstOrDefault();
        var before = report.Claims.FirstOrDefault(each => each.Id == done);
        return new ReviewView(crisis, inbox, report, visit) { Current = current, Done = before }.Page();
    }

    static async Task<IResult> ReviewAsync(
        string crisis, string file, InboxDesk desk, CrisisDatabase database, Visit visit,
        CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        if (await desk.OpenAsync(crisis, cancellation) is not { } inbox) return InboxPage.Missing(visit);
        if (inbox.Find(file) is not { } report) return Missing(visit);
        if (ReviewForm.Read(form, report, inbox) is not { } said) return visit.Stale;

        var view = new ReviewView(crisis, inbox, report, visit) { Current = said.Claim };
        if (said.IsTried && said.Reviews.Count > 0) return (view with { Tried = said }).Page();
        if (said.Reviews.Count == 0)
        {
            return (view with { Fault = visit.Words["Nothing was changed, so nothing was kept."] }).Page(
                StatusCodes.Status422UnprocessableEntity);
        }

        // Whoever reviewed it meanwhile did so after this page was drawn: what they made of it is shown first.
        if (form["was"].ToString() != ReviewView.StateOf(said.Claim))
        {
            return (view with
            {
                Fault = visit.Words["Somebody else reviewed this claim meanwhile. Nothing was kept: look again."],
            }).Page(StatusCodes.Status409Conflict);
        }

        var store = await database.FindAsync(crisis, visit.Caller.Actor, cancellation);
        var outcome = await store!.AppendAsync(
            said.Rows(), visit.Caller.RoleFor(Permission.EnterFacts, crisis), cancellation);
        if (outcome.Kept == 0)
        {
            return (view with { Fault = string.Join('\n', Rows.Told(outcome.Problems)) }).Page(
                StatusCodes.Status422UnprocessableEntity);
        }

        var next = said.Action == "release" ? said.Claim : Next(report, said.Claim);
        var address = Links.Review(crisis, file, visit.Words.Language, next?.Id);
        return Results.Redirect($"{address}&done={Uri.EscapeDataString(said.Claim.Id)}");
    }

    /// <summary>The next claim that waits; after the last, the first.</summary>
    static Claim? Next(InboxReport report, Claim claim) =>
        report.Claims.SkipWhile(each => each.Id != claim.Id).Skip(1).Concat(report.Claims)
            .FirstOrDefault(each => each.Review == ReviewState.Unreviewed && each.Id != claim.Id);

    static IResult Missing(Visit visit) => Frame.Notice(
        visit, visit.Words["No such report"], visit.Words["The service shows no report of this name."],
        StatusCodes.Status404NotFound);
}
