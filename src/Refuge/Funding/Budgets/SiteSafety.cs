using Refuge.Situations;

namespace Refuge.Funding.Budgets;

/// <summary>Whether people may be sent to a site that does not stand yet.</summary>
/// <remarks>
/// A candidate is opened only where three things are known: it lies at least <see cref="SafeFromFront"/> from the
/// front, nothing military stands by it, and its ground is cleared, or is known to be uncleared, so that clearing it is
/// one of the steps. What nobody said is to be inspected first: unknown is never safe.
/// </remarks>
/// <param name="Site">The candidate.</param>
/// <param name="Verdict">What may be done with it.</param>
/// <param name="Missing">What must be looked at before anybody can say. Empty unless it must be inspected.</param>
/// <param name="Evidence">The rows that say so.</param>
sealed record SiteSafety(
    Site Site, SafetyVerdict Verdict, IReadOnlyList<SafetyQuestion> Missing, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>What is known of every candidate, in the order of their places.</summary>
    internal static IReadOnlyList<SiteSafety> Of(Situation situation, PlaceStates states) =>
    [
        .. from site in situation.Sites
           where site.Value.Kind is SiteKind.Candidate
           orderby site.Value.Place
           select Of(site, states),
    ];

    static SiteSafety Of(Recorded<Site> site, PlaceStates states)
    {
        var value = site.Value;
        if (states[value.Place].IsBeyondReach || value.MilitaryNearby is true
            || value.ToFront is { } near && near.Value < SafeFromFront)
        {
            return new(value, SafetyVerdict.Unsafe, [], site.Evidence);
        }

        List<SafetyQuestion> missing = [];
        if (value.ToFront is null) missing.Add(SafetyQuestion.DistanceToFront);
        if (value.MilitaryNearby is null) missing.Add(SafetyQuestion.MilitaryNearby);
        if (value.HazardStatus is null or HazardStatus.NotSurveyed) missing.Add(SafetyQuestion.Explosives);
        if (value.Capacity is null) missing.Add(SafetyQuestion.Room);
        return new(
            value, missing.Count > 0 ? SafetyVerdict.InspectFirst : SafetyVerdict.Safe, missing, site.Evidence);
    }

    /// <summary>
    /// Kilometres: camps stand at least 50 km, or a day's travel, from a border or a conflict (UNHCR Emergency
    /// Handbook, "Site planning for camps").
    /// </summary>
    internal const double SafeFromFront = 50;
}

/// <summary>What may be done with a candidate.</summary>
enum SafetyVerdict
{
    /// <summary>It can be opened.</summary>
    Safe,

    /// <summary>Something must be looked at first.</summary>
    InspectFirst,

    /// <summary>Nobody may be sent there.</summary>
    Unsafe,
}

/// <summary>What must be looked at before anybody is sent to a candidate.</summary>
enum SafetyQuestion
{
    /// <summary>How far the front is.</summary>
    DistanceToFront,

    /// <summary>Whether anything military stands by it.</summary>
    MilitaryNearby,

    /// <summary>Whether explosives lie on its ground.</summary>
    Explosives,

    /// <summary>How many people it can take.</summary>
    Room,
}
