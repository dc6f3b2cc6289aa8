namespace Refuge.Displacement;

/// <summary>Quantiles of a finite set of members.</summary>
static class Quantiles
{
    /// <summary>The levels that Refuge prints, ascending (folder contract, <c>forecast.csv</c>).</summary>
    public static IReadOnlyList<double> Printed { get; } = [0.025, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.975];

    /// <summary>
    /// The smallest member not exceeded with chance <paramref name="level"/>, of members sorted ascending.
    /// </summary>
    /// <remarks>
    /// The inverse of the empirical distribution (Hyndman and Fan 1996, definition 1). It is always a value that some
    /// member has, so a need computed from a quantile of people is the same quantile of the need.
    /// </remarks>
    /// <param name="sorted">[members] Ascending; at least one.</param>
    /// <param name="level">From 0 to 1.</param>
    public static T OfSorted<T>(ReadOnlySpan<T> sorted, double level) => sorted[Rank(level, sorted.Length)];

    /// <summary>
    /// The rank, from 0, of the quantile at <paramref name="level"/> among <paramref name="count"/> members sorted
    /// ascending.
    /// </summary>
    internal static int Rank(double level, int count) => (int)Rank(level, (long)count);

    /// <summary>
    /// The rank, from 0, of the quantile at <paramref name="level"/> among members that each stand for some:
    /// <paramref name="weight"/> in all.
    /// </summary>
    internal static long Rank(double level, long weight) =>
        Math.Clamp((long)Math.Ceiling((level * weight) - Slack) - 1, 0, weight - 1);

    /// <summary>
    /// The smallest index by which the chances add up to <paramref name="level"/>; the last one when they never do.
    /// </summary>
    /// <param name="chances">[indices] The chance of each index; about 1 in all.</param>
    /// <param name="level">From 0 to 1.</param>
    internal static int OfChances(ReadOnlySpan<double> chances, double level)
    {
        var reached = 0.0;
        for (var index = 0; index < chances.Length; index++)
        {
            reached += chances[index];
            if (reached >= level - Slack) return index;
        }

        return chances.Length - 1;
    }

    /// <summary>
    /// The quantiles of <paramref name="members"/> at the <see cref="Printed"/> levels, and the mean.
    /// </summary>
    public static MemberSpread Of(ReadOnlySpan<int> members)
    {
        var sorted = members.ToArray();
        Array.Sort(sorted);
        var sum = 0L;
        foreach (var member in sorted) sum += member;
        return new((double)sum / sorted.Length, [.. Printed.Select(level => (double)OfSorted<int>(sorted, level))]);
    }

    /// <summary>Keeps 0.1 × 500 from becoming 50.000000000000007 and taking the 51st member for the 50th.</summary>
    const double Slack = 1e-9;
}

/// <summary>The mean and the printed quantiles of a spread.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Values">The quantiles at <see cref="Quantiles.Printed"/>, ascending.</param>
public sealed record MemberSpread(double Mean, IReadOnlyList<double> Values)
{
    /// <summary>The quantile at a printed level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not one of
    /// <see cref="Quantiles.Printed"/>.</exception>
    public double At(double level)
    {
        for (var index = 0; index < Values.Count; index++)
        {
            if (Quantiles.Printed[index].Equals(level)) return Values[index];
        }

        throw new ArgumentOutOfRangeException(nameof(level), level, "Only the printed levels are kept.");
    }
}
