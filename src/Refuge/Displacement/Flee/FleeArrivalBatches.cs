namespace Refuge.Displacement.Flee;

/// <summary>Divides a day's arrivals into batches, where a camp fills while they come.</summary>
/// <remarks>
/// In Flee each person sees how full a camp is when they arrive; groups see it once a batch. Only a part of the map
/// (places joined by roads) in which some camp may come into its last tenth today is divided, into so many batches that
/// no camp is expected to gain more than an eighth of that tenth in one, or into <see cref="Most"/>. What a camp may
/// gain is all arrivals of its part of the map; on a day like the one before, at most twice what came the day before.
/// </remarks>
sealed class FleeArrivalBatches
{
    /// <summary>The most batches a day.</summary>
    internal const int Most = 16;

    const double StepsInBuffer = 8;

    readonly int[] part; // [places] The part of the map that each place belongs to.
    readonly FleePath[] paths;
    readonly int[] arrivals;
    readonly int[] arrivalsBefore;
    readonly int[] countOf;
    FleeConditions? before;

    internal FleeArrivalBatches(FleeCourse course)
    {
        paths = course.Map.Paths;
        part = Parts(course.Map);
        var parts = part.Length == 0 ? 0 : part.Max() + 1;
        (arrivals, arrivalsBefore, countOf) = (new int[parts], new int[parts], new int[parts]);
    }

    /// <summary>How many batches there are today.</summary>
    internal int Count { get; private set; }

    /// <summary>Forgets the day before, at the start of a member.</summary>
    internal void Start() => before = null;

    /// <summary>Decides how many batches each part of the map needs.</summary>
    /// <param name="course">What is run.</param>
    /// <param name="day">The day.</param>
    /// <param name="present">[places] People in each place now.</param>
    /// <param name="arriving">[groups] Those who come to the end of a link.</param>
    /// <param name="inflow">[places] People who came to each place on the day before.</param>
    internal void Plan(FleeCourse course, int day, ReadOnlySpan<int> present, ReadOnlySpan<FleeTraveller> arriving, ReadOnlySpan<int> inflow)
    {
        const int AtLeast = 16;
        var isLikeBefore = ReferenceEquals(before, course.Conditions[day]);
        before = course.Conditions[day];
        arrivals.CopyTo(arrivalsBefore, 0);
        Array.Clear(arrivals);
        Array.Fill(countOf, 1);
        Count = 1;
        foreach (var traveller in arriving) arrivals[part[paths[traveller.Path].From]] += traveller.Count;

        var capacity = course.Capacity(day);
        var buffer = course.Scenario.Settings.CapacityBuffer;
        for (var place = 0; place < present.Length; place++)
        {
            if (capacity[place] < 1 || present[place] >= capacity[place]) continue;
            var mayCome = arrivals[part[place]];
            if (isLikeBefore && mayCome * 4 <= arrivalsBefore[part[place]] * 5) mayCome = Math.Min(mayCome, (2 * inflow[place]) + AtLeast);
            if (present[place] + mayCome <= buffer * capacity[place]) continue;
            var needed = Math.Ceiling(mayCome * StepsInBuffer / Math.Max(1, capacity[place] * (1 - buffer)));
            ref var count = ref countOf[part[place]];
            count = (int)Math.Clamp(needed, count, Most);
            Count = Math.Max(Count, count);
        }
    }

    /// <summary>How many of a group come in a batch: an even part, the odd ones spread by the number of the group.</summary>
    internal int Part(FleeTraveller traveller, int group, int batch)
    {
        var count = countOf[part[paths[traveller.Path].From]];
        if (batch >= count) return 0;
        if (count == 1) return traveller.Count;
        var shift = (group * 7) % count; // Odd to 16, so that single people fall into all batches in turn.
        return Share(batch + 1) - Share(batch);

        int Share(int until) => (int)((((long)traveller.Count * until) + shift) / count);
    }

    /// <summary>How many of a group can choose before the room of some camp would have to be looked at again.</summary>
    /// <param name="course">What is run.</param>
    /// <param name="day">The day.</param>
    /// <param name="ways">[candidates] Their ways.</param>
    /// <param name="weights">[candidates] The weights of these.</param>
    /// <param name="present">[places] People in each place now.</param>
    /// <param name="people">How many choose.</param>
    internal static int WhileRoomHolds(FleeCourse course, int day, ReadOnlySpan<int> ways, ReadOnlySpan<double> weights, ReadOnlySpan<int> present, int people)
    {
        var capacity = course.Capacity(day);
        var (buffer, sum, most) = (course.Scenario.Settings.CapacityBuffer, 0.0, (double)people);
        foreach (var weight in weights) sum += weight;
        for (var way = 0; way < ways.Length; way++)
        {
            var place = course.Map.PathDestination[ways[way]];
            if (capacity[place] < 1 || present[place] >= capacity[place] || !(weights[way] > 0)) continue;
            var share = weights[way] / sum;
            var untilBuffer = (buffer * capacity[place]) - present[place];
            if (people * share > untilBuffer) most = Math.Min(most, Math.Max(untilBuffer, (1 - buffer) * capacity[place] / StepsInBuffer) / share);
        }

        return Math.Max(1, (int)most);
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
