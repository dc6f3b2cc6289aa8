using Refuge.Displacement.Kernels;
using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>What one member believes: the numbers it drew, and when each place is fought over and taken.</summary>
/// <remarks>Drawn once before its first day. Reused from member to member: <see cref="Draw"/> overwrites everything.</remarks>
sealed class MemberFuture(World world, MovementRules rules, Priors priors)
{
    /// <summary>A day that never comes.</summary>
    internal const int Never = int.MaxValue;

    readonly PriorityQueue<int, (double Km, int Place)> queue = new();
    readonly double[] depthKm = new double[world.Count];
    readonly double[] drawn = new double[priors.All.Count];
    Draws draws;

    /// <summary>[places] Whether the place is held or besieged at the start.</summary>
    internal bool[] HeldAtStart { get; } = new bool[world.Count];

    /// <summary>[places] The first day of fighting over the place; at most 0 when it is on already, <see cref="Never"/> when it never comes.</summary>
    internal int[] FoughtFrom { get; } = new int[world.Count];

    /// <summary>[places] The day on which the fight is over and the place is taken.</summary>
    internal int[] TakenFrom { get; } = new int[world.Count];

    /// <summary>[places] The chance per day that a resident leaves while it is fought over.</summary>
    internal double[] LeaveFighting { get; } = new double[world.Count];

    /// <summary>[places] The chance per day that a resident slips out while it is held, before distance is taken into account.</summary>
    internal double[] LeaveHeld { get; } = new double[world.Count];

    /// <summary>[places] Residents at the start.</summary>
    internal int[] Residents { get; } = new int[world.Count];

    /// <summary>[places] Displaced people present at the start.</summary>
    internal int[] Present { get; } = new int[world.Count];

    /// <summary>[places] How many displaced people a site takes: its stated capacity, or the ceiling drawn where none is stated; −1 for places that turn nobody away: hosts, and where people are screened.</summary>
    /// <remarks>A ceiling bounds arrivals alone. Needs and money never take it for a capacity: they keep "not known".</remarks>
    internal int[] Takes { get; } = new int[world.Count];

    /// <summary>[places] Kilometres to the anchor of a place that is only known to lie near it.</summary>
    internal double[] AnchorKm { get; } = new double[world.Count];

    /// <summary>[places] Days after it is taken until people begin to return.</summary>
    internal int[] ReturnDelay { get; } = new int[world.Count];

    /// <summary>The day on which the offensive begins, or <see cref="Never"/> within the run.</summary>
    internal int OffensiveDay { get; private set; }

    /// <summary>The chance per day that a displaced person returns once returns have begun.</summary>
    internal double ReturnPerDay { get; private set; }

    /// <summary>The part of those who flee that looks for a site where one can be reached.</summary>
    internal double CampShare { get; private set; }

    /// <summary>Kilometres a day on foot.</summary>
    internal double WalkKmPerDay { get; private set; }

    /// <summary>[priors] What was drawn, by the number of its prior; NaN where it was not asked for.</summary>
    internal ReadOnlySpan<double> Drawn => drawn;

    /// <summary>Draws everything for the member whose numbers <paramref name="memberDraws"/> are.</summary>
    /// <param name="memberDraws">The random numbers of the member.</param>
    /// <param name="asOf">The as-of date.</param>
    /// <param name="offensiveBegan">The day on which the offensive is known to have begun; null when it has not.</param>
    internal void Draw(in Draws memberDraws, DateOnly asOf, DateOnly? offensiveBegan)
    {
        draws = memberDraws;
        drawn.AsSpan().Fill(double.NaN);
        CampShare = Value("camp_share");
        ReturnPerDay = PerDay(Value("return_share"), rules.ReturnWindow);
        WalkKmPerDay = Value("walk_km_per_day");
        OffensiveDay = offensiveBegan is { } began ? began.DayNumber - asOf.DayNumber : DrawOffensiveDay(asOf);
        for (var place = 0; place < world.Count; place++) DrawPlace(place);
        DrawAdvance();
        for (var place = 0; place < world.Count; place++) DrawFight(place);
    }

