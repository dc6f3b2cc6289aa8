using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Publishing;
using Refuge.Web.Doors;
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
        string crisis, HttpRequest request, PlanDesk desk, Caller caller, CancellationToken cancellation)
    {
        var (key, fault) = Reader.Of(request, caller, crisis);
        if (key is null) return Frame.Notice("Not shown", fault!, StatusCodes.Status400BadRequest);
        return await desk.AskAsync(key, cancellation) switch
        {
            null =>
                Frame.Notice(
                    "No such crisis", "The service holds no crisis of this name.", StatusCodes.Status404NotFound),
            { Problems.Count: > 0 } state => Stopped(state),
            { Published: { } published } => Shown(key, published, caller),
            var state => Waiting(state),
        };
    }

    static IResult Shown(PlanKey key, PublishedPlan published, Caller caller)
    {
        var (page, day) = (published.Page, published.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var files = published.Outputs.Keys.Order(StringComparer.Ordinal)
            .Select(name => $"<li><a href=\"{Frame.Safe(Links.Output(key, name))}\">{Frame.Safe(name)}</a></li>");
        return Frame.Page(
            page.Language, page.IsRightToLeft, page.Title,
            $"{Navigation(key, caller)}{page.Main}<details class=\"files\"><summary>{day}: tables</summary><ul "
            + $"dir=\"ltr\">{string.Concat(files)}</ul></details>");
    }

    /// <summary>
    /// Whose page it is, and in which language: a reader may look with the eyes of a wider circle before anything is
    /// handed on.
    /// </summary>
    static string Navigation(PlanKey key, Caller caller)
    {
        var arabic = key.Language == Wording.Arabic.Language;
        var circles = Enum.GetValues<Audience>().Where(audience => audience >= caller.NarrowestIn(key.Crisis))
            .Select(
                audience =>
                    Link(
                        Links.Now(key with { Audience = audience }), NameOf(audience, arabic),
                        audience == key.Audience));
        var languages = new[] { (Wording.English, "English"), (Wording.Arabic, "العربية") }
            .Select(
                language =>
                    Link(
                        Links.Now(key with { Language = language.Item1.Language }), language.Item2,
                        language.Item1.Language == key.Language));
        return $"<nav class=\"site\"><a href=\"/\">Refuge</a>{string.Concat(circles)}{string.Concat(languages)}</nav>";
    }

    static string NameOf(Audience audience, bool arabic) => (audience, arabic) switch
    {
        (Audience.Restricted, false) => "Own team",
        (Audience.Partner, false) => "Partners",
        (_, false) => "Public",
        (Audience.Restricted, true) => "الفريق",
        (Audience.Partner, true) => "الشركاء",
        _ => "العموم",
    };

    static string Link(string address, string text, bool isHere) =>
        $"<a href=\"{Frame.Safe(address)}\"{(isHere ? " class=\"here\" aria-current=\"page\"" : "")}>{Frame.Safe(text)}</a>";

    static IResult Waiting(PlanState state) => Frame.Page(
        "en", false, "Being made",
        $"<main><h1>The plan is being made</h1><p><progress max=\"{state.Members}\" "
        + $"value=\"{state.MembersDone}\"></progress></p><p>{state.MembersDone} of {state.Members} members are "
        + "done. The page comes by itself.</p></main>",
        reloadAfter: 1);

    static IResult Stopped(PlanState state) => Frame.Page(
        "en", false, "Not shown",
        "<main><h1>Nothing is shown</h1><p>A problem stops the work. It is shown here so that it can be "
        + $"mended:</p><ul>{string.Concat(state.Problems.Select(static problem => $"<li>{Frame.Safe(problem.ToString())}</li>"))}</ul></main>");
}
