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
        var own = AddressOf(place?.Code ?? "*");
        var ranks = new double[members];
        for (var member = 0; member < members; member++) ranks[member] = Of(own, new(seed, member));
        return ranks;
    }

    /// <summary>Where the rank of a place, of several places or of everybody (<c>*</c>) is drawn.</summary>
    internal static ulong AddressOf(string code) => StableHash.Of(code, "rank");

    /// <summary>The normal score of the rank of one count in one member.</summary>
    /// <param name="address">Where it is drawn (<see cref="AddressOf"/>).</param>
    /// <param name="member">The random numbers of the member.</param>
    internal static double Of(ulong address, in Draws member)
    {
        var (common, alone) = (member.Once(Purpose.TrendRank, Crisis), member.Once(Purpose.TrendRank, address));
        return (Math.Sqrt(Correlation) * Normal.Draw(ref common)) + (
            Math.Sqrt(1 - Correlation) * Normal.Draw(ref alone));
    }

    /// <summary>
    /// The normal score of the rank of a total in one member: that of the sum of its parts, so that a member in which
    /// camps fill up is one in which the total is high.
    /// </summary>
    /// <param name="ranks">[parts] The normal scores of the parts.</param>
    /// <param name="widths">[parts] How wide the spread of each is, in people, zero or more; one of them above
    /// zero.</param>
    /// <remarks>
    /// A weighted sum of normal scores with this correlation, over its standard deviation, is normal again.
    /// </remarks>
    internal static double OfTotal(ReadOnlySpan<double> ranks, ReadOnlySpan<double> widths)
    {
        var (score, sum, squares) = (0.0, 0.0, 0.0);
        for (var part = 0; part < ranks.Length; part++)
        {
            score += widths[part] * ranks[part];
            sum += widths[part];
            squares += widths[part] * widths[part];
        }

        return score / Math.Sqrt((Correlation * sum * sum) + ((1 - Correlation) * squares));
    }

    /// <summary>
    /// The value of a spread at a rank: the printed quantiles exactly, between them linear in the score, outside them
    /// the last.
    /// </summary>
    /// <param name="spread">The spread.</param>
    /// <param name="rank">The normal score of the rank.</param>
    internal static double ValueAt(MemberSpread spread, double rank)
    {
        var place = PlaceOf(rank);
        var values = spread.Values;
        return RankPlace.Between(values[place.Below], values[place.Above], place.Part);
    }

    /// <summary>Where a rank lies among the printed quantiles: the same for every spread.</summary>
    /// <param name="rank">The normal score of the rank.</param>
    internal static RankPlace PlaceOf(double rank)
    {
        if (rank <= Scores[0]) return new(0, 0, 0);
        for (var index = 1; index < Scores.Length; index++)
        {
            if (rank > Scores[index]) continue;
            return new(index - 1, index, (rank - Scores[index - 1]) / (Scores[index] - Scores[index - 1]));
        }

        return new(Scores.Length - 1, Scores.Length - 1, 0);
    }

    static readonly ulong Crisis = StableHash.Of("crisis", "rank");

    static readonly double[] Scores = [.. Quantiles.Printed.Select(Normal.Quantile)];

    /// <summary>The mean of both windows.</summary>
    const double Correlation = 0.12;
}

/// <summary>Between which of the printed quantiles a rank lies, and how far.</summary>
/// <param name="Below">The index of the quantile below it; the last where the rank lies above all.</param>
/// <param name="Above">The index of the quantile above it; the same where the rank lies outside all.</param>
/// <param name="Part">How much of the way from the one to the other, 0 to 1.</param>
readonly record struct RankPlace(int Below, int Above, double Part)
{
    /// <summary>The value there of a spread with these quantiles.</summary>
    internal double In(ReadOnlySpan<double> quantiles) => Between(quantiles[Below], quantiles[Above], Part);

    /// <summary>A part of the way from one value to another.</summary>
    internal static double Between(double below, double above, double part) => below + (part * (above - below));
}
