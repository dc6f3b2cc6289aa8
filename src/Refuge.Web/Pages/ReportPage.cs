using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Cycle;
using Refuge.Publishing;
using Refuge.Web.Doors;

namespace Refuge.Web.Pages;

/// <summary>
/// GET /crises/{crisis}/reports/{file}: a report as received, the words that a figure rests on marked. For the own team
/// alone.
/// </summary>
static class ReportPage
{
    /// <summary>Every report of a crisis lies in it; its name stands in the address once.</summary>
    const string Folder = "reports/";

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/crises/{crisis}/reports/{**file}", HandleAsync).Takes(Permission.ReadRows)
            .ExcludeFromDescription();

    static async Task<IResult> HandleAsync(
        string crisis, string file, IReadOnlyDictionary<string, ICrisisStore> crises, Visit visit,
        CancellationToken cancellation, int start = 0, int end = 0)
    {
        var words = visit.Words;
        var loaded = crises.TryGetValue(crisis, out var store)
            ? (await store.LoadAsync(CrisisView.Whole, cancellation)).Crisis
            : null;
        var report = loaded is { LastKnownOn: { } day }
            ? loaded.Reports.AsOf(day).FirstOrDefault(report => report.Value.File == Folder + file)?.Value
            : null;
        if (report is null || Publication.FindText(report, visit.Caller.NarrowestIn(crisis)) is not { } text)
        {
            return Frame.Notice(
                visit, words["No such report"], words["The service shows no report of this name."],
                StatusCodes.Status404NotFound);
        }

        start = Math.Clamp(start, 0, text.Length);
        end = Math.Clamp(end, start, text.Length);
        return Frame.Page(
            visit, new(crisis, loaded!.Identity.Title, Tab.Now), report.File,
            Html.Of(
                $"""
                <main><h1><bdi>{report.File}</bdi></h1><p class="known">{words["As received. Restricted: for the own team."]}</p>
                <pre class="report" dir="auto" lang="{report.Language ?? "en"}">{text[..start]}<mark id="words">{text[start..end]}</mark>{text[end..]}</pre></main>
                """));
    }
}
