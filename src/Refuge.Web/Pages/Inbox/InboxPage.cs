using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Cycle;
using Refuge.Publishing;
using Refuge.Web.Doors;

namespace Refuge.Web.Pages.Inbox;

/// <summary>
/// GET /crises/{crisis}/inbox: the reports, the newest first, copies of one story together, and what waits in each. For
/// the own team alone.
/// </summary>
static class InboxPage
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/crises/{crisis}/inbox", HandleAsync).Takes(Permission.ReadRows).ExcludeFromDescription();

    static async Task<IResult> HandleAsync(
        string crisis, InboxDesk desk, Visit visit, CancellationToken cancellation)
    {
        var words = visit.Words;
        if (await desk.OpenAsync(crisis, cancellation) is not { } inbox) return Missing(visit);

        var stories = inbox.Reports.GroupBy(static report => report.Origin, StringComparer.Ordinal);
        var waiting = inbox.Reports.Sum(static report => report.Waiting.Count());
        return Frame.Page(
            visit, new(crisis, inbox.Crisis.Identity.Title, Tab.Inbox), words["Inbox"],
            Html.Of(
                $"""
                <main><h1>{words["Inbox"]}</h1>
                <p class="known">{words.Say("Claims that wait for a review: {0}. Until somebody accepts them they move no figure.", waiting)}</p>
                <p><a class="button" href="{Links.Send(crisis, words.Language)}">{words["Send a report in"]}</a></p>
                {Html.When(inbox.Reports.Count == 0, $"<p>{words["No report has come in yet."]}</p>")}
                <ul class="stories">{stories.Select(story => Story(crisis, inbox, [.. story], words))}</ul></main>
                """));
    }

    /// <summary>The page of a crisis whose inbox cannot be opened.</summary>
    internal static IResult Missing(Visit visit) => Frame.Notice(
        visit, visit.Words["No such crisis"], visit.Words["The service holds no crisis of this name."],
        StatusCodes.Status404NotFound);

    static Html Story(string crisis, Cycle.Inbox inbox, IReadOnlyList<InboxReport> reports, PageWords words) => Html.Of(
        $"""
        <li>{Html.When(reports.Count > 1, $"<p class=\"small\">{words.Say("{0} reports tell one story. They count once.", reports.Count)}</p>")}
        <ul>{reports.Select(report => Entry(crisis, inbox, report, words))}</ul></li>
        """);

    static Html Entry(string crisis, Cycle.Inbox inbox, InboxReport report, PageWords words)
    {
        var waiting = report.Waiting.Count();
        var against = report.Claims.Count(claim => inbox.AgainstOf(claim).Count > 0);
        var own = report.Claims.Count(static claim => Unreleased.Is(claim, Audience.Partner));
        return Html.Of(
            $"""
            <li class="entry"><a href="{Links.Review(crisis, report.Report.File, words.Language, null)}"><bdi>{TitleOf(report)}</bdi></a>
            <span class="source">{Origin(inbox, report, words)}</span>
            <span class="counts">{(waiting > 0 ? words.Say("Waiting: {0}", waiting) : report.Claims.Count > 0 ? words["All reviewed"] : words["No claims found"])}{(against > 0 ? words[" · "] + words.Say("Contradicted: {0}", against) : "")}{(own > 0 ? words[" · "] + words.Say("Words not released: {0}", own) : "")}</span></li>
            """);
    }

    /// <summary>The name of a report: the heading with which it begins; its file where it begins with none.</summary>
    internal static string TitleOf(InboxReport report)
    {
        var first = report.Report.Text.AsSpan().TrimStart();
        var line = first[..(first.IndexOf('\n') is >= 0 and var end ? end : first.Length)].Trim().TrimStart('#').Trim();
        return line.Length is 0 or > MostLetters ? report.Report.File.Split('/')[^1] : line.ToString();
    }

    /// <summary>A longer first line is no heading.</summary>
    const int MostLetters = 120;

    /// <summary>Who published it, and when.</summary>
    internal static string Origin(Cycle.Inbox inbox, InboxReport report, PageWords words)
    {
        var source = report.Report.Source is { } id ? inbox.Crisis.Sources.GetValueOrDefault(id) : null;
        string?[] parts =
        [
            source?.Publisher ?? source?.Title,
            source?.Reliability is { } grade ? words.Say("reliability {0}", grade) : null,
            report.Report.Published is { } day ? words.Day(day) : words["undated"],
        ];
        return string.Join(words[" · "], parts.OfType<string>());
    }
}
