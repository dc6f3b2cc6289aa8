using Refuge.Displacement.Random;

namespace Refuge.Displacement.Trends;

/// <summary>Where the counts of one place go on from their last report: a slope that jumps do not fool, and how far it
/// may be wrong.</summary>
/// <remarks>
/// <para>
/// Neighbouring reports give a relative change a day, <c>r</c>. A change much larger than the place's own habit is a
/// registration or a deregistration: it is tempered to <c>r / (1 + (r / c)²)</c>, so that a jump adds almost nothing to
/// the slope. Recent days weigh more, a few days without growth are added as a prior, and the growth of a stale count
/// fades. It saturates, as camps do.
/// </para>
/// <para>
/// Source of the form and of every constant: fitted by this project on the camp counts that UNHCR published for
/// Burundi, the Central African Republic, Mali, South Sudan and Syria, as collected by the Flee project (FabFlee, BSD
/// 3-clause), leaving one crisis out at a time (<c>docs/3-displacement.md</c>, "The trend"). The damping follows
/// Gardner and McKenzie (1985); the tempering function is the influence function of Hampel's redescending kind (Hampel
/// et al., <em>Robust Statistics</em>, 1986, section 2.6).
/// </para>
/// <para>
/// What few reports and the first weeks of a count do not show of its habit is added by <see cref="YoungCounts"/>. A
/// count may also be restated later, mostly for a smaller one, when people are registered anew (<see
/// cref="TrendCalibration.Restated"/>).
/// </para>
/// </remarks>
sealed class JumpTemperedTrend
{
    readonly CountReport last;
    readonly double lastChange;
    readonly double recentChange;
    readonly double wholeChange;
    readonly YoungCounts young;
    readonly TotalPace pace;

    /// <summary>The trend through a history as seen on a day.</summary>
    /// <param name="history">The reports known then, none dated later.</param>
    /// <param name="origin">The day one looks from, as the number of days since 1 January of year 1; not before the
    /// last report.</param>
    internal JumpTemperedTrend(CountHistory history, int origin)
        : this(history, origin, YoungCounts.Of(history))
    {
    }

    /// <summary>The same, with what is said of a young count.</summary>
    /// <param name="history">The reports known then, none dated later.</param>
    /// <param name="origin">The day one looks from; not before the last report.</param>
    /// <param name="young">What the history has not shown yet.</param>
    internal JumpTemperedTrend(CountHistory history, int origin, YoungCounts young)
    {
        this.young = young;
        var reports = history.Reports;
        last = history.Last;
        pace = TotalPace.Of(history);
        lastChange = reports.Count > 1
            ? (last.Count - reports[^2].Count) / Math.Max(1, last.Day - reports[^2].Day)
            : 0;
        var changes = new Change[reports.Count - 1];
        for (var index = 0; index < changes.Length; index++)
        {
            changes[index] = Between(reports[index], reports[index + 1]);
        }

        Growth = GrowthOf(changes, origin - last.Day, young.JumpFactor);
        (recentChange, wholeChange) = ChangeOf(changes);
    }

    /// <summary>The relative growth a day on the day of the last report; zero when there is one report only.</summary>
    internal double Growth { get; }

    /// <summary>The median on a day.</summary>
    /// <param name="day">The day, not before the last report.</param>
    /// <param name="growthFactor">How much of the growth the crisis has kept so far
    /// (<see cref="TrendCalibration.GrowthFactor"/>).</param>
    internal double Median(int day, double growthFactor = 1) => GrownTo(day, growthFactor * Growth);

    double GrownTo(int day, double growth)
    {
        var grown = growth * SaturationDays * (1 - Elementary.Exp(-(day - last.Day) / SaturationDays));
        return Math.Max(0, last.Count * (1 + grown));
    }

    /// <summary>The last count and half of its last change going on: the honest rival that is called damped
    /// (<c>docs/contract.md</c>, "Scores").</summary>
    /// <param name="day">The day, not before the last report.</param>
    internal double DampedMedian(int day) => Math.Max(0, last.Count + (lastChange / 2 * (day - last.Day)));

