using Refuge.Displacement.Trends;
using Refuge.Situations;

namespace Refuge.Displacement.Counts;

/// <summary>Where the people who came lately were counted: new arrivals are expected there first.</summary>
static class CountedShares
{
    /// <summary>
    /// [places] By how many people each place grew within the four weeks before the as-of date, by its own counts; zero
    /// where it did not grow, or nobody counted it twice.
    /// </summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="alone">[places] The last count of each place.</param>
    internal static double[] Of(Situation situation, LatestCount?[] alone)
    {
        var histories = SeriesHistories.Of(situation);
        return
        [
            .. alone.Select(count => count is null ? null : histories.GetValueOrDefault(
                    new(count.Series.Value.Id, count.Row.Value.Place)))
                .Select(history => history is null ? 0 : GrowthOf(history, situation.AsOf.DayNumber - Days)),
        ];
    }

    /// <summary>The growth since a day: from the last report up to it, else from the first after it.</summary>
    static double GrowthOf(CountHistory history, int day)
    {
        if (history.Last.Day <= day) return 0;
        var before = history.Until(day)?.Last ?? history.Reports[0];
        return Math.Max(0, history.Last.Count - before.Count);
    }

    /// <summary>
    /// Four weeks (judgement): long enough for two counts of most camps, short enough for the front to be where it was.
    /// </summary>
    const int Days = 28;
}
