namespace Refuge.Displacement.Random;

/// <summary>Philox4x64-10: four random words for each counter, with nothing to remember between calls.</summary>
/// <remarks>
/// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011), table 2. The mapping of
/// counters to blocks is a bijection for every key, so two addresses never share a block. Checked against the
/// known-answer vectors that the authors publish with Random123.
/// </remarks>
static class Philox
{
    const ulong FirstMultiplier = 0xD2E7470EE14C6C93;
    const ulong SecondMultiplier = 0xCA5A826395121157;
    const ulong FirstWeyl = 0x9E3779B97F4A7C15;
    const ulong SecondWeyl = 0xBB67AE8584CAA73B;
    const int Rounds = 10;

    /// <summary>
    /// The four words of the counter <paramref name="c0"/>…<paramref name="c3"/> under the key <paramref name="k0"/>,
    /// <paramref name="k1"/>.
    /// </summary>
    internal static (ulong A, ulong B, ulong C, ulong D) Block(
        ulong c0, ulong c1, ulong c2, ulong c3, ulong k0, ulong k1)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var firstHigh = Math.BigMul(FirstMultiplier, c0, out var firstLow);
            var secondHigh = Math.BigMul(SecondMultiplier, c2, out var secondLow);
            (c0, c1, c2, c3) = (secondHigh ^ c1 ^ k0, secondLow, firstHigh ^ c3 ^ k1, firstLow);
            k0 = unchecked(k0 + FirstWeyl);
            k1 = unchecked(k1 + SecondWeyl);
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>
    /// [8] The words of a counter and of the next, <paramref name="c0"/> + 1: the multiplications of the one fill the
    /// waits of the other.
    /// </summary>
    internal static void TwoBlocks(ulong c0, ulong c1, ulong c2, ulong c3, ulong k0, ulong k1, Span<ulong> words)
    {
        var (d0, d1, d2, d3) = (unchecked(c0 + 1), c1, c2, c3);
        for (var round = 0; round < Rounds; round++)
        {
            var firstHigh = Math.BigMul(FirstMultiplier, c0, out var firstLow);
            var secondHigh = Math.BigMul(SecondMultiplier, c2, out var secondLow);
            var nextFirstHigh = Math.BigMul(FirstMultiplier, d0, out var nextFirstLow);
            var nextSecondHigh = Math.BigMul(SecondMultiplier, d2, out var nextSecondLow);
            (c0, c1, c2, c3) = (secondHigh ^ c1 ^ k0, secondLow, firstHigh ^ c3 ^ k1, firstLow);
            (d0, d1, d2, d3) = (nextSecondHigh ^ d1 ^ k0, nextSecondLow, nextFirstHigh ^ d3 ^ k1, nextFirstLow);
            k0 = unchecked(k0 + FirstWeyl);
            k1 = unchecked(k1 + SecondWeyl);
        }

        (words[0], words[1], words[2], words[3]) = (c0, c1, c2, c3);
        (words[4], words[5], words[6], words[7]) = (d0, d1, d2, d3);
    }
}
