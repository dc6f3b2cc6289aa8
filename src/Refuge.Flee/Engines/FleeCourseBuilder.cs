using Refuge.Displacement.Random;

namespace Refuge.Flee.Engines;

/// <summary>Walks through the days of a scenario once and says what holds on each.</summary>
sealed class FleeCourseBuilder
{
    const double NoFighting = 1e-6; // Flee takes an intensity below this for none.
    const int NeverFought = -1;

    readonly FleeScenario scenario;
    readonly FleeMap map;
    readonly FleeSettings settings;
    readonly FleePlaceKind[] kind;
    readonly double[] intensity;
    readonly int[] foughtSince;
    readonly bool[] isEx; // Stopped being fought over with Flee's fault: a town in all but the flag of a camp.
    readonly double[] decay;
    readonly int[] closedBy;
    int[] closuresNow = [];

    internal FleeCourseBuilder(FleeScenario scenario, FleeMap map)
    {
        (this.scenario, this.map, settings) = (scenario, map, scenario.Settings);
        var places = scenario.Places;
        kind = [.. places.Select(place => place.Kind)];
        intensity = [.. places.Select(place => place.Kind == FleePlaceKind.Conflict ? place.ConflictIntensity : 0)];
        foughtSince = [.. places.Select(_ => NeverFought)];
        isEx = new bool[places.Count];
        decay = new double[places.Count];
        closedBy = new int[map.Links.Length];
        RefreshSpawnWeights(0);
    }

    /// <summary>
    /// [places] Weight of each place among those from which people are displaced today, before population.
    /// </summary>
    internal double[] SpawnWeights { get; private set; } = [];

    /// <summary>[places] Intensity of fighting now.</summary>
    internal double[] Intensity() => [.. intensity];

    /// <summary>Moves on to <paramref name="day"/>, and says whether anything about movement is new.</summary>
    internal bool Advance(int day)
    {
        var changed = day == 0;
        foreach (var change in scenario.Changes.Where(change => change.Day == day)) changed |= TurnInto(change);
        var fighting = false;
        foreach (var place in scenario.Fighting) fighting |= Fight(map.PlaceNumber[place.Place], place.ByDay, day);

        // Flee refreshes these weights after people are displaced, unless a zone starts or stops: decay is a day late.
        if (fighting) RefreshSpawnWeights(day);
        else if (day > 0 && settings.ConflictDecay.Count > 0) RefreshSpawnWeights(day - 1);

        changed |= fighting | Close(day) | Decay(day);
        return changed;
    }

    /// <summary>What holds now.</summary>
    internal FleeConditions Conditions()
    {
        var places = scenario.Places.Count;
        var kinds = Enumerable.Range(0, places).Select(KindNow).ToArray();
        var open = closedBy.Select(closed => closed == 0).ToArray();
        var legs = map.Paths.Select((path, index) => LegOf(path, index, open)).ToArray();
        var candidates = Enumerable.Range(0, places).Select(place => CandidatesOf(place, open)).ToArray();
        var pull = Enumerable.Range(0, places).Select(place => Pull(place, kinds[place])).ToArray();
        var weights = Enumerable.Range(0, FleeHazardClasses.Count)
            .Select(
                hazard =>
                    candidates.Select(
                        paths => paths.Select(path => Weight(map.Paths[path], pull, (FleeHazardClass)hazard))
                        .ToArray()).ToArray()).ToArray();
        if (settings.FixedRoutes) FleeFixedRoutes.KeepBest(map, candidates, weights, pull, scenario.Faults);
        return new()
        {
            MoveChance = [.. kinds.Select((now, place) => MoveChance(place, now))],
            IsTown =
                [.. kinds.Select((now, place) => intensity[place] <= 0 && (isEx[place] || now == FleePlaceKind.Town))],
            IsCamp = [.. kinds.Select(now => now is FleePlaceKind.Camp or FleePlaceKind.IdpCamp)],
            IsOpen = open,
            Leg = legs,
            Candidates = candidates,
            Weights = weights,
        };
    }

