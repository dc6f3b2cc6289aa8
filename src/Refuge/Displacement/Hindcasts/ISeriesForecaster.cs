using Refuge.Displacement.Trends;
using Refuge.Situations;

namespace Refuge.Displacement.Hindcasts;

/// <summary>Says what series will count, from what was known on a day.</summary>
interface ISeriesForecaster
{
    /// <summary>The forecasts; of what it can say nothing about there is none.</summary>
    /// <param name="origin">The day at whose end one looks.</param>
    /// <param name="known">The counts known then.</param>
    IReadOnlyDictionary<CountKey, SeriesOutlook> ForecastFrom(DateOnly origin,
        IReadOnlyDictionary<CountKey, CountHistory> known);
}

/// <summary>The spread of a count on any day after the origin.</summary>
delegate MemberSpread SeriesOutlook(DateOnly date);

/// <summary>Each place goes on by its own trend, calibrated on the places of its series.</summary>
/// <param name="neverFalls">Whether a series is a running total.</param>
sealed class TrendForecaster(Func<SeriesId, bool> neverFalls) : ISeriesForecaster
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<CountKey, SeriesOutlook> ForecastFrom(DateOnly origin,
        IReadOnlyDictionary<CountKey, CountHistory> known)
    {
        var trends = new SeriesTrends(known, origin, neverFalls);
        return trends.Keys.ToDictionary(static key => key, key => new SeriesOutlook(date => trends.FindOn(key, date)!));
    }
}
