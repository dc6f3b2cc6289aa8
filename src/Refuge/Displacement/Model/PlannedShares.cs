using Refuge.Situations;

namespace Refuge.Displacement.Model;

/// <summary>
/// What planners' upper bounds say of the share of people who leave a city, where nobody assumed it and past operations
/// do not cover its size.
/// </summary>
/// <remarks>
/// <para>
/// "Up to 660,000 may be displaced" is a bound and no expectation. In eight operations of 2009 to 2023 whose planners
/// stated how many at most were inside, at risk or expected, .07, .39, .39, .46, .54, .69, .84 and .99 of that bound
/// were displaced in the end (Tal Afar 2017, Hawija 2017, Kunduz 2016, Aleppo 2016, Ras al-Ain 2019, Vanni 2009,
/// Nagorno-Karabakh 2023, Hodeidah 2018): low, middle and high are rounded from these, the low one widened for their
/// least case. None of Mosul is among them (decision 0069).
/// </para>
/// <para>
/// A figure is taken for such a bound where its series counts people who fled, it states the most and nothing else, and
/// it is of the city or of the whole crisis. The bound less who is counted in that series already is divided by the
/// people of the city, or of all cities.
/// </para>
/// </remarks>
static class PlannedShares
{
    /// <summary>What the newest bounds say of each city or district of known size.</summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="plans">What planners had said by then.</param>
    /// <param name="rules">How people move: a rule that somebody changed is meant, and stands.</param>
    internal static IEnumerable<ClassPrior> Of(
        Situation situation, IReadOnlyList<Recorded<PlannedFigure>> plans, MovementRules rules)
    {
        var what = Parameters.LeaveShareCity;
        if (rules.Parameters[what] != what.Default) yield break;

        var bounds = plans.Select(static row => row.Value).Where(figure => IsBound(situation, figure))
            .OrderBy(static figure => figure.MadeOn).ThenBy(static figure => figure.Key, StringComparer.Ordinal)
            .ToList();
        if (bounds.Count == 0) yield break;

        var cities = situation.Places.Select(static row => row.Value)
            .Where(static place => place.Kind is PlaceKind.City or PlaceKind.District && ClassPriors.SizeOf(place) > 0)
            .ToList();
        var everybody = cities.Sum(ClassPriors.SizeOf);
        foreach (var city in cities)
        {
            if (bounds.FindLast(figure => figure.Place is null || figure.Place == city.Id) is not { } bound) continue;
            var left = bound.High!.Value - CountedIn(situation, bound);
            var most = left / (bound.Place is null ? everybody : ClassPriors.SizeOf(city));
            if (most > LeastShare)
            {
                yield return new(city.Id, what, null, new(Part(Low), Part(Middle), Part(High), what.Unit));
            }

            double Part(double of) => Math.Min(of, of * most);
        }
    }

    static bool IsBound(Situation situation, PlannedFigure figure) =>
        figure is { High: > 0, Central: null, Low: null }
        && situation.Series.Any(row => row.Value.Id.Code == figure.Series
            && row.Value.Of is Counted.Displaced or Counted.Departures or Counted.Arrivals
            && row.Value.What != CountKind.Flow);

    /// <summary>People whom the series of a bound counts already.</summary>
    static double CountedIn(Situation situation, PlannedFigure bound) => situation.Observations
        .Where(row => row.Value.Series.Code == bound.Series && row.Value.Place == bound.Place)
        .MaxBy(static row => row.Value.Date)?.Value.Value?.Value ?? 0;

    const double Low = 0.15, Middle = 0.5, High = 0.9;

    /// <summary>A bound that is nearly reached says nothing of who leaves next.</summary>
    const double LeastShare = 0.05;
}
