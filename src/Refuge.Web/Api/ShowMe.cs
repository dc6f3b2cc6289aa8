using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>GET /api/me: who one is to this service.</summary>
static class ShowMe
{
    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/me", Handle).Takes(Permission.OwnAccount)
        .WithSummary("Who one is to this service, and what that opens.");

    static Ok<MeAnswer> Handle(Caller caller) => TypedResults.Ok(
        new MeAnswer(caller.Actor, caller.Name, [.. caller.Grants.Select(GrantWish.Of)]));
}

/// <summary>Who one is.</summary>
/// <param name="Actor">As the audit log writes it.</param>
/// <param name="Name">The name of the account. Null for a key.</param>
/// <param name="Grants">What that opens.</param>
sealed record MeAnswer(string Actor, string? Name, IReadOnlyList<GrantWish> Grants);
