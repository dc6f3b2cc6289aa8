using Refuge.Displacement;

namespace Refuge.Funding.Budgets;

/// <summary>Parts those who go without at a place by how soon and how surely they do.</summary>
static class Layers
{
    /// <summary>
    /// The layers of a span: up to what is short today, to the medians of the most by the ends of the tranches, to the
    /// quantiles above them, and to the most in any member. Empty when nobody ever goes without.
    /// </summary>
    /// <param name="unserved">Who goes without.</param>
    /// <param name="from">The first day of the span.</param>
    /// <param name="to">Its last day.</param>
    /// <param name="isShortToday">Whether something is short already.</param>
    internal static IReadOnlyList<Layer> Of(UnservedPeople unserved, int from, int to, bool isShortToday)
    {
        var peaks = unserved.Peaks(from, to);
        Array.Sort(peaks);
        if (peaks[^1] < 1) return [];

        var today = isShortToday ? Shortfall.Median(unserved.Peaks(from, from)) : 0;
        List<double> levels = [0, today];
        levels.AddRange(Tranches.Where(end => from + end < to)
            .Select(end => Shortfall.Median(unserved.Peaks(from, from + end))));
        levels.AddRange(Levels.Select(level => Quantiles.OfSorted<double>(peaks, level)));
        levels.Add(peaks[^1]);

        var least = Math.Max(1, peaks[^1] * LeastPart);
        List<double> apart = [0];
        foreach (var level in levels.Order())
        {
            if (level - apart[^1] >= least) apart.Add(level);
        }

        if (apart.Count == 1) apart.Add(peaks[^1]);
        apart[^1] = Math.Max(apart[^1], peaks[^1]);
        return
        [
            .. apart.Zip(apart.Skip(1), (low, high) => new Layer(
                low, high, unserved.MedianDayAbove(low, from, to), isShortToday && high <= today + least)),
        ];
    }

    static readonly int[] Tranches = [30, 60, 90, 180];
    static readonly double[] Levels = [0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97];

    /// <summary>A layer is at least this part of the most.</summary>
    const double LeastPart = 0.02;
}
