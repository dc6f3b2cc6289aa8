using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Cycle;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>GET /api/crises: the crises that the service holds.</summary>
static class ListCrises
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/crises", HandleAsync).Takes(Permission.ReadPlan)
        .WithSummary("The crises that this service holds.");

    static async Task<Ok<IReadOnlyList<CrisisEntry>>> HandleAsync(
        IReadOnlyDictionary<string, ICrisisStore> crises, CancellationToken cancellation) =>
        TypedResults.Ok(await ReadAsync(crises, cancellation));

    /// <summary>
    /// The crises in the order of their identities; a crisis that cannot be read stands without a title.
    /// </summary>
    internal static async Task<IReadOnlyList<CrisisEntry>> ReadAsync(
        IReadOnlyDictionary<string, ICrisisStore> crises, CancellationToken cancellation)
    {
        List<CrisisEntry> entries = [];
        foreach (var (id, store) in crises.OrderBy(static crisis => crisis.Key, StringComparer.Ordinal))
        {
            var crisis = (await store.LoadAsync(CrisisView.Whole, cancellation)).Crisis;
            entries.Add(new(id, crisis?.Identity.Title, crisis?.Identity.FirstDay));
        }

        return entries;
    }
}

/// <summary>A crisis in the list.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Title">Its title. Null when it cannot be read.</param>
/// <param name="FirstDay">The day from which it is told. Null when it cannot be read.</param>
sealed record CrisisEntry(string Id, string? Title, DateOnly? FirstDay);
