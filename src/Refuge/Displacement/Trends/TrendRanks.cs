using Refuge.Displacement.Random;

namespace Refuge.Displacement.Trends;

/// <summary>
/// Where in the spread of its trend each place lies in each member: one rank that it keeps over all days.
/// </summary>
/// <remarks>
/// <para>
/// A camp that grows faster than expected in one month does so in the next: a member is one such course, so that needs
/// and money of later days rest on the same course as those of earlier ones. Places of a crisis are off together a
/// little: their ranks are a Gaussian copula with one common factor (Li 2000).
/// </para>
/// <para>
/// The correlation is 0.09 over 30 days and 0.15 over 90 between the camps of five crises (−0.06 to 0.29 in single
/// ones), measured by <c>benchmarks/hindcast --correlation</c>.
/// </para>
/// </remarks>
static class TrendRanks
{
    /// <summary>[members] The normal score of the rank of a place in each member.</summary>
    /// <param name="place">The place. Null for the whole area of a series.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="members">How many members.</param>
    internal static double[] Of(PlaceId? place, long seed, int members)
    {
        var (crisis, own) = (StableHash.Of("crisis", "rank"), StableHash.Of(place?.Code ?? "*", "rank"));
        var ranks = new double[members];
        for (var member = 0; member < members; member++)
        {
            var draws = new Draws(seed, member);
            var (common, alone) = (draws.Once(Purpose.TrendRank, crisis), draws.Once(Purpose.TrendRank, own));
            ranks[member] = (Math.Sqrt(Correlation) * Normal.Draw(ref common))
                + (Math.Sqrt(1 - Correlation) * Normal.Draw(ref alone));
        }

        return ranks;
    }

    /// <summary>
    /// The value of a spread at a rank: the printed quantiles exactly, between them linear in the score, outside them
    /// the last.
    /// </summary>
    /// <param name="spread">The spread.</param>
    /// <param name="rank">The normal score of the rank.</param>
    internal static double ValueAt(MemberSpread spread, double rank)
    {
        var values = spread.Values;
        if (rank <= Scores[0]) return values[0];
        for (var index = 1; index < Scores.Length; index++)
        {
            if (rank > Scores[index]) continue;
            var part = (rank - Scores[index - 1]) / (Scores[index] - Scores[index - 1]);
            return values[index - 1] + (part * (values[index] - values[index - 1]));
        }

        return values[^1];
    }

    static readonly double[] Scores = [.. Quantiles.Printed.Select(Normal.Quantile)];

    /// <summary>The mean of both windows.</summary>
    const double Correlation = 0.12;
}
