namespace Refuge.Reports.Events;

/// <summary>
/// Names of features folded into a fixed number of slots, so that a model carries no words of what it was trained on.
/// </summary>
/// <remarks>
/// FNV-1a, 32 bit (Fowler, Noll, Vo 1991); collisions are part of the model (Weinberger and others, 2009).
/// </remarks>
static class HashedFeatures
{
    const uint Offset = 2_166_136_261;
    const uint Prime = 16_777_619;

    /// <summary>The slot of a feature, from 0 to <paramref name="slots"/> − 1; slots are a power of two.</summary>
    internal static int Slot(int kind, ReadOnlySpan<char> value, int slots) => Folded(With(Of(kind), value), slots);

    /// <summary>The slot of a feature of two values, parted by a space.</summary>
    internal static int Slot(int kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second, int slots) =>
        Folded(With(With(Of(kind), first), ' ', second), slots);

    /// <summary>The slot of a feature of three values, parted by spaces.</summary>
    internal static int Slot(
        int kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third, int slots) =>
        Folded(With(With(With(Of(kind), first), ' ', second), ' ', third), slots);

    /// <summary>The slot of a feature of several values, parted by spaces.</summary>
    internal static int Slot(int kind, ReadOnlySpan<string> values, int slots)
    {
        var hash = With(Of(kind), values[0]);
        foreach (var value in values[1..]) hash = With(hash, ' ', value);
        return Folded(hash, slots);
    }

    /// <summary>The hash of a feature of two values as far as the first value and the space after it.</summary>
    internal static uint Begin(int kind, ReadOnlySpan<char> first) => unchecked((With(Of(kind), first) ^ ' ') * Prime);

    /// <summary>The slot of a feature of two values of which the first is hashed already.</summary>
    internal static int Slot(uint begun, ReadOnlySpan<char> second, int slots) => Folded(With(begun, second), slots);

    /// <summary>The hash of a feature before any of its letters.</summary>
    internal static uint Begin(int kind) => Of(kind);

    /// <summary>The hash of a feature with one letter more.</summary>
    internal static uint With(uint hash, char letter) => unchecked((hash ^ letter) * Prime);

    /// <summary>The hash of a feature with one more value, which is hashed already.</summary>
    internal static uint With(uint hash, uint value) => unchecked((hash ^ value) * Prime);

    /// <summary>The slot of a feature that is hashed already.</summary>
    internal static int Slot(uint hash, int slots) => Folded(hash, slots);

    static uint Of(int kind) => unchecked((Offset ^ (uint)kind) * Prime);

    static uint With(uint hash, char parting, ReadOnlySpan<char> value) =>
        With(unchecked((hash ^ parting) * Prime), value);

    static uint With(uint hash, ReadOnlySpan<char> value)
    {
        foreach (var letter in value) hash = unchecked((hash ^ letter) * Prime);
        return hash;
    }

    static int Folded(uint hash, int slots)
    {
        hash ^= hash >> 15;
        return (int)(hash & (uint)(slots - 1));
    }
}
