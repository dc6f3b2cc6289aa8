using Refuge.Displacement.Random;

namespace Refuge.Displacement.Trends;

/// <summary>What a crisis has shown of its own trends so far: how much of the growth came, and how wide the bands had
/// to be.</summary>
/// <param name="GrowthFactor">0 to 1.2; 1 where nothing is known. Below 1 where trends promised more than came.</param>
/// <param name="SpreadFactor">0.1 to 3; 1 where nothing is known.</param>
/// <remarks>
/// Both are learned from forecasts that could have been made earlier, every 30 days back from the day one looks from,
/// against reports that were in by then. Constants: fitted as those of <see cref="JumpTemperedTrend"/>.
/// </remarks>
readonly record struct TrendCalibration(double GrowthFactor, double SpreadFactor)
{
    /// <summary>Nothing learned.</summary>
    internal static TrendCalibration None => new(1, 1);

    /// <summary>
    /// What the spread of the habit above the median is multiplied by for a count that holds everybody of a series, 1
    /// to 2 (<see cref="OfWhole"/>). 1 for a place.
    /// </summary>
    internal double WholeSpread { get; private init; } = 1;

    /// <summary>
    /// What part of the spread of a young count lies below the median, 0 to 1: of a place as much as above it, since a
    /// registration may halve it; of a total <see cref="YoungTotalBelow"/>.
    /// </summary>
    internal double YoungBelow { get; private init; } = 1;

    /// <summary>The same for a count of a whole area.</summary>
    /// <param name="history">Its reports.</param>
    /// <remarks>
    /// The total of a crisis that begins changes smoothly until it does not, and one total has no other count beside it
    /// that shows what may come. On the totals of five crises 80 % bands for the next 30 days held 56 % in the second
    /// to fourth month; with twice the spread they hold 72 %, and the CRPS is 7 to 11 % smaller in four of them (16 %
    /// larger in one). After the fifth month no wider spread is better (decision 0076).
    /// </remarks>
    internal TrendCalibration OfWhole(CountHistory history) => this with
    {
        WholeSpread = Math.Clamp(
            1 + ((double)(HabitDays - history.Last.Day + history.Reports[0].Day) / (HabitDays - YoungDays)), 1, 2),
        YoungBelow = YoungTotalBelow,
    };

    /// <summary>How much each way of going on counts; the trend alone where nothing else is said.</summary>
    internal TrendWays Ways { get; init; } = TrendWays.TrendAlone;

    /// <summary>
    /// What the whole spread is multiplied by, as wide as the bands of the crisis had to be in its last weeks (<see
    /// cref="RecentForecasts.SpreadFactor"/>); 1 where nothing is known.
    /// </summary>
    internal double OwnSpread { get; init; } = 1;

    /// <summary>
    /// The relative spread below the median for a count that is restated later; zero where restatements are not
    /// thought of, as in the reference implementation.
    /// </summary>
    internal double Restated { get; init; }

    /// <summary>Learns from the places of one series.</summary>
    /// <param name="histories">The histories known on the day one looks from.</param>
    /// <param name="origin">That day.</param>
    internal static TrendCalibration Learn(IReadOnlyList<CountHistory> histories, int origin)
    {
        var past = PastForecasts(histories, origin);
        var factor = GrowthFactorOf(past, histories);
        return new(factor, SpreadFactorOf(past, factor, origin)) { Restated = RestatedLater };
    }

    static List<PastForecast> PastForecasts(IReadOnlyList<CountHistory> histories, int origin)
    {
        var first = histories.Count == 0 ? origin : histories.Min(static history => history.Reports[0].Day);
        var past = new List<PastForecast>();
        for (var earlier = origin - EveryDays; earlier >= first; earlier -= EveryDays)
        {
            foreach (var history in histories)
            {
                if (history.Until(earlier) is not { } known) continue;
                var later = history.Reports.Where(report => report.Day > earlier
                    && report.Day <= Math.Min(earlier + HorizonDays, origin)).ToList();
                if (later.Count == 0) continue;
                var trend = new JumpTemperedTrend(known, earlier);
                past.AddRange(later.Select(report =>
                    new PastForecast(trend, known.Last.Count, report, 1.0 / later.Count)));
            }
        }

        return past;
    }

    static double GrowthFactorOf(List<PastForecast> past, IReadOnlyList<CountHistory> histories)
    {
        var ratios = new List<(double Value, double Weight)> { (1, PriorShare * histories
            .Sum(static history => history.Last.Count)) };
        foreach (var forecast in past)
        {
            var promised = forecast.Trend.Median(forecast.Report.Day) - forecast.Count;
            if (promised == 0) continue;
            ratios.Add(((forecast.Report.Count - forecast.Count) / promised, Math.Abs(promised) * forecast.Weight));
        }

        return Math.Clamp(WeightedMedian.Of(ratios), 0, MostGrowth);
    }

    static double SpreadFactorOf(List<PastForecast> past, double factor, int origin)
    {
        if (past.Count == 0) return 1;
        var needed = new List<(double Value, double Weight)>();
        foreach (var forecast in past)
        {
            var median = Math.Max(JumpTemperedTrend.LeastCount, forecast.Trend.Median(forecast.Report.Day, factor));
            var error = ((forecast.Report.Count / median) - 1) / forecast.Trend.Spread(forecast.Report.Day);
            var factorNeeded = Math.Max(
                error / (JumpTemperedTrend.SpreadScale * JumpTemperedTrend.Deviations[P90]),
                error / (JumpTemperedTrend.SpreadScale * JumpTemperedTrend.Deviations[P10]));
            needed.Add((factorNeeded, forecast.Weight * Elementary.Exp(-(origin - forecast.Report.Day) / MemoryDays)));
        }

        var weight = needed.Sum(static each => each.Weight);
        var held = Math.Clamp(WeightedMedian.Quantile(needed, 0.8), 0.05, 20);
        return Math.Clamp(Elementary.Exp(weight / (weight + PriorForecasts) * Elementary.Log(held)), 0.1, 3);
    }

    /// <summary>A forecast that could have been made, and the report that came.</summary>
    /// <param name="Trend">The trend as it stood.</param>
    /// <param name="Count">The last count it started from.</param>
    /// <param name="Report">What was counted later.</param>
    /// <param name="Weight">One over the reports that fall to that place and day.</param>
    readonly record struct PastForecast(JumpTemperedTrend Trend, double Count, CountReport Report, double Weight);

    const int YoungDays = 90, HabitDays = 150;

    /// <summary>
    /// What nobody knows yet of a young total is how many more come: on the totals of five crises hardly a count of 90
    /// days after one to nine reports fell below a 10 % quantile that lay as far below as above (.18 to .86 of the last
    /// count), and .3 to .7 passed the 90 % one. With .35 of it, and the doubling for a whole count above the median
    /// alone, the CRPS is .978 on the five totals and .972 on past operations of what it was (decision 0096).
    /// </summary>
    const double YoungTotalBelow = 0.35;
    const int EveryDays = 30;
    const int HorizonDays = 90;
    const double PriorShare = 0.15;
    const double PriorForecasts = 20;

    /// <summary>
    /// A crisis whose first weeks outran their trend does not go on doing so: with at most 2 instead errors are 0.5 %
    /// larger on five crises within 30 days, 0.3 % within 90, and 1.7 % on 21 operations (decision 0059).
    /// </summary>
    const double MostGrowth = 1.2;

    /// <summary>
    /// Counts are scored in their newest version. Of 29 restatements in the camp counts of five crises 28 went down,
    /// when people were registered anew. The smallest spread with which 80 % bands hold 72 % of restated counts or more
    /// on every grid of origins (.67 to .72 without; decision 0067).
    /// </summary>
    const double RestatedLater = 0.03;
    const double MemoryDays = 120;
    const int P10 = 2;
    const int P90 = 6;
}
