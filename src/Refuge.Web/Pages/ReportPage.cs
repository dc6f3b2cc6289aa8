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
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/crises/{crisis}/reports/{**file}", HandleAsync).Takes(Permission.ReadRows)
            .ExcludeFromDescription();

    static async Task<IResult> HandleAsync(
        string crisis, string file, IReadOnlyDictionary<string, ICrisisStore> crises, Caller caller,
        CancellationToken cancellation, int start = 0, int end = 0)
    {
        var loaded = crises.TryGetValue(crisis, out var store)
            ? (await store.LoadAsync(CrisisView.Whole, cancellation)).Crisis
            : null;
        var report = loaded is { LastKnownOn: { } day }
            ? loaded.Reports.AsOf(day).FirstOrDefault(report => report.Value.File == file)?.Value
            : null;
        if (report is null || Publication.FindText(report, caller.NarrowestIn(crisis)) is not { } text)
        {
            return Frame.Notice(
                "No such report", "The service shows no report of this name.", StatusCodes.Status404NotFound);
        }

        start = Math.Clamp(start, 0, text.Length);
        end = Math.Clamp(end, start, text.Length);
        return Frame.Page(
            report.Language ?? "en", false, report.File,
            $"<main><h1>{Frame.Safe(report.File)}</h1><p class=\"known\">As received. Restricted: for the own "
            + "team.</p>" +
            $"<pre class=\"report\" dir=\"auto\">{Frame.Safe(text[..start])}<mark "
            + $"id=\"words\">{Frame.Safe(text[start..end])}</mark>{Frame.Safe(text[end..])}</pre></main>");
    }
}
