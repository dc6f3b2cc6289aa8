using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Publishing;
using Refuge.Storage;
using Refuge.Storage.Rows;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>Rows of the tables of a crisis: read in pages, and added to; none is ever changed.</summary>
static class Rows
{
    const int MostRead = 1_000, MostAdded = 1_000;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/crises/{crisis}/tables/{table}", ListAsync).Takes(Permission.ReadRows)
            .WithSummary(
                "Rows of a table in their order. Takes after, the row that the last page ended with, and limit.");
        app.MapPost("/api/crises/{crisis}/rows", AddAsync).Takes(Permission.EnterRows)
            .WithSummary("Adds rows to tables, all of them or none. A correction is a row that is reported later.");
    }

    static async Task<Results<Ok<RowPage>, NotFound, ProblemHttpResult>> ListAsync(
        string crisis, string table, CrisisDatabase database, CancellationToken cancellation, int after = -1,
        int limit = 100)
    {
        if (limit is < 1 or > MostRead)
        {
            return TypedResults.Problem("\"limit\" takes 1 to 1000.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (await database.FindAsync(crisis, cancellation) is null || !RowStore.IsTable($"{table}.csv"))
        {
            return TypedResults.NotFound();
        }

        var rows = await database.Rows.ListAsync(crisis, $"{table}.csv", after, limit + 1, cancellation);
        int? next = rows.Count > limit ? rows[limit - 1].Row : null;
        return TypedResults.Ok(
            new RowPage([.. rows.Take(limit).Select(static row => new RowAnswer(row.Row, row.Cells))], next));
    }

    static async Task<Results<Ok<AddedRows>, NotFound, ForbidHttpResult, ProblemHttpResult>> AddAsync(
        string crisis, NewRows added, CrisisDatabase database, Caller caller, CancellationToken cancellation)
    {
        var rows = added.Rows ?? [];
        if (rows.Count is 0 or > MostAdded
            || rows.Any(
                static row => row?.Table is null || row.Cells is null
                || row.Cells.Values.All(string.IsNullOrWhiteSpace)))
        {
            return TypedResults.Problem(
                "Send 1 to 1000 rows, each with its table and its cells.",
                statusCode: StatusCodes.Status400BadRequest);
        }

        if (await database.FindAsync(crisis, caller.Actor, cancellation) is not { } store)
        {
            return TypedResults.NotFound();
        }
        if (await FindForbiddenAsync(crisis, rows, database, caller, cancellation) is { } forbidden)
        {
            return TypedResults.Problem(forbidden, statusCode: StatusCodes.Status403Forbidden);
        }

        var role = caller.RoleFor(TableRights.Of($"{rows[0].Table}.csv"), crisis);
        var outcome = await store.AppendAsync(
            [.. rows.Select(static row => new StatedRow($"{row.Table}.csv", row.Cells!))], role, cancellation);
        return outcome.Kept > 0
            ? TypedResults.Ok(new AddedRows(outcome.Kept, Told(outcome.Problems, caller, crisis)))
            : TypedResults.Problem(
                string.Join('\n', Told(outcome.Problems, caller, crisis)),
                statusCode: StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Why a caller may not enter rows. Null when they may enter all of them.</summary>
    internal static async Task<string?> FindForbiddenAsync(
        string crisis, IReadOnlyList<NewRow> rows, CrisisDatabase database, Caller caller,
        CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, string>? areas = null;
        foreach (var row in rows)
        {
            var permission = TableRights.Of($"{row.Table}.csv");
            if (caller.MayEnter(permission, crisis, null)) continue;
            areas ??= await database.Rows.ListAreasAsync(crisis, cancellation);
            // A row about several places, or about none, is of no single area.
            var place = row.Cells!.GetValueOrDefault("place", "");
            if (!caller.MayEnter(permission, crisis, areas.GetValueOrDefault(place)))
            {
                return $"Your roles do not open {row.Table} for this place.";
            }
        }

        return null;
    }

    internal static string[] Told(IReadOnlyList<Problem> problems) =>
        [.. problems.Select(static problem => problem.ToString())];

    /// <summary>
    /// What is wrong with something that was sent in, as whoever sent it may read it: outside the own team without a
    /// remedy that names another place, way, series or source, which may be held back from them.
    /// </summary>
    internal static string[] Told(IReadOnlyList<Problem> problems, Caller caller, string crisis) =>
        caller.NarrowestIn(crisis) == Audience.Restricted
            ? Told(problems)
            : [.. problems.Select(static problem =>
                NamesAnother(problem) ? $"{problem.Where}: {problem.What}" : problem.ToString())];

    static bool NamesAnother(Problem problem) => problem.Origin?.Cause is { } cause
        && Named.Any(table => cause.StartsWith($"{table.File}#", StringComparison.Ordinal));

    static readonly TableSchema[] Named =
        [CrisisTables.Places, CrisisTables.Routes, CrisisTables.Series, CrisisTables.Sources];
}

/// <summary>Rows to add.</summary>
/// <param name="Rows">1 to 1,000 rows.</param>
sealed record NewRows(IReadOnlyList<NewRow>? Rows);

/// <summary>A row to add.</summary>
/// <param name="Table">The name of its table, such as facilities.</param>
/// <param name="Cells">Its filled cells by column.</param>
sealed record NewRow(string? Table, IReadOnlyDictionary<string, string>? Cells);

/// <summary>Rows that were added.</summary>
/// <param name="Kept">How many.</param>
/// <param name="Notes">What is worth knowing of them.</param>
sealed record AddedRows(int Kept, IReadOnlyList<string> Notes);

/// <summary>A page of rows.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="After">Where the next page begins: give it as after. Null on the last page.</param>
sealed record RowPage(IReadOnlyList<RowAnswer> Rows, int? After);

/// <summary>A row.</summary>
/// <param name="Row">Its place in the table, from 0.</param>
/// <param name="Cells">Its filled cells by column.</param>
sealed record RowAnswer(int Row, IReadOnlyDictionary<string, string> Cells);
