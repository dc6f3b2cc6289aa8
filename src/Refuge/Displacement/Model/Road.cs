using System.Runtime.InteropServices;

namespace Refuge.Displacement.Model;

/// <summary>The people who are on their way, by the day on which they arrive.</summary>
/// <remarks>
/// A timing wheel (Varghese and Lauck, "Hashed and hierarchical timing wheels", SOSP 1987, scheme 6): a group lies in
/// the slot of its day of arrival modulo the number of slots and carries the day itself, so that a journey may be of
/// any length.
/// </remarks>
sealed class Road
{
    /// <summary>
    /// Days whose groups lie apart: longer journeys share a slot, which costs a look at them and no more.
    /// </summary>
    const int Slots = 64;

    readonly List<Travellers>[] slots = [.. Enumerable.Range(0, Slots).Select(static _ => new List<Travellers>())];

    /// <summary>Puts people on the road.</summary>
    /// <param name="group">Who they are, where they go and when they arrive.</param>
    internal void SetOut(in Travellers group)
    {
        if (group.People > 0) slots[group.ArrivalDay % Slots].Add(group);
    }

    /// <summary>Takes everybody off the road who arrives on a day.</summary>
    /// <param name="day">The day, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="arriving">On return, the groups, in the order in which they set out.</param>
    internal void TakeArrivals(int day, List<Travellers> arriving)
    {
        arriving.Clear();
        var slot = slots[day % Slots];
        var groups = CollectionsMarshal.AsSpan(slot);
        var kept = 0;
        foreach (var group in groups)
        {
            if (group.ArrivalDay == day) arriving.Add(group);
            else groups[kept++] = group;
        }

        CollectionsMarshal.SetCount(slot, kept);
    }

    /// <summary>Makes this the same as <paramref name="other"/>.</summary>
    internal void CopyFrom(Road other)
    {
        for (var slot = 0; slot < Slots; slot++)
        {
            slots[slot].Clear();
            slots[slot].AddRange(other.slots[slot]);
        }
    }

    /// <summary>Nobody on the road.</summary>
    internal void Clear()
    {
        foreach (var slot in slots) slot.Clear();
    }

    /// <summary>Everybody on the road.</summary>
    internal long Total()
    {
        var sum = 0L;
        foreach (var slot in slots)
        {
            foreach (var group in slot) sum += group.People;
        }

        return sum;
    }
}

/// <summary>People who come from one place and arrive at one place on one day.</summary>
/// <param name="ArrivalDay">The day on which they arrive, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Place">Where they arrive, as an index.</param>
/// <param name="Origin">Where they come from, as the number of an origin.</param>
/// <param name="People">How many they are.</param>
readonly record struct Travellers(int ArrivalDay, int Place, int Origin, int People) : IComparable<Travellers>
{
    /// <summary>By place, then by origin: the order in which they come in.</summary>
    public int CompareTo(Travellers other) => Key.CompareTo(other.Key);

    long Key => ((long)Place << 32) | (uint)Origin;
}
