using Refuge.Displacement.Random;

namespace Refuge.Displacement.Model;

/// <summary>
/// One member on one day: what the phases of <see cref="Model.Day"/> read and change, and the arrays they work in.
/// </summary>
/// <remarks>
/// One such object belongs to one thread and serves member after member. What a later day depends on is in
/// <see cref="State"/> alone; the paths remembered here change no result.
/// </remarks>
sealed class MemberDay
{
    internal MemberDay(DisplacementNetwork world, MovementRules rules, int priors)
    {
        (Network, Rules) = (world, rules);
        PlaceOf = [-1, .. Enumerable.Range(0, world.Count).Where(place => world.Residents[place] is not null)];
        OriginOf = new int[world.Count];
        for (var origin = 1; origin < PlaceOf.Length; origin++) OriginOf[PlaceOf[origin]] = origin;
        Scenario = new(world.Count, priors, world.Anchors.Length);
        State = new(world.Count, PlaceOf.Length);
        Paths = new(world, rules);
        Destinations = new(world, rules);
        Blocked = new bool[world.Count];
        (Arrived, Departed, CameHome) = (new int[world.Count], new int[world.Count], new int[world.Count]);
        (Asked, Coming, Moving) = (new int[world.Count], new int[PlaceOf.Length], new int[PlaceOf.Length]);
    }

    internal DisplacementNetwork Network { get; }

    internal MovementRules Rules { get; }

    /// <summary>What the member believes.</summary>
    internal MemberScenario Scenario { get; }

    /// <summary>Where people are: at the end of the day before until the day is done.</summary>
    internal MemberState State { get; }

    /// <summary>The random numbers of the member.</summary>
    internal Draws Draws { get; set; }

    /// <summary>The day, as <see cref="DateOnly.DayNumber"/>.</summary>
    internal int Day { get; set; }

    /// <summary>[places] The origin number of each place with residents; 0 where nobody lives.</summary>
    internal int[] OriginOf { get; }

    /// <summary>[origins] The place of each origin; −1 for the unknown one.</summary>
    internal int[] PlaceOf { get; }

    /// <summary>[places] Places that nobody can pass today: held, besieged or fought over.</summary>
    internal bool[] Blocked { get; }

    /// <summary>The number of the last change of closed ways; <see cref="NoEpoch"/> before the first day of a
    /// member.</summary>
    internal int Epoch { get; set; } = NoEpoch;

    /// <summary>The number of no change: whatever day comes first finds every way anew.</summary>
    internal const int NoEpoch = int.MinValue;

    internal PathFinder Paths { get; }

    internal Destinations Destinations { get; }

    /// <summary>The groups that arrive today.</summary>
    internal List<Travellers> Arriving { get; } = [];

    /// <summary>[places] Displaced people who arrived during the day.</summary>
    internal int[] Arrived { get; }

    /// <summary>[places] Residents who left during the day.</summary>
    internal int[] Departed { get; }

    /// <summary>[places] People who came home during the day.</summary>
    internal int[] CameHome { get; }

    /// <summary>People who came during the day from outside what the folder knows.</summary>
    internal int CameFromOutside { get; set; }

    /// <summary>[places] How many more, or fewer, the counts ask for today.</summary>
    internal int[] Asked { get; }

    /// <summary>How many more, or fewer, the total asks for at no known place.</summary>
    internal int AskedElsewhere { get; set; }

    /// <summary>[origins] How many of each home can come as the counts go on.</summary>
    internal int[] Coming { get; }

    /// <summary>[origins] How many of each home are counted at their place no longer and go to another.</summary>
    internal int[] Moving { get; }

    /// <summary>The random numbers of one decision of today.</summary>
    /// <param name="purpose">What is decided.</param>
    /// <param name="place">For which place.</param>
    /// <param name="origin">For people of which origin.</param>
    internal DrawStream DrawsFor(Purpose purpose, int place, int origin) =>
        Draws.On(
            Day, purpose,
            Network.Hash[place] ^ (origin == 0 ? 0 : ulong.RotateLeft(Network.Hash[PlaceOf[origin]], 17)));

    /// <summary>Nothing has happened yet today.</summary>
    internal void ClearFlows()
    {
        Array.Clear(Arrived);
        Array.Clear(Departed);
        Array.Clear(CameHome);
        CameFromOutside = 0;
    }
}
