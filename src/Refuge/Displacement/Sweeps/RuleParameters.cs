using Refuge.Displacement.Model;

namespace Refuge.Displacement.Sweeps;

/// <summary>Everything of the rules of a crisis that a sweep can hold at a value.</summary>
sealed class RuleParameters
{
    /// <summary>How the name of a parameter begins that no assumption of the folder states.</summary>
    internal const string OfTheRules = "rule:";

    /// <summary>The numbers of <see cref="MovementRules"/> with the ranges that it documents.</summary>
    static readonly IReadOnlyList<NumberOfRules> Numbers =
    [
        new("softening", "km", 0, 100, (rules, value) => rules with { Softening = new(value) }),
        new("distance_power", "power", 0, 4, (rules, value) => rules with { DistancePower = value }),
        new("farthest_refuge", "km", 10, 1_000, (rules, value) => rules with { FarthestRefuge = new(value) }),
        new("pull_of_city", "pull of a site", 0, 100, (rules, value) => rules with { PullOfCity = value }),
        new("pull_of_town", "pull of a site", 0, 100, (rules, value) => rules with { PullOfTown = value }),
        new("pull_of_village", "pull of a site", 0, 100, (rules, value) => rules with { PullOfVillage = value }),
        new(
            "capacity_buffer", "share of the capacity", 0, 1,
            (rules, value) => rules with { CapacityBuffer = new(value) }),
        new(
            "crowded_pull", "pull of a site with room", 0.05, 1,
            (rules, value) => rules with { CrowdedPull = new(value) }),
        new(
            "follows_counts", "share of those who look for a site", 0, 1,
            (rules, value) => rules with { FollowsCounts = new(value) }),
        new("far_host", "times the nearest site", 1, 10, (rules, value) => rules with { FarHost = value }),
        new(
            "faintest_pull", "share of the strongest", 0, 0.1,
            (rules, value) => rules with { FaintestPull = new(value) }),
        new("road_per_day", "km/day", 10, 500, (rules, value) => rules with { RoadPerDay = new(value) }),
        new("foot_detour", "factor", 1, 3, (rules, value) => rules with { FootDetour = value }),
        new("foot_reach", "km", 1, 100, (rules, value) => rules with { FootReach = new(value) }),
        new("return_window", "days", 30, 1_000, (rules, value) => rules with { ReturnWindow = (int)value }),
    ];

    internal RuleParameters(IReadOnlyList<Recorded<Assumption>> assumptions, MovementRules rules)
    {
        // A default that the folder's general assumption stands before is never drawn.
        var shadowed = assumptions.Where(row => row.Value.Subject is null).Select(row => row.Value.What)
            .ToHashSet(StringComparer.Ordinal);
        var drawn = new Priors(assumptions, rules).All
            .Where(prior => !prior.IsDefault || !shadowed.Contains(prior.What.Name))
            .Select(prior => new DrawnParameter(prior));
        All = [.. drawn.Concat<RuleParameter>(Numbers).OrderBy(parameter => parameter.Name, StringComparer.Ordinal)];
    }

    /// <summary>Every parameter, in the order of the names.</summary>
    public IReadOnlyList<RuleParameter> All { get; }

    /// <summary>
    /// The parameter that somebody means: by its name, with or without <c>rule:</c>, or by its quantity where only one
    /// parameter is of it. Null when there is none.
    /// </summary>
    /// <param name="name">What they wrote.</param>
    public RuleParameter? Find(string name)
    {
        if (All.FirstOrDefault(parameter => parameter.Name == name) is { } exact) return exact;
        var ofIt = All.Where(parameter => parameter.What == name).ToList();
        return ofIt is [var only] ? only : ofIt.Find(parameter => parameter.Name == $"{OfTheRules}{name}");
    }
}
