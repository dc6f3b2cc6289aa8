using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Publishing;
using Refuge.Web.Doors;
using Refuge.Web.Pages.Inbox;
using Refuge.Web.Plans;

namespace Refuge.Web.Pages;

/// <summary>
/// GET /crises/{crisis}: what is known today, what is missing, what to decide, and the evidence of each figure.
/// </summary>
static class NowPage
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/crises/{crisis}", HandleAsync).Takes(Permission.ReadPlan).ExcludeFromDescription();

    static async Task<IResult> HandleAsync(
        string crisis, HttpRequest request, PlanDesk desk, Visit visit, CancellationToken cancellation)
    {
        var words = visit.Words;
        var (key, fault) = Reader.Of(request, visit.Caller, crisis);
        if (key is null) return Frame.Notice(visit, words["Not shown"], fault!, StatusCodes.Status400BadRequest);
        return await desk.AskAsync(key, cancellation) switch
        {
            null => Frame.Notice(
                visit, words["No such crisis"], words["The service holds no crisis of this name."],
                StatusCodes.Status404NotFound),
            { Problems.Count: > 0 } state => Stopped(key, state, visit),
            { Readable: { } readable } => Shown(
                key, readable,
                key.AsOf is null ? await Unreleased.NoteAsync(crisis, key.Audience, visit, cancellation) : Html.None,
                visit),
            var state => Waiting(key, state, visit),
        };
    }

    static IResult Shown(PlanKey key, PublishedPlan published, Html note, Visit visit)
    {
        var (page, words) = (published.Page, visit.Words);
        var files = published.Outputs.Keys.Order(StringComparer.Ordinal)
            .Select(name => Html.Of($"<li><a href=\"{Links.Output(key, name)}\">{name}</a></li>"));
        return Frame.Page(
            visit, Place(key, page.Crisis), page.Title,
            Html.Of(
                $"{Circles(key, visit)}\n{FirstSteps(key.Crisis, visit)}\n{Moment(key, published.AsOf, words)}\n{note}"),
            published.Main,
            Html.Of(
                $"""

                {ThroughTime.Of(page.Map, words)}{MovingMap.Of(visit)}
                <details class="files"><summary>{words.Say("Tables of {0}", words.Day(published.AsOf))}</summary><ul dir="ltr">{files}</ul></details>
                """));
    }

    static CrisisPlace Place(PlanKey key, string title) => new(key.Crisis, title, Tab.Now);

    /// <summary>
    /// Whose page it is: a reader may look with the eyes of a wider circle before anything is handed on. Nobody is
    /// asked who belongs to one circle alone.
    /// </summary>
    static Html Circles(PlanKey key, Visit visit)
    {
        var words = visit.Words;
        var circles = Enum.GetValues<Audience>().Where(
            audience => audience >= visit.Caller.NarrowestIn(key.Crisis)).ToList();
        return Html.When(
            circles.Count > 1,
            $"<nav class=\"circles\" aria-label=\"{words["Shown to"]}\"><span>{words["Shown to"]}</span>{circles.Select(
                audience => Frame.Link(
                    Links.Now(key with { Audience = audience }), NameOf(audience, words),
                    audience == key.Audience))}</nav>");
    }

    /// <summary>What to do here the first time, each step on the page it is about.</summary>
    static Html FirstSteps(string crisis, Visit visit)
    {
        var words = visit.Words;
        (Tab Tab, string Text)[] steps =
        [
            (Tab.Now, words["Read what must be acted on today. Each figure has a number in brackets: it opens the evidence, down to the words of the report."]),
            (Tab.Inbox, words["Send a report in. Accept or reject what it claims; before you do, the page says what that changes."]),
            (Tab.Sites, words["Fill the form of the day of a site. It works without a network too."]),
            (Tab.Needs, words["See what is missing where, and sign a line of the plan yes, no or deferred."]),
            (Tab.Bulletins, words["Prepare a bulletin. An approver signs it; then the public has it."]),
        ];
        var open = CrisisPlace.Open(visit, crisis).ToHashSet();
        var shown = steps.Where(step => open.Contains(step.Tab)).Select(step => Html.Of(
            $"<li><a href=\"{CrisisPlace.AddressOf(step.Tab, crisis, visit)}\">{CrisisPlace.NameOf(step.Tab, words)}</a>: {step.Text}</li>"));
        return Html.When(
            visit.Keeps, $"<details class=\"tour\"><summary>{words["First steps"]}</summary><ol>{shown}</ol></details>");
    }

    /// <summary>The day at whose end one looks: what became known later is not in the page.</summary>
    static Html Moment(PlanKey key, DateOnly asOf, PageWords words) => Html.Of(
        $"""
        <form class="moment" method="get" action="/crises/{key.Crisis}"><input type="hidden" name="for" value="{Words.Of(key.Audience)}"><input type="hidden" name="language" value="{key.Language}"><label>{words["As known on"]} <input type="date" name="as-of" value="{asOf}" required></label> <button class="second">{words["Show"]}</button>{Html.When(key.AsOf is not null, $" <a href=\"{Links.Now(key with { AsOf = null })}\">{words["Back to the newest"]}</a>")}</form>
        """);

    /// <summary>The name of a circle.</summary>
    internal static string NameOf(Audience audience, PageWords words) => audience switch
    {
        Audience.Restricted => words["Own team"],
        Audience.Partner => words["Partners"],
        _ => words["Public"],
    };

    /// <summary>The page while a plan is being made.</summary>
    internal static IResult Waiting(PlanKey key, PlanState state, Visit visit)
    {
        var words = visit.Words;
        return Frame.Page(
            visit, Place(key, key.Crisis), words["The plan is being made"],
            Html.Of(
                $"""
                <main><h1>{words["The plan is being made"]}</h1>
                <p><progress max="{state.Members}" value="{state.MembersDone}" aria-label="{words["Futures that are worked out"]}"></progress></p>
                <p>{(state.MembersDone < state.Members
                    ? words.Say("{0} of {1} futures are worked out. The page comes by itself.", state.MembersDone, state.Members)
                    : words["All futures are worked out. Needs, money and the text follow. The page comes by itself."])}</p></main>
                """),
            reloadAfter: 1);
    }

    /// <summary>The page where a problem stops the plan.</summary>
    internal static IResult Stopped(PlanKey key, PlanState state, Visit visit)
    {
        var words = visit.Words;
        var problems = state.Problems.Select(static problem => Html.Of($"<li dir=\"auto\">{problem}</li>"));
        return Frame.Page(
            visit, Place(key, key.Crisis), words["Nothing is shown"],
            Html.Of(
                $"""
                <main><h1>{words["Nothing is shown"]}</h1>
                <p>{words["A problem stops the work. It is shown here so that it can be mended:"]}</p><ul>{problems}</ul></main>
                """));
    }
}
