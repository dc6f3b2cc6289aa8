namespace Refuge.Flee.Engines;

/// <summary>
/// How the people of each place divide over the ways from it: in the morning, and as camps fill during the day.
/// </summary>
/// <remarks>
/// Kept from day to day and worked out again only where something changed: other conditions, another chance of leaving,
/// or the room of a place that people look at.
/// </remarks>
sealed class FleeWays
{
    readonly FleeCourse course;
    readonly int[] firstWay; // [places + 1]
    readonly int[] limited; // Places with a limit on some day.
    readonly int[][] lookers; // [places] Those who look at each place when they choose.
    readonly double[][] share; // [classes][ways] Zero for a way that nobody can take.
    readonly double[][] goes; // [classes][places] The part of those who mean to leave that finds a way.
    readonly double[] room; // [places]
    readonly double[] chance; // [places]
    readonly bool[] isShut; // [places] Whether people turn back from it.
    readonly bool[] isStale; // [places]
    readonly long[] changedAt; // [places]
    readonly FleeMorning[] mornings; // [hours]
    readonly double[] weights;
    FleeConditions conditions;
    bool anyIsStale;
    int day;

    internal FleeWays(FleeCourse course)
    {
        this.course = course;
        conditions = course.Conditions[0];
        var places = course.Places;
        firstWay = new int[places + 1];
        var most = new int[places];
        foreach (var one in course.Conditions.Distinct())
        {
            for (var place = 0; place < places; place++)
            {
                most[place] = Math.Max(most[place], one.Candidates[place].Length);
            }
        }

        for (var place = 0; place < places; place++) firstWay[place + 1] = firstWay[place] + most[place];
        limited = [.. Enumerable.Range(0, places).Where(course.IsLimited)];
        var looking = course.Map.Paths.Where(path => path.CanBeChosen && course.IsLimited(path.Destination))
            .ToLookup(path => path.Destination, path => path.From);
        lookers = [.. Enumerable.Range(0, places).Select(place => looking[place].Distinct().ToArray())];
        double[][] Columns(int length) => [.. Enumerable.Range(0, course.Classes).Select(_ => new double[length])];
        share = Columns(firstWay[places]);
        goes = Columns(places);
        (room, chance, isShut, isStale) = (new double[places], new double[places], new bool[places], new bool[places]);
        changedAt = new long[places];
        mornings = [.. Enumerable.Range(0, FleeDoors.Hours).Select(_ => new FleeMorning(places))];
        weights = new double[most.Length == 0 ? 0 : most.Max()];
    }

    /// <summary>Counts on with every change.</summary>
    internal long Now { get; private set; }

    /// <summary>Whether people turn back from a place.</summary>
    internal bool IsShut(int place) => isShut[place];

    /// <summary>The chance that somebody without a plan leaves today.</summary>
    internal double Chance(int place) => chance[place];

    /// <summary>The part of those who mean to leave a place that finds a way now.</summary>
    internal double Goes(int hazard, int place) => goes[hazard][place];

    /// <summary>The places whose people look at a place when they choose.</summary>
    internal ReadOnlySpan<int> Lookers(int place) => lookers[place];

    /// <summary>When the ways of a place were worked out as they were in an hour of the morning.</summary>
    internal long MorningOf(int hour, int place) => mornings[hour].ChangedAt[place];

    /// <summary>How people of a class divided in an hour of the morning.</summary>
    internal FleeWaysNow Morning(int hour, int hazard) =>
        new(firstWay, mornings[hour].Share[hazard], mornings[hour].Goes[hazard], chance, conditions.IsTown, isShut);

    /// <summary>How people of a class divide now.</summary>
    internal FleeWaysNow Current(int hazard) =>
        new(firstWay, share[hazard], goes[hazard], chance, conditions.IsTown, isShut);

    /// <summary>Whether nothing changed at some places since a moment.</summary>
    internal bool AreUnchanged(ReadOnlySpan<int> places, long since)
    {
        foreach (var place in places)
        {
            if (changedAt[place] > since) return false;
        }

        return true;
    }

    /// <summary>Looks at everything as it stands at the start of a day.</summary>
    internal void Begin(int today, ReadOnlySpan<int> present, ReadOnlySpan<int> population)
    {
        day = today;
        conditions = course.Conditions[day];
        foreach (var place in course.Alike.Changed(day)) anyIsStale = isStale[place] = true;

        for (var place = 0; place < chance.Length; place++)
        {
            var now = course.MoveChance(day, place, population[place]);
            if (now == chance[place]) continue;
            chance[place] = now;
            anyIsStale = isStale[place] = true;
        }

        Refresh(present);
    }

