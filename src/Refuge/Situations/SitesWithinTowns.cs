using Refuge.Reports.Places;

namespace Refuge.Situations;

/// <summary>
/// Sites whose people the count of the town around them holds too: a school in a town whose displaced were counted as
/// one number.
/// </summary>
/// <remarks>
/// A count holds everybody displaced in a town unless it says that it leaves camps out. Two counts of one series are
/// two rows of one list and never hold each other; a camp beside a village is not in it. So a site counts as within a
/// town where both were counted by different series, the count of the town is of all its displaced, not smaller and
/// does not name the site, and the site lies in it: <c>near</c> it within three kilometres, or in the same district and
/// within ten kilometres of its point. Both distances are judgement.
/// </remarks>
static class SitesWithinTowns
{
    /// <summary>The town of each such site.</summary>
    internal static Dictionary<PlaceId, PlaceId> Of(Situation situation, PlaceStates states, LatestCounts counts)
    {
        var towns = situation.Places.Select(static place => place.Value)
            .Where(place => place.Kind is PlaceKind.City or PlaceKind.Town or PlaceKind.District
                && !states[place.Id].IsSite && counts.GroupOf(place.Id) is null && HoldsAll(counts, place.Id))
            .OrderBy(static place => place.Id).ToList();
        Dictionary<PlaceId, PlaceId> within = [];
        foreach (var site in situation.Places.Select(static place => place.Value)
            .Where(place => states[place.Id].IsSite))
        {
            if (counts.GroupOf(site.Id) is not null || counts.DisplacedAt(site.Id) is not { } people) continue;
            var town =
                towns.Where(town => LiesIn(site, town) && AreOther(people, counts.DisplacedAt(town.Id)!, site.Id))
                .OrderBy(town => Away(site, town) ?? 0).FirstOrDefault();
            if (town is not null) within[site.Id] = town.Id;
        }

        return within;
    }

    static bool HoldsAll(LatestCounts counts, PlaceId town) =>
        counts.DisplacedAt(town)?.Series.Value is { Of: Counted.Displaced, Population: CountedPopulation.All };

    static bool AreOther(LatestCount inSite, LatestCount inTown, PlaceId site) =>
        inSite.Series.Value.Id != inTown.Series.Value.Id && inTown.People.Value >= inSite.People.Value
        && !inTown.Series.Value.Area.Contains(site);

    static bool LiesIn(Place site, Place town) => site.Near == town.Id
        ? site.NearKm is { } km && km.Value <= BesideKm
        : site.Admin2 is { } district && district == town.Admin2 && site.Country == town.Country
            && Away(site, town) <= TownKm;

    static double? Away(Place site, Place town) => site.Position is { } at && town.Position is { } middle
        ? NamedPlace.Distance(at.Latitude, at.Longitude, middle.Latitude, middle.Longitude)
        : null;

    const double BesideKm = 3;
    const double TownKm = 10;
}
