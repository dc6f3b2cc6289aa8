using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Publishing;
using Refuge.Storage;
using Refuge.Web.Doors;
using Refuge.Web.Pages.Inbox;
using Refuge.Web.Plans;

namespace Refuge.Web.Pages.Sites;

/// <summary>
/// GET /crises/{crisis}/sites: the sites that somebody may enter figures for, each a link to its form.
/// </summary>
static class SitesPage
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/crises/{crisis}/sites", HandleAsync).Takes(Permission.EnterCounts).ExcludeFromDescription();

    static async Task<IResult> HandleAsync(
        string crisis, PlanDesk desk, CrisisDatabase database, Visit visit, CancellationToken cancellation)
    {
        var words = visit.Words;
        if (await FindPlanAsync(crisis, desk, visit, cancellation) is not { } plan)
        {
            return await WaitAsync(crisis, desk, visit, cancellation);
        }

        visit.MarkAsForm();
        var areas = await database.Rows.ListAreasAsync(crisis, cancellation);
        var sites = plan.Page.Board.Sites.Where(
            site => visit.Caller.MayEnter(Permission.EnterCounts, crisis, areas.GetValueOrDefault(site.Code))).ToList();
        return Frame.Page(
            visit, new(crisis, plan.Page.Crisis, Tab.Sites), words["Sites"],
            Html.Of(
                $"""
                <main class="narrow"><h1>{words["Sites"]}</h1>
                <p class="known">{words["Choose your site. The form takes two minutes, and any field may stay empty."]}</p>
                {Html.When(sites.Count == 0, $"<p>{words["There is no site that you may enter figures for."]}</p>")}
                {Waiting(words)}
                <ul class="stories">{sites.Select(site => Entry(crisis, site, words))}</ul></main>
                """));
    }

    static Html Entry(string crisis, PublishedSite site, PageWords words) => Html.Of(
        $"<li class=\"entry\"><a href=\"{Links.Site(crisis, site.Code, words.Language)}\"><bdi>{NameOf(site, words)}</bdi></a><span class=\"source\">{Counted(site, words)}</span></li>");

    /// <summary>Where a script shows the forms that wait on the device, and its words.</summary>
    internal static Html Waiting(PageWords words) => Html.Of(
        $"""
        <div id="waiting" role="status" hidden data-waiting="{words["{0}, {1}: kept on this device, figures: {2}. It is sent when there is a network."]}" data-held="{words["{0}, {1}: sent in a moment, figures: {2}."]}" data-undo="{words["Undo"]}" data-conflict="{words["{0}, {1}: somebody else filled the same field otherwise meanwhile. Choose what is right."]}" data-fault="{words["{0}, {1}: this cannot be kept. Fill it again."]}" data-both="{words["they said {0}, you said {1}"]}" data-mine="{words["Send mine"]}" data-theirs="{words["Take theirs"]}" data-drop="{words["Remove it"]}"></div>
        """);

    /// <summary>The name of a site in the language of the page.</summary>
    internal static string NameOf(PublishedSite site, PageWords words) =>
        words.IsRightToLeft ? site.ArabicName ?? site.Name : site.Name;

    /// <summary>How many were counted there, and when.</summary>
    internal static string Counted(PublishedSite site, PageWords words) =>
        site is { People: { } people, PeopleBound: { } bound, CountedOn: { } day }
            ? words.Say("Counted: {0}, {1}", words.Number(new(people, bound)), words.Day(day))
            : words["Nobody has counted yet"];

    /// <summary>
    /// The plan in the tier of whoever looks: the newest that is made, also while the next one is being made. Whoever
    /// enters figures does not wait for the figures of others.
    /// </summary>
    internal static async Task<PublishedPlan?> FindPlanAsync(
        string crisis, PlanDesk desk, Visit visit, CancellationToken cancellation) =>
        (await AskAsync(crisis, desk, visit, cancellation))?.Readable;

    /// <summary>How far the plan in the tier of whoever looks is. Null when there is no such crisis.</summary>
    internal static Task<PlanState?> AskAsync(
        string crisis, PlanDesk desk, Visit visit, CancellationToken cancellation) =>
        desk.AskAsync(KeyOf(crisis, visit), cancellation);

    /// <summary>The page while a plan is being made that has to be waited for, or where there is none.</summary>
    internal static async Task<IResult> WaitAsync(
        string crisis, PlanDesk desk, Visit visit, CancellationToken cancellation)
    {
        var key = KeyOf(crisis, visit);
        return await desk.AskAsync(key, cancellation) switch
        {
            null => InboxPage.Missing(visit),
            { Problems.Count: > 0 } state => NowPage.Stopped(key, state, visit),
            var state => NowPage.Waiting(key, state, visit),
        };
    }

    static PlanKey KeyOf(string crisis, Visit visit) =>
        new(crisis, null, visit.Caller.NarrowestIn(crisis), visit.Words.Language);
}