    bool TurnInto(FleeChange change)
    {
        var place = map.PlaceNumber[change.Place];
        kind[place] = change.Kind;
        intensity[place] = change.Kind == FleePlaceKind.Conflict ? settings.DefaultConflictIntensity : 0;
        isEx[place] = false;
        if (change.Kind == FleePlaceKind.Conflict) foughtSince[place] = change.Day;
        RefreshSpawnWeights(change.Day);
        return true;
    }

    bool Fight(int place, IReadOnlyList<double> byDay, int day)
    {
        if (byDay.Count == 0) return false;
        var now = byDay[Math.Min(day, byDay.Count - 1)];
        var before = day == 0 ? 0 : byDay[Math.Min(day - 1, byDay.Count - 1)];
        if (now > NoFighting && before < NoFighting)
        {
            (intensity[place], foughtSince[place], isEx[place]) = (now, day, false);
            return true;
        }

        if (now < NoFighting && before >= NoFighting)
        {
            intensity[place] = 0;
            if (kind[place] == FleePlaceKind.Conflict) kind[place] = FleePlaceKind.Town;
            isEx[place] = scenario.Faults == FleeFaults.Kept;
            return true;
        }

        if (scenario.Faults == FleeFaults.Kept || now <= NoFighting || now == before) return false;
        intensity[place] = now;
        return true;
    }

    bool Close(int day)
    {
        var active =
            Enumerable.Range(0, scenario.Closures.Count).Where(index => scenario.Closures[index].Covers(day)).ToArray();
        if (active.AsSpan().SequenceEqual(closuresNow)) return false;
        closuresNow = active;
        Array.Clear(closedBy);
        foreach (var closure in active.Select(index => scenario.Closures[index]))
        {
            for (var link = 0; link < closedBy.Length; link++)
            {
                if (Closes(closure, link)) closedBy[link]++;
            }
        }

        return true;
    }

    bool Closes(FleeClosure closure, int link)
    {
        var (from, to) = (scenario.Places[map.Links[link].From], scenario.Places[map.Links[link].To]);
        bool Joins(string a, string b) =>
            (a == closure.First && b == closure.Second) || (a == closure.Second && b == closure.First);
        return closure.Kind switch
        {
            FleeClosureKind.Country => Joins(from.Country, to.Country),
            FleeClosureKind.Location => from.Name == closure.First || to.Name == closure.First,
            // Flee compares names by identity, so that only names of one letter are equal, and closes one way.
            FleeClosureKind.Link when scenario.Faults == FleeFaults.Kept =>
                closure is { First.Length: 1, Second.Length: 1 } && from.Name == closure.Second
                    && to.Name == closure.First,
            FleeClosureKind.Link => Joins(from.Name, to.Name),
            _ => false,
        };
    }

    bool Decay(int day)
    {
        var changed = false;
        for (var place = 0; place < decay.Length; place++)
        {
            var now = DecayOn(place, day);
            changed |= now != decay[place] && intensity[place] > 0;
            decay[place] = now;
        }

        return changed;
    }

    double DecayOn(int place, int day) => settings.ConflictDecay.Count == 0
        ? 1
        : settings.ConflictDecay[
            Math.Min(
                (int)((day - foughtSince[place]) / settings.ConflictDecayInterval), settings.ConflictDecay.Count - 1)];

    void RefreshSpawnWeights(int day) =>
        SpawnWeights = [.. intensity.Select((now, place) => now > 0 ? now * DecayOn(place, day) : 0)];

    FleePlaceKind KindNow(int place)
    {
        var name = scenario.Places[place].Name;
        var isClosed = closuresNow.Any(
            index => scenario.Closures[index] is { Kind: FleeClosureKind.Camp or FleeClosureKind.IdpCamp } closure
            && closure.First == name);
        if (isClosed) return FleePlaceKind.Town;
        var wasCamp = scenario.Closures.Any(
            closure => closure.First == name && closure.Kind is FleeClosureKind.Camp or FleeClosureKind.IdpCamp);
        if (kind[place] != FleePlaceKind.Marker && !isEx[place] && intensity[place] <= 0
            && MoveChance(kind[place]) < 0.005 && !wasCamp)
        {
            return FleePlaceKind.Camp;
        }
        return kind[place];
    }

