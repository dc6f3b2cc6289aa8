using Refuge.Displacement.Trends;

namespace Refuge.Displacement.Hindcasts;

/// <summary>How far the rivals were off on other crises, by which a rival's single number is dressed as a spread
/// (folder contract, "Scores").</summary>
/// <remarks>Errors are kept by days since the last count: up to 7, 30, 60, 90, and more. Within each, every crisis
/// weighs the same.</remarks>
sealed class RivalErrors
{
    readonly Dictionary<(Rival Rival, int Class), double[]> quantiles = [];

    /// <summary>The errors of these crises.</summary>
    /// <param name="crises">For each crisis its errors; empty where no other crisis is known: then nothing is
    /// dressed.</param>
    internal RivalErrors(IEnumerable<IReadOnlyList<RivalError>> crises)
    {
        var pools = new Dictionary<(Rival, int), List<(double Value, double Weight)>>();
        foreach (var crisis in crises)
        {
            foreach (var same in crisis.GroupBy(static error => (error.Rival, error.Class)))
            {
                if (!pools.TryGetValue(same.Key, out var pool)) pools[same.Key] = pool = [];
                var weight = 1.0 / same.Count();
                pool.AddRange(same.Select(error => (error.Error, weight)));
            }
        }

        foreach (var (key, pool) in pools)
        {
            quantiles[key] = [.. Quantiles.Printed.Select(level => WeightedMedian.Quantile(pool, level))];
        }
    }

    /// <summary>The spread of a rival whose number is <paramref name="expected"/>; null when no error of its kind is
    /// known.</summary>
    /// <param name="rival">The rival.</param>
    /// <param name="expected">The count it expects.</param>
    /// <param name="daysSinceCount">Days from the last count to the day it is of.</param>
    internal IReadOnlyList<double>? Dress(Rival rival, double expected, int daysSinceCount)
    {
        // Of a stretch of days that no other crisis shows, the nearest shorter one that it does.
        for (var stretch = RivalError.ClassOf(daysSinceCount); stretch >= 0; stretch--)
        {
            if (!quantiles.TryGetValue((rival, stretch), out var errors)) continue;
            return [.. errors.Select(error => Math.Max(0, expected * (1 + error)))];
        }

        return null;
    }
}

/// <summary>One forecast of a rival and what came.</summary>
/// <param name="Rival">The rival.</param>
/// <param name="Class">Which stretch of days since the last count: 0 up to 7, 1 to 30, 2 to 60, 3 to 90, 4
/// beyond.</param>
/// <param name="Error">(counted − expected) / max(expected, 50).</param>
readonly record struct RivalError(Rival Rival, int Class, double Error)
{
    /// <summary>The error of a rival that expected one number and saw another.</summary>
    internal static RivalError Of(Rival rival, double expected, double counted, int daysSinceCount) =>
        new(rival, ClassOf(daysSinceCount), (counted - expected) / Math.Max(expected, LeastExpected));

    /// <summary>The stretch that a number of days since the last count lies in.</summary>
    internal static int ClassOf(int daysSinceCount)
    {
        var stretch = 0;
        while (stretch < Ends.Length && daysSinceCount > Ends[stretch]) stretch++;
        return stretch;
    }

    static readonly int[] Ends = [7, 30, 60, 90];

    const double LeastExpected = 50;
}
