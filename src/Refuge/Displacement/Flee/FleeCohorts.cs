using Refuge.Displacement.Kernels;

namespace Refuge.Displacement.Flee;

/// <summary>Flee's rules for groups of people who are alike: the same distribution at a cost that does not grow with their number.</summary>
/// <remarks>
/// One object is the workspace of one thread; it is used for one member after the other and allocates nothing once warm.
/// Approximations (docs/3-displacement.md, "How far the cohorts are from the people"): within a day people act in groups
/// and not in the order in which they were displaced, arrivals that a filling camp may see come in at most
/// <see cref="FleeArrivalBatches.Most"/> batches with its room renewed between; what people moved lately is binned.
/// </remarks>
sealed class FleeCohorts
{
    const int PartsOfDay = 8; // Groups that meet at a place within a day are one when the same eighth of the day is gone.

    readonly FleeCourse course;
    readonly FleeCohortLayout layout;
    readonly FleeArrivalBatches batches;
    readonly int[] present;
    readonly int[] population;
    readonly ulong[] decisions; // [places] How many draws were made for each place today: part of their address.
    readonly double[] placeWeights;
    readonly int[] placeCounts;
    readonly double[] wayWeights;
    readonly int[] wayCounts;
    readonly int[] classCounts;
    readonly int[] inflow; // [places] People who came to each place today.
    readonly FleeArrivalList arriving = new();
    readonly bool avoidsShortStints;
    FleeCohortList here, nextHere, onTheWay, nextOnTheWay, standing, deciding;
    Draws draws;
    int waiting, displaced;

    /// <summary>Makes the workspace of one thread.</summary>
    internal FleeCohorts(FleeCourse course)
    {
        this.course = course;
        layout = new(course);
        batches = new(course);
        present = new int[course.Places];
        population = new int[course.Places];
        decisions = new ulong[course.Places];
        inflow = new int[course.Places];
        avoidsShortStints = course.Scenario.Settings.AvoidShortStints;
        (placeWeights, placeCounts) = (new double[course.Places], new int[course.Places]);
        var most = course.Conditions.Max(day => day.Candidates.Max(paths => paths.Length));
        (wayWeights, wayCounts) = (new double[most], new int[most]);
        classCounts = new int[course.Classes];
        (here, nextHere) = (new(layout.PlaceCells), new(layout.PlaceCells));
        (onTheWay, nextOnTheWay) = (new(layout.WayCells), new(layout.WayCells));
        (standing, deciding) = (new(layout.PlaceCells * PartsOfDay), new(layout.PlaceCells * PartsOfDay));
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
        batches.Start();
        for (var place = 0; place < population.Length; place++) population[place] = course.Scenario.Places[place].Population;
        here.Clear();
        onTheWay.Clear();
        (waiting, displaced) = (0, 0);
    }

    /// <summary>Runs one day.</summary>
    internal void RunDay(int day)
    {
        Array.Clear(decisions);
        Displace(day);
        arriving.Clear();
        for (var group = 0; group < here.Length; group++) Decide(group, day);
        for (var group = 0; group < onTheWay.Length; group++) Travel(group, day);
        Arrive(day);

        (here, nextHere) = (nextHere, here);
        (onTheWay, nextOnTheWay) = (nextOnTheWay, onTheWay);
        nextHere.Clear();
        nextOnTheWay.Clear();
        if (course.Scenario.Settings.CampsAreSinks) LeaveTheAccount(day);
    }

    void Displace(int day)
    {
        if (day == 0)
        {
            for (var place = 0; place < present.Length; place++) Add(place, course.Arrivals.AtStart[place], day);
        }

        if (course.Scenario.Settings.Spawning.Mode != FleeSpawnMode.Counts)
        {
            for (var place = 0; place < present.Length; place++) Add(place, FleeSpawn.FromFighting(course, day, place, population[place], draws), day);
            return;
        }

        waiting += course.Arrivals.New[day];
        if (waiting == 0) return;
        FleeSpawn.Weigh(course, day, population, placeWeights);
        var stream = draws.On(DayNumber(day), Purpose.Spawn, 0);
        waiting -= Multinomial.Draw(ref stream, waiting, placeWeights, placeCounts);
        for (var place = 0; place < present.Length; place++) Add(place, placeCounts[place], day);
    }

