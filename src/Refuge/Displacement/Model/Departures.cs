using Refuge.Displacement.Random;

namespace Refuge.Displacement.Model;

/// <summary>The third phase of a day: residents leave places that are fought over or held.</summary>
static class Departures
{
    /// <summary>Lets residents of every place leave: a binomial of those at home.</summary>
    internal static void Leave(MemberDay today)
    {
        var home = today.State.Home;
        for (var place = 0; place < home.Length; place++)
        {
            if (home[place] == 0) continue;
            var chance = LeaveChance(today, place);
            if (chance <= 0) continue;

            var stream = today.Draws.On(today.Day, Purpose.LeaveHome, today.Network.Hash[place]);
            var leaving = Binomial.Draw(ref stream, home[place], chance);
            if (leaving > 0) SetOut(today, place, leaving);
        }
    }

    static void SetOut(MemberDay today, int place, int leaving)
    {
        var (state, origin) = (today.State, today.OriginOf[place]);
        if (!Travel.FindsRefuge(today, place, today.Day)) return;
        leaving =
            Travel.SendOut(today, place, leaving, origin, today.Day, Purpose.ChooseRefuge, CauseBegan(today, place));
        if (leaving == 0) return;

        state.Returned[place] = StillAmong(state.Returned[place], state.Home[place], leaving);
        state.Home[place] -= leaving;
        state.Away[origin] += leaving;
        state.Displaced += leaving;
        today.Departed[place] += leaving;
    }

    /// <summary>The day on which the cause began for which people leave today.</summary>
    static int CauseBegan(MemberDay today, int place)
    {
        var (scenario, world) = (today.Scenario, today.Network);
        var isFought = scenario.FoughtFrom[place] <= today.Day && today.Day < scenario.TakenFrom[place];
        if (isFought) return scenario.FoughtSince[place];
        return world.Control[place] is null ? DayNumbers.Always : world.AsOf - world.ControlAge[place];
    }

    /// <summary>
    /// How many of the returned stay when some residents flee again: those who leave are a fair sample of all at home.
    /// </summary>
    /// <param name="returned">Residents who had fled and returned.</param>
    /// <param name="home">All residents at home, above zero.</param>
    /// <param name="leaving">How many of them leave.</param>
    /// <returns>The mean of the hypergeometric distribution, rounded half up.</returns>
    internal static int StillAmong(int returned, int home, int leaving) =>
        (int)((((long)returned * (home - leaving)) + (home / 2)) / home);

    /// <summary>
    /// The chance that a resident leaves today: of a fight over the place, or of slipping out of it, the less the
    /// farther.
    /// </summary>
    static double LeaveChance(MemberDay today, int place)
    {
        var scenario = today.Scenario;
        if (scenario.FoughtFrom[place] <= today.Day && today.Day < scenario.TakenFrom[place])
        {
            return scenario.LeaveFighting[place];
        }
        if (!today.Blocked[place] || scenario.LeaveHeld[place] <= 0) return 0;

        var (nearest, km) = today.Network.OnFoot.NearestOpen(today.Network.OnTheMap(place), today.Blocked);
        return nearest < 0 ? 0 : scenario.LeaveHeld[place] * (1 - (km / today.Rules.FootReach.Value));
    }
}