    /// <summary>
    /// The prior counts days from the day it was written; what has not begun by the as-of date lies after it, so the
    /// draw is taken from the rest of the curve. Without such an assumption no offensive is foreseen.
    /// </summary>
    int DrawOffensiveDay(DateOnly asOf)
    {
        if (priors.FindGeneral("offensive_day") is not { } prior) return Never;
        var passed = prior.KnownOn is { } written ? Math.Max(0, asOf.DayNumber - written.DayNumber) : 0;
        var below = passed == 0 ? 0 : prior.Prior.LevelOf(passed);
        var value = prior.Prior.At(below + (Uniform(prior.Hash) * (1 - below)));
        drawn[prior.Number] = value;
        return Math.Max(1, (int)Math.Min(Math.Ceiling(value) - passed, Never - 1));
    }

    void DrawPlace(int place)
    {
        var id = world.Places[place];
        HeldAtStart[place] = world.Control[place] switch
        {
            ControlStatus.Held or ControlStatus.Besieged => true,
            null when world.Residents[place] is not null => UniformOf(place, Purpose.ControlOfUnknown) < Value("control_unknown_held", id),
            _ => false,
        };
        Residents[place] = world.Residents[place] is { } prior ? (int)Math.Min(prior.At(UniformOf(place, Purpose.Population)), int.MaxValue / 4) : 0;
        Present[place] = world.PresentAtStart[place] is { } stated ? DrawStated(stated) : 0;
        Takes[place] = world.Kind[place] == PlaceKind.Site && world.Capacity[place] < 0 && world.Throughput[place] < 0
            ? (int)Math.Min(Math.Max(Present[place], priors.For("site_ceiling", id).Prior.At(UniformOf(place, Purpose.SiteCeiling))), int.MaxValue / 4)
            : world.Capacity[place];
        AnchorKm[place] = world.Anchor[place] < 0 || !double.IsNaN(world.AnchorKm[place]) ? world.AnchorKm[place] : Value("near_km", id);
    }

    /// <summary>"More than 1,000" is 1,000 and an excess; "about" is ten percent either way; "at most" stays below by the excess.</summary>
    int DrawStated(Stated stated) => (int)Math.Min(int.MaxValue / 4, stated.Bound switch
    {
        Bound.AtLeast or Bound.MoreThan => stated.Value * (1 + Value("count_excess")),
        Bound.AtMost => stated.Value / (1 + Value("count_excess")),
        Bound.About => stated.Value * (1 + (Stated.AboutShare * ((2 * Uniform(StableHash.Of("about"))) - 1))),
        _ => stated.Value,
    });

    /// <summary>How deep each held place lies behind the front, along the ways, in kilometres.</summary>
    void DrawAdvance()
    {
        depthKm.AsSpan().Fill(double.PositiveInfinity);
        queue.Clear();
        for (var place = 0; place < world.Count; place++)
        {
            if (HeldAtStart[place] || (world.Control[place] is null && world.Residents[place] is null)) continue;
            depthKm[place] = 0;
            queue.Enqueue(place, (0, place));
        }

        while (queue.TryDequeue(out var place, out var at))
        {
            if (at.Km > depthKm[place]) continue;
            for (var index = world.FirstWay[place]; index < world.FirstWay[place + 1]; index++)
            {
                var way = world.Ways[index];
                if (at.Km + way.Km >= depthKm[way.To]) continue;
                depthKm[way.To] = at.Km + way.Km;
                queue.Enqueue(way.To, (depthKm[way.To], way.To));
            }
        }
    }

