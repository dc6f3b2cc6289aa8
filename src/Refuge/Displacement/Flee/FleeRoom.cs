namespace Refuge.Displacement.Flee;

/// <summary>Divides a day's movers into batches, where a camp fills while they come.</summary>
/// <remarks>
/// In Flee each person sees how full a camp is when they decide; groups see it once a batch. Only those who come to, or
/// look at, a camp whose room changes today are divided, into batches in which no such camp is expected to gain more
/// than what is left to its last tenth, less two standard deviations, or within that tenth an eighth of it; at most
/// <see cref="MostBatches"/> times, and once more for those whom the last batch found the camp full. Parts of the map that
/// no road joins do not know of each other.
/// </remarks>
sealed class FleeRoom
{
    /// <summary>The most batches a day.</summary>
    internal const int MostBatches = 16;

    const double StepsInBuffer = 8;
    const double Certain = 4; // Standard deviations by which a gain may exceed its expectation.

    readonly FleeCourse course;
    readonly int[] part; // [places] The part of the map that each place belongs to.
    readonly int[] limited;
    readonly int[] moversOf; // [parts]
    readonly double[] share; // [parts]
    readonly double[] gain; // [places] What each camp is expected to gain from those left.
    readonly bool[] isChanging; // [places]
    readonly bool[] isDivided; // [places]

    internal FleeRoom(FleeCourse course)
    {
        this.course = course;
        part = Parts(course.Map);
        var parts = part.Length == 0 ? 0 : part.Max() + 1;
        (moversOf, share) = (new int[parts], new double[parts]);
        limited = [.. Enumerable.Range(0, course.Places).Where(course.IsLimited)];
        (gain, isChanging, isDivided) = (new double[course.Places], new bool[course.Places], new bool[course.Places]);
    }

    /// <summary>The part of those left of a journey that this batch takes.</summary>
    internal double ShareOf(FleeJourneys journeys, int journey)
    {
        foreach (var camp in journeys.Camps(journey))
        {
            if (isChanging[camp]) return share[part[journeys.Start(journey)]];
        }

        return 1;
    }

    /// <summary>Whether people at a place decide in turns this morning.</summary>
    internal bool IsDivided(int place) => isDivided[place];

    /// <summary>Looks for full camps of which it is chance in which part of the morning they open, as some of their people leave.</summary>
    /// <returns>Whether there is one: then its people, and those who look at it, decide in turns.</returns>
    internal bool MayOpen(int day, FleeWays ways, ReadOnlySpan<int> present)
    {
        Array.Clear(isDivided);
        var (capacity, any) = (course.Capacity(day), false);
        foreach (var camp in limited)
        {
            // A camp that is closed today turns nobody away, but nobody is drawn to it while it is full.
            if (capacity[camp] < 1 || present[camp] <= Door(capacity[camp])) continue;
            var leaving = present[camp] * ways.Chance(camp) * ways.Goes(0, camp);
            var untilOpen = present[camp] - Door(capacity[camp]);
            var opensLate = leaving / FleeWays.Turns < untilOpen + (Certain * Math.Sqrt(leaving));
            if (leaving + (Certain * Math.Sqrt(leaving)) < untilOpen || !opensLate) continue;
            isDivided[camp] = any = true;
            foreach (var looker in ways.Lookers(camp)) isDivided[looker] = true;
        }

        return any;
    }

