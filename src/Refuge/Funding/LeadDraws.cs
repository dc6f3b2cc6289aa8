using Refuge.Displacement.Random;

namespace Refuge.Funding;

/// <summary>
/// The normal numbers from which the days of every step are drawn, the same for every lot and every run.
/// </summary>
/// <remarks>
/// Each step's numbers are the midpoints of <see cref="Count"/> equal strata in an order of its own (McKay, Beckman and
/// Conover 1979), so that the quantiles of a single step are exact. They do not depend on a lot, so a step works out
/// its days or its pace once.
/// </remarks>
static class LeadDraws
{
    /// <summary>How many draws there are.</summary>
    internal const int Count = 1_000;

    static readonly double[] Strata =
        [.. Enumerable.Range(0, Count).Select(static stratum => Normal.Quantile((stratum + 0.5) / Count))];

    /// <summary>[draws] Normal numbers in an order that belongs to <paramref name="address"/> alone.</summary>
    internal static double[] Of(string address)
    {
        double[] numbers = [.. Strata];
        var stream = new Draws(0, 0).Once(Purpose.LeadTime, StableHash.Of(address));
        for (var end = Count; end > 1; end--)
        {
            var other = stream.NextBelow(end);
            (numbers[end - 1], numbers[other]) = (numbers[other], numbers[end - 1]);
        }

        return numbers;
    }
}
