using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Refuge.Flee.Engines;

/// <summary>
/// Groups of people who are alike, as columns: what they are, how many, and how those of a group divide over what they
/// moved lately and over the hours at which they come to the end of their link.
/// </summary>
/// <remarks>
/// A group is found by its cell (place, or path and days to go; class). Two groups of one cell are one group. How many
/// people it has is drawn; over bins of what they moved lately and over hours its people divide as is expected of
/// them. Copying the columns copies the state of a member.
/// </remarks>
/// <param name="cells">How many cells there are.</param>
/// <param name="bins">Bins of what people moved lately, at most 32.</param>
/// <param name="hours">Hours that are counted apart: one, or a multiple of eight.</param>
sealed class FleeCohortList(int cells, int bins, int hours)
{
    readonly int[] slotOf = new int[cells]; // Slot + 1 of each cell; 0 when the cell is empty.
    int[] cell = new int[64];
    int[] count = new int[64];
    uint[] used = new uint[64]; // The bins that have people, as bits.
    float[] weight = new float[64 * bins * hours]; // Zero in bins without people.
    float[] recent = new float[64 * bins]; // What the people of a bin moved lately, summed.

    /// <summary>How many groups there are.</summary>
    internal int Length { get; private set; }

    /// <summary>[groups] The cell of each.</summary>
    internal ReadOnlySpan<int> Cell => cell.AsSpan(0, Length);

    /// <summary>[groups] People in each, zero or more.</summary>
    internal Span<int> Count => count.AsSpan(0, Length);

    /// <summary>How the people of a group divide.</summary>
    internal FleeShares Shares(int group) =>
        new(
            weight.AsSpan(group * bins * hours, bins * hours), recent.AsSpan(group * bins, bins), hours,
            ref used[group]);

    /// <summary>Adds people to the group of a cell.</summary>
    /// <returns>How that group divides, to which they are to be added.</returns>
    internal FleeShares Add(int toCell, int people)
    {
        var slot = slotOf[toCell] - 1;
        if (slot < 0)
        {
            slot = Length;
            if (slot == cell.Length) Grow();
            Length++;
            slotOf[toCell] = slot + 1;
            (cell[slot], count[slot]) = (toCell, 0);
        }

        count[slot] += people;
        return Shares(slot);
    }

    /// <summary>Empties the list.</summary>
    internal void Clear()
    {
        for (var slot = 0; slot < Length; slot++)
        {
            slotOf[cell[slot]] = 0;
            Shares(slot).Clear();
        }

        Length = 0;
    }

    void Grow()
    {
        Array.Resize(ref cell, cell.Length * 2);
        Array.Resize(ref count, cell.Length);
        Array.Resize(ref used, cell.Length);
        Array.Resize(ref weight, cell.Length * bins * hours);
        Array.Resize(ref recent, cell.Length * bins);
    }
}

/// <summary>How people divide over bins of what they moved lately, and over hours.</summary>
/// <param name="weight">[bins × hours] How many are expected in each.</param>
/// <param name="recent">[bins] What they moved lately, summed over the people of a bin.</param>
/// <param name="hours">How many hours there are: one, or a multiple of eight.</param>
/// <param name="used">The bins that have people, as bits.</param>
readonly ref struct FleeShares(Span<float> weight, Span<float> recent, int hours, ref uint used)
{
    readonly Span<float> weight = weight;
    readonly Span<float> recent = recent;
    readonly int hours = hours;
    readonly ref uint used = ref used;

    /// <summary>The bins that have people, as bits.</summary>
    internal uint Used => used;

    /// <summary>[hours] How many of a bin are expected at each hour.</summary>
    internal ReadOnlySpan<float> Hours(int bin) => weight.Slice(bin * hours, hours);

    /// <summary>What the people of a bin moved lately, summed.</summary>
    internal float Recent(int bin) => recent[bin];

    /// <summary>Adds people.</summary>
    /// <param name="bin">Their bin.</param>
    /// <param name="hour">Their hour.</param>
    /// <param name="people">How many.</param>
    /// <param name="recentSum">What they moved lately, summed.</param>
    internal void Add(int bin, int hour, float people, float recentSum)
    {
        weight[(bin * hours) + hour] += people;
        recent[bin] += recentSum;
        used |= 1u << bin;
    }

    /// <summary>Adds people of as many hours.</summary>
    /// <param name="bin">Their bin.</param>
    /// <param name="people">[hours] How many at each hour, once multiplied by <paramref name="times"/>.</param>
    /// <param name="times">By what they are multiplied.</param>
    /// <param name="recentSum">What they moved lately, summed.</param>
    internal void Add(int bin, ReadOnlySpan<float> people, float times, float recentSum)
    {
        AddTimes(weight.Slice(bin * hours, hours), people, times);
        recent[bin] += recentSum;
        used |= 1u << bin;
    }

    /// <summary>Adds people who divide over the same bins, and over the same hours or none.</summary>
    /// <param name="others">How they divide.</param>
    /// <param name="times">By what each number of them is multiplied.</param>
    /// <param name="hour">The hour of all of them, if they do not divide over hours.</param>
    internal void Add(in FleeShares others, float times, int hour)
    {
        for (var left = others.Used; left != 0; left &= left - 1)
        {
            var bin = BitOperations.TrailingZeroCount(left);
            var (theirs, recentSum) = (bin * others.hours, others.recent[bin] * times);
            if (others.hours == 1) Add(bin, hour, others.weight[theirs] * times, recentSum);
            else Add(bin, others.weight.Slice(theirs, hours), times, recentSum);
        }
    }

    /// <summary>How many are expected in all.</summary>
    internal float Sum()
    {
        var sum = 0f;
        for (var left = used; left != 0; left &= left - 1)
        {
            sum += Sum(Hours(BitOperations.TrailingZeroCount(left)));
        }

        return sum;
    }

    /// <summary>Takes all away.</summary>
    internal void Clear()
    {
        for (var left = used; left != 0; left &= left - 1)
        {
            var bin = BitOperations.TrailingZeroCount(left);
            weight.Slice(bin * hours, hours).Clear();
            recent[bin] = 0;
        }

        used = 0;
    }

    /// <summary>The sum of numbers: one, or a multiple of eight. The same on any processor.</summary>
    internal static float Sum(ReadOnlySpan<float> numbers)
    {
        if (numbers.Length == 1) return numbers[0];
        var sums = Vector256<float>.Zero;
        foreach (var eight in MemoryMarshal.Cast<float, Vector256<float>>(numbers)) sums += eight;
        var (low, high) = (sums.GetLower(), sums.GetUpper());
        var four = low + high;
        return (four[0] + four[1]) + (four[2] + four[3]);
    }

    static void AddTimes(Span<float> to, ReadOnlySpan<float> from, float times)
    {
        if (to.Length == 1)
        {
            to[0] += from[0] * times;
            return;
        }

        var wideTo = MemoryMarshal.Cast<float, Vector256<float>>(to);
        var wideFrom = MemoryMarshal.Cast<float, Vector256<float>>(from);
        for (var index = 0; index < wideTo.Length; index++) wideTo[index] += wideFrom[index] * times;
    }
}
