using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Storage;
using Refuge.Storage.Doors;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>/api/keys: keys by which programs come in.</summary>
static class Keys
{
    const int LongestLife = 366, LongestPurpose = 200;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/keys", ListAsync).Takes(Permission.ManageDoors)
            .WithSummary("The keys, the newest first, without their secrets.");
        app.MapPost("/api/keys", MakeAsync).Takes(Permission.ManageDoors)
            .WithSummary("Makes a key. What its bearer says is in this answer and nowhere else.");
        app.MapDelete("/api/keys/{key}", RevokeAsync).Takes(Permission.ManageDoors)
            .WithSummary("Takes a key back, from the next request on.");
    }

    static async Task<Ok<KeyAnswer[]>> ListAsync(CrisisDatabase database, CancellationToken cancellation) =>
        TypedResults.Ok<KeyAnswer[]>(
            [.. (await database.Doors.ListKeysAsync(cancellation)).Select(static key => KeyAnswer.Of(key, null))]);

    static async Task<Results<Created<KeyAnswer>, ValidationProblem>> MakeAsync(
        NewKey wanted, CrisisDatabase database, Caller caller, CancellationToken cancellation)
    {
        var problems = GrantWish.Problems(wanted.Grant is null ? null : [wanted.Grant]);
        if (wanted.Grant is null) problems["grant"] = ["A key opens something: give it a grant."];
        if (wanted.Days is < 1 or > LongestLife) problems["days"] = ["\"days\" takes 1 to 366."];
        if (wanted.Purpose is not { Length: > 0 and <= LongestPurpose })
        {
            problems["purpose"] = ["Say in up to 200 characters what the key is for."];
        }

        if (problems.Count > 0) return TypedResults.ValidationProblem(problems);
        var (key, spoken) = await database.Doors.AddKeyAsync(
            wanted.Purpose!, wanted.Grant!.Read(), TimeSpan.FromDays(wanted.Days), caller.Actor, cancellation);
        return TypedResults.Created($"/api/keys/{key.Id}", KeyAnswer.Of(key, spoken));
    }

    static async Task<Results<NoContent, NotFound>> RevokeAsync(
        string key, CrisisDatabase database, Caller caller, CancellationToken cancellation) =>
        await database.Doors.RevokeKeyAsync(key, caller.Actor, cancellation)
            ? TypedResults.NoContent()
            : TypedResults.NotFound();
}

/// <summary>A key to make.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Grant">What it opens.</param>
/// <param name="Days">How many days it opens that, 1 to 366.</param>
sealed record NewKey(string? Purpose, GrantWish? Grant, int Days = 90);

/// <summary>A key.</summary>
/// <param name="Id">The part of it that is no secret.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Grant">What it opens.</param>
/// <param name="ExpiresAt">When it ceases to (UTC).</param>
/// <param name="IsRevoked">Whether it was taken back.</param>
/// <param name="Spoken">What its bearer says. Null but in the answer to its making.</param>
sealed record KeyAnswer(
    string Id, string Purpose, GrantWish Grant, DateTimeOffset ExpiresAt, bool IsRevoked, string? Spoken)
{
    internal static KeyAnswer Of(KeptKey key, string? spoken) =>
        new(key.Id, key.Purpose, GrantWish.Of(key.Grant), key.ExpiresAt, key.IsRevoked, spoken);
}
