using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Refuge.Storage;
using Refuge.Storage.Audit;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>GET /api/audit: who did what, the newest first.</summary>
static class ReadAudit
{
    const int Most = 200;

    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/audit", HandleAsync).Takes(Permission.ReadAudit)
        .WithSummary(
            "Who did what, the newest first, 200 at a time. Takes before, the number that the last page ended with.");

    static async Task<Ok<AuditAnswer[]>> HandleAsync(
        CrisisDatabase database, CancellationToken cancellation, long? before = null) =>
        TypedResults.Ok<AuditAnswer[]>(
            [.. (await database.Audit.ListAsync(before, Most, cancellation)).Select(AuditAnswer.Of)]);
}

/// <summary>A line of the audit log.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">What was done.</param>
/// <param name="Crisis">The crisis. Null where it is about none.</param>
/// <param name="Subject">What it was done to.</param>
/// <param name="Details">More about it, in JSON.</param>
/// <param name="Hash">Its hash, in which every line before it is.</param>
sealed record AuditAnswer(
    long Number, DateTimeOffset At, string Actor, string Action, string? Crisis, string Subject, string Details,
    string Hash)
{
    internal static AuditAnswer Of(AuditLine line) => new(
        line.Number, line.At, line.Entry.Actor, line.Entry.Action, line.Entry.Crisis, line.Entry.Subject,
        line.Entry.Details, line.Hash);
}
