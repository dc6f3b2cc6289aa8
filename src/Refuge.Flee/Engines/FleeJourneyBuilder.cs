namespace Refuge.Flee.Engines;

/// <summary>A journey as it is worked out; used again for the next.</summary>
sealed class FleeJourneyDraft
{
    /// <summary>The place at which it begins.</summary>
    internal int Start { get; set; }

    /// <summary>Whether people have decided to set out at the first stop.</summary>
    internal bool SetsOut { get; set; }

    /// <summary>[stops] In the order of the time of day.</summary>
    internal List<FleeStop> Stops { get; } = [];

    /// <summary>[targets] See <see cref="FleeJourneys.Spread"/>.</summary>
    internal List<int> Targets { get; } = [];

    /// <summary>[ends] How it can end.</summary>
    internal List<FleeEnd> Ends { get; } = [];

    /// <summary>Places where people decide, or whose room they look at.</summary>
    internal List<int> Places { get; } = [];

    /// <summary>Places with a limit that people come to, or look at.</summary>
    internal List<int> Camps { get; } = [];
}

/// <summary>Works out journeys: everything that somebody can do within a day, by the hour.</summary>
/// <remarks>
/// People who come to one place with one plan within the same part of the day stop there together, at the mean of what
/// they moved; the next stop is at least one such part later, so that a day has at most twice as many stops in a row as
/// it has parts. Where short stints are avoided, what somebody moved decides whether they go on, and the mean of stops
/// 45 km apart does not (4,045 for 5,281 in a camp behind twelve towns): there a part is a 64th of the day, else an
/// eighth. Ends at one place are then told apart by the eighth of a day's journey moved.
/// </remarks>
sealed class FleeJourneyBuilder
{
    const int PartsOfDay = 8;
    const int FinePartsOfDay = 64;
    const int PartsOfMoved = 8;

    readonly FleeCourse course;
    readonly FleeConditions conditions;
    readonly int partsOfDay;
    readonly FleeJourneyDraft draft = new();
    readonly List<Stop> stops = [];
    readonly List<int> joined = []; // [ends] How many ways of ending a day alike have been put together.
    readonly List<int>[] byPart;
    readonly Dictionary<(int Place, int Plan, int Part, bool IsTurnedAway), int> stopOf = [];
    readonly Dictionary<
        (int Place, int Plan, int Path, bool IsFirst, int Days, int Part, int Moved, bool IsTurnedAway),
        int> endOf = [];

    internal FleeJourneyBuilder(FleeCourse course, FleeConditions conditions)
    {
        (this.course, this.conditions) = (course, conditions);
        partsOfDay = course.Scenario.Settings.AvoidShortStints ? FinePartsOfDay : PartsOfDay;
        byPart = [.. Enumerable.Range(0, MostParts + 1).Select(_ => new List<int>())];
    }

    int MostParts => 2 * partsOfDay;

    FleeMap Map => course.Map;

    /// <summary>The journey of people who set out from a place in the morning, freely or on a plan.</summary>
    internal FleeJourneyDraft SettingOut(int place, int plan, bool isFirst)
    {
        Begin(place);
        draft.SetsOut = true;
        StopAt(place, plan, 0, 0, -1, false);
        return Finish(isFirst);
    }

    /// <summary>The journey of people of an inflow who come at a moment.</summary>
    internal FleeJourneyDraft Arriving(FleeInflow inflow, FleeMoment at)
    {
        Begin(inflow.Place);
        draft.SetsOut = false;
        var gone = course.KeepsFaults ? at.Km / inflow.SpeedKm : at.DayUsed;
        if (gone < 1)
        {
            StopAt(draft.Start, inflow.Plan, at.Km, at.DayUsed, -1, false);
            return Finish(isFirst: false);
        }

        draft.Stops.Add(
            new(draft.Start, FleeMap.None, at.Km, 0, 0, 1 + Settle(draft.Start, inflow.Plan, at.Km, false)));
        AddTouched();
        return draft;
    }

    void Begin(int place)
    {
        draft.Start = place;
        draft.Stops.Clear();
        draft.Targets.Clear();
        draft.Ends.Clear();
        draft.Places.Clear();
        draft.Camps.Clear();
        stops.Clear();
        joined.Clear();
        stopOf.Clear();
        endOf.Clear();
        foreach (var part in byPart) part.Clear();
    }

    FleeJourneyDraft Finish(bool isFirst)
    {
        var order = new List<int>();
        for (var part = 0; part <= MostParts; part++)
        {
            for (var index = 0; index < byPart[part].Count; index++)
            {
                order.Add(byPart[part][index]);
                Expand(byPart[part][index], part, isFirst && order.Count == 1);
            }
        }

        var rank = new int[stops.Count];
        for (var index = 0; index < order.Count; index++) rank[order[index]] = index;
        int Slot(int slot) => slot >= 0 ? rank[slot] : order.Count + ~slot;
        foreach (var stop in order.Select(index => stops[index]))
        {
            draft.Stops.Add(
                new(stop.Place, stop.PlanTo, stop.Km, draft.Targets.Count, stop.Targets.Count, Slot(stop.Settles)));
            draft.Targets.AddRange(stop.Targets.Select(Slot));
        }

        AddTouched();
        return draft;
    }

