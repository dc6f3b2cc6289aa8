using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>How many people are at each place today, as stated: no draws, no interpolation.</summary>
static class PopulationEstimates
{
    /// <summary>
    /// The people of each place and caseload for which a number was stated, in the order of places and caseloads.
    /// </summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="states">How its places stand.</param>
    internal static IReadOnlyList<Headcount> Of(Situation situation, PlaceStates states)
    {
        var latest = new LatestCounts(situation, states);
        List<Headcount> counts = [];
        foreach (var place in situation.Places.OrderBy(static place => place.Value.Id))
        {
            var (id, state) = (place.Value.Id, states[place.Value.Id]);
            var displaced = latest.DisplacedAt(id);
            if (state.IsSite)
            {
                counts.Add(new(id, Caseload.DisplacedInSites, Counted(displaced), displaced?.Evidence ?? [])
                {
                    IsPassingThrough = state.IsPassedThrough,
                });
            }
            else if (displaced is not null)
            {
                counts.Add(new(id, Caseload.DisplacedOutsideSites, Counted(displaced), displaced.Evidence));
            }

            if (!state.IsHome || !(state.IsBeyondReach || state.IsTaken)) continue;
            var (people, evidence) = Residents(place, latest.ResidentsAt(id));
            var caseload = state.IsBeyondReach ? Caseload.BeyondReach : Caseload.ResidentsOfRetaken;
            counts.Add(new(id, caseload, people, evidence));
        }

        return counts;
    }

    /// <summary>A count of those present where there is one, else the population of the place.</summary>
    static (
        CaseloadEstimate? People, IReadOnlyList<Evidence> Evidence) Residents(
            Recorded<Place> place, LatestCount? present) =>
        present is null ? (Population(place.Value), place.Evidence) : (Counted(present), present.Evidence);

    static CaseloadEstimate? Population(Place place)
    {
        var best = place.Population ?? place.PopulationLow ?? place.PopulationHigh;
        if (best is not { } people) return null;
        var bound = place switch
        {
            { Population: not null } => Bound.About,
            { PopulationLow: not null } => Bound.AtLeast,
            _ => Bound.AtMost,
        };
        var (low, high) = (place.PopulationLow ?? people, place.PopulationHigh ?? people);
        return new(new(low.Count, people.Count, high.Count), bound);
    }

    /// <summary>
    /// Of "more than N" and "at least N" all three quantiles are N, and the bound says the rest (folder contract,
    /// needs.csv).
    /// </summary>
    static CaseloadEstimate? Counted(LatestCount? count)
    {
        if (count is null) return null;

        var bound = count.People.Bound is Bound.MoreThan ? Bound.AtLeast : count.People.Bound;
        return new(new(count.Low, count.People.Value, count.High), bound);
    }
}

/// <summary>The people of one caseload at one place, as stated.</summary>
/// <param name="Place">The place.</param>
/// <param name="Caseload">Which people.</param>
/// <param name="People">How many. Null when nobody said.</param>
/// <param name="Evidence">What it rests on. Empty when nobody said.</param>
sealed record Headcount(PlaceId Place, Caseload Caseload, CaseloadEstimate? People, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Whether they stay for hours or days, as where people are screened.</summary>
    internal bool IsPassingThrough { get; init; }
}

/// <summary>A number of people with its spread and the sense in which it is bounded.</summary>
/// <param name="People">The spread.</param>
/// <param name="Bound">In which sense it is bounded.</param>
readonly record struct CaseloadEstimate(Band People, Bound Bound);
