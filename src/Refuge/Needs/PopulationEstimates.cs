using Refuge.Displacement;
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
        var atHome = new ResidentsAtHome(situation, states, priors: null);
        var within = SitesWithinTowns.Of(situation, states, latest);
        List<Headcount> counts = [];
        foreach (var place in situation.Places.OrderBy(static place => place.Value.Id))
        {
            var (id, state) = (place.Value.Id, states[place.Value.Id]);
            var displaced = latest.DisplacedAt(id);
            if (latest.GroupOf(id) is not null)
            {
                // Counted with others: they share one row.
            }
            else if (state.IsSite)
            {
                counts.Add(new(id, Caseload.DisplacedInSites, Counted(displaced), displaced?.Evidence ?? [])
                {
                    IsPassingThrough = state.IsPassedThrough,
                });
            }
            else if (displaced is not null)
            {
                List<LatestCount> inSites = [
                    .. within.Where(pair => pair.Value == id).Select(pair => latest.DisplacedAt(pair.Key)!)];
                counts.Add(new(
                    id, Caseload.DisplacedOutsideSites,
                    Less(Counted(displaced), inSites.Sum(static count => count.People.Value)),
                    [.. displaced.Evidence.Concat(inSites.SelectMany(static count => count.Evidence)).Distinct()]));
            }

            if (!state.IsHome || !(state.IsBeyondReach || state.IsTaken)) continue;
            var (people, evidence) = Residents(place, latest.ResidentsAt(id), atHome);
            var caseload = state.IsBeyondReach ? Caseload.BeyondReach : Caseload.ResidentsOfRetaken;
            counts.Add(new(id, caseload, people, evidence));
        }

        counts.AddRange(latest.Groups.Where(static group => group.Together.Count > 0).Select(Together));
        return [.. counts.OrderBy(static count => count.Place).ThenBy(static count => count.Caseload)];
    }

    /// <summary>Those whom nobody parted among the places where they were counted: one row for all of these.</summary>
    static Headcount Together(CountedGroup group) => new(
        PlaceGroup.IdentityOf(group.Together),
        group.AreInSites ? Caseload.DisplacedInSites : Caseload.DisplacedOutsideSites,
        new(new(group.Low, group.Left.Value, group.High), Bounded(group.Left.Bound)),
        group.Evidence);

    /// <summary>A count of those present where there is one, else the population of the place less those who were
    /// counted as gone since: they have needs where they are now, and none at home.</summary>
    static (CaseloadEstimate? People, IReadOnlyList<Evidence> Evidence) Residents(
        Recorded<Place> place, LatestCount? present, ResidentsAtHome atHome)
    {
        if (present is not null) return (Counted(present), present.Evidence);
        var (left, evidence) = atHome.GoneFrom(place);
        var whole = Math.Round(left, MidpointRounding.AwayFromZero);
        return (Less(Population(atHome.WithoutTowns(place.Value)), whole), [.. place.Evidence, .. evidence]);
    }

    static CaseloadEstimate? Less(CaseloadEstimate? people, double left) => people is not { } stated || left <= 0
        ? people
        : stated with
        {
            People = new(
                Math.Max(0, stated.People.Low - left), Math.Max(0, stated.People.Median - left),
                Math.Max(0, stated.People.High - left)),
        };

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

        return new(new(count.Low, count.People.Value, count.High), Bounded(count.People.Bound));
    }

    static Bound Bounded(Bound bound) => bound is Bound.MoreThan ? Bound.AtLeast : bound;
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
