using Refuge.Displacement.Trends;

namespace Refuge.Displacement.Hindcasts;

/// <summary>Says what series will count, from what was known on a day.</summary>
interface ISeriesForecaster
{
    /// <summary>The forecasts; of what it can say nothing about there is none.</summary>
    /// <param name="origin">The day at whose end one looks.</param>
    /// <param name="known">The counts known then.</param>
    IReadOnlyDictionary<CountKey, SeriesOutlook> ForecastFrom(DateOnly origin, IReadOnlyDictionary<CountKey, CountHistory> known);
}

/// <summary>The spread of a count on any day after the origin.</summary>
delegate MemberSpread SeriesOutlook(DateOnly date);

/// <summary>Each place goes on by its own trend, calibrated on the places of its series.</summary>
sealed class TrendForecaster : ISeriesForecaster
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<CountKey, SeriesOutlook> ForecastFrom(DateOnly origin, IReadOnlyDictionary<CountKey, CountHistory> known)
    {
        var outlooks = new Dictionary<CountKey, SeriesOutlook>();

        // A count over the whole area holds the same people as the counts of its places: neither teaches the other twice.
        foreach (var group in known.GroupBy(static pair => (pair.Key.Series, IsWhole: pair.Key.Place is null)))
        {
            var calibration = TrendCalibration.Learn([.. group.Select(static pair => pair.Value)], origin.DayNumber);
            foreach (var (key, history) in group)
            {
                var trend = new JumpTemperedTrend(history, origin.DayNumber);
                outlooks[key] = date => trend.On(date.DayNumber, calibration);
            }
        }

        return outlooks;
    }
}
