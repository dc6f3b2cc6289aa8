using Refuge.Displacement.Random;

namespace Refuge.Flee.Engines;

/// <summary>
/// Flee's rules for groups of people who are alike: the same distribution at a cost that does not grow with their
/// number.
/// </summary>
/// <remarks>
/// One object is the workspace of one thread; it is used for one member after the other and allocates nothing once
/// warm. A day is two draws for each group: a binomial for how many set out, and a multinomial over all the ways in
/// which their day can end, whose chances <see cref="FleeJourneys"/> works out. Approximations (docs/flee.md, "How far
/// the cohorts are from the people"): where a camp fills, people move in batches with its room renewed between
/// (<see cref="FleeRoom"/>); hours of the day and what people moved lately are binned.
/// </remarks>
sealed class FleeCohorts
{
    const int MostKept = 16_000_000; // Numbers of journeys, about 64 MB: beyond it they are worked out again.

    readonly FleeCourse course;
    readonly FleeCohortLayout layout;
    readonly bool avoidsShortStints;
    readonly FleeWays ways;
    readonly FleeRoom room;
    readonly FleeRanks ranks;
    readonly FleeDoors doors;
    readonly Dictionary<int, FleeJourneys> journeysOf = []; // Of each kind of roads.
    readonly int[] present;
    readonly int[] population;
    readonly ulong[] decisions; // [places] How many draws were made for each place today: part of their address.
    readonly double[] placeWeights;
    readonly int[] placeCounts;
    readonly int[] classCounts;
    readonly FleeMovers movers = new(), newMovers = new();
    readonly FleeCohortList newcomers; // Who was displaced today: they act after all others, as one by one they would.
    FleeCohortList here, nextHere, onTheWay, nextOnTheWay;
    FleeJourneys journeys;
    int[] endCounts = new int[64];
    Draws draws;
    int waiting, displaced;

    /// <summary>Makes the workspace of one thread.</summary>
    internal FleeCohorts(FleeCourse course)
    {
        this.course = course;
        (layout, avoidsShortStints) = (new(course), course.Scenario.Settings.AvoidShortStints);
        (ways, ranks) = (new(course), new(course.Places, course.Map.Paths.Length));
        room = new(course, ranks);
        doors = new(course, room, ranks);
        present = new int[course.Places];
        population = new int[course.Places];
        decisions = new ulong[course.Places];
        (placeWeights, placeCounts) = (new double[course.Places], new int[course.Places]);
        classCounts = new int[course.Classes];
        (here, nextHere, newcomers) = (new(layout.PlaceCells), new(layout.PlaceCells), new(layout.PlaceCells));
        (onTheWay, nextOnTheWay) = (new(layout.WayCells), new(layout.WayCells));
        journeys = JourneysOn(0);
    }

    /// <summary>[places] People in each place now.</summary>
    internal ReadOnlySpan<int> Present => present;

    /// <summary>All displaced.</summary>
    internal int Displaced => displaced;

    /// <summary>Those on the way.</summary>
    internal int Travelling
    {
        get
        {
            var sum = 0;
            foreach (var count in onTheWay.Count) sum += count;
            return sum;
        }
    }

    /// <summary>Those whom no fighting could displace so far.</summary>
    internal int Waiting => waiting;

    /// <summary>Runs one member from the start.</summary>
    internal void Run(long seed, int member, FleeTrack track)
    {
        Start(seed, member);
        for (var day = 0; day < course.Days; day++)
        {
            RunDay(day);
            track.Record(day, present, displaced, waiting);
        }
    }

    /// <summary>Empties the workspace for a member.</summary>
    internal void Start(long seed, int member)
    {
        draws = new(seed, member);
        Array.Clear(present);
        ways.Forget();
        ranks.Clear();
        for (var place = 0; place < population.Length; place++)
        {
            population[place] = course.Scenario.Places[place].Population;
        }
        here.Clear();
        onTheWay.Clear();
        (waiting, displaced) = (0, 0);
    }

