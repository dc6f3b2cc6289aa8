namespace Refuge.Displacement.Trends;

/// <summary>Quantiles of values that weigh differently.</summary>
static class WeightedMedian
{
    /// <summary>The smallest value with at least half of all weight at or below it.</summary>
    internal static double Of(List<(double Value, double Weight)> values) => Quantile(values, 0.5);

    /// <summary>The smallest value with at least the part <paramref name="level"/> of all weight at or below
    /// it.</summary>
    /// <param name="values">At least one; weights zero or more. Sorted in place.</param>
    /// <param name="level">From 0 to 1.</param>
    internal static double Quantile(List<(double Value, double Weight)> values, double level)
    {
        values.Sort();
        var total = 0.0;
        foreach (var (_, weight) in values) total += weight;
        var sum = 0.0;
        foreach (var (value, weight) in values)
        {
            sum += weight;
            if (sum >= level * total) return value;
        }

        return values[^1].Value;
    }
}