    void Add(int place, int count, int day)
    {
        if (count == 0) return;
        present[place] += count;
        displaced += count;
        if (course.Scenario.Settings.TakeFromPopulation) population[place] = Math.Max(0, population[place] - count);
        if (course.Classes == 1)
        {
            here.Add(layout.AtPlace(place, FleeMap.None, true, 0, 0), count, 0, 0);
            return;
        }

        var stream = draws.On(DayNumber(day), Purpose.Attribute, course.Map.PlaceHash[place]);
        Multinomial.Draw(ref stream, count, course.HazardShares[place], classCounts);
        for (var hazard = 0; hazard < classCounts.Length; hazard++) here.Add(layout.AtPlace(place, FleeMap.None, true, hazard, 0), classCounts[hazard], 0, 0);
    }

    void Decide(int group, int day)
    {
        var (place, plan, isFirst, hazard) = layout.AtPlace(here.Cell[group]);
        var traveller = new FleeTraveller(FleeMap.None, isFirst, hazard, here.Recent(group), 0, 0, here.Count[group]);
        Choose(traveller, place, plan, plan == FleeMap.None ? course.MoveChance(day, place, population[place]) : 1, day, isStart: true);
    }

    void Travel(int group, int day)
    {
        var (way, hazard) = layout.OnTheWay(onTheWay.Cell[group]);
        var link = course.Map.PathLink[way.Path];
        var speed = course.SpeedOn(link, way.IsFirst);
        var (recent, sofarKm, count) = (onTheWay.Recent(group), onTheWay.Km(group), onTheWay.Count[group]);
        if (way.DaysToGo > 1)
        {
            var recently = Recently(recent, speed);
            nextOnTheWay.Add(layout.OnTheWay(way.Path, way.IsFirst, way.DaysToGo - 1, hazard, recently), count, recently, sofarKm + speed);
            return;
        }

        var restKm = course.Map.LinkKm[link] - sofarKm;
        arriving.Add(new(way.Path, way.IsFirst, hazard, recent, restKm, restKm / speed, count));
    }

    void Arrive(int day)
    {
        batches.Plan(course, day, present, arriving.Items, inflow);
        Array.Clear(inflow);
        for (var batch = 0; batch < batches.Count; batch++)
        {
            for (var index = 0; index < arriving.Items.Length; index++)
            {
                var traveller = arriving.Items[index];
                var count = batches.Part(traveller, index, batch);
                if (count > 0) EndLink(traveller with { Count = count }, day);
            }

            // Whoever arrives with part of the day left decides again; who thereby arrives again today stands in the next wave.
            while (standing.Length > 0)
            {
                (standing, deciding) = (deciding, standing);
                for (var group = 0; group < deciding.Length; group++) GoOn(group, day);
                deciding.Clear();
            }
        }
    }

    void EndLink(FleeTraveller traveller, int day)
    {
        var link = course.Map.PathLink[traveller.Path];
        var rest = course.Map.PathRest[traveller.Path];
        var arrived = traveller with { Path = FleeMap.None, IsFirst = false };
        if (!course.Conditions[day].IsOpen[link])
        {
            var start = course.Map.Links[link].From;
            present[start] += traveller.Count;
            Settle(arrived, start, FleeChoice.PlanAt(course.Map, start, rest));
            return;
        }

        var place = course.Map.LinkTo[link];
        present[place] += traveller.Count;
        inflow[place] += traveller.Count;
        var dayGone = course.KeepsFaults ? traveller.MovedKm / course.SpeedOn(link, traveller.IsFirst) : traveller.DayUsed;
        if (dayGone < 1)
        {
            standing.Add((layout.AtPlace(place, rest, false, traveller.Hazard, traveller.Recent) * PartsOfDay) + (int)(dayGone * PartsOfDay), traveller.Count, traveller.Recent, traveller.MovedKm, traveller.DayUsed);
        }
        else
        {
            Settle(arrived, place, rest);
        }
    }

    void GoOn(int group, int day)
    {
        var (place, plan, _, hazard) = layout.AtPlace(deciding.Cell[group] / PartsOfDay);
        var people = new FleeTraveller(FleeMap.None, false, hazard, deciding.Recent(group), deciding.Km(group), deciding.DayUsed(group), deciding.Count[group]);
        var isForced = course.Conditions[day].IsTown[place] && course.GoesOn(people.Recent, people.MovedKm);
        Choose(people, place, plan, isForced ? 1 : course.MoveChance(day, place, population[place]), day, isStart: false);
    }

