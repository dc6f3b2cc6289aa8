using Refuge.Displacement.Random;

namespace Refuge.Displacement.Model;

/// <summary>The sixth phase of a day: people who pass through a place go on, up to its daily throughput.</summary>
static class Screening
{
    /// <summary>Lets people through at every place that they pass.</summary>
    internal static void LetThrough(MemberDay today)
    {
        var throughput = today.Network.Throughput;
        for (var place = 0; place < throughput.Length; place++)
        {
            if (throughput[place] > 0) LetThroughAt(today, place, throughput[place]);
        }
    }

    /// <summary>
    /// Lets as many through as can be screened, all who came before today where nobody stated a number, each origin in
    /// proportion to those who wait: whose home comes first in the alphabet is not served first.
    /// </summary>
    static void LetThroughAt(MemberDay today, int place, int throughput)
    {
        var waiting = today.State.Waiting.Row(place);
        var left = 0;
        foreach (var people in waiting) left += people;
        if (left == 0) return;

        // Who comes to a place where they pass stays the night.
        var screened = throughput == DisplacementNetwork.AllTheNextDay
            ? Math.Max(0, left - today.Arrived[place])
            : Math.Min(left, throughput);
        if (screened == 0) return;
        var canChoose = Travel.FindsRefuge(today, place, today.Day + 1);
        for (var origin = 0; origin < waiting.Length && left > 0; origin++)
        {
            var here = waiting[origin];
            if (here == 0) continue;

            // Exact shares by cumulative rounding, as where a site fills up.
            var through = (int)((long)here * screened / left);
            (left, screened) = (left - here, screened - through);
            if (through == 0) continue;
            through = SendScreened(today, place, through, origin, canChoose);
            waiting[origin] -= through;
            today.State.Sheltered[place] -= through;
        }
    }

    /// <summary>Sends the screened where authorities decided, and lets the rest choose.</summary>
    /// <param name="today">The member and the day.</param>
    /// <param name="place">Where they were screened.</param>
    /// <param name="people">How many.</param>
    /// <param name="origin">Where their home is.</param>
    /// <param name="canChoose">Whether those who may choose found a place to go to.</param>
    /// <returns>How many left.</returns>
    static int SendScreened(MemberDay today, int place, int people, int origin, bool canChoose)
    {
        var (world, day) = (today.Network, today.Day);
        var (left, share) = (people, 1.0);
        var stream = today.DrawsFor(Purpose.Allocate, place, origin);
        var tree = today.Paths.From(world.OnTheMap(place), today.Blocked);
        foreach (var sending in world.Sendings[place])
        {
            if (day < sending.First || day > sending.Last || double.IsInfinity(tree[world.OnTheMap(sending.To)].Km))
            {
                continue;
            }
            var sent = sending.Portion >= share ? left : Binomial.Draw(ref stream, left, sending.Portion / share);
            Travel.SetOut(today, tree, place, sending.To, origin, day + 1, sent);
            (left, share) = (left - sent, share - sending.Portion);
        }

        if (left == 0 || !canChoose) return people - left;
        Travel.SendOut(today, place, left, origin, day + 1, Purpose.AfterScreening);
        return people;
    }
}
