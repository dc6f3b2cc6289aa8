using Refuge.Displacement.Random;

namespace Refuge.Displacement.Model;

/// <summary>The eighth phase of a day: displaced people go home to places that were taken long enough ago.</summary>
static class Returns
{
    /// <summary>Lets people of every origin go home.</summary>
    internal static void GoHome(MemberDay today)
    {
        var perDay = new SharedChance(today.Scenario.ReturnPerDay);
        for (var origin = 1; origin < today.PlaceOf.Length; origin++)
        {
            var home = today.PlaceOf[origin];
            if (today.State.Away[origin] == 0 || today.Blocked[home] || today.Day < today.Scenario.ReturnsFrom[home])
            {
                continue;
            }
            GoHomeTo(today, origin, home, perDay);
        }
    }

    static void GoHomeTo(MemberDay today, int origin, int home, in SharedChance perDay)
    {
        var (state, hash) = (today.State, today.Network.Hash);
        var settled = state.Settled.Row(origin);
        for (var place = NextSettled(settled, 0); place < settled.Length; place = NextSettled(settled, place + 1))
        {
            // Returns that had begun when people were counted are in the trend of the count.
            if (today.Scenario.ReturnsFrom[home] <= today.Network.InTrendUntil[place]) continue;
            var stream = today.Draws.On(today.Day, Purpose.ReturnHome, hash[home] ^ ulong.RotateLeft(hash[place], 31));
            var returning = Binomial.Draw(ref stream, settled[place], perDay);
            settled[place] -= returning;
            state.Sheltered[place] -= returning;
            state.Away[origin] -= returning;
            state.Displaced -= returning;
            state.Home[home] += returning;
            state.Returned[home] += returning;
            today.CameHome[home] += returning;
        }
    }

    /// <summary>
    /// The first place from <paramref name="from"/> on where anybody settled, else the number of places. Of thousands
    /// of places few hold people of one origin, and a search for what is not zero passes many at once.
    /// </summary>
    static int NextSettled(ReadOnlySpan<int> settled, int from)
    {
        var found = settled[from..].IndexOfAnyExcept(0);
        return found < 0 ? settled.Length : from + found;
    }
}
