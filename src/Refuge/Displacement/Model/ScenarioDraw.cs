using Refuge.Displacement.Random;
using Refuge.Situations;

namespace Refuge.Displacement.Model;

/// <summary>
/// Draws what one member believes, from priors and from numbers addressed by what they are drawn for.
/// </summary>
/// <param name="world">The network of places.</param>
/// <param name="rules">How people move.</param>
/// <param name="priors">What is drawn from.</param>
/// <param name="asOf">The day at whose end the situation was known.</param>
/// <param name="offensiveBegins">The day of the offensive, where it is known or a scenario fixes it. Null: each member
/// draws it.</param>
/// <param name="announcedUntil">The last day announced for its start, where each member draws a day up to it. Null:
/// none is announced.</param>
sealed class ScenarioDraw(
    DisplacementNetwork world, MovementRules rules, Priors priors, DateOnly asOf, DateOnly? offensiveBegins,
    DateOnly? announcedUntil)
{
    readonly PlacePriors[] priorsOf = [.. world.Places.Select(place => new PlacePriors(priors, place))];
    readonly FrontDepth depth = new(world);
    readonly CountedDraw counts = new(world, priors);

    /// <summary>
    /// Draws everything for one member: whatever <paramref name="scenario"/> held before is overwritten.
    /// </summary>
    /// <param name="draws">The random numbers of the member.</param>
    /// <param name="scenario">On return, what the member believes.</param>
    internal void Draw(in Draws draws, MemberScenario scenario)
    {
        scenario.Drawn.AsSpan().Fill(double.NaN);
        scenario.CampShare = Value(draws, scenario, priors.For(Parameters.CampShare));
        scenario.ReturnPerDay = PerDay(Value(draws, scenario, priors.For(Parameters.ReturnShare)), rules.ReturnWindow);
        scenario.WalkKmPerDay = Value(draws, scenario, priors.For(Parameters.WalkKmPerDay));
        scenario.OffensiveDay = offensiveBegins?.DayNumber ?? AnnouncedDay(draws) ?? DrawOffensiveDay(draws, scenario);
        var room = (long)int.MaxValue;
        for (var place = 0; place < world.Count; place++) DrawPlace(draws, scenario, place, ref room);
        counts.Draw(draws, scenario, ref room);
        for (var place = 0; place < world.Count; place++) DrawCeiling(draws, scenario, place);
        depth.Measure(scenario.HeldAtStart);
        for (var place = 0; place < world.Count; place++) DrawFight(draws, scenario, place);
        CountedDraw.FindSources(world, scenario, asOf.DayNumber);
    }

    int? AnnouncedDay(in Draws draws) =>
        announcedUntil is { } last ? AnnouncedOffensive.Draw(draws, asOf, last).DayNumber : null;

    /// <summary>
    /// The prior counts days from the day it was written; what has not begun by the as-of date lies after it, so the
    /// draw is taken from the rest of the curve. Without such an assumption no offensive is foreseen.
    /// </summary>
    int DrawOffensiveDay(in Draws draws, MemberScenario scenario)
    {
        if (priors.FindGeneral(Parameters.OffensiveDay) is not { } prior) return DayNumbers.Never;
        var passed = prior.KnownOn is { } written ? Math.Max(0, asOf.DayNumber - written.DayNumber) : 0;
        var below = passed == 0 ? 0 : prior.Prior.LevelOf(passed);
        var value = prior.Prior.At(below + (Uniform(draws, Purpose.Assumption, prior.Hash) * (1 - below)));
        scenario.Drawn[prior.Number] = value;
        return DayNumbers.After(asOf.DayNumber, Math.Max(1, Math.Ceiling(value) - passed));
    }

    /// <param name="draws">The random numbers of the member.</param>
    /// <param name="scenario">What the member believes.</param>
    /// <param name="place">The place.</param>
    /// <param name="room">
    /// How many more people an <see cref="int"/> can count, over two thousand million at first: everybody of a crisis
    /// might come to one place, so all of them together stay below it.
    /// </param>
    void DrawPlace(in Draws draws, MemberScenario scenario, int place, ref long room)
    {
        scenario.HeldAtStart[place] = world.Control[place] switch
        {
            ControlStatus.Held or ControlStatus.Besieged => true,
            null when world.MayBeHeld && world.Residents[place] is not null && world.Told is null =>
                UniformOf(draws, Purpose.ControlOfUnknown, place) < Value(
                    draws, scenario, priorsOf[place].ControlUnknownHeld),
            _ => false,
        };
        scenario.Residents[place] = world.Residents[place] is { } prior
            ? Fit(prior.At(UniformOf(draws, Purpose.Population, place)), ref room) : 0;
        scenario.Present[place] = world.PresentAtStart[place] is { } stated
            ? Fit(counts.DrawStated(draws, scenario, stated, world.Hash[place]), ref room)
            : 0;
        scenario.AnchorKm[place] = world.Anchor[place] < 0 || !double.IsNaN(world.AnchorKm[place])
            ? world.AnchorKm[place]
            : Value(draws, scenario, priorsOf[place].NearKm);
    }

    void DrawCeiling(in Draws draws, MemberScenario scenario, int place) => scenario.Takes[place] =
        world.Kind[place] == PlaceKind.Site && world.Capacity[place] < 0 && world.Throughput[place] < 0
            ? (int)Math.Max(
                scenario.Present[place],
                    priorsOf[place].SiteCeiling.Prior.At(UniformOf(draws, Purpose.SiteCeiling, place)))
            : world.Capacity[place];

    /// <summary>So many people that all of them together can still be counted.</summary>
    internal static int Fit(double people, ref long room)
    {
        var fitting = (int)Math.Min(people, room);
        room -= fitting;
        return fitting;
    }

    void DrawFight(in Draws draws, MemberScenario scenario, int place)
    {
        var own = priorsOf[place];
        var today = asOf.DayNumber;
        var isCity = world.Kind[place] is PlaceKind.City or PlaceKind.District;
        var fightDays =
            Math.Max(
                1, Math.Ceiling(
                    Value(draws, scenario, own.OffensiveDays ?? (isCity ? own.FightDaysCity : own.FightDaysTown))));
        var (fought, taken, since) = (DayNumbers.Never, DayNumbers.Never, DayNumbers.Always);
        if (world.Told is { } told)
        {
            if (told[place] is { } days) (fought, since, taken) = (days.From, days.From, days.Until);
        }
        else if (world.Control[place] == ControlStatus.Contested)
        {
            var age = world.ControlAge[place];
            fought = since = today - age;
            // A fight that has outlasted what was drawn goes on for as long as it has lasted (Lindy's rule for want of
            // better).
            taken = DayNumbers.After(today, fightDays > age ? fightDays - age : Math.Max(1, age));
        }
        else if (scenario.HeldAtStart[place])
        {
            var advance = AdvanceArrives(draws, scenario, place);
            fought = Math.Min(advance, LocalFighting(draws, scenario, place));
            if (fought == advance) since = scenario.OffensiveDay;
            taken = DayNumbers.After(fought, fightDays);
        }
        else if (world.Control[place] == ControlStatus.Taken)
        {
            taken = today - world.ControlAge[place];
        }

        (scenario.FoughtFrom[place], scenario.TakenFrom[place], scenario.FoughtSince[place]) = (fought, taken, since);
        scenario.LeaveFighting[place] =
            PerDay(Value(draws, scenario, isCity ? own.LeaveShareCity : own.LeaveShare), fightDays);
        scenario.LeaveHeld[place] = world.Control[place] == ControlStatus.Besieged ? 0
            : Value(draws, scenario, own.SiegeLeakPerDay);
        var delay = Math.Floor(Value(draws, scenario, own.ReturnDelayDays));
        if (world.Mined[place]) delay += Math.Floor(Value(draws, scenario, own.ClearanceDays));
        scenario.ReturnsFrom[place] = DayNumbers.After(taken, delay);
    }

    int AdvanceArrives(in Draws draws, MemberScenario scenario, int place)
    {
        if (scenario.OffensiveDay == DayNumbers.Never || double.IsInfinity(depth.Km[place])) return DayNumbers.Never;
        return DayNumbers.After(scenario.OffensiveDay, depth.Km[place] / FrontKmPerDay(draws, scenario));
    }

    /// <summary>
    /// How fast a front moves: the folder's general <c>offensive_days</c> counts days for ten kilometres.
    /// </summary>
    double FrontKmPerDay(in Draws draws, MemberScenario scenario) =>
        priors.FindGeneral(Parameters.OffensiveDays) is { } pace
        ? 10 / Value(draws, scenario, pace)
        : Value(draws, scenario, priors.For(Parameters.FrontSpeed));

    /// <summary>
    /// Before the offensive, fighting reaches single front places at a constant rate; a city is not taken by the way.
    /// </summary>
    int LocalFighting(in Draws draws, MemberScenario scenario, int place)
    {
        if (world.Kind[place] == PlaceKind.City || depth.Km[place] > rules.FootReach.Value) return DayNumbers.Never;
        const double DaysOfMonth = 30;
        var perDay = -Elementary.Log(1 - Value(draws, scenario, priorsOf[place].LocalFightingPerMonth)) / DaysOfMonth;
        var days = -Elementary.Log(1 - UniformOf(draws, Purpose.LocalFighting, place)) / perDay;
        return DayNumbers.After(asOf.DayNumber, 1 + Math.Floor(days));
    }

    /// <summary>The chance per day that adds up to <paramref name="share"/> over <paramref name="days"/>.</summary>
    static double PerDay(double share, double days) =>
        share >= 1 ? 1 : 1 - Elementary.Exp(Elementary.Log(1 - share) / days);

    /// <summary>
    /// The value of a prior in this member: drawn when it is first asked for, and the same from then on.
    /// </summary>
    static double Value(in Draws draws, MemberScenario scenario, NamedPrior prior)
    {
        ref var drawn = ref scenario.Drawn[prior.Number];
        if (double.IsNaN(drawn)) drawn = prior.Prior.At(Uniform(draws, Purpose.Assumption, prior.Hash));
        return drawn;
    }

    double UniformOf(in Draws draws, Purpose purpose, int place) => Uniform(draws, purpose, world.Hash[place]);

    static double Uniform(in Draws draws, Purpose purpose, ulong identity)
    {
        var stream = draws.Once(purpose, identity);
        return stream.NextDouble();
    }
}

