using System.Runtime.InteropServices;
using Refuge.Displacement.Random;

namespace Refuge.Displacement.Model;

/// <summary>The fourth phase of a day: people find room where they arrive, or are sent on.</summary>
static class Arrivals
{
    /// <summary>Settles everybody who arrives today.</summary>
    internal static void Settle(MemberDay today)
    {
        var groups = CollectionsMarshal.AsSpan(today.Arriving);
        while (groups.Length > 0)
        {
            var end = 1;
            while (end < groups.Length && groups[end].Place == groups[0].Place) end++;
            SettleAt(today, groups[0].Place, groups[..end]);
            groups = groups[end..];
        }
    }

    /// <summary>
    /// Lets in as many as there is room for, origin by origin in proportion, and passes the others on to hosts.
    /// </summary>
    /// <param name="today">The member and the day.</param>
    /// <param name="place">The place.</param>
    /// <param name="groups">[groups] Who arrives there, in the order of origins.</param>
    static void SettleAt(MemberDay today, int place, ReadOnlySpan<Travellers> groups)
    {
        var left = 0;
        foreach (var group in groups) left += group.People;
        today.Arrived[place] += left;

        var (world, takes, sheltered) = (today.Network, today.Scenario.Takes[place], today.State.Sheltered);
        var room = world.IsOpenSite(place, today.Day) && takes >= 0
            ? Math.Min(left, Math.Max(0, takes - sheltered[place]))
            : left;

        // Where the others can go is the same for all of them: looked for once, and only when somebody is turned away.
        var canGoOn = room < left && Travel.FindsRefuge(today, place, today.Day + 1);
        while (groups.Length > 0)
        {
            var (origin, come, end) = (groups[0].Origin, 0, 0);
            for (; end < groups.Length && groups[end].Origin == origin; end++) come += groups[end].People;
            groups = groups[end..];

            // Exact shares by cumulative rounding: over all origins just the room is filled.
            var stay = (int)((long)come * room / left);
            (left, room) = (left - come, room - stay);
            Stay(today, place, origin, stay);
            var turnedAway = come - stay;
            if (turnedAway == 0) continue;
            if (canGoOn) SendOn(today, place, origin, turnedAway);
            else Stay(today, place, origin, turnedAway);
        }
    }

    /// <summary>
    /// People whom a full site cannot take go on to hosts and sites with room. Without any they stay, and crowd it.
    /// </summary>
    static void SendOn(MemberDay today, int place, int origin, int people)
    {
        Travel.SendOut(today, place, people, origin, today.Day + 1, Purpose.PassOn);
        today.Arrived[place] -= people;
    }

    static void Stay(MemberDay today, int place, int origin, int people)
    {
        if (people == 0) return;
        if (today.Network.Throughput[place] >= 0) today.State.Waiting.Add(place, origin, people);
        else today.State.Settled.Add(origin, place, people);
        today.State.Sheltered[place] += people;
    }
}
