using Refuge.Displacement.Kernels;

namespace Refuge.Displacement;

/// <summary>Runs members of the Refuge rules one after the other, each from the as-of date to the last day.</summary>
/// <remarks>
/// The order of a day: fronts move; people leave; people on the road arrive, and full sites pass them on; screening lets
/// people through; people return. One such object belongs to one thread and is used again for member after member.
/// </remarks>
sealed class MemberRun
{
    readonly World world;
    readonly MovementRules rules;
    readonly ReachFinder reaches;
    readonly MemberFuture future;
    readonly Cohorts cohorts;
    readonly Destinations destinations;

    /// <summary>[places] The origin number of each place with residents; 0 where nobody lives.</summary>
    readonly int[] originOf;

    /// <summary>[origins] The place of each origin; −1 for the unknown one.</summary>
    readonly int[] placeOf;
    readonly bool[] blocked;
    readonly int[] sheltered;
    readonly int[] counts;
    readonly int[] arrived, departed, returned;

    /// <summary>[origins] People of each origin who are away from home.</summary>
    readonly int[] away;
    ulong blockedHash;
    int epoch;
    Draws draws;

    internal MemberRun(World world, MovementRules rules, Priors priors)
    {
        (this.world, this.rules) = (world, rules);
        reaches = new(world, rules);
        future = new(world, rules, priors);
        placeOf = [-1, .. Enumerable.Range(0, world.Count).Where(place => world.Residents[place] is not null)];
        originOf = new int[world.Count];
        for (var origin = 1; origin < placeOf.Length; origin++) originOf[placeOf[origin]] = origin;
        cohorts = new(world.Count, placeOf.Length);
        destinations = new(world, rules);
        (blocked, sheltered, counts) = (new bool[world.Count], new int[world.Count], new int[world.Count]);
        (arrived, departed, returned) = (new int[world.Count], new int[world.Count], new int[world.Count]);
        away = new int[placeOf.Length];
    }

    /// <summary>What the member drew.</summary>
    internal MemberFuture Future => future;

    /// <summary>The people as they stand.</summary>
    internal Cohorts Cohorts => cohorts;

    /// <summary>[places] Displaced people at each place at the end of the day, those waiting to be screened included.</summary>
    internal ReadOnlySpan<int> Sheltered => sheltered;

    /// <summary>[places] Displaced people who arrived during the day.</summary>
    internal ReadOnlySpan<int> Arrived => arrived;

    /// <summary>[places] Residents who left during the day.</summary>
    internal ReadOnlySpan<int> Departed => departed;

    /// <summary>[places] People who came home during the day.</summary>
    internal ReadOnlySpan<int> CameHome => returned;

    /// <summary>Displaced people, those on the road included.</summary>
    internal long Displaced { get; private set; }

    /// <summary>Draws the member's future and puts everybody where they are on the as-of date.</summary>
    internal void Begin(in Draws memberDraws, DateOnly asOf, DateOnly? offensiveBegan)
    {
        draws = memberDraws;
        future.Draw(memberDraws, asOf, offensiveBegan);
        cohorts.Clear();
        arrived.AsSpan().Clear();
        departed.AsSpan().Clear();
        returned.AsSpan().Clear();
        away.AsSpan().Clear();
        Displaced = 0;
        for (var place = 0; place < world.Count; place++)
        {
            cohorts.Home[place] = future.Residents[place];
            cohorts.Sheltered[place] = sheltered[place] = future.Present[place];
            Displaced += future.Present[place];
        }
    }

    /// <summary>Moves everybody through <paramref name="day"/>, counted from the as-of date.</summary>
    /// <param name="day">From 1, one after the other.</param>
    /// <param name="dayNumber">The calendar day's number, by which draws are addressed.</param>
    internal void Step(int day, int dayNumber)
    {
        arrived.AsSpan().Clear();
        departed.AsSpan().Clear();
        returned.AsSpan().Clear();
        MoveFronts(day);
        for (var place = 0; place < world.Count; place++) Leave(place, day, dayNumber);
        Arrive(day, dayNumber);
        for (var place = 0; place < world.Count; place++) Screen(place, day, dayNumber);
        for (var origin = 1; origin < placeOf.Length; origin++) Return(origin, day, dayNumber);
    }