    /// <summary>
    /// The median of a total on a day: no more people a day than came so far, and no fall where the last count rose. A
    /// rise that is tempered away as a jump leaves the slope of the weeks before, and a total that has just doubled
    /// would be told to fall (decision 0119).
    /// </summary>
    /// <param name="day">The day, not before the last report.</param>
    /// <param name="growthFactor">How much of the growth the crisis has kept so far.</param>
    internal double BoundMedian(int day, double growthFactor)
    {
        var growth = lastChange > 0 ? Math.Max(0, Growth) : Growth;
        return pace.Bound(GrownTo(day, growthFactor * growth), last.Count, day - last.Day);
    }

    /// <summary>The median of a total on a day if its influx ebbs from now on.</summary>
    /// <param name="day">The day, not before the last report.</param>
    /// <param name="growthFactor">How much of the growth the crisis has kept so far.</param>
    internal double EbbingMedian(int day, double growthFactor) =>
        pace.Ebb(BoundMedian(day, growthFactor), last.Count, day - last.Day);

    /// <summary>The relative spread on a day, before it is calibrated on the crisis itself.</summary>
    internal double Spread(int day)
    {
        var logarithm = SpreadBase
            + (SpreadOfRecent * (Elementary.Log(recentChange + LeastChange) + LogOffset))
            + (SpreadOfWhole * (Elementary.Log(wholeChange + LeastChange) + LogOffset))
            + (SpreadOfDays * Elementary.Log((day - last.Day + 1) / Month));
        return Elementary.Exp(Math.Clamp(logarithm, -7, 1));
    }

    /// <summary>
    /// The relative spread that a young count has beside that of its habit: independent of it, and not calibrated on
    /// the crisis, which has not shown it yet.
    /// </summary>
    internal double YoungSpread(int day) => young.Spread * Math.Sqrt((day - last.Day + 1) / Month);

    /// <summary>The quantiles at <see cref="Quantiles.Printed"/> on a day, ascending, and the mean of the spread
    /// between them.</summary>
    /// <param name="day">The day, not before the last report.</param>
    /// <param name="calibration">What the crisis has shown of its trends.</param>
    /// <param name="neverFalls">Whether it is a running total, which is never below its last report.</param>
    internal MemberSpread On(int day, TrendCalibration calibration, bool neverFalls = false)
    {
        var median = calibration.Ways.Median(this, day, calibration.GrowthFactor);
        var (below, above) = (
            calibration.OwnSpread * ScaleBelow(day, calibration), calibration.OwnSpread * Scale(day, calibration));
        var values = new double[Deviations.Length];
        for (var index = 0; index < values.Length; index++)
        {
            var scale = Deviations[index] < 0 ? below : above;
            var error = WithRestatement(scale * Deviations[index], calibration.Restated * NormalScores[index]);
            values[index] = Math.Max(neverFalls ? last.Count : 0, median * (1 + error));
        }

        Array.Sort(values);
        return new(MeanOf(values), values);
    }

    /// <summary>What deviations are multiplied by on a day: the spreads of the habit and of a young count together,
    /// relative to the median.</summary>
    internal double Scale(int day, TrendCalibration calibration) =>
        Scale(Spread(day) * calibration.SpreadFactor * calibration.WholeSpread, YoungSpread(day));

    /// <summary>The same below the median: young totals stray upwards (<see
    /// cref="TrendCalibration.YoungBelow"/>).</summary>
    internal double ScaleBelow(int day, TrendCalibration calibration) =>
        Scale(Spread(day) * calibration.SpreadFactor, calibration.YoungBelow * YoungSpread(day));

    static double Scale(double habit, double alone) =>
        SpreadScale * (alone > 0 ? Math.Sqrt((habit * habit) + (alone * alone)) : habit);

    /// <summary>A count that is restated falls: below the median its error is added as an independent one.</summary>
    static double WithRestatement(double error, double restated) =>
        restated < 0 ? -Math.Sqrt((error * error) + (restated * restated)) : error;