    /// <summary>Keeps how people divide now as what those see who decide in an hour of the morning.</summary>
    internal void Keep(int hour)
    {
        var morning = mornings[hour];
        if (morning.At == Now) return;
        morning.At = Now;
        if (morning.Share.Length == 0)
        {
            morning.Share = [.. share.Select(ways => new double[ways.Length])];
            morning.Goes = [.. goes.Select(places => new double[places.Length])];
        }

        for (var place = 0; place < chance.Length; place++)
        {
            if (morning.ChangedAt[place] == changedAt[place]) continue;
            morning.ChangedAt[place] = changedAt[place];
            var (first, count) = (firstWay[place], firstWay[place + 1] - firstWay[place]);
            for (var hazard = 0; hazard < share.Length; hazard++)
            {
                share[hazard].AsSpan(first, count).CopyTo(morning.Share[hazard].AsSpan(first));
                morning.Goes[hazard][place] = goes[hazard][place];
            }
        }
    }

    /// <summary>Looks again at what room there is, and works out how people divide where it matters.</summary>
    internal void Refresh(ReadOnlySpan<int> present)
    {
        var capacity = course.Capacity(day);
        foreach (var place in limited)
        {
            var now = course.RoomLeft(present[place], capacity[place]);
            var shut = conditions.IsCamp[place] && now < 0.5;
            if (now == room[place] && shut == isShut[place]) continue;
            if (shut != isShut[place]) isStale[place] = true;
            (room[place], isShut[place]) = (now, shut);
            foreach (var looker in lookers[place]) isStale[looker] = true;
            anyIsStale = true;
        }

        if (!anyIsStale) return;
        anyIsStale = false;
        Now++;
        for (var place = 0; place < isStale.Length; place++)
        {
            if (!isStale[place]) continue;
            isStale[place] = false;
            changedAt[place] = Now;
            for (var hazard = 0; hazard < share.Length; hazard++) Divide(place, hazard, present);
        }
    }

    /// <summary>Forgets everything, at the start of a member.</summary>
    internal void Forget()
    {
        Array.Fill(isStale, true);
        anyIsStale = true;
        Array.Clear(isShut);
        Array.Fill(room, 1);
    }

    void Divide(int place, int hazard, ReadOnlySpan<int> present)
    {
        var candidates = conditions.Candidates[place];
        if (candidates.Length == 0)
        {
            goes[hazard][place] = 0;
            return;
        }

        var now = weights.AsSpan(0, candidates.Length);
        FleeChoice.Weigh(course, day, place, hazard, present, now);
        var (sum, taken) = (0.0, 0.0);
        foreach (var weight in now) sum += weight;
        var shares = share[hazard].AsSpan(firstWay[place], candidates.Length);
        for (var way = 0; way < now.Length; way++)
        {
            // Those who choose a full camp, or a way without an open road, give it up and stay.
            var isTaken = conditions.Leg[candidates[way]] != FleeMap.None
                && !isShut[course.Map.PathDestination[candidates[way]]];
            shares[way] = isTaken ? now[way] / sum : 0;
            if (isTaken) taken += now[way];
        }

        goes[hazard][place] = taken / sum;
    }
}

/// <summary>How people divided in an hour of the morning.</summary>
sealed class FleeMorning(int places)
{
    /// <summary>
    /// [classes][ways] The part of those leaving that takes each way; empty before the first such hour.
    /// </summary>
    internal double[][] Share { get; set; } = [];

    /// <summary>[classes][places] The sum of these.</summary>
    internal double[][] Goes { get; set; } = [];

    /// <summary>When it was last looked at.</summary>
    internal long At { get; set; } = -1;

    /// <summary>[places] When the ways of each were worked out.</summary>
    internal long[] ChangedAt { get; } = new long[places];
}

/// <summary>How people divide at one moment.</summary>
/// <param name="first">[places + 1] The ways of place <c>p</c> are <c>First[p]..First[p + 1]</c>.</param>
/// <param name="share">[ways] The part of those leaving that takes each.</param>
/// <param name="goes">[places] The sum of these.</param>
/// <param name="chance">[places] The chance of leaving.</param>
/// <param name="isTown">[places] Whether people who avoid short stints go on from here.</param>
/// <param name="isShut">[places] Whether people turn back from it.</param>
readonly ref struct FleeWaysNow(
    int[] first, double[] share, double[] goes, double[] chance, bool[] isTown, bool[] isShut)
{
    internal ReadOnlySpan<int> First { get; } = first;

    internal ReadOnlySpan<double> Share { get; } = share;

    internal ReadOnlySpan<double> Goes { get; } = goes;

    internal ReadOnlySpan<double> Chance { get; } = chance;

    internal ReadOnlySpan<bool> IsTown { get; } = isTown;

    internal ReadOnlySpan<bool> IsShut { get; } = isShut;
}
