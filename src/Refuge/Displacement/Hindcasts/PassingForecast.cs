using Refuge.Displacement.Trends;

namespace Refuge.Displacement.Hindcasts;

/// <summary>When a count was expected to reach a threshold, and when it was first counted to have reached it.</summary>
/// <param name="Origin">The day at whose end the forecast was made; the last count was then below the
/// threshold.</param>
/// <param name="Key">What is counted.</param>
/// <param name="Threshold">The count.</param>
/// <param name="Early">The day passed with chance 10 %. Null: later than the horizon.</param>
/// <param name="Median">The day passed with chance 50 %. Null: later than the horizon.</param>
/// <param name="Late">The day passed with chance 90 %. Null: later than the horizon.</param>
/// <param name="Observed">The first later report at or above the threshold. Null when there was none: censored.</param>
/// <param name="LastReport">The last report within the horizon.</param>
sealed record PassingForecast(
    DateOnly Origin, CountKey Key, double Threshold, DateOnly? Early, DateOnly? Median, DateOnly? Late,
        DateOnly? Observed, DateOnly LastReport)
{
    /// <summary>Days by which the median came too late, negative when too early. Null where either day is
    /// missing.</summary>
    internal int? ErrorDays => Median is { } median && Observed is { } day ? median.DayNumber - day.DayNumber : null;

    /// <summary>Whether the day lies in the 80 % band; of a day that never came, whether the band reaches beyond the
    /// last report.</summary>
    internal bool IsInside => Observed is { } day
        ? !(Early > day) && Early is not null && !(Late < day)
        : !(Late <= LastReport);

    /// <summary>The forecasts of one threshold at one origin; null when it was passed already or nothing was counted
    /// afterwards.</summary>
    /// <remarks>
    /// A place keeps its rank from day to day, so the day that is passed with chance <c>a</c> is the first on which the
    /// quantile <c>1 − a</c> of the count is at or above the threshold.
    /// </remarks>
    internal static PassingForecast? Of(
        DateOnly origin, CountKey key, double threshold, CountHistory known, SeriesOutlook outlook,
            IReadOnlyList<CountReport> counted, int lastDay)
    {
        var later = counted.Where(report => report.Day > origin.DayNumber
            && report.Day <= lastDay).TakeWhile(static report => !report.IsBreak).ToList();
        if (known.Last.Count >= threshold || later.Count == 0) return null;

        var spreads = Enumerable.Range(origin.DayNumber + 1, lastDay - origin.DayNumber)
            .Select(day => (Date: DateOnly.FromDayNumber(day), Spread: outlook(DateOnly.FromDayNumber(day)))).ToList();
        DateOnly? First(double level)
        {
            foreach (var (date, spread) in spreads)
            {
                if (spread.At(level) >= threshold) return date;
            }

            return null;
        }

        var reached = later.FindIndex(report => report.Count >= threshold);
        return new(
            origin, key, threshold, First(0.9), First(0.5), First(0.1),
            reached < 0 ? null : DateOnly.FromDayNumber(later[reached].Day), DateOnly.FromDayNumber(later[^1].Day));
    }
}
