namespace Refuge.Flee.Engines;

/// <summary>How many are newly displaced on each day, as the counts or the fighting say.</summary>
/// <param name="New">[days] Newly displaced to be placed by weight.</param>
/// <param name="Debt">[days] How far the counts fell below the people already displaced, who are never taken
/// away.</param>
/// <param name="Counted">[days] The running sum of the changes of the counts.</param>
/// <param name="AtStart">[places] People already displaced at the start.</param>
sealed record FleeArrivals(int[] New, int[] Debt, int[] Counted, int[] AtStart)
{
    /// <summary>Those of <paramref name="scenario"/>.</summary>
    internal static FleeArrivals Of(FleeScenario scenario)
    {
        var days = scenario.Days;
        var (fresh, debts, counted) = (new int[days], new int[days], new int[days]);
        var settings = scenario.Settings;
        var (debt, sum) = (0, 0);
        for (var day = 0; day < days && settings.Spawning.Mode == FleeSpawnMode.Counts; day++)
        {
            var change = Count(scenario, day) - (day == 0 ? 0 : Count(scenario, day - 1));
            sum += change;
            var due = day == 0 && settings.InsertDay0 ? 0 : change - debt;
            debt = Math.Max(0, -due);
            (fresh[day], debts[day], counted[day]) = (Math.Max(0, due), debt, sum);
        }

        return new(fresh, debts, counted, AtTheStart(scenario));
    }

    /// <summary>The count of day <paramref name="day"/> whose changes displace people.</summary>
    static int Count(FleeScenario scenario, int day) =>
        scenario.Settings.SumFromCamps || scenario.TotalCounts.Count == 0
        ? scenario.CampCounts.Concat(scenario.UnplacedCounts).Sum(camp => camp.ByDay[day])
        : scenario.TotalCounts[day];

    static int[] AtTheStart(FleeScenario scenario)
    {
        var counts =
            scenario.CampCounts.ToDictionary(camp => camp.Place, camp => camp.ByDay[0], StringComparer.Ordinal);
        var insert = scenario.Settings is { InsertDay0: true, EmptyCampsOnDay0: false };
        return [
            .. scenario.Places.Select(
                place => place.InitialIdps + (insert ? counts.GetValueOrDefault(place.Name) : 0))];
    }
}
