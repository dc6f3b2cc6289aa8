using Refuge.Cluster;
using Refuge.Storage.Jobs;

namespace Refuge.Web.Api;

/// <summary>A job as the API tells it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Crisis">The crisis.</param>
/// <param name="Kind">What it makes: plan, hindcast, sweep or read.</param>
/// <param name="State">Where it stands: running, cancelled, failed or done.</param>
/// <param name="Members">How many members (of a plan), origins (hindcast), points (sweep) or reports (read) there are
/// to run; 0 before it is laid out.</param>
/// <param name="MembersDone">How many of them have been run.</param>
/// <param name="Problem">Why it failed. Null while it has not.</param>
/// <param name="AskedAt">When it was asked for (UTC).</param>
sealed record JobAnswer(
    string Id, string Crisis, string Kind, string State, int Members, int MembersDone, string? Problem,
    DateTimeOffset AskedAt)
{
    internal static JobAnswer Of(KeptJob job) => new(
        job.Id, job.Crisis, JobOrder.Parse(job.Order).Kind, StateOf(job.State),
        job.Members, job.MembersDone, job.Problem, job.AskedAt);

    static string StateOf(JobState state) => state switch
    {
        JobState.Running => "running",
        JobState.Cancelled => "cancelled",
        JobState.Failed => "failed",
        _ => "done",
    };
}
