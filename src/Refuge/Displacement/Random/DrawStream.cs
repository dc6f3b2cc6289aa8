using System.Runtime.CompilerServices;

namespace Refuge.Displacement.Random;

/// <summary>
/// As many random numbers as one decision needs, in a fixed order. Pass by reference: a copy repeats itself.
/// </summary>
struct DrawStream
{
    const int WordsPerBlock = 4;
    const int MostWords = 2 * WordsPerBlock;

    readonly ulong seed, member, dayAndPurpose, identity, part;
    Words words;
    uint block;
    int used;

    /// <summary>The stream at one address; <see cref="Draws"/> makes it.</summary>
    internal DrawStream(ulong seed, ulong member, ulong dayAndPurpose, ulong identity, ulong part)
    {
        (this.seed, this.member, this.dayAndPurpose, this.identity, this.part) =
            (seed, member, dayAndPurpose, identity, part);
        used = MostWords;
    }

    /// <summary>Sixty-four random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong NextUInt64()
    {
        if (used == MostWords) Refill();
        return words[used++];
    }

    /// <summary>A number from 0, included, to 1, excluded: a multiple of 2⁻⁵³.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number strictly between 0 and 1: an odd multiple of 2⁻⁵³, so that its logarithm is finite.</summary>
    internal double NextOpenDouble() => ((NextUInt64() >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>A whole number from 0 to <paramref name="end"/>, excluded.</summary>
    /// <param name="end">At least 1.</param>
    /// <remarks>
    /// Lemire, "Fast random integer generation in an interval", ACM TOMACS 29 (2019): exact, without division but in
    /// rare cases.
    /// </remarks>
    internal int NextBelow(int end)
    {
        var range = (ulong)end;
        var high = Math.BigMul(NextUInt64(), range, out var low);
        if (low < range)
        {
            var threshold = unchecked(0UL - range) % range;
            while (low < threshold) high = Math.BigMul(NextUInt64(), range, out low);
        }

        return (int)high;
    }

    // The member shares its counter word with the block number, both below 2³²; every address has its own blocks. Most
    // decisions need no more than the first block; who needs more gets two at a time, which take hardly longer than
    // one.
    [MethodImpl(MethodImplOptions.NoInlining)]
    void Refill()
    {
        var counter = member << 32 | block;
        if (block == 0)
        {
            (words[4], words[5], words[6], words[7]) = Philox.Block(counter, dayAndPurpose, identity, part, seed, 0);
            (block, used) = (1, WordsPerBlock);
            return;
        }

        Philox.TwoBlocks(counter, dayAndPurpose, identity, part, seed, 0, words);
        (block, used) = (block + 2, 0);
    }

    /// <summary>The words of two blocks.</summary>
    [InlineArray(MostWords)]
    struct Words
    {
        ulong first;
    }
}
