using Refuge.Displacement.Random;

namespace Refuge.Displacement.Trends;

/// <summary>
/// Forecasts that could have been made in the life of a crisis so far, up to two weeks ahead, and what was counted: by
/// them it is judged which way of going on suits it, and how wide its bands must be.
/// </summary>
/// <remarks>
/// <para>
/// Forecasts are weighed by their errors on the very crisis: the part of each way is its prior part over the power
/// <c>p</c> of its mean error, <c>p</c> growing with the number of forecasts. This is a Bayesian model average in which
/// errors have a spread that nobody knows (Raftery et al. 2005; Clemen 1989 on combining forecasts). The width is a
/// conformal one: what part of its own bands each count needed (Gibbs and Candès 2021).
/// </para>
/// <para>
/// Constants: chosen by this project on the published totals of five crises and on past operations (decisions 0087 and
/// 0095).
/// </para>
/// </remarks>
sealed class RecentForecasts
{
    readonly List<Past> past = [];

    RecentForecasts()
    {
    }

    /// <summary>The forecasts of the counts of one series.</summary>
    /// <param name="histories">The histories known on the day one looks from.</param>
    /// <param name="origin">That day.</param>
    internal static RecentForecasts Of(IReadOnlyList<CountHistory> histories, int origin)
    {
        var recent = new RecentForecasts();
        var first = histories.Count == 0 ? origin : histories.Min(static history => history.Reports[0].Day);
        var step = Math.Max(LeastStep, (double)(origin - first) / Origins);
        for (var back = 1; back <= Origins; back++)
        {
            var earlier = origin - (int)Math.Round(back * step, MidpointRounding.AwayFromZero);
            if (earlier < first) break;
            foreach (var history in histories) recent.Add(history, earlier, origin, histories.Count);
        }

        return recent;
    }

    void Add(CountHistory history, int earlier, int origin, int histories)
    {
        // One report has no change to go on by: all ways agree.
        if (history.Until(earlier) is not { Reports.Count: > 1 } known) return;
        var later = history.Reports
            .Where(report => report.Day > earlier && report.Day <= Math.Min(earlier + HorizonDays, origin)).ToList();
        if (later.Count == 0) return;
        var trend = new JumpTemperedTrend(known, earlier);
        past.AddRange(later.Select(report => new Past(
            trend, known, report, Elementary.Exp(-(origin - report.Day) / MemoryDays) / later.Count, histories)));
    }

    /// <summary>How much each way counts after what it foretold.</summary>
    /// <param name="prior">How much each counts before the crisis has shown anything.</param>
    internal TrendWays Weigh(TrendWays prior)
    {
        var (trend, damped, ebbing, counted, number) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var one in past)
        {
            var (day, count) = (one.Report.Day, one.Report.Count);
            trend += one.Weight * Math.Abs(one.Trend.BoundMedian(day, 1) - count);
            damped += one.Weight * Math.Abs(one.Trend.DampedMedian(day) - count);
            ebbing += one.Weight * Math.Abs(one.Trend.EbbingMedian(day, 1) - count);
            counted += one.Weight * count;
            number += one.Weight / one.Histories;
        }

        if (counted <= 0) return prior;
        var (ours, half, ebb) = (
            prior.Trend * Fit(trend / counted, number), prior.Damped * Fit(damped / counted, number),
            prior.Ebbing * Fit(ebbing / counted, number));
        var all = ours + half + ebb;
        return new(ours / all, half / all, ebb / all);
    }

    /// <summary>
    /// How much a flight course counts beside these ways, after what each foretold: 0 to 1.
    /// </summary>
    /// <param name="prior">How much it counts before the crisis has shown anything, 0 to below 1.</param>
    /// <param name="ways">The ways beside it.</param>
    /// <param name="courseOf">The course as it would have been after some reports. Null where there was none.</param>
    internal double WeighCourse(double prior, TrendWays ways, Func<CountHistory, FlightCourse?> courseOf)
    {
        var (course, trend, counted, number) = (0.0, 0.0, 0.0, 0.0);
        foreach (var same in past.GroupBy(static one => one.Known))
        {
            if (courseOf(same.Key) is not { } found) continue;
            foreach (var one in same)
            {
                var (day, count) = (one.Report.Day, one.Report.Count);
                course += one.Weight * Math.Abs(found.On(day)[Middle] - count);
                trend += one.Weight * Math.Abs(ways.Median(one.Trend, day, growthFactor: 1) - count);
                counted += one.Weight * count;
                number += one.Weight / one.Histories;
            }
        }

        if (counted <= 0) return prior;
        var (ours, theirs) = (
            prior * Fit(course / counted, number), (1 - prior) * Fit(trend / counted, number));
        return ours / (ours + theirs);
    }

    /// <summary>How likely errors of this size are, but for a factor.</summary>
    static double Fit(double error, double forecasts) => Elementary.Exp(
        -MostPower * forecasts / (forecasts + PriorForecasts) * Elementary.Log(error + LeastError));

    /// <summary>
    /// What bands must be multiplied by to have held four fifths of what came, 1 to 2; nearer to 1 the fewer forecasts
    /// there are.
    /// </summary>
    /// <param name="calibration">What the crisis has shown otherwise.</param>
    internal double SpreadFactor(TrendCalibration calibration)
    {
        var needed = new List<(double Value, double Weight)>();
        foreach (var one in past)
        {
            var day = one.Report.Day;
            var median = Math.Max(
                JumpTemperedTrend.LeastCount, calibration.Ways.Median(one.Trend, day, growthFactor: 1));
            var (error, whole) = ((one.Report.Count / median) - 1, calibration.OfWhole(one.Known));
            needed.Add((
                error < 0
                    ? error / (one.Trend.ScaleBelow(day, whole) * JumpTemperedTrend.Deviations[P10])
                    : error / (one.Trend.Scale(day, whole) * JumpTemperedTrend.Deviations[P90]),
                one.Weight / one.Histories));
        }

        if (needed.Count == 0) return 1;
        var number = needed.Sum(static each => each.Weight);
        var held = Math.Clamp(WeightedMedian.Quantile(needed, 0.8), 0.1, 10);
        return Math.Clamp(Elementary.Exp(number / (number + PriorBands) * Elementary.Log(held)), 1, 2);
    }

    /// <summary>A forecast that could have been made, and the report that came.</summary>
    /// <param name="Trend">The trend as it stood.</param>
    /// <param name="Known">The reports that it stood on.</param>
    /// <param name="Report">What was counted later.</param>
    /// <param name="Weight">Less the longer ago, and over the reports that fall to that place and day.</param>
    /// <param name="Histories">How many places the series has.</param>
    readonly record struct Past(
        JumpTemperedTrend Trend, CountHistory Known, CountReport Report, double Weight, int Histories);

    /// <summary>Days from one earlier origin to the one before: a twelfth of the age, two at least.</summary>
    const double LeastStep = 2;

    const int Origins = 12;
    const int HorizonDays = 14;
    const double MemoryDays = 30;
    const double MostPower = 16;
    const double PriorForecasts = 2;
    const double PriorBands = 5;
    const double LeastError = 0.001;
    const int P10 = 2;
    const int Middle = 4;
    const int P90 = 6;
}
