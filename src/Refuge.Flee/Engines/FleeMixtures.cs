namespace Refuge.Flee.Engines;

/// <summary>
/// Works out how the day of a group ends: the laws of its moments, each as heavy as the people that come at it.
/// </summary>
/// <remarks>
/// People of a group come independently of each other, so that the numbers of those who end the day alike are one
/// multinomial draw over the mixture of the laws. How those of an outcome divide over bins and hours follows from the
/// same sums and is kept as what is expected. Where groups with known numbers become one, the numbers of their moments
/// are taken to be as uncertain as if each person had been drawn from all. One object belongs to one thread.
/// </remarks>
sealed class FleeMixtures
{
    // What people moved lately is known to a millionth: who moved just enough does not go on.
    const double JustBelow = 1 - 1e-6;

    readonly FleeCourse course;
    readonly FleeCohortLayout layout;
    readonly FleeJourneys journeys;
    readonly FleeMixture?[] settingOut; // [(places + paths) × 2]
    readonly FleeMixture?[] arriving; // [inflows]
    readonly bool avoidsShortStints;
    FleeMixture? last; // Whose sums stand in the columns.
    float[] people = []; // [outcomes × bins × hours]
    float[] recent = []; // [outcomes × bins]
    uint[] used = []; // [outcomes]
    FleeRegion[] which = []; // Of the outcomes that have people.
    double[] until = [];

    internal FleeMixtures(FleeCourse course, FleeCohortLayout layout, FleeJourneys journeys)
    {
        (this.course, this.layout, this.journeys) = (course, layout, journeys);
        settingOut = new FleeMixture?[(course.Places + course.Map.Paths.Length) * 2];
        arriving = new FleeMixture?[course.Hours.Inflows];
        avoidsShortStints = course.Scenario.Settings.AvoidShortStints;
    }

    /// <summary>What can become of people who set out in the morning.</summary>
    /// <param name="place">From where.</param>
    /// <param name="plan">The path they follow, or <see cref="FleeMap.None"/>.</param>
    /// <param name="isFirst">Whether it is their first link.</param>
    internal FleeMixture SettingOut(int place, int plan, bool isFirst)
    {
        ref var known = ref settingOut[((plan == FleeMap.None ? place : course.Places + plan) * 2) + (isFirst ? 1 : 0)];
        if (known is not null) return known;
        known = new(place, 1, layout.Bins, course.Hours.OnLink);
        known.Add(0, journeys.SettingOut(place, plan, isFirst), journeys);
        return known;
    }

    /// <summary>What can become of people who come with an inflow.</summary>
    /// <param name="inflow">The inflow.</param>
    /// <param name="atoms">The moments at which they come: their journeys are worked out.</param>
    internal FleeMixture Arriving(int inflow, Span<FleeAtom> atoms)
    {
        var known = arriving[inflow] ??=
            new(course.Hours.Inflow(inflow).Place, course.Hours.Rows(inflow), layout.Bins, course.Hours.OnLink);
        foreach (ref readonly var atom in atoms)
        {
            if (known.Row(atom.Row) is null) known.Add(atom.Row, journeys.Arriving(inflow, atom.Row), journeys);
        }

        return known;
    }

    /// <summary>
    /// Gives atoms their laws, and puts those of one law together, who do the same today, at their mean.
    /// </summary>
    /// <param name="day">What can become of them.</param>
    /// <param name="atoms">[atoms] Atoms; on return, the first of them are all.</param>
    /// <returns>How many are left.</returns>
    internal int Join(FleeMixture day, Span<FleeAtom> atoms)
    {
        var count = 0;
        foreach (ref readonly var atom in atoms)
        {
            var below = avoidsShortStints ? course.GoesOnBelowKm(atom.Recent) * JustBelow : 0;
            var law = journeys.LawOf(day.Row(atom.Row)!.Journey, below);
            var known = 0;
            while (known < count && atoms[known].Law != law) known++;
            if (known == count)
            {
                atoms[count++] = atom with { Law = law };
                continue;
            }

            var weight = atoms[known].Weight + atom.Weight;
            var recent = atoms[known].Recent;
            if (recent != atom.Recent) recent += atom.Weight / weight * (atom.Recent - recent);
            atoms[known] = atoms[known] with { Weight = weight, Recent = recent };
        }

        return count;
    }

