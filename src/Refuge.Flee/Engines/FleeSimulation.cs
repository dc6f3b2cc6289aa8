namespace Refuge.Flee.Engines;

/// <summary>Runs a Flee scenario: one member, or an ensemble of them.</summary>
public sealed class FleeSimulation
{
    readonly FleeCourse course;

    /// <summary>
    /// Prepares <paramref name="scenario"/>: the map, the paths and what holds on each day are worked out once.
    /// </summary>
    public FleeSimulation(FleeScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        course = FleeCourse.Of(scenario);
    }

    /// <summary>What is run.</summary>
    public FleeScenario Scenario => course.Scenario;

    /// <summary>[days] How far the counts fell below the people already displaced, who are never taken away.</summary>
    public IReadOnlyList<int> Debt => course.Arrivals.Debt;

    /// <summary>Runs one member on the calling thread.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="seed">The same seed gives the same result.</param>
    /// <param name="member">The member, from 0.</param>
    public FleeMember RunMember(FleeEngine engine, long seed, int member)
    {
        if (engine == FleeEngine.People) return new(FleePeople.Run(course, seed, member, FleeWatch.Nobody));
        var track = new FleeTrack(course);
        new FleeCohorts(course).Run(seed, member, track);
        return new(track);
    }

    /// <summary>Runs an ensemble over all cores; any number of threads gives the same result.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="members">How many members, at least 1.</param>
    /// <param name="seed">The same seed gives the same forecast.</param>
    /// <param name="threads">On how many threads; null for as many as there are cores.</param>
    /// <param name="progress">Told now and then how many days of members are done, of members times days.</param>
    /// <param name="cancellation">Stops before the next day of a member; one person after the other within it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public FleeForecast Run(
        FleeEngine engine, int members, long seed, int? threads, IProgress<int>? progress,
        CancellationToken cancellation) =>
        FleeEnsemble.Run(course, engine, members, seed, threads, progress, cancellation);
}

/// <summary>Which engine runs.</summary>
public enum FleeEngine
{
    /// <summary>Groups of people who are alike: the cost does not grow with the number of people.</summary>
    Cohort,

    /// <summary>One person after the other: the reference.</summary>
    People,
}

/// <summary>Where the displaced of one member were.</summary>
public sealed class FleeMember
{
    readonly FleeTrack track;

    internal FleeMember(FleeTrack track) => this.track = track;

    /// <summary>People who could not be placed because nowhere was fought over.</summary>
    public int Unplaced => track.Unplaced;

    /// <summary>People in a camp at the end of a day.</summary>
    /// <param name="camp">The camp, as numbered by <see cref="FleeScenario.CampCounts"/>.</param>
    /// <param name="day">The day.</param>
    public int Present(int camp, int day) => track.Present[(day * track.Camps) + camp];

    /// <summary>All displaced at the end of a day, those on the way too.</summary>
    /// <param name="day">The day.</param>
    public int Displaced(int day) => track.Total[day];
}
