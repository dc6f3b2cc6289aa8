using Refuge.Displacement.Counts;
using Refuge.Displacement.Model;
using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>How many people are still at home: the population of its date, less those counted as gone since.</summary>
/// <remarks>
/// Those who were counted as gone have left homes from which people flee or fled, as far as anybody knows in proportion
/// to who lived there. Not everybody who leaves is counted, so that the doubt about a stated population lies below what
/// is left and not above it once people were counted as gone.
/// </remarks>
sealed class ResidentsAtHome
{
    readonly Priors? priors;
    readonly DistrictResidents districts;
    readonly CountedAsGone gone;
    readonly double allResidents;
    readonly HashSet<PlaceId> fled;
    readonly DateOnly? firstDay;

    /// <summary>Looks the homes of a situation through.</summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="states">How its places stand.</param>
    /// <param name="priors">What the folder assumes of populations. Null where only what was stated counts.</param>
    internal ResidentsAtHome(Situation situation, PlaceStates states, Priors? priors)
    {
        (this.priors, gone, districts) = (priors, new(situation), new(situation));
        var homes = situation.Places.Where(place => IsFled(states[place.Value.Id])).ToList();
        fled = [.. homes.Select(static place => place.Value.Id)];
        allResidents = homes.Sum(place => Stated(place)?.Best ?? 0);
        firstDay = homes.Select(place => Stated(place)?.Day).Where(static day => day is not null).Min();
    }

    /// <summary>
    /// Whether the row of a place holds over an assumption of its population: what was known later does.
    /// </summary>
    /// <param name="place">The place.</param>
    /// <param name="assumedOn">The day on which the assumption was known. Null when nobody knows.</param>
    internal static bool IsNewer(Recorded<Place> place, DateOnly? assumedOn) =>
        (place.Value.Population ?? place.Value.PopulationLow ?? place.Value.PopulationHigh) is not null
        && place.KnownOn > assumedOn;

    /// <summary>
    /// Whether more people were counted as gone than lived in all homes that are known: then some came from homes that
    /// the folder does not name.
    /// </summary>
    internal bool IsMoreGoneThanLived => firstDay is { } since && allResidents > 0 && gone.Since(since) > allResidents;

    /// <summary>The people still at home at a place. Null when nobody lives there, or nobody knows how many.</summary>
    internal Prior? Of(Recorded<Place> place)
    {
        if (Stated(place) is not var (low, best, high, day, isRange)) return null;
        var left = GoneFrom(place, best, day);
        if (left <= 0) return Range(low, best, high, Math.Max(best, MostLeft(place.Value)));

        var (rest, doubt) = (best - left, isRange ? high / best : 1);
        return Range(rest * low / best, rest, rest * doubt);
    }

    /// <summary>The place without those of its people who live in towns that the folder names besides.</summary>
    internal Place WithoutTowns(Place place) => districts.WithoutTowns(place);

    /// <summary>
    /// How many of the people who were stated to live at a place were counted as gone since, and what counted them:
    /// nobody where no count says that people left, or where the place was no home that people fled.
    /// </summary>
    internal (double People, IReadOnlyList<Evidence> Evidence) GoneFrom(Recorded<Place> place)
    {
        if (Stated(place) is not var (_, best, _, day, _)) return (0, []);
        var left = GoneFrom(place, best, day);
        return left > 0 ? (left, gone.EvidenceSince(day!.Value)) : (0, []);
    }

    double GoneFrom(Recorded<Place> place, double best, DateOnly? day) =>
        day is { } since && fled.Contains(place.Value.Id) && allResidents > 0
            ? Math.Min(best, gone.Since(since) * best / allResidents)
            : 0;

    /// <summary>
    /// The people of all homes from which others are known to have to flee, before anybody left: of those that are
    /// held, fought over or were taken, or where nobody said so of any, of those of which nobody knows who holds them.
    /// Null where nobody knows how many lived in one of them.
    /// </summary>
    internal double? BeforeFlight(Situation situation, PlaceStates states)
    {
        var homes = situation.Places.Where(place => fled.Contains(place.Value.Id)).ToLookup(place =>
            states[place.Value.Id].IsBeyondReach || states[place.Value.Id].IsTaken);
        double?[] people =
        [
            .. (homes[true].Any() ? homes[true] : homes[false])
                .Select(place => place.Value.FirstPopulation?.Population.Count ?? Stated(place)?.Best),
        ];
        return people.Length == 0 || people.Contains(null) ? null : people.Sum();
    }

    /// <summary>
    /// The most who can be left at a home that was restated: who lived there at first less those counted as gone since.
    /// A figure that was restated while people left is doubted no further than that.
    /// </summary>
    double MostLeft(Place home)
    {
        if (home.FirstPopulation is not var (population, day) || !fled.Contains(home.Id))
        {
            return double.PositiveInfinity;
        }

        var all = allResidents - (home.Population?.Count ?? 0) + population.Count;
        return population.Count - (gone.Since(day) * population.Count / all);
    }

    static Prior Range(double low, double best, double high, double most = double.PositiveInfinity) =>
        new(Math.Max(1, low), Math.Max(1, best), Math.Max(1, Math.Max(best, Math.Min(high, most))),
            PriorScale.Logarithm)
        {
            Most = Math.Max(1, most),
        };

    /// <summary>
    /// The population before anybody was taken off, and its day: of the folder's assumption and of the row the one
    /// known later; of the row the stated range, else the figure with the doubt of a census estimate. A figure without
    /// a date is of no later day than that on which it was known.
    /// </summary>
    (double Low, double Best, double High, DateOnly? Day, bool IsRange)? Stated(Recorded<Place> place)
    {
        var row = districts.WithoutTowns(place.Value);
        if (priors?.Find(Parameters.Population, row.Id) is { } assumed && !IsNewer(place, assumed.KnownOn))
        {
            return (assumed.Prior.Low, assumed.Prior.Best, assumed.Prior.High, assumed.KnownOn, true);
        }

        var (low, best, high) = (row.PopulationLow?.Count, row.Population?.Count, row.PopulationHigh?.Count);
        if ((low ?? best ?? high) is null or 0) return null;

        // A stated figure without a range is taken as good to a fifth either way (judgement: the two published
        // figures of one Iraqi sub-district of 2014–2016 differ by about that).
        const double Doubt = 1.2;
        var (bottom, top) = ((double)(low ?? ((best ?? high)! / Doubt)), (double)(high ?? ((best ?? low)! * Doubt)));
        var middle = best is { } stated && stated >= bottom && stated <= top ? stated : Math.Sqrt(bottom * top);
        return (bottom, middle, top, row.PopulationDate ?? place.KnownOn, low is not null || high is not null);
    }

    static bool IsFled(PlaceState state) => state.IsHome && state.Site?.Value.Kind != SiteKind.Host
        && (state.IsBeyondReach || state.IsTaken || state.Control is null);
}