    /// <summary>Runs one day.</summary>
    internal void RunDay(int day)
    {
        Array.Clear(decisions);
        Displace(day);
        journeys = JourneysOn(day);
        ways.Begin(day, present, population);
        movers.Clear();
        newMovers.Clear();
        Decide(day);
        for (var group = 0; group < onTheWay.Length; group++) Travel(group, day);
        Move(movers, day);
        if (newMovers.Length > 0) Move(newMovers, day);

        (here, nextHere) = (nextHere, here);
        (onTheWay, nextOnTheWay) = (nextOnTheWay, onTheWay);
        ranks.EndDay(present);
        newcomers.Clear();
        nextHere.Clear();
        nextOnTheWay.Clear();
        if (course.Scenario.Settings.CampsAreSinks) LeaveTheAccount(day);
    }

    void Displace(int day)
    {
        if (day == 0)
        {
            for (var place = 0; place < present.Length; place++)
            {
                ranks.PutIn(place, course.Arrivals.AtStart[place]);
                Add(here, place, course.Arrivals.AtStart[place], day);
            }
        }

        var before = displaced;
        if (course.Scenario.Settings.Spawning.Mode == FleeSpawnMode.Counts)
        {
            DisplaceCounted(day);
        }
        else
        {
            for (var place = 0; place < present.Length; place++)
            {
                Add(newcomers, place, FleeSpawn.FromFighting(course, day, place, population[place], draws), day);
            }
        }

        ranks.Displace(displaced - before);
    }

    void DisplaceCounted(int day)
    {
        waiting += course.Arrivals.New[day];
        if (waiting == 0) return;
        FleeSpawn.Weigh(course, day, population, placeWeights);
        var stream = draws.On(DayNumber(day), Purpose.Spawn, 0);
        waiting -= Multinomial.Draw(ref stream, waiting, placeWeights, placeCounts);
        for (var place = 0; place < present.Length; place++) Add(newcomers, place, placeCounts[place], day);
    }

    void Add(FleeCohortList groups, int place, int count, int day)
    {
        if (count == 0) return;
        present[place] += count;
        displaced += count;
        if (course.Scenario.Settings.TakeFromPopulation) population[place] = Math.Max(0, population[place] - count);
        if (course.Classes == 1)
        {
            groups.Add(layout.AtPlace(place, FleeMap.None, true, 0, 0), count, 0, 0);
            return;
        }

        var stream = draws.On(DayNumber(day), Purpose.Attribute, course.Map.PlaceHash[place]);
        Multinomial.Draw(ref stream, count, course.HazardShares[place], classCounts);
        for (var hazard = 0; hazard < classCounts.Length; hazard++)
        {
            groups.Add(layout.AtPlace(place, FleeMap.None, true, hazard, 0), classCounts[hazard], 0, 0);
        }
    }

    /// <summary>The journeys of a day's roads; days alike share them.</summary>
    FleeJourneys JourneysOn(int day)
    {
        var size = 0L;
        foreach (var kept in journeysOf.Values) size += kept.Size;
        if (size > MostKept) journeysOf.Clear();
        var roads = course.Alike.Roads(day);
        if (journeysOf.TryGetValue(roads, out var known)) return known;
        return journeysOf[roads] = new(course, layout, course.Conditions[day]);
    }