    void MoveFronts(int day)
    {
        blockedHash = 0;
        for (var place = 0; place < world.Count; place++)
        {
            blocked[place] = day < future.TakenFrom[place] && (future.HeldAtStart[place] || future.FoughtFrom[place] <= day);
            if (blocked[place]) blockedHash ^= world.Hash[place];
        }

        while (epoch + 1 < world.Epochs.Length && world.Epochs[epoch + 1] <= day) epoch++;
        if (day == 1) epoch = LastEpoch(day);
    }

    int LastEpoch(int day)
    {
        var last = 0;
        for (var number = 0; number < world.Epochs.Length && world.Epochs[number] <= day; number++) last = number;
        return last;
    }

    void Leave(int place, int day, int dayNumber)
    {
        if (cohorts.Home[place] == 0) return;
        var chance = LeaveChance(place, day);
        if (chance <= 0) return;

        var stream = draws.On(dayNumber, Purpose.LeaveHome, world.Hash[place]);
        var leaving = Binomial.Draw(ref stream, cohorts.Home[place], chance);
        if (leaving == 0) return;

        leaving = SendOut(place, leaving, originOf[place], day, dayNumber, Purpose.ChooseRefuge);
        cohorts.Home[place] -= leaving;
        // Who flees again after a return is a resident like any other: the returned are thinned in proportion.
        cohorts.Returned[place] = Math.Min(cohorts.Returned[place], cohorts.Home[place]);
        departed[place] = leaving;
        away[originOf[place]] += leaving;
        Displaced += leaving;
    }

    double LeaveChance(int place, int day)
    {
        if (future.FoughtFrom[place] <= day && day < future.TakenFrom[place]) return future.LeaveFighting[place];
        if (!blocked[place]) return 0;

        var (nearest, km) = reaches.NearestOpen(place, blocked);
        return nearest < 0 ? 0 : future.LeaveHeld[place] * (1 - (km / rules.FootReach.Value));
    }

    /// <summary>Sends people from a place on their way.</summary>
    /// <returns>How many found one: all, or nobody.</returns>
    int SendOut(int from, int people, int origin, int day, int dayNumber, Purpose purpose)
    {
        var reach = reaches.From(from, blocked, blockedHash, day, epoch);
        var choices = destinations.Weigh(reach, from, day, future, sheltered);
        if (choices.Length == 0) return 0;

        var stream = draws.On(dayNumber, purpose, world.Hash[from] ^ PlaceHash(origin));
        var chosen = counts.AsSpan(0, choices.Length);
        Multinomial.Draw(ref stream, people, destinations.Pull, chosen);
        for (var choice = 0; choice < choices.Length; choice++)
        {
            if (chosen[choice] == 0) continue;
            var to = choices[choice];
            var stop = reach.Screening[to] is var screening and >= 0 && screening != from ? screening : to;
            cohorts.SetOut(origin, stop, day + JourneyDays(reach, stop, future.AnchorKm[stop]), chosen[choice]);
        }

        return people;
    }

    ulong PlaceHash(int origin) => origin == 0 ? 0 : ulong.RotateLeft(world.Hash[placeOf[origin]], 17);

    int JourneyDays(Reach reach, int to, double anchorKm)
    {
        var at = world.Anchor[to] >= 0 ? world.Anchor[to] : to;
        var footKm = reach.Foot[at] + (at == to ? 0 : anchorKm);
        var days = (footKm / future.WalkKmPerDay) + (reach.Road[at] / rules.RoadPerDay.Value);
        return (int)Math.Min(days, Cohorts.LongestJourney);
    }

    void Arrive(int day, int dayNumber)
    {
        var arriving = cohorts.ArrivingOn(day);
        var totals = cohorts.TotalArrivingOn(day);
        for (var place = 0; place < world.Count; place++)
        {
            if (totals[place] is not (> 0 and var total)) continue;

            arrived[place] += total;
            var room = world.IsOpenSite(place, day) && future.Takes[place] >= 0 ? Math.Max(0, future.Takes[place] - sheltered[place]) : total;
            var admitted = Math.Min(total, room);
            Settle(place, arriving, total, admitted, day, dayNumber);
        }

        arriving.Clear();
        totals.Clear();
    }