    /// <summary>Looks for camps whose room will change, and decides how large the next batch is.</summary>
    /// <param name="day">The day.</param>
    /// <param name="batch">Which batch of the day, from 0.</param>
    /// <param name="movers">[groups] Who is left.</param>
    /// <param name="journeys">Their journeys.</param>
    /// <param name="ways">How people divide now.</param>
    /// <param name="present">[places] People in each place now.</param>
    internal void Look(int day, int batch, ReadOnlySpan<FleeMover> movers, FleeJourneys journeys, FleeWays ways, ReadOnlySpan<int> present)
    {
        Array.Fill(share, 1);
        if (!MayChange(day, movers, journeys, present)) return;

        foreach (var camp in limited) gain[camp] = 0;
        foreach (ref readonly var mover in movers)
        {
            if (mover.Left > 0 && SeesChange(journeys, mover.Journey)) Expect(mover, journeys, ways);
        }

        var capacity = course.Capacity(day);
        foreach (var camp in limited)
        {
            if (!isChanging[camp]) continue;
            var comes = gain[camp];
            isChanging[camp] = comes > 0 && present[camp] + comes + (Certain * Math.Sqrt(comes)) > course.Buffer * capacity[camp];
            if (isChanging[camp] && batch < MostBatches - 1) share[part[camp]] = Math.Min(share[part[camp]], Step(present[camp], capacity[camp]) / comes);
        }
    }

    /// <summary>How many more people a camp takes who choose it during the day, before it turns others away.</summary>
    internal int Takes(int day, int camp, int present)
    {
        if (!course.Conditions[day].IsCamp[camp]) return int.MaxValue;
        var capacity = course.Capacity(day)[camp];
        if (capacity < 1) return int.MaxValue;
        return Math.Max(0, Door(capacity) + 1 - present); // Who finds it just open comes in.
    }

    bool MayChange(int day, ReadOnlySpan<FleeMover> movers, FleeJourneys journeys, ReadOnlySpan<int> present)
    {
        Array.Clear(moversOf);
        foreach (ref readonly var mover in movers) moversOf[part[journeys.Start(mover.Journey)]] += mover.Left;
        var capacity = course.Capacity(day);
        var any = false;
        foreach (var camp in limited)
        {
            isChanging[camp] = capacity[camp] >= 1 && present[camp] < capacity[camp] && present[camp] + moversOf[part[camp]] > course.Buffer * capacity[camp];
            any |= isChanging[camp];
        }

        return any;
    }

    bool SeesChange(FleeJourneys journeys, int journey)
    {
        foreach (var camp in journeys.Camps(journey))
        {
            if (isChanging[camp]) return true;
        }

        return false;
    }

    void Expect(in FleeMover mover, FleeJourneys journeys, FleeWays ways)
    {
        var law = journeys.Law(mover, ways);
        var ends = journeys.Ends(mover.Journey);
        for (var end = 0; end < ends.Length; end++)
        {
            if (ends[end].Place != FleeMap.None) gain[ends[end].Place] += mover.Left * (law[end + 1] - law[end]);
        }
    }

    /// <summary>With more people than this a camp turns others away: about half of its last tenth is left.</summary>
    int Door(double capacity)
    {
        // What rounds in people's eyes must round here: the rule is asked, not solved.
        var door = (int)(capacity * (1 + course.Buffer) / 2);
        while (course.RoomLeft(door, capacity) < 0.5) door--;
        while (course.RoomLeft(door + 1, capacity) >= 0.5) door++;
        return door;
    }

    double Step(double capacity) => Math.Max(1, (1 - course.Buffer) * capacity / StepsInBuffer);

    double Step(int present, double capacity)
    {
        var step = Step(capacity);
        var until = (course.Buffer * capacity) - present;
        return until > step ? Math.Max(step, until - (2 * Math.Sqrt(until))) : step;
    }

    static int[] Parts(FleeMap map)
    {
        var part = Enumerable.Range(0, map.PlaceNames.Length).ToArray();
        int Root(int place)
        {
            while (part[place] != place) place = part[place] = part[part[place]];
            return place;
        }

        foreach (var link in map.Links) part[Root(link.From)] = Root(link.To);
        var numbers = new Dictionary<int, int>();
        return [.. Enumerable.Range(0, part.Length).Select(place => numbers.TryGetValue(Root(place), out var number) ? number : numbers[Root(place)] = numbers.Count)];
    }
}