/// <summary>The priors that hold for one place, looked up once for all members.</summary>
sealed class PlacePriors(Priors priors, PlaceId place)
{
    internal NamedPrior ControlUnknownHeld { get; } = priors.For(Parameters.ControlUnknownHeld, place);

    internal NamedPrior SiteCeiling { get; } = priors.For(Parameters.SiteCeiling, place);

    internal NamedPrior NearKm { get; } = priors.For(Parameters.NearKm, place);

    /// <summary>
    /// Days of the fight over this very place, where the folder assumes them. Null: by the kind of place.
    /// </summary>
    internal NamedPrior? OffensiveDays { get; } = priors.Find(Parameters.OffensiveDays, place);

    internal NamedPrior FightDaysCity { get; } = priors.For(Parameters.FightDaysCity, place);

    internal NamedPrior FightDaysTown { get; } = priors.For(Parameters.FightDaysTown, place);

    internal NamedPrior LeaveShare { get; } = priors.For(Parameters.LeaveShare, place);

    internal NamedPrior LeaveShareCity { get; } = priors.For(Parameters.LeaveShareCity, place);

    internal NamedPrior SiegeLeakPerDay { get; } = priors.For(Parameters.SiegeLeakPerDay, place);

    internal NamedPrior ReturnDelayDays { get; } = priors.For(Parameters.ReturnDelayDays, place);

    internal NamedPrior ClearanceDays { get; } = priors.For(Parameters.ClearanceDays, place);

    internal NamedPrior LocalFightingPerMonth { get; } = priors.For(Parameters.LocalFightingPerMonth, place);
}
