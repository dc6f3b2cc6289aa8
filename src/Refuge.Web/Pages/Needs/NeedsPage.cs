using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Cycle;
using Refuge.Publishing;
using Refuge.Storage;
using Refuge.Storage.Rows;
using Refuge.Web.Api;
using Refuge.Web.Doors;
using Refuge.Web.Pages.Inbox;
using Refuge.Web.Pages.Sites;
using Refuge.Web.Plans;

namespace Refuge.Web.Pages.Needs;

/// <summary>
/// GET and POST /crises/{crisis}/needs: what each place lacks today, how old that is, and the lines of the plan, each
/// to be signed yes, no or deferred.
/// </summary>
static class NeedsPage
{
    const string Address = "/crises/{crisis}/needs";
    const string Table = "decisions.csv";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).Takes(Permission.ReadPlan).ExcludeFromDescription();
        app.MapPost(Address, SignAsync).Takes(Permission.Decide).ExcludeFromDescription();
        app.MapPost($"{Address}/take-back", TakeBackAsync).Takes(Permission.Decide).ExcludeFromDescription();
    }

    static async Task<IResult> ShowAsync(
        string crisis, PlanDesk desk, CrisisDatabase database, Visit visit, CancellationToken cancellation,
        int signed = 0, int withdrawn = 0) =>
        await desk.AskAsync(KeyOf(crisis, visit), cancellation) is { Readable: { } plan } state
            ? (await ViewAsync(crisis, plan, state, database, visit, cancellation) with
            {
                HasSigned = signed > 0,
                HasWithdrawn = withdrawn > 0,
            }).Page()
            : await SitesPage.WaitAsync(crisis, desk, visit, cancellation);

    static PlanKey KeyOf(string crisis, Visit visit) =>
        new(crisis, null, visit.Caller.NarrowestIn(crisis), visit.Words.Language);

    static async Task<NeedsView> ViewAsync(
        string crisis, PublishedPlan plan, PlanState state, CrisisDatabase database, Visit visit,
        CancellationToken cancellation) => new(crisis, plan, visit)
        {
            Decisions = await DecisionsAsync(crisis, database, visit, cancellation),
            Renewal = state.Published is null ? state : null,
        };

    static Task<IResult> SignAsync(
        string crisis, PlanDesk desk, CrisisDatabase database, Visit visit, TimeProvider clock,
        CancellationToken cancellation) => KeepAsync(
            crisis, "signed", desk, database, visit,
            (plan, view, form) => Signed(plan, view, form, visit.Words, WorkingDay.Of(plan.AsOf, clock)), cancellation);

    /// <summary>
    /// A line that was signed by mistake is open again: a newer version of its row says so, and why. What was decided
    /// stays in the history.
    /// </summary>
    static Task<IResult> TakeBackAsync(
        string crisis, PlanDesk desk, CrisisDatabase database, Visit visit, TimeProvider clock,
        CancellationToken cancellation) => KeepAsync(
            crisis, "withdrawn", desk, database, visit,
            (plan, view, form) => TakenBack(view, form, visit.Words, WorkingDay.Of(plan.AsOf, clock)), cancellation);

    /// <summary>Keeps the row that a form makes, or shows the page again with what keeps it out.</summary>
    static async Task<IResult> KeepAsync(
        string crisis, string done, PlanDesk desk, CrisisDatabase database, Visit visit,
        Func<PublishedPlan, NeedsView, IFormCollection, Kept> read, CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        if (await desk.AskAsync(KeyOf(crisis, visit), cancellation) is not { } state) return InboxPage.Missing(visit);
        if (state.Readable is not { } plan) return await SitesPage.WaitAsync(crisis, desk, visit, cancellation);

        // Whatever was written beside a signature that cannot be kept is shown again.
        var view = await ViewAsync(crisis, plan, state, database, visit, cancellation) with
        {
            Unkept = [.. ((string[])["reason", "dissent"]).Select(field => form[field].ToString().Trim())
                .Where(static text => text.Length > 0)],
        };
        var kept = read(plan, view, form);
        if (kept.Row is not { } row) return (view with { Fault = kept.Fault }).Page(kept.Status);
        var store = await database.FindAsync(crisis, visit.Caller.Actor, cancellation);
        var outcome = await store!.AppendAsync(
            [row], visit.Caller.RoleFor(Permission.Decide, crisis), cancellation);
        return outcome.Kept > 0
            ? Results.Redirect($"{Links.Needs(crisis, visit.Words.Language)}&{done}=1#decisions")
            : (view with { Fault = string.Join('\n', Rows.Told(outcome.Problems)) }).Page(
                StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The row by which a line is signed.</summary>
    static Kept Signed(PublishedPlan plan, NeedsView view, IFormCollection form, PageWords words, DateOnly day)
    {
        var order = plan.Page.Board.Orders.FirstOrDefault(order => order.Key == form["order"].ToString());
        if (order is null || form["run"].ToString() != plan.Page.Board.Run
            || form["seen"].ToString() != view.Seen(order))
        {
            return new(
                null,
                words["The plan, or what was signed of it, has changed since you opened it. Nothing was kept: look again."],
                StatusCodes.Status409Conflict);
        }

        return Words.Find<Funding.DecisionOutcome>(form["decided"].ToString()) is { } decided
            && decided != Funding.DecisionOutcome.Withdrawn
            ? new(RowOf(order, plan, decided, form, day))
            : new(null, words["Say yes, no or deferred."], StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The row by which a signature is taken back.</summary>
    static Kept TakenBack(NeedsView view, IFormCollection form, PageWords words, DateOnly day)
    {
        var reason = form["reason"].ToString().Trim();
        var signed = view.Decisions.FirstOrDefault(
            row => row.Row.ToString(CultureInfo.InvariantCulture) == form["row"].ToString());
        if (signed is null || !view.Stands(signed))
        {
            return new(
                null, words["This signature does not stand any more. Nothing was kept: look again."],
                StatusCodes.Status409Conflict);
        }

        return reason.Length == 0
            ? new(null, words["Say why it is taken back."], StatusCodes.Status422UnprocessableEntity)
            : new(TakenBack(signed, reason, day));
    }

    /// <summary>The newer version of a signed row: the same line of the same day, taken back.</summary>
    static StatedRow TakenBack(KeptRow signed, string reason, DateOnly day)
    {
        var cells = signed.Cells
            .Where(static cell => cell.Key is "date" or "run" or "action" or "place" or "quantity" or "sensitivity"
                or "line")
            .ToDictionary(StringComparer.Ordinal);
        var today = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // It never becomes known before what it takes back.
        var known = signed.Cells.GetValueOrDefault("reported", cells["date"]);
        cells["reported"] = string.CompareOrdinal(today, known) < 0 ? known : today;
        (cells["decided"], cells["role"], cells["reason"]) =
            (Words.Of(Funding.DecisionOutcome.Withdrawn), "approver", reason);
        return new(Table, cells);
    }

    static StatedRow RowOf(
        PublishedOrder order, PublishedPlan plan, Funding.DecisionOutcome decided, IFormCollection form, DateOnly day)
    {
        // A line for several places together has no one place; what it cites as its line says which it is.
        var isOnePlace = order.Place != "*" && !order.Place.Contains(';', StringComparison.Ordinal);
        (string Column, string? Cell)[] cells =
        [
            ("date", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("run", plan.Page.Board.Run),
            ("action", order.Action), ("place", isOnePlace ? order.Place : null),
            ("quantity", order.Quantity?.ToString(CultureInfo.InvariantCulture)),
            ("amount", order.Cost?.ToString(CultureInfo.InvariantCulture)), ("decided", Words.Of(decided)),
            ("role", "approver"), ("reason", form["reason"].ToString().Trim()),
            ("dissent", form["dissent"].ToString().Trim()), ("line", order.Key),
        ];
        return new(
            Table,
            cells.Where(static cell => cell.Cell is { Length: > 0 })
                .ToDictionary(static cell => cell.Column, static cell => cell.Cell!, StringComparer.Ordinal));
    }

    /// <summary>
    /// What was signed, the newest first. A row that is bound to the own folder, by itself or by its source, is left
    /// out here; the public has none that is for partners.
    /// </summary>
    static async Task<IReadOnlyList<KeptRow>> DecisionsAsync(
        string crisis, CrisisDatabase database, Visit visit, CancellationToken cancellation)
    {
        var loaded = await (await database.FindAsync(crisis, cancellation))!
            .LoadAsync(CrisisView.Whole, cancellation);
        // A crisis that cannot be read has no page, and no sources by which to judge.
        if (loaded.Crisis is not { } read) return [];
        var (_, bindings, _) = CrisisForAudience.Of(read, Audience.Restricted, default);
        var widest = visit.Caller.NarrowestIn(crisis) == Audience.Public ? EvidenceClass.Public : EvidenceClass.Partner;
        return
        [
            .. (await database.Rows.ListAsync(crisis, Table, -1, int.MaxValue, cancellation))
                .Where(row => bindings.Of(EvidenceOf(row)) <= widest).OrderByDescending(static row => row.Row),
        ];
    }

    static RowEvidence EvidenceOf(KeptRow row) => new(
        Table, row.Row.ToString(CultureInfo.InvariantCulture), null,
        [
            .. row.Cells.GetValueOrDefault("source", "").Split(
                ';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(static source => new SourceId(source)),
        ],
        row.Cells.GetValueOrDefault("sensitivity"));

    /// <summary>What a form comes to.</summary>
    /// <param name="Row">The row to keep. Null where there is none.</param>
    /// <param name="Fault">Why there is none.</param>
    /// <param name="Status">The status of the answer that says so.</param>
    sealed record Kept(StatedRow? Row, string? Fault = null, int Status = StatusCodes.Status200OK);
}