    /// <summary>
    /// Lets all decide whether to set out, in the order in which most were displaced: the people of camps, the rest,
    /// who see what room those left, and the newcomers.
    /// </summary>
    void Decide(int day)
    {
        doors.Begin(day, ways, present);
        ways.Keep(0);
        for (var group = 0; group < here.Length; group++)
        {
            var at = layout.AtPlace(here.Cell[group]);
            if (!doors.IsFirst(at.Place)) continue;
            Decide(here, group, at, day, new(0, 1, ranks.Of(at.Place)), movers);
        }

        doors.Open(day, present, draws);
        for (var turn = 0; turn < doors.Turns; turn++)
        {
            ways.Refresh(doors.Seen(turn, present));
            ways.Keep(turn + 1);
            for (var group = 0; group < here.Length; group++)
            {
                if (here.Count[group] == 0) continue;
                var at = layout.AtPlace(here.Cell[group]);
                Decide(here, group, at, day, doors.Turn(at.Place, turn), movers);
            }
        }

        ways.Refresh(present);
        ways.Keep(FleeDoors.Hours - 1);
        var last = new FleeTurn(FleeDoors.Hours - 1, 1, ranks.OfNewcomers);
        for (var group = 0; group < newcomers.Length; group++)
        {
            Decide(newcomers, group, layout.AtPlace(newcomers.Cell[group]), day, last, newMovers);
        }
        ways.Refresh(present);
    }

    /// <summary>Who of a group sets out: all who follow a plan, and of the others one binomial.</summary>
    void Decide(FleeCohortList groups, int group, in FleeStanding at, int day, in FleeTurn turn, FleeMovers to)
    {
        var (place, plan, isFirst, hazard) = at;
        var (count, recent) = (groups.Count[group], groups.Recent(group));
        var stream = draws.On(DayNumber(day), Purpose.Leave, course.Map.PlaceHash[place], decisions[place]++);
        if (turn.Part < 1) count = (int)((turn.Part * count) + stream.NextDouble());
        groups.Count[group] -= count;

        var isFollowing = plan != FleeMap.None && !ways.IsShut(course.Map.PathDestination[plan])
            && course.Conditions[day].Leg[plan] != FleeMap.None;
        var going = isFollowing
            ? count
            : plan != FleeMap.None
            ? 0
            : Binomial.Draw(ref stream, count, ways.Chance(place) * ways.Goes(hazard, place));
        if (going < count)
        {
            Settle(
                place, FleeMap.None, isFirst, hazard, recent, 0, count - going,
                FleeMoments.Of(turn.Ranks.First, turn.Ranks.Last));
        }
        if (going == 0) return;
        present[place] -= going;
        SetOut(to, journeys.SettingOut(place, plan, isFirst), turn.Hour, hazard, place, going, recent, turn.Ranks);
    }

    /// <summary>Brings a group on the way a day further, or to the end of its link.</summary>
    void Travel(int group, int day)
    {
        var (way, hazard) = layout.OnTheWay(onTheWay.Cell[group]);
        var link = course.Map.PathLink[way.Path];
        var speed = course.SpeedOn(link, way.IsFirst);
        var (recent, alongKm, count) = (onTheWay.Recent(group), onTheWay.Km(group), onTheWay.Count[group]);
        if (way.DaysToGo > 1)
        {
            var recently = Recently(recent, speed);
            nextOnTheWay.Add(
                layout.OnTheWay(way.Path, way.IsFirst, way.DaysToGo - 1, hazard, recently, alongKm + speed), count,
                recently, alongKm + speed);
            return;
        }

        var restKm = course.Map.LinkKm[link] - alongKm;
        var among = ranks.Arrive(way.Path, count);
        if (!course.Conditions[day].IsOpen[link])
        {
            var start = course.Map.Links[link].From;
            present[start] += count;
            Settle(
                start, FleeChoice.PlanAt(course.Map, start, course.Map.PathRest[way.Path]), false, hazard, recent,
                restKm, count, FleeMoments.Of(among.First, among.Last));
            return;
        }

        var place = course.Map.LinkTo[link];
        SetOut(movers, journeys.Arriving(way.Path, way.IsFirst, restKm), 0, hazard, place, count, recent, among);
    }

    void SetOut(
        FleeMovers to, int journey, int hour, int hazard, int place, int count, double recent,
        (double First, double Last) among) =>
        to.Add(
            new(
                journey, journeys.LawOf(journey, course.GoesOnBelowKm(recent)), hour, hazard,
                course.Map.PlaceHash[place], decisions[place]++)
            { Ranks = among }, count, recent);

