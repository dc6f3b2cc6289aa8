using Refuge.Displacement.Random;

namespace Refuge.Flee.Engines;

/// <summary>Finds who sees a full camp open in the course of a morning, because some of its people leave.</summary>
/// <remarks>
/// The people of full camps decide first. A camp opens when the last of those leaves who were too many, who is anybody
/// among its people. The others who look at it decide in turns: who stands before that person sees it full, the rest
/// see it open.
/// </remarks>
sealed class FleeDoors
{
    /// <summary>
    /// The hours of a morning: that of the camps, one before the first opening and one after each, and that of
    /// newcomers.
    /// </summary>
    internal const int Hours = MostOpenings + 3;

    const int MostOpenings = 3; // Camps that open later in a morning open with the last of these.
    const int FewTooMany = 8; // Up to so many who are too many, each of them is drawn.
    const double Certain = 4; // Standard deviations by which those who leave may exceed their expectation.

    readonly FleeCourse course;
    readonly FleeRoom room;
    readonly FleeRanks ranks;
    readonly int[] limited;
    readonly bool[] mayOpen; // [places]
    readonly bool[] looks; // [places] Whether people look at a camp that may open.
    readonly int[] seen; // [places] People in each, as those see it who decide now.
    readonly int[] opening; // The camps that open, in the order in which they do.
    readonly double[] opensAt; // The rank of the person with whom each opens.
    bool anyMayOpen;
    int openings;

    internal FleeDoors(FleeCourse course, FleeRoom room, FleeRanks ranks)
    {
        (this.course, this.room, this.ranks) = (course, room, ranks);
        limited = [.. Enumerable.Range(0, course.Places).Where(course.IsLimited)];
        (mayOpen, looks, seen) = (new bool[course.Places], new bool[course.Places], new int[course.Places]);
        (opening, opensAt) = (new int[limited.Length], new double[limited.Length]);
    }

    /// <summary>In how many turns people decide after those of the camps.</summary>
    internal int Turns => Math.Min(openings, MostOpenings) + 1;

    /// <summary>Looks for full camps of which it is chance whether and when they open this morning.</summary>
    internal void Begin(int day, FleeWays ways, ReadOnlySpan<int> present)
    {
        if (anyMayOpen)
        {
            Array.Clear(mayOpen);
            Array.Clear(looks);
        }

        (anyMayOpen, openings) = (false, 0);
        var capacity = course.Capacity(day);
        foreach (var camp in limited)
        {
            // A camp that is closed today turns nobody away, but nobody is drawn to it while it is full.
            if (capacity[camp] < 1 || present[camp] <= room.Door(capacity[camp])) continue;
            var leaving = present[camp] * ways.Chance(camp) * ways.Goes(0, camp);
            var tooMany = present[camp] - room.Door(capacity[camp]);
            if (leaving == 0 || leaving + (Certain * Math.Sqrt(leaving)) + 1 < tooMany) continue;
            anyMayOpen = mayOpen[camp] = true;
            foreach (var looker in ways.Lookers(camp)) looks[looker] = true;
        }

        if (anyMayOpen) present.CopyTo(seen);
    }

    /// <summary>
    /// Whether the people of a place decide before all others: those of camps, except who look at another that may
    /// open.
    /// </summary>
    internal bool IsFirst(int place) => course.IsLimited(place) && (!looks[place] || mayOpen[place]);

    /// <summary>Draws when those camps open of whose people enough have left.</summary>
    internal void Open(int day, ReadOnlySpan<int> present, Draws draws)
    {
        if (!anyMayOpen) return;
        var capacity = course.Capacity(day);
        foreach (var camp in limited)
        {
            var door = room.Door(capacity[camp]);
            if (!mayOpen[camp] || present[camp] > door)
            {
                seen[camp] = present[camp];
                continue;
            }

            var stream =
                draws.On(course.Scenario.StartDate.DayNumber + day, Purpose.Opening, course.Map.PlaceHash[camp]);
            var (first, last) = ranks.Of(camp);
            Insert(
                camp,
                first + (LastTooMany(ref stream, seen[camp] - door, seen[camp] - present[camp]) * (last - first)));
        }
    }

    /// <summary>
    /// [places] People in each place as those see it who decide in a turn; asked for one turn after the other.
    /// </summary>
    internal ReadOnlySpan<int> Seen(int turn, ReadOnlySpan<int> present)
    {
        if (turn == Turns - 1) return present;
        if (turn > 0) seen[opening[turn - 1]] = present[opening[turn - 1]];
        return seen;
    }

    /// <summary>Who of a place decides in a turn.</summary>
    internal FleeTurn Turn(int place, int turn)
    {
        var (first, last) = ranks.Of(place);
        if (Turns == 1 || !looks[place]) return new(turn + 1, 1, (first, last));

        var (from, until) = (turn == 0 ? 0 : opensAt[turn - 1], turn == Turns - 1 ? ranks.Displaced : opensAt[turn]);
        var (before, then) = (ranks.PartBefore(place, from), ranks.PartBefore(place, until));
        if (from < last && first < until) (first, last) = (Math.Max(first, from), Math.Min(last, until));
        return new(turn + 1, before < 1 ? (then - before) / (1 - before) : 1, (first, last));
    }

    void Insert(int camp, double at)
    {
        var index = openings++;
        for (; index > 0 && opensAt[index - 1] > at; index--)
        {
            (opening[index], opensAt[index]) = (opening[index - 1], opensAt[index - 1]);
        }
        (opening[index], opensAt[index]) = (camp, at);
    }

    /// <summary>
    /// The part of a camp's people who stand before the last of those leaves who are too many; leavers stand anywhere
    /// among them.
    /// </summary>
    /// <remarks>
    /// The k-th of n numbers spread evenly has a beta distribution (Devroye, "Non-Uniform Random Variate Generation",
    /// 1986, ch. I.4.3): of many, a bell with its mean and variance.
    /// </remarks>
    static double LastTooMany(ref DrawStream stream, int tooMany, int leavers)
    {
        if (tooMany > FewTooMany)
        {
            var mean = tooMany / (leavers + 1.0);
            return Math.Clamp(mean + (Normal.Draw(ref stream) * Math.Sqrt(mean * (1 - mean) / (leavers + 2))), 0, 1);
        }

        // The smallest of n numbers between 0 and 1, then the smallest of those above it, …
        var after = 1.0;
        for (var gone = 0; gone < tooMany; gone++)
        {
            after *= Elementary.Pow(stream.NextOpenDouble(), 1.0 / (leavers - gone));
        }
        return 1 - after;
    }
}

/// <summary>Who of a group decides together.</summary>
/// <param name="Hour">The hour of the morning in which they do.</param>
/// <param name="Part">Which part of those who have not decided yet.</param>
/// <param name="Ranks">Where the first and the last of those who decide stand among all the displaced.</param>
readonly record struct FleeTurn(int Hour, double Part, (double First, double Last) Ranks);
