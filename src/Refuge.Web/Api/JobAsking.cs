using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Refuge.Cluster;
using Refuge.Files;
using Refuge.Web.Doors;

namespace Refuge.Web.Api;

/// <summary>How a job is asked for, whatever it makes: the audit log tells who did when it is new.</summary>
static class JobAsking
{
    /// <summary>Asks for a job, and answers where it is watched.</summary>
    internal static async Task<Results<Accepted<JobAnswer>, NotFound, ValidationProblem>> AskAsync(
        JobOrder order, Caller caller, JobDesk desk, CancellationToken cancellation) =>
        await desk.AskAsync(
            order, caller.RoleFor(Permission.RunJobs, order.Crisis), caller.Actor, cancellation) is { } job
            ? TypedResults.Accepted($"/api/jobs/{job.Id}", JobAnswer.Of(job))
            : TypedResults.NotFound();

    /// <summary>Adds a problem where a day lies outside the years that a crisis may have.</summary>
    internal static void Bound(Dictionary<string, string[]> problems, string name, DateOnly? day)
    {
        if (day is { } known && !FileLimits.Has(known)) problems[name] = [$"\"{name}\" takes a day from 1800 to 2200."];
    }

    /// <summary>Adds a problem where a number is not from one to another.</summary>
    internal static void Bound(
        Dictionary<string, string[]> problems, string name, int? value, int least, int most)
    {
        if (value < least || value > most)
        {
            problems[name] = [FormattableString.Invariant($"\"{name}\" takes {least} to {most}.")];
        }
    }
}
