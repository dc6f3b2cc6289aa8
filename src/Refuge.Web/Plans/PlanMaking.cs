namespace Refuge.Web.Plans;

/// <summary>A plan while it is made: told how many members are done, asked by readers how far it is.</summary>
/// <param name="members">How many members it has.</param>
/// <param name="make">Makes it.</param>
sealed class PlanMaking(int members, Func<PlanMaking, Task> make) : IProgress<int>
{
    readonly Lock gate = new();
    Task? work;
    volatile PlanState state = new(0, members, null, []);

    /// <summary>How far it is.</summary>
    internal PlanState State => work is { IsFaulted: true } ? state with { Problems = [Fault] } : state;

    /// <summary>SHA-256 of each input it was made from, by name. Null before the inputs are read.</summary>
    internal IReadOnlyDictionary<string, string>? Inputs { get; set; }

    /// <summary>Begins the work, once.</summary>
    internal PlanMaking Begin()
    {
        lock (gate) work ??= Task.Run(() => make(this));
        return this;
    }

    /// <summary>So many members are done.</summary>
    public void Report(int value) => state = state with { MembersDone = value };

    /// <summary>It is published.</summary>
    internal void End(PublishedPlan published) => state = state with { Published = published };

    /// <summary>It cannot be made.</summary>
    internal void Stop(IReadOnlyList<Problem> problems) => state = state with { Problems = problems };

    static Problem Fault { get; } = new(
        Severity.Fatal, new("run"), "The plan could not be made.",
        "Run \"refuge plan\" on the folder: it says where and why.");
}
