using System.Numerics;
using Refuge.Displacement.Random;

namespace Refuge.Flee.Engines;

/// <summary>
/// Flee's rules for groups of people who are alike: the same distribution at a cost that does not grow with their
/// number.
/// </summary>
/// <remarks>
/// One object is the workspace of one thread; it is used for one member after the other and allocates nothing once
/// warm. A day is two draws for each group: a binomial for how many set out, and a multinomial over all the ways in
/// which their day can end, whose chances <see cref="FleeJourneys"/> works out. All who come to a place on one plan are
/// one group, over whatever road and at whatever hour; how its people divide over hours, and over what they moved
/// lately, is kept as what is expected (<see cref="FleeMixtures"/>). Approximations (docs/flee.md, "How far
/// the cohorts are from the people"): where a camp fills, people move in batches with its room renewed between
/// (<see cref="FleeRoom"/>); hours of the day and what people moved lately are binned.
/// </remarks>
sealed partial class FleeCohorts
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
    FleeMixtures mixtures;
    readonly FleeInflows inflows;
    readonly FleeAtom[] atoms; // [bins]
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
        FleeCohortList AtPlaces() => new(layout.PlaceCells, layout.Bins, hours: 1);
        FleeCohortList OnLinks() => new(layout.WayCells, layout.Bins, course.Hours.OnLink);
        (here, nextHere, newcomers) = (AtPlaces(), AtPlaces(), AtPlaces());
        (onTheWay, nextOnTheWay) = (OnLinks(), OnLinks());
        (inflows, atoms) = (new(course), new FleeAtom[layout.Bins]);
        mixtures = JourneysOn(0).Mixtures;
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
    internal void Run(long seed, int member, FleeTrack track, FleeWatch? watch = null)
    {
        Start(seed, member);
        for (var day = 0; day < course.Days; day++)
        {
            RunDay(day);
            watch?.DayDone();
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
        mixtures = JourneysOn(day).Mixtures;
        ways.Begin(day, present, population);
        movers.Clear();
        newMovers.Clear();
        Decide(day);
        Travel(day);
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
            AddNew(groups, place, 0, count);
            return;
        }

        var stream = draws.On(DayNumber(day), Purpose.Attribute, course.Map.PlaceHash[place]);
        Multinomial.Draw(ref stream, count, course.HazardShares[place], classCounts);
        for (var hazard = 0; hazard < classCounts.Length; hazard++)
        {
            AddNew(groups, place, hazard, classCounts[hazard]);
        }
    }

    void AddNew(FleeCohortList groups, int place, int hazard, int count)
    {
        if (count == 0) return;
        groups.Add(layout.AtPlace(place, FleeMap.None, true, hazard), count)
            .Add(layout.BinAtPlace(place, 0), 0, count, 0);
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
        var count = groups.Count[group];
        var shares = groups.Shares(group);
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
                place, FleeMap.None, isFirst, hazard, shares, 0, count - going,
                FleeMoments.Of(turn.Ranks.First, turn.Ranks.Last));
        }
        if (going == 0) return;
        present[place] -= going;
        var dayOf = mixtures.SettingOut(place, plan, isFirst);
        var parts = mixtures.Join(dayOf, atoms.AsSpan(0, FleeInflows.Divide(shares, atoms)));
        to.Add(
            new(dayOf, turn.Hour, hazard, course.Map.PlaceHash[place], decisions[place]++)
            {
                Left = going,
                Ranks = turn.Ranks,
            }, atoms.AsSpan(0, parts));
    }

    /// <summary>Brings all who are on the way a day further, or to the end of their link.</summary>
    void Travel(int day)
    {
        inflows.Clear();
        for (var group = 0; group < onTheWay.Length; group++) Travel(group, day);
        for (var group = 0; group < onTheWay.Length; group++)
        {
            var (way, hazard) = layout.OnTheWay(onTheWay.Cell[group]);
            if (way.DaysToGo > 1 || !course.Conditions[day].IsOpen[course.Map.PathLink[way.Path]]) continue;
            inflows.Divide(way, hazard, onTheWay.Count[group], onTheWay.Shares(group));
        }

        for (var index = 0; index < inflows.Length; index++)
        {
            var coming = inflows[index];
            var place = course.Hours.Inflow(coming.Inflow).Place;
            var dayOf = mixtures.Arriving(coming.Inflow, coming.Atoms);
            movers.Add(
                new(dayOf, 0, coming.Hazard, course.Map.PlaceHash[place], decisions[place]++)
                {
                    Left = coming.Count,
                    Ranks = ranks.Evenly(coming.Ranks),
                }, coming.Atoms[..mixtures.Join(dayOf, coming.Atoms)]);
        }
    }

    void Travel(int group, int day)
    {
        var (way, hazard) = layout.OnTheWay(onTheWay.Cell[group]);
        var link = course.Map.PathLink[way.Path];
        var count = onTheWay.Count[group];
        var shares = onTheWay.Shares(group);
        if (way.DaysToGo > 1)
        {
            GoOn(way, hazard, shares, count);
            return;
        }

        var among = ranks.Arrive(way.Path, count);
        if (course.Conditions[day].IsOpen[link])
        {
            inflows.Add(way, hazard, count, among);
            return;
        }

        var start = course.Map.Links[link].From;
        present[start] += count;
        var moved = course.Hours.OfMorning(way.Path, way.IsFirst).Km;
        Settle(
            start, FleeChoice.PlanAt(course.Map, start, course.Map.PathRest[way.Path]), false, hazard, shares, moved,
            count, among);
    }

    /// <summary>Brings people a day further on a link at whose end they do not come today.</summary>
    void GoOn(in FleeWay way, int hazard, in FleeShares shares, int count)
    {
        var nearer =
            nextOnTheWay.Add(layout.OnTheWay(way.Path, way.IsFirst, way.DaysToGo - 1, hazard), count);
        var movedDays = DaysOf(course.SpeedOn(course.Map.PathLink[way.Path], way.IsFirst));
        for (var left = shares.Used; left != 0; left &= left - 1)
        {
            var bin = BitOperations.TrailingZeroCount(left);
            var hours = shares.Hours(bin);
            var people = FleeShares.Sum(hours);
            var recently = avoidsShortStints ? (shares.Recent(bin) + (people * movedDays)) / 2 : 0;
            nearer.Add(
                layout.BinOnTheWay(way.Path, way.IsFirst, way.DaysToGo - 1, recently / people), hours, 1, recently);
        }
    }

    /// <summary>Puts people in a place for the night who have not decided anew today.</summary>
    void Settle(
        int place, int plan, bool isFirst, int hazard, in FleeShares shares, double movedKm, int count,
        in FleeMoments among)
    {
        var there = nextHere.Add(layout.AtPlace(place, plan, isFirst, hazard), count);
        var (times, movedDays) = (count / shares.Sum(), DaysOf(movedKm));
        for (var left = shares.Used; left != 0; left &= left - 1)
        {
            var bin = BitOperations.TrailingZeroCount(left);
            var people = FleeShares.Sum(shares.Hours(bin));
            var recently = avoidsShortStints ? (shares.Recent(bin) + (people * movedDays)) / 2 : 0;
            there.Add(layout.BinAtPlace(place, recently / people), 0, people * times, recently * times);
        }

        ranks.Settle(place, count, among);
    }

    float DaysOf(double km) => (float)(km / course.Scenario.Settings.MaxMoveSpeed);

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