    double MoveChance(int place, FleePlaceKind now)
    {
        if (intensity[place] > 0) return settings.ConflictMoveChance;
        return isEx[place] ? settings.DefaultMoveChance : MoveChance(now);
    }

    double MoveChance(FleePlaceKind of) => of switch
    {
        FleePlaceKind.Camp => settings.CampMoveChance,
        FleePlaceKind.IdpCamp => settings.IdpCampMoveChance,
        FleePlaceKind.Forward or FleePlaceKind.Marker => 1,
        FleePlaceKind.Conflict => settings.ConflictMoveChance,
        _ => settings.DefaultMoveChance,
    };

    double Pull(int place, FleePlaceKind now)
    {
        var pull = 1.0;
        if (scenario.Places[place].Country != scenario.Places[0].Country) pull *= settings.ForeignWeight;
        if (now is FleePlaceKind.Camp or FleePlaceKind.IdpCamp) pull *= settings.CampWeight;
        if (intensity[place] > 0) pull *= Elementary.Pow(settings.ConflictWeight, decay[place] * intensity[place]);
        return pull;
    }

    int LegOf(FleePath path, int index, bool[] open)
    {
        // Of roads side by side Flee takes the first that is open, whichever was planned.
        var to = map.Links[path.FirstLink].To;
        foreach (var link in map.Leaving[path.From])
        {
            if (!open[link] || map.Links[link].To != to) continue;
            return link == path.FirstLink ? index : map.FindPathAlong(path.From, link, path.Rest);
        }

        return FleeMap.None;
    }

    int[] CandidatesOf(int place, bool[] open)
    {
        var paths = Enumerable.Range(map.FirstPath[place], map.FirstPath[place + 1] - map.FirstPath[place])
            .Where(path => map.Paths[path].CanBeChosen && map.Paths[path].Links.All(link => open[link])).ToArray();
        // Flee finds no way at all without awareness, so that nobody moves.
        if (scenario.Faults == FleeFaults.Kept) return settings.AwarenessLevel == 0 ? [] : paths;
        var forced =
            paths.Where(path => map.Paths[path].Links.Length == 1 && IsForced(map.Paths[path].FirstLink)).ToArray();
        return forced.Length > 0 ? forced : paths;
    }

    bool IsForced(int link)
    {
        if (!map.Links[link].Forced) return false;
        var (from, to) = (map.PlaceNames[map.Links[link].From], map.PlaceNames[map.Links[link].To]);
        return !closuresNow.Any(index => scenario.Closures[index] is { Kind: FleeClosureKind.ForcedRedirection } lifted
            && ((lifted.First == from && lifted.Second == to) || (lifted.First == to && lifted.Second == from)));
    }

    double Weight(FleePath path, double[] pull, FleeHazardClass hazard)
    {
        if (settings.AwarenessLevel == 0) return 1;
        var endpoint = hazard switch
        {
            FleeHazardClass.Squared => pull[path.Destination] * pull[path.Destination],
            FleeHazardClass.Indifferent => 1,
            _ => pull[path.Destination],
        };
        if (settings.StayCloseToHome)
        {
            endpoint /= Elementary.Pow(
                Math.Max(1, FleeGreatCircle.Km(scenario.Places[path.From], scenario.Places[path.Destination])),
                settings.HomeDistancePower);
        }
        if (settings.UsePopulationForWeight
            && scenario.Places[path.Destination].Kind is not (FleePlaceKind.Camp or FleePlaceKind.IdpCamp))
        {
            endpoint *= Elementary.Pow(
                Math.Max(1, scenario.Places[path.Destination].Population), settings.PopulationPower);
        }

        var km = path.IsMajor ? path.Km / 4 : path.Km;
        var weight =
            (settings.WeightSoftening + endpoint) / Elementary.Pow(settings.Softening + km, settings.DistancePower);
        return Elementary.Pow(weight, settings.WeightPower);
    }
}
