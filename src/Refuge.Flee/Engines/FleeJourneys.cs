using System.Runtime.InteropServices;

namespace Refuge.Flee.Engines;

/// <summary>
/// What can become of somebody in the rest of a day, from each point at which people set out or arrive, as columns.
/// </summary>
/// <remarks>
/// A journey is a small graph without loops: stops, where people decide again with part of the day gone, and ends,
/// where their day is over: settled at a place, or on the way. Stops stand in the order of the time of day, so that one
/// pass over them gives the chance of each end (<see cref="Law"/>). Journeys hold for one <see cref="FleeConditions"/>;
/// they are worked out when first needed and kept.
/// </remarks>
sealed class FleeJourneys
{
    const double Negligible = 1e-6; // People who come to a stop with less chance than this stay there.

    const int NotYet = -1; // No hazard class: the law has not been worked out.

    readonly FleeCourse course;
    readonly FleeCohortLayout layout;
    readonly FleeConditions conditions;
    readonly int[] deciding; // [(places + paths) × 2] Journey + 1 of people who set out, 0 when not worked out yet.
    readonly int[]?[] arriving; // [inflows][moments] The same of people who arrive.
    readonly FleeJourneyBuilder builder;
    readonly List<FleeJourney> journeys = [];
    readonly List<FleeStop> stops = [];
    readonly List<int> targets = [];
    readonly List<FleeOutcome> ends = [];
    readonly List<int> places = [];
    readonly List<int> camps = [];
    // [journeys × towns come to] After how many km people come to a town where they may go on, in order.
    readonly List<double> goingOn = [];
    // [journeys × (towns come to + 1)] Law + 1 of people who go on from the first so many of these, 0 when not worked
    // out yet.
    readonly List<int> lawOf = [];
    readonly List<FleeLaw> laws = [];
    readonly List<float> chances = []; // [laws × ends]
    double[] mass = new double[64];

    internal FleeJourneys(FleeCourse course, FleeCohortLayout layout, FleeConditions conditions)
    {
        (this.course, this.layout, this.conditions) = (course, layout, conditions);
        deciding = new int[(course.Places + course.Map.Paths.Length) * 2];
        arriving = new int[]?[course.Hours.Inflows];
        builder = new(course, conditions);
        Mixtures = new(course, layout, this);
    }

    /// <summary>How many numbers these journeys keep, for a bound on memory.</summary>
    internal int Size => targets.Count + (4 * stops.Count) + (8 * ends.Count) + chances.Count;

    /// <summary>The journey of people who set out in the morning.</summary>
    /// <param name="place">From where.</param>
    /// <param name="plan">The path they follow, or <see cref="FleeMap.None"/>.</param>
    /// <param name="isFirst">Whether it is their first link.</param>
    internal int SettingOut(int place, int plan, bool isFirst)
    {
        ref var known = ref deciding[((plan == FleeMap.None ? place : course.Places + plan) * 2) + (isFirst ? 1 : 0)];
        if (known == 0) known = Keep(builder.SettingOut(place, plan, isFirst)) + 1;
        return known - 1;
    }

    /// <summary>The journey of people who come with an inflow at one of its moments.</summary>
    internal int Arriving(int inflow, int moment)
    {
        var ofInflow = arriving[inflow] ??= new int[course.Hours.Rows(inflow)];
        ref var known = ref ofInflow[moment];
        if (known == 0)
        {
            known = Keep(builder.Arriving(course.Hours.Inflow(inflow), course.Hours.Moment(inflow, moment))) + 1;
        }

        return known - 1;
    }

    /// <summary>What can become of groups whose people come at different moments.</summary>
    internal FleeMixtures Mixtures { get; }

    /// <summary>[ends] How a journey can end.</summary>
    internal ReadOnlySpan<FleeOutcome> Ends(int journey) =>
        CollectionsMarshal.AsSpan(ends).Slice(journeys[journey].FirstEnd, journeys[journey].Ends);

    /// <summary>Whether a journey ends at a place with a limit.</summary>
    internal bool IsLimited(int journey, int end) =>
        Ends(journey)[end].Place is var place && place != FleeMap.None && course.IsLimited(place);

    /// <summary>The places with a limit that people on this journey come to, or look at to decide.</summary>
    internal ReadOnlySpan<int> Camps(int journey) =>
        CollectionsMarshal.AsSpan(camps).Slice(journeys[journey].FirstCamp, journeys[journey].Camps);

