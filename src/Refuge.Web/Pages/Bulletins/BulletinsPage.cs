using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Refuge.Cycle;
using Refuge.Publishing;
using Refuge.Storage;
using Refuge.Storage.Publications;
using Refuge.Storage.Remarks;
using Refuge.Web.Doors;
using Refuge.Web.Pages.Discussion;
using Refuge.Web.Pages.Inbox;
using Refuge.Web.Plans;

namespace Refuge.Web.Pages.Bulletins;

/// <summary>
/// GET /crises/{crisis}/bulletins: what was signed, with its history; each bulletin as a page, its files, and a feed.
/// Whoever has not logged in gets what is public and learns of nothing else.
/// </summary>
static class BulletinsPage
{
    const string Address = "/crises/{crisis}/bulletins";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ListAsync).Takes(Permission.ReadPlan).ExcludeFromDescription();
        app.MapGet($"{Address}.atom", FeedAsync).Takes(Permission.ReadPlan).ExcludeFromDescription();
        app.MapGet($"{Address}/{{tier}}/{{number:int}}", ShowAsync).Takes(Permission.ReadPlan)
            .ExcludeFromDescription();
        app.MapGet($"{Address}/{{tier}}/{{number:int}}/{{file}}", SendAsync).Takes(Permission.ReadPlan)
            .ExcludeFromDescription();
    }

    static async Task<IResult> ListAsync(
        string crisis, IReadOnlyDictionary<string, ICrisisStore> crises, CrisisDatabase database, Visit visit,
        CancellationToken cancellation)
    {
        if (await TitleAsync(crisis, crises, cancellation) is not { } title) return Missing(visit);
        var tiers = new List<(Audience Tier, IReadOnlyList<KeptPublication> Acts)>();
        foreach (var tier in visit.TiersIn(crisis).Reverse())
        {
            tiers.Add((tier, await database.Publications.ListAsync(crisis, tier, cancellation)));
        }

        return new BulletinsView(crisis, title, visit).List(tiers);
    }

    static async Task<IResult> ShowAsync(
        string crisis, string tier, int number, IReadOnlyDictionary<string, ICrisisStore> crises, InboxDesk inbox,
        CrisisDatabase database, Visit visit, CancellationToken cancellation)
    {
        if (await FindAsync(crisis, tier, number, database, visit, cancellation) is not { } act) return Missing(visit);
        if (!act.Stands)
        {
            var title = await TitleAsync(crisis, crises, cancellation) ?? crisis;
            return new BulletinsView(crisis, title, visit).Withdrawn(act);
        }

        var page = await database.Publications.FindFileAsync(
            crisis, act.Signed.Tier, number, BulletinFiles.PageName(visit.Words.Language), cancellation);
        var names = await database.Publications.ListFilesAsync(crisis, act.Signed.Tier, number, cancellation);
        if (page is null) return Missing(visit);
        var kept = PlanPublisher.ReadPage(page);
        var talk = act.Signed.Tier == Audience.Public
            ? await DiscussionAsync(crisis, number, database, inbox, visit, cancellation)
            : Html.None;
        return new BulletinsView(crisis, kept.Crisis, visit).One(
            act, kept, [.. names.Where(BulletinFiles.IsGiven)], talk);
    }

    static async Task<Html> DiscussionAsync(
        string crisis, int number, CrisisDatabase database, InboxDesk inbox, Visit visit,
        CancellationToken cancellation)
    {
        visit.OfferMentions();
        var shown = (await database.Remarks.ListAsync(crisis, RemarkState.Shown, cancellation))
            .Where(each => each.Bulletin == number).ToList();
        // Where the crisis cannot be read nobody can tell what a remark gives away.
        var open = shown.Count == 0 ? null : await inbox.OpenAsync(crisis, cancellation);
        var waiting = visit.Caller.IsKnown
            ? await database.Remarks.ListAsync(crisis, RemarkState.Waiting, cancellation)
            : [];
        return new DiscussionView(crisis, number, visit)
        {
            Shown = open is null ? [] : Unsayable.Sayable(open, shown),
            Own = [.. waiting.Where(each => each.Bulletin == number && each.Author == visit.Caller.Actor)],
        }.Section();
    }

    static async Task<IResult> SendAsync(
        string crisis, string tier, int number, string file, CrisisDatabase database, Visit visit,
        CancellationToken cancellation)
    {
        if (await FindAsync(crisis, tier, number, database, visit, cancellation) is not { } act)
        {
            return Results.NotFound();
        }

        // What was taken back is given to nobody; that it was, its message says.
        if (act.Withdrawal is not null && file != BulletinFiles.Warning)
        {
            return Results.Problem("This bulletin was withdrawn.", statusCode: StatusCodes.Status410Gone);
        }

        var bytes = BulletinFiles.IsGiven(file)
            ? await database.Publications.FindFileAsync(
                crisis, act.Signed.Tier, act.Withdrawal?.Number ?? number, file, cancellation)
            : null;
        return bytes is null
            ? Results.NotFound()
            : Results.Bytes(
                bytes, BulletinFiles.TypeOf(file), FormattableString.Invariant($"{crisis}-{tier}-{number}-{file}"));
    }

    static async Task<IResult> FeedAsync(
        string crisis, HttpRequest request, IReadOnlyDictionary<string, ICrisisStore> crises, CrisisDatabase database,
        Visit visit, CancellationToken cancellation)
    {
        var tier = Words.Find<Audience>(request.Query["for"].ToString()) ?? Audience.Public;
        if (!visit.TiersIn(crisis).Contains(tier)
            || await TitleAsync(crisis, crises, cancellation) is not { } title)
        {
            return Results.NotFound();
        }

        var acts = await database.Publications.ListAsync(crisis, tier, cancellation);
        var feed = AtomFeed.Of(
            title, acts, new(request.GetEncodedUrl()),
            act => visit.AddressOf(Links.Bulletin(crisis, tier, act.Number, visit.Words.Language)), visit.Words);
        return Results.Text(feed, "application/atom+xml; charset=utf-8");
    }

    /// <summary>An act of a tier that the reader belongs to. Null for everything else alike.</summary>
    static async Task<KeptPublication?> FindAsync(
        string crisis, string tier, int number, CrisisDatabase database, Visit visit, CancellationToken cancellation) =>
        Words.Find<Audience>(tier) is { } known && visit.TiersIn(crisis).Contains(known)
            ? (await database.Publications.ListAsync(crisis, known, cancellation))
                .FirstOrDefault(act => act.Number == number)
            : null;

    /// <summary>The title of a crisis. Null when there is none.</summary>
    internal static async Task<string?> TitleAsync(
        string crisis, IReadOnlyDictionary<string, ICrisisStore> crises, CancellationToken cancellation) =>
        crises.TryGetValue(crisis, out var store)
            ? (await store.LoadAsync(CrisisView.Whole, cancellation)).Crisis?.Identity.Title ?? crisis
            : null;

    static IResult Missing(Visit visit) => Frame.Notice(
        visit, visit.Words["No such bulletin"], visit.Words["The service shows no bulletin at this address."],
        StatusCodes.Status404NotFound);
}
