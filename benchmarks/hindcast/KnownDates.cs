using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Displacement.Hindcasts;
using Refuge.Displacement.Scoring;
using Refuge.Formats.Crises;
using Refuge.Situations;

namespace Refuge.Hindcast.Benchmarks;

/// <summary>Crises whose totals were published day by day: the trend on single series at given origins, none of them
/// used to fit it.</summary>
static class KnownDates
{
    static readonly double[] Levels = [.. Quantiles.Printed];

    /// <summary>Series of the Mosul folder at weekly origins from 31 October 2016 to 22 January 2017, over the damped
    /// trend, plain and dressed.</summary>
    internal static IEnumerable<string> Mosul(string folder, IReadOnlyList<RivalError>[] errors)
    {
        var crisis = Read(folder);
        var dressing = new RivalErrors(errors);
        foreach (var series in (string[])["dtm", "dtm_total"])
        {
            var rows = Rows(crisis, series,
                [.. Enumerable.Range(0, 12).Select(static week => new DateOnly(2016, 10, 31).AddDays(7 * week))], 28,
                    acrossBreaks: false);
            foreach (var horizon in (int[])[7, 14, 28])
            {
                var within = rows.Where(row => row.LeadDays <= horizon).ToList();
                var ard = Ratio(within, static row => row.Forecast!.At(0.5), static row =>
                    row.Expected[(int)Rival.DampedTrend]);
                var crps = within.Average(static row =>
                    Crps.OfQuantiles(Levels, [.. row.Forecast!.Values], row.Observed))
                    / within.Average(row => Crps.OfQuantiles(Levels,
                        [.. dressing.Dress(Rival.DampedTrend, row.Expected[(int)Rival.DampedTrend],
                            row.DaysSinceCount)!], row.Observed));
                var held = within.Average(static row => row.Forecast!.At(0.1) <= row.Observed
                    && row.Observed <= row.Forecast.At(0.9) ? 1.0 : 0);
                yield return FormattableString.Invariant(
                    $"| {series} | {horizon} | {within.Count} | {ard:0.00} | {crps:0.00} | {held:0%} |");
            }
        }
    }

    /// <summary>Arrivals of Rohingya as of three days, scored across redefinitions: the error over that of the last
    /// count and of last week's pace.</summary>
    internal static IEnumerable<string> Rohingya(string folder)
    {
        var crisis = Read(folder);
        DateOnly[] origins = [new(2017, 9, 7), new(2017, 9, 28), new(2017, 10, 31)];
        var (overLast, overPace) = (new List<double>(), new List<double>());
        foreach (var horizon in (int[])[7, 30])
        {
            foreach (var origin in origins)
            {
                var rows = Rows(crisis, "arrivals", [origin], horizon, acrossBreaks: true);
                if (rows.Count == 0)
                {
                    yield return FormattableString.Invariant($"| {origin:yyyy-MM-dd} | {horizon} | 0 | – | – |");
                    continue;
                }

                var paces = WeekPace(crisis, origin);
                var last = Ratio(rows, static row => row.Forecast!.At(0.5), static row =>
                    row.Expected[(int)Rival.Persistence]);
                var pace = Ratio(rows, static row => row.Forecast!.At(0.5), row => paces(row.Date.DayNumber));
                overLast.Add(last);
                overPace.Add(pace);
                yield return FormattableString.Invariant(
                    $"| {origin:yyyy-MM-dd} | {horizon} | {rows.Count} | {last:0.00} | {pace:0.00} |");
            }
        }

        var (meanLast, meanPace) = (LeaveOneOut.GeometricMean(overLast), LeaveOneOut.GeometricMean(overPace));
        yield return FormattableString.Invariant($"| geometric mean | | | {meanLast:0.00} | {meanPace:0.00} |");
    }

    /// <summary>The last count going on at the pace since the newest count that is at least seven days older.</summary>
    static Func<int, double> WeekPace(Crisis crisis, DateOnly origin)
    {
        var reports = KnownCounts.Reports(crisis.Situation.Observations, origin)
            .Single(static pair => pair.Key.Series.Code == "arrivals").Value;
        var last = reports[^1];
        var before = reports.LastOrDefault(report => report.Day <= last.Day - 7, reports[0]);
        var slope = (last.Count - before.Count) / Math.Max(1, last.Day - before.Day);
        return day => Math.Max(0, last.Count + (slope * (day - last.Day)));
    }

    /// <summary>All counts of the Mosul folder's main series at the same origins.</summary>
    internal static IReadOnlyList<HindcastRow> MosulRows(string folder, int horizon) => Rows(
        Read(folder), "dtm", [.. Enumerable.Range(0, 12).Select(static week => new DateOnly(2016, 10, 31).AddDays(7 * week))],
        horizon, acrossBreaks: false);

    static double Ratio(IReadOnlyList<HindcastRow> rows, Func<HindcastRow, double> ours,
        Func<HindcastRow, double> theirs) =>
        rows.Sum(row => Math.Abs(ours(row) - row.Observed)) / rows.Sum(row => Math.Abs(theirs(row) - row.Observed));

    static IReadOnlyList<HindcastRow> Rows(Crisis crisis, string series, IReadOnlyList<DateOnly> origins, int horizon,
        bool acrossBreaks) =>
        new Displacement.Hindcasts.Hindcast(
            crisis.Situation.Observations, crisis.Plans, new TrendForecaster(id => IsRunningTotal(crisis, id)))
        {
            IsScored = id => id == new SeriesId(series),
            ScoresAcrossBreaks = acrossBreaks,
        }.Run(origins, horizon, crisis.LastKnownOn!.Value, default);

    static bool IsRunningTotal(Crisis crisis, SeriesId id) =>
        crisis.Situation.Series.Rows.Any(row => row.Value.Id == id && row.Value.What == CountKind.Cumulative);

    static Crisis Read(string folder) => CrisisFolder.Read(new(folder), null, default).Crisis
        ?? throw new InvalidDataException($"{folder} could not be read.");
}