    /// <summary>
    /// The number of the law that people on a journey follow who have moved so much lately: those who go on from the
    /// same towns share it.
    /// </summary>
    /// <param name="journey">The journey.</param>
    /// <param name="goOnBelowKm">People in towns go on who have moved less than this today.</param>
    internal int LawOf(int journey, double goOnBelowKm)
    {
        ref readonly var one = ref CollectionsMarshal.AsSpan(journeys)[journey];
        var goesOn = 0;
        if (one.GoingOn > 0)
        {
            foreach (var km in CollectionsMarshal.AsSpan(goingOn).Slice(one.FirstGoingOn, one.GoingOn))
            {
                goesOn += km < goOnBelowKm ? 1 : 0;
            }
        }

        ref var law = ref CollectionsMarshal.AsSpan(lawOf)[one.FirstLaw + goesOn];
        if (law == 0)
        {
            laws.Add(new() { First = chances.Count, Hazard = NotYet, GoOnBelowKm = goOnBelowKm });
            CollectionsMarshal.SetCount(chances, chances.Count + one.Ends);
            law = laws.Count;
        }

        return law - 1;
    }

    /// <summary>[ends] The chance of each end, as things stand.</summary>
    /// <param name="journey">The journey.</param>
    /// <param name="number">The number of the law (<see cref="LawOf"/>).</param>
    /// <param name="hour">The hour of the morning in which people set out.</param>
    /// <param name="hazard">Their hazard class.</param>
    /// <param name="ways">How people divide over the ways from each place now.</param>
    internal ReadOnlySpan<float> Law(int journey, int number, int hour, int hazard, FleeWays ways)
    {
        ref readonly var one = ref CollectionsMarshal.AsSpan(journeys)[journey];
        ref var law = ref CollectionsMarshal.AsSpan(laws)[number];
        var ofEnds = CollectionsMarshal.AsSpan(chances).Slice(law.First, one.Ends);
        var touched = CollectionsMarshal.AsSpan(places).Slice(one.FirstPlace, one.Places);
        var morning = one.SetsOut ? ways.MorningOf(hour, one.Start) : 0;
        if (law.Hazard == hazard && law.Morning == morning
            && (law.At == ways.Now || ways.AreUnchanged(touched, law.At)))
        {
            law.At = ways.Now;
            return ofEnds;
        }

        (law.Hazard, law.At, law.Morning) = (hazard, ways.Now, morning);
        var slots = one.Stops + one.Ends;
        if (mass.Length < slots) mass = new double[slots * 2];
        var now = mass.AsSpan(0, slots);
        Spread(
            CollectionsMarshal.AsSpan(stops).Slice(one.FirstStop, one.Stops),
            CollectionsMarshal.AsSpan(targets)[one.FirstTarget..],
            one.SetsOut, ways.Morning(hour, hazard), ways.Current(hazard), law.GoOnBelowKm, now);
        now = now[one.Stops..];
        for (var end = 0; end < now.Length; end++) ofEnds[end] = (float)now[end];
        return ofEnds;
    }

    /// <summary>Sends the whole of one person, in parts, from the first stop to the ends.</summary>
    /// <param name="stops">[stops] In the order of the time of day.</param>
    /// <param name="targets">[targets] For each way from each stop, the stop or, counted on from the stops, the end it
    /// leads to.</param>
    /// <param name="setsOut">Whether people have decided at the first stop, by the state of things in the
    /// morning.</param>
    /// <param name="morning">How people divide in the morning.</param>
    /// <param name="ways">How people divide now.</param>
    /// <param name="goOnBelowKm">People in towns go on who have moved less than this today.</param>
    /// <param name="mass">[stops + ends] On return, the chance of passing each stop and of each end; the ends sum to
    /// one.</param>
    internal static void Spread(
        ReadOnlySpan<FleeStop> stops, ReadOnlySpan<int> targets, bool setsOut, in FleeWaysNow morning,
        in FleeWaysNow ways, double goOnBelowKm, Span<double> mass)
    {
        mass.Clear();
        mass[0] = 1;
        for (var index = 0; index < stops.Length; index++)
        {
            var here = mass[index];
            if (here == 0) continue;
            ref readonly var stop = ref stops[index];
            if (here < Negligible)
            {
                mass[stop.Settles] += here;
                continue;
            }

            if (stop.Plan != FleeMap.None)
            {
                // In the morning it was seen to be open.
                var isShut = ways.IsShut[stop.Plan] && !(setsOut && index == 0);
                mass[isShut || stop.Targets == 0 ? stop.Settles : targets[stop.FirstTarget]] += here;
                continue;
            }

            if (stop.Targets == 0)
            {
                mass[stop.Settles] += here;
                continue;
            }

            ReadOnlySpan<double> shares;
            if (setsOut && index == 0)
            {
                shares = morning.Share.Slice(morning.First[stop.Place], stop.Targets);
                here /= morning.Goes[stop.Place];
            }
            else
            {
                shares = ways.Share.Slice(ways.First[stop.Place], stop.Targets);
                var leaving = stop.Km < goOnBelowKm && ways.IsTown[stop.Place] ? here : here * ways.Chance[stop.Place];
                mass[stop.Settles] += here - (leaving * ways.Goes[stop.Place]);
                here = leaving;
            }

            var to = targets.Slice(stop.FirstTarget, stop.Targets);
            for (var way = 0; way < to.Length; way++) mass[to[way]] += here * shares[way];
        }
    }

