namespace Refuge.Flee.Engines;

/// <summary>
/// The settings of Flee that its rules read: the keys of <c>simsetting.yml</c> that are implemented, with Flee's
/// defaults.
/// </summary>
/// <remarks>
/// Mirrors the settings file of Flee 3 (Ghorbani et al., J. Comput. Sci. 81, 2024; defaults of the code as of 2 May
/// 2026). Lengths are in km, speeds in km per day, chances per day. A key that is not here is refused by name when a
/// file is read.
/// </remarks>
public sealed record FleeSettings
{
    /// <summary>Divides populations, capacities and counts, so that a run takes less; at least 1.</summary>
    public int Hasten { get; init; } = 1;

    /// <summary>The intensity of a place that a location change turns into a conflict zone.</summary>
    public double DefaultConflictIntensity { get; init; } = 1;

    /// <summary>How the newly displaced come about.</summary>
    public FleeSpawning Spawning { get; init; } = new();

    /// <summary>Whether a newly displaced person is taken off the population of the place.</summary>
    public bool TakeFromPopulation { get; init; }

    /// <summary>Whether the people counted in camps on the first day are put there.</summary>
    public bool InsertDay0 { get; init; } = true;

    /// <summary>Whether the counts of the first day are taken off all counts, so that camps start empty.</summary>
    public bool EmptyCampsOnDay0 { get; init; }

    /// <summary>
    /// Whether the newly displaced are the daily change summed over camps, rather than of the total series.
    /// </summary>
    public bool SumFromCamps { get; init; } = true;

    /// <summary>Whether people in camps leave the account with the chance each camp states.</summary>
    public bool CampsAreSinks { get; init; }

    /// <summary>
    /// What is left of a conflict's force after each interval, the last value holding on. Empty: it keeps its force.
    /// </summary>
    public IReadOnlyList<double> ConflictDecay { get; init; } = [];

    /// <summary>Days after which the next value of <see cref="ConflictDecay"/> holds.</summary>
    public double ConflictDecayInterval { get; init; } = 30;

    /// <summary>How far people travel in a day.</summary>
    public double MaxMoveSpeed { get; init; } = 360;

    /// <summary>How far people walk in a day.</summary>
    public double MaxWalkSpeed { get; init; } = 35;

    /// <summary>Factor on the pull of places abroad.</summary>
    public double ForeignWeight { get; init; } = 1;

    /// <summary>Factor on the pull of camps.</summary>
    public double CampWeight { get; init; } = 1;

    /// <summary>Factor on the pull of conflict zones, to the power of their intensity.</summary>
    public double ConflictWeight { get; init; } = 0.31622776601683794;

    /// <summary>Chance of leaving a conflict zone.</summary>
    public double ConflictMoveChance { get; init; } = 1;

    /// <summary>Chance of leaving a camp.</summary>
    public double CampMoveChance { get; init; } = 0.001;

    /// <summary>Chance of leaving a camp of internally displaced.</summary>
    public double IdpCampMoveChance { get; init; } = 0.1;

    /// <summary>Chance of leaving any other place.</summary>
    public double DefaultMoveChance { get; init; } = 0.3;

    /// <summary>How many hops ahead people know the map; −1 means 1.</summary>
    public int AwarenessLevel { get; init; } = 1;

    /// <summary>The part of a capacity from which on a camp loses its pull.</summary>
    public double CapacityBuffer { get; init; } = 0.9;

    /// <summary>Factor on every capacity.</summary>
    public double CapacityScaling { get; init; } = 1;

    /// <summary>Whether people who have hardly moved go on from a town rather than stop.</summary>
    public bool AvoidShortStints { get; init; }

    /// <summary>Whether people walk along their first route.</summary>
    public bool StartOnFoot { get; init; }

    /// <summary>Kilometres added to every length, so that near places do not take everybody.</summary>
    public double Softening { get; init; } = 10;

    /// <summary>Added to the pull of every place.</summary>
    public double WeightSoftening { get; init; }

    /// <summary>Power of the whole weight of a route.</summary>
    public double WeightPower { get; init; } = 1;

    /// <summary>Power of the length.</summary>
    public double DistancePower { get; init; } = 1;

    /// <summary>
    /// Whether far places lose pull by the great circle. Only with Flee's faults kept: it measures from where people
    /// are.
    /// </summary>
    public bool StayCloseToHome { get; init; }

    /// <summary>Power of the great circle.</summary>
    public double HomeDistancePower { get; init; } = 0.5;

    /// <summary>Whether places other than camps pull by their population.</summary>
    public bool UsePopulationForWeight { get; init; }

    /// <summary>Power of the population.</summary>
    public double PopulationPower { get; init; } = 0.1;

    /// <summary>Population at which the chance of leaving is the stated one.</summary>
    public double MoveChancePopulationBase { get; init; } = 10_000;

    /// <summary>Power with which the chance of leaving grows with population.</summary>
    public double MoveChancePopulationScale { get; init; }

    /// <summary>
    /// Routes with less than the best weight divided by this are not considered; below 1.001 all are.
    /// </summary>
    public double PruningThreshold { get; init; } = 1;

    /// <summary>Whether children avoid hazards: the pull of every place is squared for those under 19.</summary>
    public bool ChildrenAvoidHazards { get; init; }

    /// <summary>
    /// Whether boys over 14 feel no pull or push; only together with <see cref="ChildrenAvoidHazards"/>.
    /// </summary>
    public bool BoysTakeRisk { get; init; }

    /// <summary>Whether women avoid hazards.</summary>
    public bool WomenAvoidHazards { get; init; }

    /// <summary>Whether people over 59 avoid hazards.</summary>
    public bool ElderlyAvoidHazards { get; init; }

    /// <summary>Whether for each destination only the best route is known, and major routes besides.</summary>
    public bool FixedRoutes { get; init; }
}

/// <summary>How the newly displaced come about.</summary>
/// <param name="Mode">From counts, or from fighting.</param>
/// <param name="DisplacedPerConflictDay">People a day for each unit of intensity; of
/// <see cref="FleeSpawnMode.PopulationRatio"/>, the part of the population.</param>
public sealed record FleeSpawning(FleeSpawnMode Mode = FleeSpawnMode.Counts, double DisplacedPerConflictDay = 0);

/// <summary>Where the number of newly displaced comes from.</summary>
public enum FleeSpawnMode
{
    /// <summary>From the daily change of the counts.</summary>
    Counts,

    /// <summary>A number for each conflict zone and day.</summary>
    Constant,

    /// <summary>A part of the population of each conflict zone.</summary>
    PopulationRatio,

    /// <summary>A Poisson number for each conflict zone and day.</summary>
    Poisson,
}

/// <summary>What is done about the faults of Flee that change results (the table in <c>docs/flee.md</c>).</summary>
public enum FleeFaults
{
    /// <summary>They are mended.</summary>
    Mended,

    /// <summary>They are kept, so that results agree with Flee's.</summary>
    Kept,
}
