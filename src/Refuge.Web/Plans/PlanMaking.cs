using System.Diagnostics;

namespace Refuge.Web.Plans;

/// <summary>A plan while it is made: told how many members are done, asked by readers how far it is.</summary>
/// <param name="members">How many members it has.</param>
/// <param name="before">The plan before, which readers have meanwhile. Null when there is none.</param>
/// <param name="make">Makes it.</param>
sealed class PlanMaking(int members, PublishedPlan? before, Func<PlanMaking, Task> make) : IProgress<int>
{
    /// <summary>A plan that met a fault is not made again sooner: what was gone may be back by then.</summary>
    static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    readonly Lock gate = new();
    Task? work;
    volatile PlanState state = new(0, members, null, []) { Before = before };
    long begun, ended;

    /// <summary>How far it is.</summary>
    internal PlanState State => work is { IsFaulted: true } ? state with { Problems = [Fault] } : state;

    /// <summary>What readers can have of it, in bytes.</summary>
    internal long Bytes => State.Readable is { } plan
        ? plan.Outputs.Values.Concat(plan.ToSign.Values).Sum(static output => (long)output.Length)
        : 0;

    /// <summary>When somebody last asked for it, in ticks of the machine.</summary>
    internal long LastAsked { get; private set; }

    /// <summary>Whether it met a fault of the program or of the database.</summary>
    internal bool IsFaulted => work is { IsFaulted: true };

    /// <summary>The version of the crisis that it is made from. Null before it is read.</summary>
    internal string? Version { get; set; }

    /// <summary>
    /// How long to wait before it is made again: as long as it took, so that rows that keep coming leave half of the
    /// time to readers.
    /// </summary>
    internal TimeSpan Rest
    {
        get
        {
            if (Interlocked.Read(ref ended) is not (> 0 and var end)) return TimeSpan.Zero;
            var due = IsFaulted ? AfterFault : Stopwatch.GetElapsedTime(Interlocked.Read(ref begun), end);
            var rest = due - Stopwatch.GetElapsedTime(end);
            return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
        }
    }

    /// <summary>Begins the work, once.</summary>
    internal PlanMaking Begin()
    {
        lock (gate)
        {
            LastAsked = Stopwatch.GetTimestamp();
            work ??= Task.Run(MakeAsync);
        }

        return this;
    }

    /// <summary>The work itself begins now: what went before was waiting.</summary>
    internal void Start() => Interlocked.Exchange(ref begun, Stopwatch.GetTimestamp());

    /// <summary>So many members are done.</summary>
    public void Report(int value) => state = state with { MembersDone = value };

    /// <summary>It is published.</summary>
    internal void End(PublishedPlan published) => state = state with { Published = published };

    /// <summary>It cannot be made.</summary>
    /// <param name="problems">Why, in lines that its audience may read.</param>
    internal void Stop(IReadOnlyList<string> problems) => state = state with { Problems = problems };

    async Task MakeAsync()
    {
        Start();
        try
        {
            await make(this);
        }
        finally
        {
            Interlocked.Exchange(ref ended, Stopwatch.GetTimestamp());
        }
    }

    const string Fault =
        "The plan could not be made. It is tried again when somebody asks for it. The log of the service says why.";
}