    int Keep(FleeJourneyDraft draft)
    {
        double[] towns = course.Scenario.Settings.AvoidShortStints
            ? [
                .. draft.Stops.Skip(draft.SetsOut ? 1 : 0)
                .Where(stop => stop.Plan == FleeMap.None && stop.Targets > 0 && conditions.IsTown[stop.Place])
                .Select(stop => stop.Km).Distinct().Order()]
            : [];
        journeys.Add(new()
        {
            Start = draft.Start,
            SetsOut = draft.SetsOut,
            FirstStop = stops.Count,
            Stops = draft.Stops.Count,
            FirstTarget = targets.Count,
            FirstEnd = ends.Count,
            Ends = draft.Ends.Count,
            FirstPlace = places.Count,
            Places = draft.Places.Count,
            FirstCamp = camps.Count,
            Camps = draft.Camps.Count,
            FirstGoingOn = goingOn.Count,
            GoingOn = towns.Length,
            FirstLaw = lawOf.Count,
        });
        stops.AddRange(draft.Stops);
        targets.AddRange(draft.Targets);
        foreach (var end in draft.Ends) ends.Add(layout.Outcome(end));
        places.AddRange(draft.Places);
        camps.AddRange(draft.Camps);
        goingOn.AddRange(towns);
        lawOf.AddRange(Enumerable.Repeat(0, towns.Length + 1));
        return journeys.Count - 1;
    }

    /// <summary>Where the columns of a journey begin, and how long they are.</summary>
    struct FleeJourney
    {
        internal int Start, FirstStop, Stops, FirstTarget, FirstEnd, Ends, FirstPlace, Places, FirstCamp, Camps,
            FirstGoingOn, GoingOn, FirstLaw;
        internal bool SetsOut;
    }

    /// <summary>Where the chances of a law begin, and for what they were last worked out.</summary>
    struct FleeLaw
    {
        internal int First, Hazard;
        internal double GoOnBelowKm;
        internal long At, Morning;
    }
}

/// <summary>A point in the day at which people decide whether and where to go on.</summary>
/// <param name="Place">The place.</param>
/// <param name="Plan">The place that a planned path leads to, on which they set out if it is not full; or
/// <see cref="FleeMap.None"/> when they choose.</param>
/// <param name="Km">What they have moved today.</param>
/// <param name="FirstTarget">Their first target, counted from the first of the journey.</param>
/// <param name="Targets">How many targets there are: one for each way, none when nothing leads on.</param>
/// <param name="Settles">Where those come who stay.</param>
readonly record struct FleeStop(int Place, int Plan, double Km, int FirstTarget, int Targets, int Settles);

/// <summary>How somebody's day can end.</summary>
/// <param name="Place">The place where they are, or <see cref="FleeMap.None"/> on the way.</param>
/// <param name="Plan">What is left of their plan there.</param>
/// <param name="Path">On the way: the path whose first link they are on.</param>
/// <param name="IsFirst">On the way: whether it is the first link they travel.</param>
/// <param name="DaysToGo">On the way: days until they come to its end.</param>
/// <param name="MovedKm">What they have moved today.</param>
/// <param name="AlongKm">On the way: how far along the link they are.</param>
/// <param name="IsTurnedAway">Whether they chose the place in the course of the day and would have been turned away
/// from it when full.</param>
readonly record struct FleeEnd(
    int Place, int Plan, int Path, bool IsFirst, int DaysToGo, double MovedKm, double AlongKm, bool IsTurnedAway);