    void Expand(int index, int part, bool isFirst)
    {
        var stop = stops[index];
        stop.Settles = ~Settle(stop.Place, FleeMap.None, stop.Km, stop.IsTurnedAway);
        if (stop.Plan != FleeMap.None)
        {
            stop.PlanTo = Map.PathDestination[stop.Plan];
            if (conditions.Leg[stop.Plan] is var leg && leg != FleeMap.None)
            {
                stop.Targets.Add(Target(stop, leg, part, isFirst));
            }
            return;
        }

        foreach (var way in conditions.Candidates[stop.Place])
        {
            // A way without an open leg is chosen by nobody: its share is zero.
            stop.Targets.Add(
                conditions.Leg[way] == FleeMap.None ? stop.Settles : Target(stop, conditions.Leg[way], part, isFirst));
        }
    }

    /// <summary>
    /// Where somebody comes today who sets out from <paramref name="from"/> on a path: a stop, or the complement of an
    /// end.
    /// </summary>
    int Target(Stop from, int path, int part, bool isFirst)
    {
        var link = Map.PathLink[path];
        var (km, speed) = (Map.LinkKm[link], course.SpeedOn(link, isFirst));
        // Flee gives the whole day's journey again on each link.
        var reachKm = course.KeepsFaults ? speed : speed * (1 - from.DayUsed);
        if (!(reachKm > km))
        {
            return ~End(
                new(
                    FleeMap.None, FleeMap.None, path, isFirst, (int)Math.Floor((km - reachKm) / speed) + 1,
                    from.Km + reachKm, reachKm, false));
        }

        var (place, rest, moved, used) =
            (Map.LinkTo[link], Map.PathRest[path], from.Km + km, from.DayUsed + (km / speed));
        var gone = course.KeepsFaults ? moved / speed : used;
        // Who sets out in the morning comes in whatever has filled meanwhile; who chooses during the day has seen it.
        // Who only passes through on a plan looks at where the plan leads, and comes in.
        var isTurnedAway = !(draft.SetsOut && part == 0) && rest == FleeMap.None && course.IsLimited(place);
        var next = Math.Max(part + 1, (int)(gone * partsOfDay));
        return gone < 1 && next <= MostParts
            ? StopAt(place, rest, moved, used, next, isTurnedAway)
            : ~Settle(place, rest, moved, isTurnedAway);
    }

    int StopAt(int place, int plan, double km, double dayUsed, int part, bool isTurnedAway)
    {
        part = Math.Max(0, part);
        if (stopOf.TryGetValue((place, plan, part, isTurnedAway), out var known))
        {
            var there = stops[known];
            there.Joined++;
            there.Km += (km - there.Km) / there.Joined;
            there.DayUsed += (dayUsed - there.DayUsed) / there.Joined;
            return known;
        }

        stops.Add(new() { Place = place, Plan = plan, Km = km, DayUsed = dayUsed, IsTurnedAway = isTurnedAway });
        byPart[part].Add(stops.Count - 1);
        return stopOf[(place, plan, part, isTurnedAway)] = stops.Count - 1;
    }

    int Settle(int place, int plan, double km, bool isTurnedAway) =>
        End(new(place, plan, FleeMap.None, false, 0, km, 0, isTurnedAway));

    int End(FleeEnd end)
    {
        var moved = course.Scenario.Settings.AvoidShortStints
            ? (int)(end.MovedKm / course.Scenario.Settings.MaxMoveSpeed * PartsOfMoved)
            : 0;
        var part = end.Place == FleeMap.None
            ? course.Hours.Of(end.Path, end.IsFirst, end.DaysToGo, end.AlongKm)
            : 0;
        var key = (end.Place, end.Plan, end.Path, end.IsFirst, end.DaysToGo, part, moved, end.IsTurnedAway);
        if (endOf.TryGetValue(key, out var known))
        {
            var there = draft.Ends[known];
            var share = 1.0 / ++joined[known];
            draft.Ends[known] = there with
            {
                MovedKm = there.MovedKm + (share * (end.MovedKm - there.MovedKm)),
                AlongKm = there.AlongKm + (share * (end.AlongKm - there.AlongKm)),
            };
            return known;
        }

        draft.Ends.Add(end);
        joined.Add(1);
        return endOf[key] = draft.Ends.Count - 1;
    }

    void AddTouched()
    {
        foreach (var place in draft.Stops.SelectMany(
            stop => stop.Plan == FleeMap.None ? [stop.Place] : new[] { stop.Place, stop.Plan }).Distinct())
        {
            draft.Places.Add(place);
        }
        var seen = draft.Ends.Select(end => end.Place)
            .Concat(
                draft.Stops.SelectMany(
                    stop => stop.Plan == FleeMap.None
                    ? conditions.Candidates[stop.Place].Select(way => Map.PathDestination[way])
                    : [stop.Plan]));
        foreach (var place in seen.Distinct().Where(place => place != FleeMap.None && course.IsLimited(place)))
        {
            draft.Camps.Add(place);
        }
    }

    sealed class Stop
    {
        internal int Place { get; init; }

        internal int Plan { get; init; }

        internal bool IsTurnedAway { get; init; }

        internal double Km { get; set; }

        internal double DayUsed { get; set; }

        internal int Joined { get; set; } = 1;

        /// <summary>Where the plan leads.</summary>
        internal int PlanTo { get; set; } = FleeMap.None;

        /// <summary>The complement of an end.</summary>
        internal int Settles { get; set; }

        /// <summary>Stops, or complements of ends.</summary>
        internal List<int> Targets { get; } = [];
    }
}