    /// <summary>Lets in as many as there is room for, origin by origin in proportion, and passes the others on to hosts.</summary>
    void Settle(int place, Span<int> arriving, int total, int admitted, int day, int dayNumber)
    {
        var (left, room) = (total, admitted);
        var column = world.Throughput[place] >= 0 ? cohorts.Waiting : cohorts.Sheltered;
        for (var origin = 0; origin < placeOf.Length; origin++)
        {
            var cell = (origin * world.Count) + place;
            var come = arriving[cell];
            if (come == 0) continue;

            // Exact shares by cumulative rounding: over all origins just the room is filled.
            var stay = (int)((long)come * room / left);
            (left, room) = (left - come, room - stay);
            column[cell] += stay;
            sheltered[place] += stay;
            var turnedAway = come - stay;
            if (turnedAway == 0) continue;
            if (SendOn(place, turnedAway, origin, day, dayNumber))
            {
                arrived[place] -= turnedAway;
                continue;
            }

            column[cell] += turnedAway;
            sheltered[place] += turnedAway;
        }
    }

    /// <summary>People whom a full site cannot take go on to hosts and sites with room; without any they stay, and crowd it.</summary>
    bool SendOn(int place, int people, int origin, int day, int dayNumber) =>
        SendOut(place, people, origin, day + 1, dayNumber, Purpose.PassOn) > 0;

    void Screen(int place, int day, int dayNumber)
    {
        if (world.Throughput[place] < 0) return;
        var left = world.Throughput[place];
        for (var origin = 0; origin < placeOf.Length && left > 0; origin++)
        {
            var cell = (origin * world.Count) + place;
            var through = Math.Min(left, cohorts.Waiting[cell]);
            if (through == 0) continue;
            through = SendScreened(place, through, origin, day, dayNumber);
            cohorts.Waiting[cell] -= through;
            sheltered[place] -= through;
            left -= through;
        }
    }

    /// <summary>Sends the screened where authorities decided, and lets the rest choose.</summary>
    /// <returns>How many left.</returns>
    int SendScreened(int place, int people, int origin, int day, int dayNumber)
    {
        var (left, share) = (people, 1.0);
        var stream = draws.On(dayNumber, Purpose.Allocate, world.Hash[place] ^ PlaceHash(origin));
        var reach = reaches.From(place, blocked, blockedHash, day, epoch);
        foreach (var sending in world.Sendings[place])
        {
            if (day < sending.First || day > sending.Last || double.IsInfinity(reach.Road[sending.To])) continue;
            var sent = sending.Portion >= share ? left : Binomial.Draw(ref stream, left, sending.Portion / share);
            cohorts.SetOut(origin, sending.To, day + 1 + JourneyDays(reach, sending.To, future.AnchorKm[sending.To]), sent);
            (left, share) = (left - sent, share - sending.Portion);
        }

        return people - left + (left > 0 ? SendOut(place, left, origin, day + 1, dayNumber, Purpose.AfterScreening) : 0);
    }

    void Return(int origin, int day, int dayNumber)
    {
        if (away[origin] == 0) return;
        var home = placeOf[origin];
        if (blocked[home] || future.TakenFrom[home] == MemberFuture.Never || day < (long)future.TakenFrom[home] + future.ReturnDelay[home]) return;

        for (var place = 0; place < world.Count; place++)
        {
            var cell = (origin * world.Count) + place;
            if (cohorts.Sheltered[cell] == 0) continue;
            var stream = draws.On(dayNumber, Purpose.ReturnHome, world.Hash[home] ^ ulong.RotateLeft(world.Hash[place], 31));
            var returning = Binomial.Draw(ref stream, cohorts.Sheltered[cell], future.ReturnPerDay);
            cohorts.Sheltered[cell] -= returning;
            sheltered[place] -= returning;
            away[origin] -= returning;
            Displaced -= returning;
            cohorts.Home[home] += returning;
            cohorts.Returned[home] += returning;
            returned[home] += returning;
        }
    }
}
