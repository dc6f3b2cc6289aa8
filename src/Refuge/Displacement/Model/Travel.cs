using Refuge.Displacement.Random;

namespace Refuge.Displacement.Model;

/// <summary>
/// How people go from one place to another: where they head for, how long they are on the road, and the fourth phase of
/// a day, when they come in.
/// </summary>
static class Travel
{
    /// <summary>Takes those off the road who arrive today, in the order of places and of origins.</summary>
    internal static void ComeIn(MemberDay today)
    {
        today.State.Road.TakeArrivals(today.Day, today.Arriving);
        today.Arriving.Sort();
    }

    /// <summary>Looks for places to go to; <see cref="SendOut"/> then sends people there, group after group.</summary>
    /// <param name="today">The member and the day.</param>
    /// <param name="from">The place they leave.</param>
    /// <param name="day">The day on which they set out.</param>
    /// <returns>Whether there is any.</returns>
    internal static bool FindsRefuge(MemberDay today, int from, int day)
    {
        var tree = today.Paths.From(today.Network.OnTheMap(from), today.Blocked);
        return today.Destinations.Weigh(tree, from, day, today.Scenario, today.State.Sheltered);
    }

    /// <summary>
    /// Sends people on their way, each to the destination that they choose of those that were found last.
    /// </summary>
    /// <param name="today">The member and the day.</param>
    /// <param name="from">The place they leave: the one that was looked from last.</param>
    /// <param name="people">How many.</param>
    /// <param name="origin">Where their home is.</param>
    /// <param name="day">The day on which they set out.</param>
    /// <param name="purpose">Why they choose.</param>
    /// <param name="causeBegan">
    /// The day on which the cause began for which they leave: who heads for a place whose counts have it in their trend
    /// comes as the count goes on, and stays here until then.
    /// </param>
    /// <returns>How many set out.</returns>
    internal static int SendOut(
        MemberDay today, int from, int people, int origin, int day, Purpose purpose, int causeBegan = int.MaxValue)
    {
        var tree = today.Paths.From(today.Network.OnTheMap(from), today.Blocked);
        var stream = today.DrawsFor(purpose, from, origin);
        today.Destinations.Choose(ref stream, people);
        var left = 0;
        foreach (var (place, going) in today.Destinations.Decided)
        {
            if (causeBegan <= today.Network.InTrendUntil[place]) continue;
            SetOut(today, tree, from, FirstStop(today.Network, tree, from, place), origin, day, going);
            left += going;
        }

        return left;
    }

    /// <summary>Puts people on the road to a place that a way leads to.</summary>
    internal static void SetOut(MemberDay today, PathTree tree, int from, int to, int origin, int day, int people)
    {
        var (world, scenario) = (today.Network, today.Scenario);
        var at = world.OnTheMap(to);
        var footKm = tree[at].FootKm + FootKmBeside(world, scenario, from, to);
        var days = (footKm / scenario.WalkKmPerDay) + (tree[at].RoadKm / today.Rules.RoadPerDay.Value);
        today.State.Road.SetOut(new(DayNumbers.After(day, days), to, origin, people));
    }

    /// <summary>
    /// Kilometres on foot between places that are only known to lie near others and those others, at both ends of a
    /// way.
    /// </summary>
    internal static double FootKmBeside(DisplacementNetwork world, MemberScenario scenario, int from, int to) =>
        (world.Anchor[from] < 0 ? 0 : scenario.AnchorKm[from]) + (world.Anchor[to] < 0 ? 0 : scenario.AnchorKm[to]);

    /// <summary>
    /// Where people stop first who head for a place: the first screening site on the way, or the place itself.
    /// </summary>
    static int FirstStop(DisplacementNetwork world, PathTree tree, int from, int to)
    {
        var at = world.OnTheMap(to);
        if (tree[at].Screening is var screening and >= 0 && screening != from) return screening;

        // Who heads for a site that lies near a screening site passes that one.
        return at != to && at != world.OnTheMap(from) && world.Throughput[at] >= 0 ? at : to;
    }
}
