using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>
/// GET /ready: whether the service can do its work, its database included. GET /health says only that the process
/// answers.
/// </summary>
static class ShowReadiness
{
    internal static void Map(IEndpointRouteBuilder app, ServeDatabase? database) => app
        .MapGet("/ready", (CancellationToken cancellation) => HandleAsync(database, cancellation))
            .Takes(Permission.Open)
        .WithSummary("Whether the service can do its work, its database included.");

    static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        ServeDatabase? database, CancellationToken cancellation)
    {
        try
        {
            if (database is not null) await database.Database.ListAsync(cancellation);
            return TypedResults.Text("ready");
        }
        catch (DbException)
        {
            // What the driver says may name the host: it goes to no reader.
            return TypedResults.Problem(
                "The database cannot be reached.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
