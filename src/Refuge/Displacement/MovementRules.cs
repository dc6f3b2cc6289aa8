using Refuge.Displacement.Model;

namespace Refuge.Displacement;

/// <summary>
/// How people move, under the named set <em>Refuge</em>: every number with its unit, range, default and source.
/// </summary>
/// <remarks>
/// Stored with the results. What nobody knows about one crisis is an <see cref="Assumption"/> of its folder, drawn by
/// every member, and not a rule. "Judgement" marks a number of ours that no source states; a sweep over it is due.
/// </remarks>
sealed record MovementRules
{
    /// <summary>The name of the set.</summary>
    public string Name { get; init; } = "refuge";

    /// <summary>
    /// Kilometres added to every distance before it is weighed, 0 to 100. Default 10 (Flee 3, <c>softening</c>).
    /// </summary>
    public Kilometres Softening { get; init; } = new(10);

    /// <summary>
    /// The power of distance in the pull of a destination, 0 to 4. Default 1 (Flee 3, <c>distance_power</c>).
    /// </summary>
    public double DistancePower { get; init; } = 1;

    /// <summary>
    /// How far people look for refuge, 10 to 1,000 km. Default 250: the Mosul flash appeal of 20 July 2016 names
    /// Tikrit, 240 km by road, as a destination (the bound itself is judgement).
    /// </summary>
    public Kilometres FarthestRefuge { get; init; } = new(250);

    /// <summary>
    /// The pull of a city that hosts, next to that of a site at the same distance, 0 to 100. Default 2 (judgement).
    /// </summary>
    public double PullOfCity { get; init; } = 2;

    /// <summary>The pull of a town that hosts, likewise. Default 1 (judgement).</summary>
    public double PullOfTown { get; init; } = 1;

    /// <summary>The pull of a village or open country that hosts, likewise. Default 0.3 (judgement).</summary>
    public double PullOfVillage { get; init; } = 0.3;

    /// <summary>
    /// The part of its capacity up to which a site turns nobody away, 0 to 1. Default 0.9 (Flee 3,
    /// <c>capacity_buffer</c>).
    /// </summary>
    public Share CapacityBuffer { get; init; } = new(0.9);

    /// <summary>
    /// The pull of a full site next to one with room at the same distance, 0.05 to 1. Default 0.25 (judgement): a
    /// stated capacity bounds what is decent, not who comes. The expansion site of Kutupalong, stated to hold 150,000,
    /// held 223,000 on 30 September 2017 (Humanitarian Response Plan, October 2017).
    /// </summary>
    public Share CrowdedPull { get; init; } = new(0.25);

    /// <summary>
    /// The part of those who look for a site that goes where those who came lately were counted, 0 to 1; the others go
    /// by distance. Default 0.75 (judgement). It counts only where a site in reach was counted twice and grew.
    /// </summary>
    public Share FollowsCounts { get; init; } = new(0.75);

    /// <summary>
    /// How many times as far as the nearest open site a host may lie before fewer look for it, 1 to 10. Default 2
    /// (judgement).
    /// </summary>
    public double FarHost { get; init; } = 2;

    /// <summary>
    /// Destinations whose pull is below this part of the strongest are not considered, 0 to 0.1. Default 0.02
    /// (judgement; it bounds the work of a day).
    /// </summary>
    public Share FaintestPull { get; init; } = new(0.02);

    /// <summary>
    /// Kilometres that people on the road cover in a day by vehicle, queues and checkpoints included, 10 to 500.
    /// Default 100 (judgement).
    /// </summary>
    public Kilometres RoadPerDay { get; init; } = new(100);

    /// <summary>
    /// The length of an unmapped way on foot over its great circle, 1 to 3. Default 1.3 (the folder's own rule for
    /// estimated roads).
    /// </summary>
    public double FootDetour { get; init; } = 1.3;

    /// <summary>
    /// How near the other side a held place must lie for people to slip out of it on foot, 1 to 100 km. Default 40
    /// (walks of 30–60 km to screening are reported from Shirqat, OCHA Humanitarian Bulletin July–August 2016;
    /// judgement).
    /// </summary>
    public Kilometres FootReach { get; init; } = new(40);

    /// <summary>
    /// Days over which the share of those who return is reached, 30 to 1,000. Default 180 (judgement).
    /// </summary>
    public int ReturnWindow { get; init; } = 180;

    /// <summary>Where a folder states no prior: the quantiles drawn from instead, for every parameter.</summary>
    internal ParameterSet Parameters { get; init; } = ParameterSet.Default;
}
