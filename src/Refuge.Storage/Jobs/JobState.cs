namespace Refuge.Storage.Jobs;

/// <summary>Where a job stands.</summary>
enum JobState
{
    /// <summary>Blocks of it are waiting, or being run.</summary>
    Running,

    /// <summary>Somebody stopped it. The blocks that were run are kept for when it goes on.</summary>
    Cancelled,

    /// <summary>It could not be done.</summary>
    Failed,

    /// <summary>It is done, and its outputs are kept.</summary>
    Done,
}

/// <summary>A job as it is kept.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Crisis">The crisis.</param>
/// <param name="Order">What was asked for, in JSON.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Members">How many members, origins, points or reports there are to run, over all groups.</param>
/// <param name="MembersDone">How many of them have been run.</param>
/// <param name="Problem">Why it failed. Null while it has not.</param>
/// <param name="AskedBy">The role of whoever asked for it.</param>
/// <param name="AskedAt">When it was asked for (UTC).</param>
sealed record KeptJob(
    string Id, string Crisis, string Order, JobState State, int Members, int MembersDone, string? Problem,
    string AskedBy, DateTimeOffset AskedAt);

/// <summary>A block that has been run: members of a plan, or the parts of other work.</summary>
/// <param name="Ensemble">Which group of parts of its job, from 0: of a plan, which ensemble.</param>
/// <param name="First">The first part.</param>
/// <param name="Count">How many parts.</param>
/// <param name="Bytes">What they produced.</param>
sealed record KeptBlock(int Ensemble, int First, int Count, ReadOnlyMemory<byte> Bytes);
