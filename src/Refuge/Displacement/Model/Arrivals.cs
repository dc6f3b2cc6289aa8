using System.Runtime.InteropServices;

namespace Refuge.Displacement.Model;

/// <summary>The fifth phase of a day: people stay where they arrive, and crowd it where it is full.</summary>
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

    /// <summary>Lets everybody in: a site that is full overflows in place.</summary>
    /// <param name="today">The member and the day.</param>
    /// <param name="place">The place.</param>
    /// <param name="groups">[groups] Who arrives there, in the order of origins.</param>
    static void SettleAt(MemberDay today, int place, ReadOnlySpan<Travellers> groups)
    {
        foreach (var group in groups)
        {
            today.Arrived[place] += group.People;
            if (today.Network.Throughput[place] >= 0) today.State.Waiting.Add(place, group.Origin, group.People);
            else today.State.Settled.Add(group.Origin, place, group.People);
            today.State.Sheltered[place] += group.People;
        }
    }
}
