namespace Refuge.Storage.Model;

/// <summary>Long work that any number of machines share.</summary>
sealed class JobEntity
{
    /// <summary>
    /// Its identity: a hash of what it is made from, so that the same work asked for twice is one job.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The crisis.</summary>
    public required string Crisis { get; init; }

    /// <summary>What was asked for, in JSON.</summary>
    public required string Order { get; init; }

    /// <summary>The files of the crisis as they stood when the job was asked for. Null once it has ended.</summary>
    public byte[]? Inputs { get; init; }

    /// <summary>How many members there are to run, over all ensembles.</summary>
    public required int Members { get; init; }

    /// <summary>Where it stands: <see cref="Jobs.JobState"/> in lower case.</summary>
    public required string State { get; init; }

    /// <summary>Why it failed. Null while it has not.</summary>
    public string? Problem { get; init; }

    /// <summary>The role of whoever asked for it.</summary>
    public required string AskedBy { get; init; }

    /// <summary>When it was asked for (UTC).</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>When it ended (UTC).</summary>
    public DateTime? EndedAt { get; init; }
}

/// <summary>A block of members that has been run. Each is kept once, whoever else ran it too.</summary>
sealed class JobBlockEntity
{
    /// <summary>The job.</summary>
    public required string Job { get; init; }

    /// <summary>Which of its ensembles, from 0.</summary>
    public required int Ensemble { get; init; }

    /// <summary>The first member.</summary>
    public required int First { get; init; }

    /// <summary>How many members.</summary>
    public required int Count { get; init; }

    /// <summary>What they produced.</summary>
    public required byte[] Bytes { get; init; }
}

/// <summary>One file that a job published.</summary>
sealed class JobOutputEntity
{
    /// <summary>The job.</summary>
    public required string Job { get; init; }

    /// <summary>The name of the file.</summary>
    public required string Name { get; init; }

    /// <summary>Its bytes.</summary>
    public required byte[] Bytes { get; init; }
}