    /// <summary>Draws how the day ends for all who are under way, in batches where a camp fills meanwhile.</summary>
    void Move(FleeMovers under, int day)
    {
        for (var batch = 0; ; batch++)
        {
            room.Look(day, batch, under.Items, journeys, ways, present);
            var left = 0;
            foreach (ref var mover in under.Items)
            {
                if (mover.Left > 0) left += Move(ref mover, day, batch);
            }

            ways.Refresh(present);
            if (left == 0) return;
        }
    }

    /// <summary>Draws how the day ends for a part of a group.</summary>
    /// <returns>How many are left.</returns>
    int Move(ref FleeMover mover, int day, int batch)
    {
        var share = room.ShareOf(journeys, mover);
        if (share <= 0) return mover.Left;
        var stream = draws.On(DayNumber(day), Purpose.Onward, mover.Identity, mover.Part | ((ulong)batch << 32));
        var now = share >= 1 ? mover.Left : (int)((share * mover.Left) + stream.NextDouble());
        var (first, last) = mover.Ranks;
        var until = first + (Math.Min(share, 1) * (last - first)); // Who was displaced before others comes before them.
        mover.Ranks = (until, last);
        if (now == 0) return mover.Left;

        var law = journeys.Law(mover, ways);
        var ends = journeys.Ends(mover.Journey);
        if (endCounts.Length < ends.Length) endCounts = new int[ends.Length * 2];
        var counts = endCounts.AsSpan(0, ends.Length);
        counts.Clear();
        Multinomial.AddSummed(ref stream, now, law, counts);
        mover.Left -= now;
        var among = FleeMoments.Of(first, until);
        for (var end = 0; end < ends.Length; end++)
        {
            if (counts[end] > 0) End(ref mover, ends[end], counts[end], among, day);
        }

        return mover.Left;
    }

    void End(ref FleeMover mover, in FleeOutcome end, int count, in FleeMoments among, int day)
    {
        if (end.IsTurnedAway)
        {
            // Whom a batch sent to a camp that has filled meanwhile decides again.
            var comeIn = Math.Min(count, room.Takes(day, end.Place, present[end.Place]));
            mover.Left += count - comeIn;
            count = comeIn;
            if (count == 0) return;
        }

        var recently = avoidsShortStints ? (mover.Recent + end.MovedDays) / 2 : 0;
        var cell = layout.Cell(end, mover.Hazard, recently);
        if (end.Place == FleeMap.None)
        {
            nextOnTheWay.Add(cell, count, recently, end.AlongKm);
            ranks.SetOut(end.Path, count, among);
            return;
        }

        present[end.Place] += count;
        nextHere.Add(cell, count, recently, 0);
        ranks.Settle(end.Place, count, among);
    }

    void Settle(
        int place, int plan, bool isFirst, int hazard, double recent, double movedKm, int count, in FleeMoments among)
    {
        var recently = Recently(recent, movedKm);
        nextHere.Add(layout.AtPlace(place, plan, isFirst, hazard, recently), count, recently, 0);
        ranks.Settle(place, count, among);
    }

    double Recently(double recent, double movedKm) =>
        avoidsShortStints ? (recent + (movedKm / course.Scenario.Settings.MaxMoveSpeed)) / 2 : 0;

    void LeaveTheAccount(int day)
    {
        for (var group = 0; group < here.Length; group++)
        {
            var place = layout.AtPlace(here.Cell[group]).Place;
            if (!course.Conditions[day].IsCamp[place]) continue;
            var stream = draws.On(DayNumber(day), Purpose.Deactivate, course.Map.PlaceHash[place], decisions[place]++);
            var leaving =
                Binomial.Draw(ref stream, here.Count[group], course.Scenario.Places[place].DeactivationChance);
            here.Count[group] -= leaving;
            present[place] -= leaving;
            displaced -= leaving;
        }
    }

    int DayNumber(int day) => course.Scenario.StartDate.DayNumber + day;
}
