using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>Answers which counts and populations of people a forecast of a place rests on.</summary>
/// <remarks>
/// It follows from the situation and the assumptions alone, never from what the members did: evidence that leaves the
/// own folder must not tell who fled from where (<c>docs/decisions/0029-evidence-of-a-forecast.md</c>).
/// </remarks>
sealed class ForecastEvidence
{
    readonly LatestCounts counts;
    readonly IReadOnlyDictionary<PlaceId, CrossingPace> passing;
    readonly Dictionary<PlaceId, Recorded<Assumption>> assumed;
    readonly Dictionary<PlaceId, Recorded<Place>> places;

    internal ForecastEvidence(Situation situation, PlaceStates states, IReadOnlyList<Recorded<Assumption>> assumptions)
    {
        counts = new(situation, states);
        passing = PassingCounts.Of(situation, states);
        places = situation.Places.ToDictionary(place => place.Value.Id);
        assumed = assumptions
            .Where(row => row.Value is { What: Population, Subject: not null })
            .OrderBy(row => row.Value.Id, StringComparer.Ordinal)
            .DistinctBy(row => row.Value.Subject)
            .Where(row => !(places.TryGetValue(new(row.Value.Subject!), out var place)
                && ResidentsAtHome.IsNewer(place, row.KnownOn)))
            .ToDictionary(row => new PlaceId(row.Value.Subject!));
        var homes = places.Keys.Where(place => states[place].IsHome).ToList();
        WhoMayFlee = [.. TableEvidence.Gathered([.. MostOf(homes).SelectMany(PopulationOf).Distinct()])];
    }

    /// <summary>
    /// The populations of those who may flee, in the order of their places: of all homes, whoever holds them, the
    /// largest until they make up nineteen people in twenty. Chosen by who holds them, they would tell partners that.
    /// </summary>
    internal IReadOnlyList<Evidence> WhoMayFlee { get; }

    /// <summary>
    /// What the displaced people at <paramref name="place"/> rest on: who was counted there or passed it and, where
    /// anybody arrives, who may flee.
    /// </summary>
    internal IReadOnlyList<Evidence> DisplacedAt(PlaceId place, Forecast forecast) =>
    [
        .. PlaceGroup.MembersOf(place).SelectMany(CountedAt)
            .Concat(passing.GetValueOrDefault(place)?.Last.Evidence ?? [])
            .Concat(PlaceGroup.MembersOf(place).Any(each => AnybodyArrives(each, forecast)) ? WhoMayFlee : [])
            .Distinct(),
    ];

    /// <summary>
    /// What the displaced people of the whole crisis rest on: who was counted anywhere, and who may flee.
    /// </summary>
    internal IReadOnlyList<Evidence> DisplacedAnywhere =>
        [.. TableEvidence.Gathered([.. CountedAnywhere.Distinct()]).Concat(WhoMayFlee).Distinct()];

    /// <summary>
    /// The last count of displaced people at <paramref name="place"/>, alone or with others. Empty when nobody counted
    /// them.
    /// </summary>
    IReadOnlyList<Evidence> CountedAt(PlaceId place) =>
        [.. (counts.GroupOf(place)?.Evidence ?? []).Concat(counts.DisplacedAt(place)?.Evidence ?? []).Distinct()];

    /// <summary>
    /// What the number of residents of <paramref name="place"/> rests on: a count of those present, then the assumption
    /// or else the population.
    /// </summary>
    internal IReadOnlyList<Evidence> ResidentsOf(PlaceId place) =>
        [.. (counts.ResidentsAt(place)?.Evidence ?? []).Concat(PopulationOf(place)).Distinct()];

    /// <summary>
    /// The last counts of displaced people over the whole crisis and over all places counted one by one.
    /// </summary>
    IEnumerable<Evidence> CountedAnywhere =>
        (counts.Everywhere?.Evidence ?? []).Concat(places.Keys.Order().SelectMany(CountedAt));

    static bool AnybodyArrives(PlaceId place, Forecast forecast)
    {
        for (var day = 1; day <= forecast.Size.Days; day++)
        {
            if (forecast.Arrivals.On(place, day).ContainsAnyExcept(0)) return true;
        }

        return false;
    }

    IEnumerable<PlaceId> MostOf(List<PlaceId> homes)
    {
        var people = homes.ToDictionary(home => home, PeopleOf);
        var (all, sofar) = (people.Values.Sum(), 0.0);
        List<PlaceId> most = [];
        var largestFirst = homes.Where(home => people[home] > 0).OrderByDescending(home => people[home]);
        foreach (var home in largestFirst.ThenBy(home => home))
        {
            if (sofar >= Nearly * all) break;
            most.Add(home);
            sofar += people[home];
        }

        return most.Order();
    }

    double PeopleOf(PlaceId place)
    {
        if (assumed.TryGetValue(place, out var row)) return row.Value.Best;
        var known = places[place].Value;
        return (known.Population ?? known.PopulationLow ?? known.PopulationHigh)?.Count ?? 0;
    }

    IReadOnlyList<Evidence> PopulationOf(PlaceId place)
    {
        if (assumed.TryGetValue(place, out var row)) return row.Evidence;
        return places.TryGetValue(place, out var known) && PeopleOf(place) > 0 ? known.Evidence : [];
    }

    /// <summary>The name of the assumption that states a population.</summary>
    const string Population = "population";

    /// <summary>
    /// The part of all who may flee whose places are cited (judgement: below it a place changes no printed figure).
    /// </summary>
    const double Nearly = 0.95;
}
