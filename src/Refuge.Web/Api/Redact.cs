using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Storage;
using Refuge.Web.Doors;
using Refuge.Web.Plans;

namespace Refuge.Web.Api;

/// <summary>
/// POST /api/crises/{crisis}/redactions: what should never have been entered is taken out of a row or a report.
/// </summary>
static class Redact
{
    const int LongestReason = 200;

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/crises/{crisis}/redactions", HandleAsync).Takes(Permission.Redact)
            .WithSummary(
                "Takes cells out of a row (table, row, cells with what stands there from now on), or the words of a "
                + "report (report). A tombstone stays; plans of the crisis are made anew.");

    static async Task<Results<NoContent, NotFound, ValidationProblem, ProblemHttpResult>> HandleAsync(
        string crisis, RedactionWish wish, CrisisDatabase database, PlanDesk desk, Caller caller,
        CancellationToken cancellation)
    {
        if (wish.Problems() is { Count: > 0 } problems) return TypedResults.ValidationProblem(problems);
        if (wish.Report is { } report)
        {
            if (!await database.Redactions.RedactReportAsync(
                crisis, report, wish.Reason!, caller.Actor, cancellation))
            {
                return TypedResults.NotFound();
            }
        }
        else
        {
            var found = await database.Redactions.RedactRowAsync(
                crisis, $"{wish.Table}.csv", wish.Row!.Value, wish.Cells!, wish.Reason!, caller.Actor, cancellation);
            if (found is null) return TypedResults.NotFound();
            if (found.Count > 0)
            {
                return TypedResults.Problem(
                    string.Join('\n', Rows.Told(found)), statusCode: StatusCodes.Status422UnprocessableEntity);
            }
        }

        desk.Forget(crisis);
        return TypedResults.NoContent();
    }

    /// <summary>Something to take out: of a row, or a report.</summary>
    /// <param name="Table">The table of the row.</param>
    /// <param name="Row">The place of the row, from 0.</param>
    /// <param name="Cells">What stands in each cell from now on; the empty text for nothing.</param>
    /// <param name="Report">The name of the report.</param>
    /// <param name="Reason">Why, without saying again what is taken out.</param>
    internal sealed record RedactionWish(
        string? Table, int? Row, IReadOnlyDictionary<string, string>? Cells, string? Report, string? Reason)
    {
        internal Dictionary<string, string[]> Problems()
        {
            var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
            if (Reason is not { Length: > 0 and <= LongestReason } || Reason.Any(char.IsControl))
            {
                problems["reason"] = ["Say in up to 200 characters why, without saying again what is taken out."];
            }

            var isRow = Table is not null && Row is not null && Cells is { Count: > 0 }
                && Cells.Values.All(static cell => cell is not null);
            if (isRow == Report is not null)
            {
                problems["report"] = ["Name a report; or a table, a row and its cells."];
            }

            return problems;
        }
    }
}
