namespace Refuge.Flee.Engines;

/// <summary>Divides a day's movers into batches, where a camp fills while they come.</summary>
/// <remarks>
/// In Flee each person sees how full a camp is when they decide; groups see it once a batch. Only those who come to, or
/// look at, a camp whose room changes today are divided, into batches in which no such camp is expected to gain more
/// than what is left to its last tenth, less two standard deviations, or within that tenth an eighth of it, and no more
/// than it takes before it turns others away; at most <see cref="MostBatches"/> times, and once more for those whom the
/// last batch found the camp full. Who was displaced before others is in a batch before them (<see cref="FleeRanks"/>).
/// Parts of the map that no road joins do not know of each other.
/// </remarks>
sealed class FleeRoom
{
    /// <summary>The most batches a day.</summary>
    internal const int MostBatches = 16;

    const double StepsInBuffer = 8;
    const int RankSteps = 32; // Ranks are told apart by this part of all displaced.
    const double Certain = 4; // Standard deviations by which a gain may exceed its expectation.

    readonly FleeCourse course;
    readonly FleeRanks ranks;
    readonly int[] part; // [places] The part of the map that each place belongs to.
    readonly int[] limited;
    readonly int[] row; // [places] Which of these each place is.
    readonly int[] moversOf; // [parts]
    readonly double[] until; // [parts] The rank up to which people are in this batch, in steps.
    readonly double[] gain; // [places] What each camp is expected to gain from those left.
    // [limited × (steps + 1)] By how much more from the people of each step of the ranks than from those of the step
    // before.
    readonly double[] gainFrom;
    readonly bool[] isChanging; // [places]
    bool isAnyChanging;
    readonly double[] comes; // [places]

    internal FleeRoom(FleeCourse course, FleeRanks ranks)
    {
        (this.course, this.ranks) = (course, ranks);
        part = Parts(course.Map);
        var parts = part.Length == 0 ? 0 : part.Max() + 1;
        (moversOf, until) = (new int[parts], new double[parts]);
        limited = [.. Enumerable.Range(0, course.Places).Where(course.IsLimited)];
        row = new int[course.Places];
        for (var index = 0; index < limited.Length; index++) row[limited[index]] = index;
        gainFrom = new double[limited.Length * (RankSteps + 1)];
        (gain, comes, isChanging) = (new double[course.Places], new double[course.Places], new bool[course.Places]);
    }

    /// <summary>The part of those left of a group that this batch takes.</summary>
    internal double ShareOf(in FleeMover mover, ReadOnlySpan<FleeAtom> atoms)
    {
        if (!isAnyChanging || !SeesChange(mover.Day, atoms)) return 1;
        var (first, last) = Steps(mover);
        return (until[part[mover.Day.Start]] - first) / (last - first);
    }