    /// <summary>How the day of a group ends, as things stand; holds until it is asked for the next.</summary>
    /// <param name="mover">The group.</param>
    /// <param name="atoms">How its people divide.</param>
    /// <param name="ways">How people divide over the ways from each place now.</param>
    internal FleeOutlook Law(in FleeMover mover, ReadOnlySpan<FleeAtom> atoms, FleeWays ways)
    {
        var day = mover.Day;
        Begin(day);
        foreach (ref readonly var atom in atoms)
        {
            var row = day.Row(atom.Row)!;
            var law = journeys.Law(row.Journey, atom.Law, mover.Hour, mover.Hazard, ways);
            if (avoidsShortStints) AddWithRecent(row.Ends, law, atom.Weight, atom.Recent);
            else Add(row.Slots, law, atom.Weight);
        }

        var (count, sum) = (0, 0.0);
        foreach (ref readonly var region in day.Regions)
        {
            var expected = avoidsShortStints
                ? Shares(region).Sum()
                : FleeShares.Sum(people.AsSpan(region.First, region.Hours));
            if (expected == 0) continue;
            which[count++] = region;
            until[count] = sum += expected;
        }

        return new(this, day, which.AsSpan(0, count), until.AsSpan(0, count + 1));
    }

    /// <summary>How many of a group are expected to come to each place with a limit, as things stand.</summary>
    /// <param name="mover">The group.</param>
    /// <param name="atoms">How its people divide.</param>
    /// <param name="ways">How people divide over the ways from each place now.</param>
    /// <param name="comes">[places] On return, the chance of a person to come there is added to it.</param>
    internal void Expect(in FleeMover mover, ReadOnlySpan<FleeAtom> atoms, FleeWays ways, Span<double> comes)
    {
        var sum = 0f;
        foreach (ref readonly var atom in atoms) sum += atom.Weight;
        foreach (ref readonly var atom in atoms)
        {
            var row = mover.Day.Row(atom.Row)!;
            if (row.Camps.Length == 0) continue;
            var law = journeys.Law(row.Journey, atom.Law, mover.Hour, mover.Hazard, ways);
            var share = atom.Weight / sum;
            foreach (var end in row.Camps) comes[row.Ends[end].Place] += share * law[end];
        }
    }

    /// <summary>How the people of an outcome divide.</summary>
    internal FleeShares Shares(in FleeRegion region)
    {
        if (!avoidsShortStints) used[region.Outcome] = 1;
        return new(
            people.AsSpan(region.First, layout.Bins * region.Hours),
            recent.AsSpan(region.Outcome * layout.Bins, layout.Bins), region.Hours, ref used[region.Outcome]);
    }

    void Begin(FleeMixture day)
    {
        if (last is not null && avoidsShortStints)
        {
            foreach (ref readonly var region in last.Regions)
            {
                if (region.Outcome < used.Length && used[region.Outcome] != 0) Shares(region).Clear();
            }
        }
        else if (last is not null)
        {
            people.AsSpan(0, Math.Min(last.Size, people.Length)).Clear();
        }

        last = day;
        var outcomes = day.Outcomes.Length;
        if (people.Length < day.Size) people = new float[day.Size * 2];
        if (used.Length >= outcomes) return;
        recent = new float[outcomes * 2 * layout.Bins];
        (used, which, until) = (new uint[outcomes * 2], new FleeRegion[outcomes * 2], new double[(outcomes * 2) + 1]);
    }

    void Add(ReadOnlySpan<int> slots, ReadOnlySpan<float> law, float weight)
    {
        var to = people;
        law = law[..slots.Length];
        for (var end = 0; end < slots.Length; end++) to[slots[end]] += weight * law[end];
    }

    void AddWithRecent(ReadOnlySpan<FleeRowEnd> ends, ReadOnlySpan<float> law, float weight, float before)
    {
        var (stints, bins) = (layout.Stints, layout.Bins);
        for (var end = 0; end < ends.Length; end++)
        {
            var mass = weight * law[end];
            if (mass == 0) continue;
            ref readonly var to = ref ends[end];
            var now = (before + to.MovedDays) / 2;
            var bin = stints.Find(to.Table, now);
            people[to.Slot + (bin * to.Stride)] += mass;
            recent[(to.Outcome * bins) + bin] += mass * now;
            used[to.Outcome] |= 1u << bin;
        }
    }
}

/// <summary>How the day of a group ends.</summary>
/// <param name="mixtures">Where it was worked out.</param>
/// <param name="day">What can become of the group.</param>
/// <param name="which">[ends] The regions of the outcomes that have people.</param>
/// <param name="until">[ends + 1] The people expected in all before each, and in all.</param>
readonly ref struct FleeOutlook(
    FleeMixtures mixtures, FleeMixture day, ReadOnlySpan<FleeRegion> which, ReadOnlySpan<double> until)
{
    readonly ReadOnlySpan<FleeRegion> which = which;

    /// <summary>[ends + 1] The people expected in all before each end, and in all.</summary>
    internal ReadOnlySpan<double> Until { get; } = until;

    /// <summary>How many ends there are.</summary>
    internal int Ends => which.Length;

    /// <summary>One of them.</summary>
    internal ref readonly FleeOutcome End(int end) => ref day.Outcomes[which[end].Outcome];

    /// <summary>How the people of one of them divide.</summary>
    internal FleeShares Shares(int end) => mixtures.Shares(which[end]);

    /// <summary>How many people are expected at one of them.</summary>
    internal double Expected(int end) => Until[end + 1] - Until[end];
}