    /// <summary>Lets people at a place stay or set out; those who set out either end their link today or are on the way.</summary>
    void Choose(in FleeTraveller people, int place, int plan, double chance, int day, bool isStart)
    {
        if (plan != FleeMap.None)
        {
            SetOut(people, people.Count, place, plan, day, isStart);
            return;
        }

        var stream = draws.On(DayNumber(day), isStart ? Purpose.Leave : Purpose.Onward, course.Map.PlaceHash[place], decisions[place]++);
        var ways = course.Conditions[day].Candidates[place];
        var leaving = ways.Length == 0 ? 0 : Binomial.Draw(ref stream, people.Count, chance);
        if (leaving < people.Count) Settle(people with { Count = people.Count - leaving }, place, FleeMap.None);
        if (leaving == 0) return;

        var weights = wayWeights.AsSpan(0, ways.Length);
        var counts = wayCounts.AsSpan(0, ways.Length);
        for (var left = leaving; left > 0;)
        {
            FleeChoice.Weigh(course, day, place, people.Hazard, present, weights);
            var now = isStart ? left : Math.Max(FleeArrivalBatches.WhileRoomHolds(course, day, ways, weights, present, left), (leaving + FleeArrivalBatches.Most - 1) / FleeArrivalBatches.Most);
            now = Math.Min(now, left);
            left -= now;
            Multinomial.Draw(ref stream, now, weights, counts);
            for (var way = 0; way < ways.Length; way++)
            {
                if (counts[way] > 0) SetOut(people, counts[way], place, ways[way], day, isStart);
            }
        }
    }

    void SetOut(in FleeTraveller people, int count, int place, int path, int day, bool isStart)
    {
        var leg = FleeChoice.SetOut(course, day, path, present);
        if (leg == FleeMap.None)
        {
            Settle(people with { Count = count }, place, FleeMap.None);
            return;
        }

        present[place] -= count;
        var link = course.Map.PathLink[leg];
        var km = course.Map.LinkKm[link];
        var speed = course.SpeedOn(link, people.IsFirst);
        // Flee gives the whole day's journey again on each link.
        var reachKm = course.KeepsFaults ? speed : speed * (1 - people.DayUsed);
        if (reachKm > km)
        {
            var arriver = people with { Path = leg, MovedKm = people.MovedKm + km, DayUsed = people.DayUsed + (km / speed), Count = count };
            if (isStart) arriving.Add(arriver);
            else EndLink(arriver, day);
            return;
        }

        var recently = Recently(people.Recent, people.MovedKm + reachKm);
        var daysToGo = (int)Math.Floor((km - reachKm) / speed) + 1;
        nextOnTheWay.Add(layout.OnTheWay(leg, people.IsFirst, daysToGo, people.Hazard, recently), count, recently, reachKm);
    }

    void Settle(FleeTraveller people, int place, int plan)
    {
        var recently = Recently(people.Recent, people.MovedKm);
        nextHere.Add(layout.AtPlace(place, plan, people.IsFirst, people.Hazard, recently), people.Count, recently, 0);
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
            var leaving = Binomial.Draw(ref stream, here.Count[group], course.Scenario.Places[place].DeactivationChance);
            here.Count[group] -= leaving;
            present[place] -= leaving;
            displaced -= leaving;
        }
    }

    int DayNumber(int day) => course.Scenario.StartDate.DayNumber + day;
}

/// <summary>People who act together within a day.</summary>
/// <param name="Path">The path whose first link they come to the end of, or <see cref="FleeMap.None"/> at a place.</param>
/// <param name="IsFirst">Whether it is their first link.</param>
/// <param name="Hazard">Their hazard class.</param>
/// <param name="Recent">What they moved lately, in days' journeys.</param>
/// <param name="MovedKm">What they moved today.</param>
/// <param name="DayUsed">How much of the day is gone, 0 to 1.</param>
/// <param name="Count">How many they are.</param>
readonly record struct FleeTraveller(int Path, bool IsFirst, int Hazard, double Recent, double MovedKm, double DayUsed, int Count);
