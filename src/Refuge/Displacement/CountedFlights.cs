using Refuge.Displacement.Model;
using Refuge.Displacement.Trends;
using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>Finds out which counts are of a flight from homes of known size that past operations speak of.</summary>
static class CountedFlights
{
    /// <summary>The flight that a situation counts. Null where past operations say nothing of it.</summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="states">How its places stand.</param>
    /// <param name="counts">Who was last counted where.</param>
    /// <param name="atHome">Who lives at home.</param>
    internal static FlightCourses? Of(
        Situation situation, PlaceStates states, LatestCounts counts, ResidentsAtHome atHome)
    {
        if (Keys(situation, counts) is not { Count: > 0 } counted) return null;
        if (atHome.BeforeFlight(situation, states) is not (> 0 and var people)) return null;
        if (OperationClass.AsOf(situation.AsOf, WholeFlight) is not { } known || !known.Covers(people)) return null;
        if (!FlightCourseScores.AreBetter(situation.AsOf)) return null;

        var all = counted.Sum(static count => count.People.Value);
        return new(
            counted.ToDictionary(KeyOf, count => all > 0 ? people * count.People.Value / all : people),
            SharesOf(known, people), BeginsOn(situation, states, counted), known.Names);
    }

    /// <summary>[levels] The share of so many people that leaves, at the levels of a flight course.</summary>
    internal static double[] SharesOf(OperationClass known, double people)
    {
        var share = known.ShareOf(people);
        return [.. FlightCourse.Levels.Select(share.At)];
    }

    /// <summary>
    /// The running totals of people who fled that stand for the whole flight: one of the whole crisis, else those of
    /// every place where they arrived, where nobody is counted otherwise.
    /// </summary>
    static List<LatestCount> Keys(Situation situation, LatestCounts counts)
    {
        if (counts.Total is { } total) return IsOfFlight(total.Count) ? [total.Count] : [];

        var alone = situation.Places.Select(place => counts.DisplacedAt(place.Value.Id)).OfType<LatestCount>().ToList();
        return alone.TrueForAll(IsOfFlight) && counts.Groups.Count == 0 ? alone : [];
    }

    static bool IsOfFlight(LatestCount count) => count.Series.Value is
    {
        What: not CountKind.Stock, Of: Counted.Displaced or Counted.Arrivals,
    };

    static CountKey KeyOf(LatestCount count) => new(count.Series.Value.Id, count.Row.Value.Place);

    /// <summary>
    /// The day from which the counts begin to count, else the first on which a home was fought over, besieged or taken.
    /// </summary>
    static DateOnly? BeginsOn(Situation situation, PlaceStates states, List<LatestCount> counted) =>
        counted.Select(static count => count.Series.Value.CountsFrom).Min()
        ?? situation.Places.Select(place => states[place.Value.Id])
            .Where(static state => state.IsHome && (state.IsBeyondReach || state.IsTaken))
            .Select(static state => state.Since).Min();

    const int WholeFlight = 90;
}