    void DrawFight(int place)
    {
        var id = world.Places[place];
        var isCity = world.Kind[place] is PlaceKind.City or PlaceKind.District;
        var fightDays = Days(Math.Max(1, Math.Ceiling(FightDays(id, isCity))));
        (FoughtFrom[place], TakenFrom[place]) = (Never, Never);
        if (world.Control[place] == ControlStatus.Contested)
        {
            FoughtFrom[place] = -world.ControlAge[place];
            // A fight that has outlasted what was drawn goes on for as long as it has lasted (Lindy's rule for want of better).
            TakenFrom[place] = fightDays > world.ControlAge[place] ? fightDays - world.ControlAge[place] : Math.Max(1, world.ControlAge[place]);
        }
        else if (HeldAtStart[place])
        {
            FoughtFrom[place] = Math.Min(AdvanceArrives(place), LocalFighting(place, id));
            TakenFrom[place] = FoughtFrom[place] > Never - fightDays ? Never : FoughtFrom[place] + fightDays;
        }
        else if (world.Control[place] == ControlStatus.Taken)
        {
            TakenFrom[place] = -world.ControlAge[place];
        }

        LeaveFighting[place] = PerDay(Value(isCity ? "leave_share_city" : "leave_share", id), fightDays);
        LeaveHeld[place] = world.Control[place] == ControlStatus.Besieged ? 0 : Value("siege_leak_per_day", id);
        ReturnDelay[place] = Days(Value("return_delay_days", id)) + (world.Mined[place] ? Days(Value("clearance_days", id)) : 0);
    }

    /// <summary>Whole days; the tail of a prior is cut at a million, beyond any run.</summary>
    static int Days(double days) => (int)Math.Min(days, 1_000_000);

    int AdvanceArrives(int place)
    {
        if (OffensiveDay == Never || double.IsInfinity(depthKm[place])) return Never;
        var days = depthKm[place] / FrontKmPerDay();
        return days > Never - 1 - Math.Max(0, OffensiveDay) ? Never : OffensiveDay + (int)days;
    }

    /// <summary>Days from the first fight over a place to its being taken: as the folder assumes for that place, else by its kind.</summary>
    double FightDays(PlaceId id, bool isCity) => priors.Find("offensive_days", id) is { } own
        ? Value(own)
        : Value(isCity ? "fight_days_city" : "fight_days_town", id);

    /// <summary>How fast a front moves: the folder's general <c>offensive_days</c> counts days for ten kilometres.</summary>
    double FrontKmPerDay() => priors.FindGeneral("offensive_days") is { } pace ? 10 / Value(pace) : Value("front_speed");

    /// <summary>Before the offensive, fighting reaches single front places at a constant rate; a city is not taken by the way.</summary>
    int LocalFighting(int place, PlaceId id)
    {
        if (world.Kind[place] == PlaceKind.City || depthKm[place] > rules.FootReach.Value) return Never;
        const double DaysOfMonth = 30;
        var perDay = -Elementary.Log(1 - Value("local_fighting_per_month", id)) / DaysOfMonth;
        var days = -Elementary.Log(1 - UniformOf(place, Purpose.LocalFighting)) / perDay;
        return days < Never - 1 ? 1 + (int)days : Never;
    }

    /// <summary>The chance per day that adds up to <paramref name="share"/> over <paramref name="days"/>.</summary>
    static double PerDay(double share, int days) => share >= 1 ? 1 : 1 - Elementary.Exp(Elementary.Log(1 - share) / days);

    double Value(string what, PlaceId? subject = null) => Value(priors.For(what, subject));

    double Value(NamedPrior prior)
    {
        if (!double.IsNaN(drawn[prior.Number])) return drawn[prior.Number];
        return drawn[prior.Number] = prior.Prior.At(Uniform(prior.Hash));
    }

    double Uniform(ulong identity)
    {
        var stream = draws.Once(Purpose.Assumption, identity);
        return stream.NextDouble();
    }

    double UniformOf(int place, Purpose purpose)
    {
        var stream = draws.Once(purpose, world.Hash[place]);
        return stream.NextDouble();
    }
}
