namespace Refuge.Cluster;

/// <summary>Something to do for a job. Doing it twice changes nothing.</summary>
/// <param name="Job">The identity of the job.</param>
public abstract record JobMessage(string Job);

/// <summary>Lays the job out and has its blocks run.</summary>
/// <param name="Job">The identity of the job.</param>
public sealed record StartJob(string Job) : JobMessage(Job);

/// <summary>Runs a block of members.</summary>
/// <param name="Job">The identity of the job.</param>
/// <param name="Ensemble">Which ensemble of the job, from 0.</param>
/// <param name="First">The first member.</param>
/// <param name="Count">How many members.</param>
public sealed record RunBlock(string Job, int Ensemble, int First, int Count) : JobMessage(Job);

/// <summary>Merges the blocks and publishes the plan.</summary>
/// <param name="Job">The identity of the job.</param>
public sealed record FinishJob(string Job) : JobMessage(Job);
