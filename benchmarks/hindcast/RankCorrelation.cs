using Refuge.Displacement;
using Refuge.Displacement.Hindcasts;

namespace Refuge.Hindcast.Benchmarks;

/// <summary>
/// How far the camps of a crisis are off together: the correlation of their ranks in their own forecasts.
/// </summary>
static class RankCorrelation
{
    /// <summary>
    /// The mean over crises of the correlation between two camps of the normal score of the rank that the last count
    /// within a window has in its forecast.
    /// </summary>
    internal static double Of(IEnumerable<IReadOnlyList<HindcastRow>> crises, int window) =>
        crises.Select(rows => OfCrisis(rows, window)).Average();

    /// <summary>The correlation in one crisis.</summary>
    internal static double OfCrisis(IReadOnlyList<HindcastRow> rows, int window)
    {
        var (products, pairs, squares, places) = (0.0, 0, 0.0, 0);
        foreach (var origin in rows.Where(row => row.LeadDays <= window).GroupBy(static row => row.Origin))
        {
            var scores = origin.GroupBy(static row => row.Key)
                .Select(static same => Score(same.MaxBy(static row => row.Date)!)).ToList();
            for (var first = 0; first < scores.Count; first++)
            {
                squares += scores[first] * scores[first];
                places++;
                for (var second = first + 1; second < scores.Count; second++)
                {
                    products += scores[first] * scores[second];
                    pairs++;
                }
            }
        }

        return products / pairs / (squares / places);
    }

    /// <summary>The normal score of the rank: from a short table, since printed levels are all that is known.</summary>
    static double Score(HindcastRow row)
    {
        var (levels, values) = (Quantiles.Printed, row.Forecast!.Values);
        var below = values.Count(value => value < row.Observed);
        if (below == 0) return Normal[0];
        if (below == values.Count) return Normal[^1];
        var part = (row.Observed - values[below - 1]) / (values[below] - values[below - 1]);
        var level = levels[below - 1] + (part * (levels[below] - levels[below - 1]));
        var at = Enumerable.Range(1, levels.Count - 1).First(index => levels[index] >= level);
        return Normal[at] + ((Normal[at + 1] - Normal[at]) * (level - levels[at - 1]) / (levels[at] - levels[at - 1]));
    }

    /// <summary>
    /// Normal quantiles: of the middle of the tail below, of the printed levels, of the middle of the tail above.
    /// </summary>
    static readonly double[] Normal = [-2.241, -1.960, -1.645, -1.282, -0.674, 0, 0.674, 1.282, 1.645, 1.960, 2.241];
}
