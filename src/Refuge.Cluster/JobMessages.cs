namespace Refuge.Cluster;

/// <summary>Something to do for a job. Doing it twice changes nothing.</summary>
/// <param name="Job">The identity of the job.</param>
public abstract record JobMessage(string Job);

/// <summary>Lays the job out and has its blocks run.</summary>
/// <param name="Job">The identity of the job.</param>
public sealed record StartJob(string Job) : JobMessage(Job);

/// <summary>Runs a block: members of a plan, origins of a hindcast, points of a sweep, reports of a reading.</summary>
/// <param name="Job">The identity of the job.</param>
/// <param name="Ensemble">Which group of parts, from 0: of a plan, which ensemble.</param>
/// <param name="First">The first part.</param>
/// <param name="Count">How many parts.</param>
public sealed record RunBlock(string Job, int Ensemble, int First, int Count) : JobMessage(Job);

/// <summary>Merges the blocks and publishes what they add up to.</summary>
/// <param name="Job">The identity of the job.</param>
public sealed record FinishJob(string Job) : JobMessage(Job);