    /// <summary>The mean of a distribution with these quantiles, linear between them and constant outside.</summary>
    internal static double MeanOf(double[] values)
    {
        var levels = Quantiles.Printed;
        var mean = (levels[0] * values[0]) + ((1 - levels[^1]) * values[^1]);
        for (var index = 1; index < values.Length; index++)
        {
            mean += (levels[index] - levels[index - 1]) * (values[index] + values[index - 1]) / 2;
        }

        return mean;
    }

    Change Between(CountReport from, CountReport to)
    {
        var days = Math.Max(1, to.Day - from.Day);
        var middle = Math.Max(LeastCount, (from.Count + to.Count) / 2);
        return new(last.Day - to.Day, last.Day - from.Day, days, (to.Count - from.Count) / middle / days);
    }

    static double GrowthOf(Change[] changes, int staleDays, double jumpFactor)
    {
        if (changes.Length == 0) return 0;
        var habit = WeightedMedian.Of([.. changes
            .Select(static change => (Math.Abs(change.Rate), (double)(change.Begin - change.End)))]);
        var jump = jumpFactor * (JumpLeast + (JumpOfHabit * Math.Sqrt(habit)));
        var (sum, weights) = (0.0, 0.0);
        foreach (var change in changes)
        {
            var weight = Recency(change, MemoryDays);
            var excess = change.Rate / jump;
            sum += weight * change.Rate / (1 + (excess * excess));
            weights += weight;
        }

        var fading = Elementary.Exp(Math.Max(-2.5, -StaleFading * staleDays / Month));
        return GrowthScale * sum / (weights + PriorDays) * fading;
    }

    static (double Recent, double Whole) ChangeOf(Change[] changes)
    {
        var (recent, recentDays, whole, days) = (0.0, 0.0, 0.0, 0.0);
        foreach (var change in changes)
        {
            var size = Math.Min(Math.Abs(change.Rate), LargestChange);
            var weight = Recency(change, SpreadMemoryDays);
            recent += weight * size;
            recentDays += weight;
            whole += change.Days * size;
            days += change.Days;
        }

        return (recent / (recentDays + 5), whole / (days + 10));
    }

    /// <summary>The days between two reports, each weighing less the longer ago it is.</summary>
    static double Recency(Change change, double memory) =>
        memory * (Elementary.Exp(-change.End / memory) - Elementary.Exp(-change.Begin / memory));

    /// <summary>From one report to the next.</summary>
    /// <param name="End">Days from the later one to the last report of the history.</param>
    /// <param name="Begin">Days from the earlier one to it.</param>
    /// <param name="Days">Days between them, at least 1.</param>
    /// <param name="Rate">Relative change a day.</param>
    readonly record struct Change(int End, int Begin, int Days, double Rate);

    /// <summary>How far each printed quantile lies from the median, in spreads: skewed, since camps grow further than
    /// they shrink.</summary>
    internal static readonly double[] Deviations = [-2.078, -1.223, -0.684, -0.248, 0, 0.544, 1.884, 2.963, 6.331];

    /// <summary>The normal score of each printed quantile.</summary>
    static readonly double[] NormalScores =
        [-1.959964, -1.644854, -1.281552, -0.67449, 0, 0.67449, 1.281552, 1.644854, 1.959964];

    /// <summary>What all deviations are multiplied by.</summary>
    internal const double SpreadScale = 0.8;

    /// <summary>Counts below it do not make a relative change larger, in people.</summary>
    internal const double LeastCount = 50;

    const double Month = 30;
    const double MemoryDays = 23;
    const double PriorDays = 3.1;
    const double GrowthScale = 1.2;
    const double SaturationDays = 90;
    const double StaleFading = 0.36;
    const double JumpLeast = 0.001;
    const double JumpOfHabit = 0.145;
    const double SpreadMemoryDays = 45;
    const double LargestChange = 0.05;
    const double LeastChange = 0.0005;
    const double LogOffset = 6;
    const double SpreadBase = -2.2365;
    const double SpreadOfRecent = 0.9087;
    const double SpreadOfWhole = -0.7616;
    const double SpreadOfDays = 0.8244;
}
