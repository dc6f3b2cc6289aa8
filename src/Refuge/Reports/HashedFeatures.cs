namespace Refuge.Reports;

/// <summary>Names of features folded into a fixed number of slots, so that a model carries no words of what it was trained on.</summary>
/// <remarks>FNV-1a, 32 bit (Fowler, Noll, Vo 1991); collisions are part of the model (Weinberger and others, 2009).</remarks>
static class HashedFeatures
{
    const uint Offset = 2_166_136_261;
    const uint Prime = 16_777_619;

    /// <summary>The slot of a feature, from 0 to <paramref name="slots"/> − 1; slots are a power of two.</summary>
    internal static int Slot(int kind, ReadOnlySpan<char> value, int slots)
    {
        var hash = (Offset ^ (uint)kind) * Prime;
        foreach (var letter in value) hash = (hash ^ letter) * Prime;
        hash ^= hash >> 15;
        return (int)(hash & (uint)(slots - 1));
    }
}
