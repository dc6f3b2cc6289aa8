using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>How many people are at each place today, as stated: no draws, no interpolation.</summary>
static class Headcounts
{
    /// <summary>The people of each place and caseload for which a number was stated, in the order of places and caseloads.</summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="beyondReach">Places that nobody can bring anything to.</param>
    internal static IReadOnlyList<Headcount> Of(Situation situation, IReadOnlySet<PlaceId> beyondReach)
    {
        var series = situation.Series.ToDictionary(static row => row.Value.Id, static row => row.Value);
        var newest = situation.Observations
            .Where(row => row.Value.Place is not null && series.TryGetValue(row.Value.Series, out var counted) && IsStock(counted) && Counted(row.Value, counted) is not null)
            .GroupBy(static row => row.Value.Place!)
            .ToDictionary(
                static rows => rows.Key,
                static rows => rows.OrderBy(static row => row.Value.Date).ThenBy(static row => row.Value.Series.Code, StringComparer.Ordinal).Last());

        List<Headcount> counts = [];
        foreach (var place in situation.Places.Select(static place => place.Value).OrderBy(static place => place.Id))
        {
            var stated = newest.GetValueOrDefault(place.Id);
            if (Receiving.IsSite(situation, place))
            {
                counts.Add(new(place.Id, Caseload.DisplacedInSites, stated is null ? null : Counted(stated.Value, series[stated.Value.Series]), stated?.Evidence ?? []));
                continue;
            }

            if (stated is not null && series[stated.Value.Series] is { } counting && CountsDisplaced(counting))
            {
                counts.Add(new(place.Id, Caseload.DisplacedOutsideSites, Counted(stated.Value, counting), stated.Evidence));
                stated = null;
            }

            if (beyondReach.Contains(place.Id))
            {
                counts.Add(Residents(situation, place, Caseload.BeyondReach, stated, series));
            }
            else if (Receiving.IsTaken(situation, place.Id))
            {
                counts.Add(Residents(situation, place, Caseload.ResidentsOfRetaken, stated, series));
            }
        }

        return counts;
    }

    /// <summary>A count of those present where there is one, else the population of the place.</summary>
    static Headcount Residents(
        Situation situation, Place place, Caseload caseload, Recorded<Observation>? stated, Dictionary<SeriesId, Series> series)
    {
        if (stated is not null) return new(place.Id, caseload, Counted(stated.Value, series[stated.Value.Series]), stated.Evidence);
        return new(place.Id, caseload, Population(place), situation.FindPlace(place.Id)?.Evidence ?? []);
    }

    static Crowd? Population(Place place)
    {
        var best = place.Population ?? place.PopulationLow ?? place.PopulationHigh;
        if (best is not { } people) return null;
        var bound = place.Population is not null ? Bound.About : place.PopulationLow is not null ? Bound.AtLeast : Bound.AtMost;
        return new(new((place.PopulationLow ?? people).Count, people.Count, (place.PopulationHigh ?? people).Count), bound);
    }

    static bool IsStock(Series series) => series is { What: CountKind.Stock, Of: Situations.Counted.Present or Situations.Counted.Displaced };

    static bool CountsDisplaced(Series series) =>
        series.Of is Situations.Counted.Displaced || series.Population is CountedPopulation.OutOfCamp;

    /// <summary>Of "more than N" and "at least N" all three quantiles are N, and the bound says the rest (folder contract, needs.csv).</summary>
    static Crowd? Counted(Observation observation, Series series)
    {
        var factor = series.HouseholdFactor ?? 1;
        var low = observation.Low ?? observation.Value?.Value;
        var high = observation.High ?? observation.Value?.Value;
        if (low is null || high is null) return null;

        var best = observation.Value?.Value ?? ((low.Value + high.Value) / 2);
        return observation.Value is { Bound: Bound.About } about && observation.Low is null && observation.High is null
            ? new(new(about.Low * factor, best * factor, about.High * factor), Bound.About)
            : new(new(Math.Min(low.Value, best) * factor, best * factor, Math.Max(high.Value, best) * factor), BoundOf(observation));
    }

    static Bound BoundOf(Observation observation) => observation.Value?.Bound switch
    {
        Bound.MoreThan or Bound.AtLeast => Bound.AtLeast,
        Bound.AtMost => Bound.AtMost,
        Bound.About => Bound.About,
        null => Bound.About,
        _ => Bound.Exact,
    };
}

/// <summary>The people of one caseload at one place, as stated.</summary>
/// <param name="Place">The place.</param>
/// <param name="Caseload">Which people.</param>
/// <param name="People">How many. Null when nobody said.</param>
/// <param name="Evidence">What it rests on. Empty when nobody said.</param>
sealed record Headcount(PlaceId Place, Caseload Caseload, Crowd? People, IReadOnlyList<Evidence> Evidence);

/// <summary>A number of people with its spread and the sense in which it is bounded.</summary>
/// <param name="People">The spread.</param>
/// <param name="Bound">In which sense it is bounded.</param>
readonly record struct Crowd(Band People, Bound Bound);
