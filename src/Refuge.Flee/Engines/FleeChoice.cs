using Refuge.Displacement.Random;

namespace Refuge.Flee.Engines;

/// <summary>The weights by which people choose among the ways from a place, as things stand at that moment.</summary>
static class FleeChoice
{
    const double LeastPruning = 1.001; // Below this Flee prunes nothing.

    /// <summary>Weighs the candidates of a place.</summary>
    /// <param name="course">What is run.</param>
    /// <param name="day">The day.</param>
    /// <param name="place">The place that people leave.</param>
    /// <param name="hazard">Their hazard class.</param>
    /// <param name="present">[places] People in each place now.</param>
    /// <param name="weights">[candidates] On return, weights of which at least one is above zero.</param>
    /// <remarks>
    /// Where every place is full, all candidates weigh the same (Flee does so; those who choose a full camp then stay).
    /// </remarks>
    internal static void Weigh(
        FleeCourse course, int day, int place, int hazard, ReadOnlySpan<int> present, Span<double> weights)
    {
        var conditions = course.Conditions[day];
        var (paths, settings) = (conditions.Candidates[place], course.Scenario.Settings);
        conditions.Weights[hazard][place].CopyTo(weights);
        if (!(settings.FixedRoutes && course.KeepsFaults))
        {
            var capacity = course.Capacity(day);
            var destinations = course.Map.PathDestination;
            for (var way = 0; way < paths.Length; way++)
            {
                var destination = destinations[paths[way]];
                if (capacity[destination] < 1) continue;
                weights[way] *= Elementary.Pow(
                    course.RoomLeft(present[destination], capacity[destination]), settings.WeightPower);
            }
        }

        Prune(weights, settings.PruningThreshold);
        if (!IsAnyPositive(weights)) weights.Fill(1);
    }

    /// <summary>
    /// Leaves out ways with less than the best weight divided by <paramref name="threshold"/>; none below 1.001.
    /// </summary>
    internal static void Prune(Span<double> weights, double threshold)
    {
        if (threshold < LeastPruning) return;
        var best = 0.0;
        foreach (var weight in weights) best = Math.Max(best, weight);
        foreach (ref var weight in weights)
        {
            if (weight < best / threshold) weight = 0;
        }
    }

    /// <summary>
    /// The path on which people set out who mean to follow <paramref name="path"/>, or <see cref="FleeMap.None"/> when
    /// they give it up and stay.
    /// </summary>
    internal static int SetOut(FleeCourse course, int day, int path, ReadOnlySpan<int> present)
    {
        var conditions = course.Conditions[day];
        var destination = course.Map.PathDestination[path];
        var turnsBack = conditions.IsCamp[destination]
            && course.RoomLeft(present[destination], course.Capacity(day)[destination]) < 0.5;
        return turnsBack ? FleeMap.None : conditions.Leg[path];
    }

    /// <summary>
    /// The plan of somebody who stands at <paramref name="place"/> with plan <paramref name="plan"/>, perhaps turned
    /// back there.
    /// </summary>
    internal static int PlanAt(FleeMap map, int place, int plan) =>
        plan == FleeMap.None || map.Paths[plan].From == place ? plan : map.FindPathOver(place, plan);

    static bool IsAnyPositive(ReadOnlySpan<double> weights)
    {
        foreach (var weight in weights)
        {
            if (weight > 0) return true;
        }

        return false;
    }
}
