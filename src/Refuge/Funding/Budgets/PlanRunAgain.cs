using Refuge.Displacement;

namespace Refuge.Funding.Budgets;

/// <summary>
/// What a plan comes to when the members are run again, with the same draws, and its room draws people.
/// </summary>
/// <param name="Reckoned">Person-days that go unmet in the mean as the plan reckons, with the people where they would
/// be without it.</param>
/// <param name="Unmet">The same with the people where its room draws them.</param>
/// <param name="Drawn">People more at the sites it builds at on the last day, in the mean.</param>
sealed record PlanRunAgain(double Reckoned, double Unmet, double Drawn)
{
    /// <summary>Whether it was planned once more because the first plan was too far off.</summary>
    internal bool IsPlannedTwice { get; init; }

    /// <summary>Whether more than a twentieth more or less goes unmet than was reckoned.</summary>
    internal bool IsFarOff => Math.Abs(Unmet - Reckoned) > Tolerance * Reckoned;

    /// <summary>
    /// Runs the members again with the room that a plan buys today. Null where it buys none, or they cannot be run
    /// again.
    /// </summary>
    /// <remarks>
    /// What is held back for a sign is left out of the run: it is bought in some members and not in others. Room stands
    /// from the median day of its works on.
    /// </remarks>
    internal static (PlanRunAgain Result, Forecast Rerun)? Of(
        BudgetProblemBuilder builder, BudgetStudy study, BudgetRequest request)
    {
        var rooms = RoomsOf(builder, study).ToList();
        if (request.RunAgain is not { } run || rooms.Count == 0) return null;

        var rerun = run(rooms);
        var (problem, plan) = (study.Problem, study.Chosen.Plan);
        var after = builder.After(rerun).Problem.Needs.ToDictionary(KeyOf);
        List<UnmetNeed> needs = [];
        foreach (var need in problem.Needs)
        {
            needs.Add(need with
            {
                Unserved = after.Remove(KeyOf(need), out var then)
                    ? then.Unserved
                    : UnservedPeople.From(problem.Days, problem.Members, static (_, _) => 0),
            });
        }

        // Things that nobody went without before the room drew people there: the plan buys none of them.
        needs.AddRange(
            after.Values.OrderBy(static need => need.Place).ThenBy(static need => need.Item, StringComparer.Ordinal)
                .ThenBy(static need => need.Action, StringComparer.Ordinal).ThenBy(static need => need.FromDay));
        var outcome = BudgetOutcome.Of(problem with { Needs = needs }, plan);
        return (
            new(study.Chosen.Outcome.MeanUnmet, outcome.MeanUnmet, DrawnTo(builder.Forecast, rerun, rooms)), rerun);
    }

    static IEnumerable<AddedRoom> RoomsOf(BudgetProblemBuilder builder, BudgetStudy study)
    {
        var problem = study.Problem;
        foreach (var lot in study.Chosen.Plan.Purchases
            .Where(purchase => purchase.Stage == 0 && problem.Needs[purchase.Need].Item == Refuge.Needs.Supply.Capacity)
            .GroupBy(static purchase => (purchase.Need, purchase.Way)))
        {
            var (need, way) = (problem.Needs[lot.Key.Need], problem.Needs[lot.Key.Need].Ways[lot.Key.Way]);
            var site = way.Opening is { } opening ? problem.Openings[opening].Site : need.Place;
            var ready = way.OfLayers[lot.Max(static purchase => purchase.Layer)];
            var day = Enumerable.Range(1, problem.Days).FirstOrDefault(day => ready.After(day) >= 0.5);
            if (day == 0) continue;

            var places = PlaceGroup.MembersOf(site).ToList();
            var people = (int)(lot.Sum(static purchase => purchase.People) / places.Count);
            if (people == 0) continue;
            foreach (var place in places) yield return new(place, builder.Forecast.AsOf.AddDays(day), people);
        }
    }

    static double DrawnTo(Forecast before, Forecast after, IReadOnlyList<AddedRoom> rooms)
    {
        var sum = 0.0;
        foreach (var site in rooms.Select(static room => room.Site).Distinct().Where(after.Present.Has))
        {
            sum += Mean(after.Present.On(site, after.Size.Days))
                - (before.Present.Has(site) ? Mean(before.Present.On(site, before.Size.Days)) : 0);
        }

        return sum;
    }

    static double Mean(ReadOnlySpan<int> members)
    {
        var sum = 0L;
        foreach (var people in members) sum += people;
        return (double)sum / members.Length;
    }

    static (PlaceId Place, string Item, string Action, int From) KeyOf(UnmetNeed need) =>
        (need.Place, need.Item, need.Action, need.FromDay);

    /// <summary>The part of what goes unmet by which a plan may be off before it is made once more.</summary>
    const double Tolerance = 0.05;
}