    /// <summary>Looks for camps whose room will change, and decides how large the next batch is.</summary>
    /// <param name="day">The day.</param>
    /// <param name="batch">Which batch of the day, from 0.</param>
    /// <param name="movers">Who is left.</param>
    /// <param name="mixtures">What can become of them.</param>
    /// <param name="ways">How people divide now.</param>
    /// <param name="present">[places] People in each place now.</param>
    internal void Look(
        int day, int batch, FleeMovers movers, FleeMixtures mixtures, FleeWays ways,
        ReadOnlySpan<int> present)
    {
        Array.Fill(until, RankSteps);
        isAnyChanging = MayChange(day, movers.Items, present);
        if (!isAnyChanging) return;

        foreach (var camp in limited)
        {
            gain[camp] = 0;
            if (isChanging[camp]) GainFrom(camp).Clear();
        }

        foreach (ref readonly var mover in movers.Items)
        {
            var atoms = movers.Atoms(mover);
            if (mover.Left > 0 && SeesChange(mover.Day, atoms)) Expect(mover, atoms, mixtures, ways);
        }

        var capacity = course.Capacity(day);
        foreach (var camp in limited)
        {
            if (!isChanging[camp]) continue;
            var comes = gain[camp];
            isChanging[camp] = comes > 0
                && present[camp] + comes + (Certain * Math.Sqrt(comes)) > course.Buffer * capacity[camp];
            if (isChanging[camp] && batch < MostBatches - 1)
            {
                until[part[camp]] = Math.Min(until[part[camp]], StepUntil(camp, Step(present[camp], capacity[camp])));
            }
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

    bool MayChange(int day, ReadOnlySpan<FleeMover> movers, ReadOnlySpan<int> present)
    {
        Array.Clear(moversOf);
        foreach (ref readonly var mover in movers) moversOf[part[mover.Day.Start]] += mover.Left;
        var capacity = course.Capacity(day);
        var any = false;
        foreach (var camp in limited)
        {
            isChanging[camp] = capacity[camp] >= 1 && present[camp] < capacity[camp]
                && present[camp] + moversOf[part[camp]] > course.Buffer * capacity[camp];
            any |= isChanging[camp];
        }

        return any;
    }

    /// <summary>
    /// Whether a group comes to a camp whose room will change. Only the moments of its own people count: what the day
    /// of others was worked out for before, in another member, is no matter.
    /// </summary>
    bool SeesChange(FleeMixture day, ReadOnlySpan<FleeAtom> atoms)
    {
        foreach (ref readonly var atom in atoms)
        {
            foreach (var camp in day.Row(atom.Row)!.Watched)
            {
                if (isChanging[camp]) return true;
            }
        }

        return false;
    }

    void Expect(in FleeMover mover, ReadOnlySpan<FleeAtom> atoms, FleeMixtures mixtures, FleeWays ways)
    {
        mixtures.Expect(mover, atoms, ways, comes);
        var (first, last) = Steps(mover);
        var perStep = (double)mover.Left / (last - first);
        foreach (var camp in limited)
        {
            var chance = comes[camp];
            comes[camp] = 0;
            if (!isChanging[camp] || chance == 0) continue;
            gain[camp] += mover.Left * chance;
            GainFrom(camp)[first] += perStep * chance;
            GainFrom(camp)[last] -= perStep * chance;
        }
    }

    /// <summary>The steps of the ranks in which a group's people are, evenly; the last not included.</summary>
    (int First, int Last) Steps(in FleeMover mover)
    {
        var perPerson = RankSteps / (double)ranks.Displaced;
        var first = Math.Clamp((int)(mover.Ranks.First * perPerson), 0, RankSteps - 1);
        return (first, Math.Clamp((int)Math.Ceiling(mover.Ranks.Last * perPerson), first + 1, RankSteps));
    }

    /// <summary>The rank, in steps, up to which those left bring a camp so many people.</summary>
    double StepUntil(int camp, double people)
    {
        var (perStep, sum) = (0.0, 0.0);
        var from = GainFrom(camp);
        for (var step = 0; step < RankSteps; step++)
        {
            perStep += from[step];
            if (sum + perStep > people) return step + ((people - sum) / perStep);
            sum += perStep;
        }

        return RankSteps;
    }

    Span<double> GainFrom(int camp) => gainFrom.AsSpan(row[camp] * (RankSteps + 1), RankSteps + 1);

    /// <summary>With more people than this a camp turns others away: about half of its last tenth is left.</summary>
    internal int Door(double capacity)
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
        if (until > step) return Math.Max(step, until - (2 * Math.Sqrt(until)));
        var untilShut = Door(capacity) + 1 - present;
        return untilShut > 0 ? Math.Clamp(untilShut, Math.Max(1, step / 4), step) : step;
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
        return [
            .. Enumerable.Range(0, part.Length)
            .Select(
                place => numbers.TryGetValue(Root(place), out var number)
                ? number
                : numbers[Root(place)] = numbers.Count)];
    }
}
