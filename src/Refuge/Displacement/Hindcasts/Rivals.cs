using Refuge.Displacement.Trends;

namespace Refuge.Displacement.Hindcasts;

/// <summary>A forecast that anybody could have made on the same day from the same counts (folder contract,
/// "Scores").</summary>
enum Rival
{
    /// <summary>The last count stays.</summary>
    Persistence,

    /// <summary>The change between the last two counts goes on.</summary>
    Trend,

    /// <summary>Half of it goes on.</summary>
    DampedTrend,
}

/// <summary>What the honest rivals say.</summary>
static class Rivals
{
    /// <summary>All of them, in the order of the columns.</summary>
    internal static readonly Rival[] All = [Rival.Persistence, Rival.Trend, Rival.DampedTrend];

    /// <summary>The count that a rival expects on a day, zero or more.</summary>
    internal static double Expect(Rival rival, CountHistory history, int day)
    {
        var last = history.Last;
        var before = history.Reports.Count > 1 ? history.Reports[^2] : last;
        var slope = (last.Count - before.Count) / Math.Max(1, last.Day - before.Day);
        return Math.Max(0, last.Count + (Part(rival) * slope * (day - last.Day)));
    }

    static double Part(Rival rival) => rival switch
    {
        Rival.Persistence => 0,
        Rival.Trend => 1,
        _ => 0.5,
    };
}
