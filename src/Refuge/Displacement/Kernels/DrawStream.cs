using System.Runtime.CompilerServices;

namespace Refuge.Displacement.Kernels;

/// <summary>As many random numbers as one decision needs, in a fixed order. Pass by reference: a copy repeats itself.</summary>
struct DrawStream
{
    const int WordsPerBlock = 4;

    readonly ulong seed, member, dayAndPurpose, identity, part;
    ulong a, b, c, d;
    uint block;
    int used;

    /// <summary>The stream at one address; <see cref="Draws"/> makes it.</summary>
    internal DrawStream(ulong seed, ulong member, ulong dayAndPurpose, ulong identity, ulong part)
    {
        (this.seed, this.member, this.dayAndPurpose, this.identity, this.part) = (seed, member, dayAndPurpose, identity, part);
        used = WordsPerBlock;
    }

    /// <summary>Sixty-four random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong NextUInt64()
    {
        if (used == WordsPerBlock) Refill();
        return used++ switch { 0 => a, 1 => b, 2 => c, _ => d };
    }

    /// <summary>A number from 0, included, to 1, excluded: a multiple of 2⁻⁵³.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number strictly between 0 and 1: an odd multiple of 2⁻⁵³, so that its logarithm is finite.</summary>
    internal double NextOpenDouble() => ((NextUInt64() >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>A whole number from 0 to <paramref name="end"/>, excluded.</summary>
    /// <param name="end">At least 1.</param>
    /// <remarks>Lemire, "Fast random integer generation in an interval", ACM TOMACS 29 (2019): exact, without division but in rare cases.</remarks>
    internal int NextBelow(int end)
    {
        var range = (ulong)end;
        var high = Math.BigMul(NextUInt64(), range, out var low);
        if (low < range)
        {
            var threshold = (0UL - range) % range;
            while (low < threshold) high = Math.BigMul(NextUInt64(), range, out low);
        }

        return (int)high;
    }

    // The member shares its counter word with the block number, both below 2³²; every address has its own blocks.
    void Refill()
    {
        (a, b, c, d) = Philox.Block(member << 32 | block++, dayAndPurpose, identity, part, seed, 0);
        used = 0;
    }
}
