using Refuge.Displacement;
using Refuge.Displacement.Hindcasts;
using Refuge.Displacement.Trends;
using Refuge.Situations;

namespace Refuge.Cycle;

/// <summary>
/// What the movement rules alone say, told no count of displaced people: they start with nobody displaced on the
/// origin.
/// </summary>
/// <remarks>
/// A series is forecast where it counts the people present at a place, or all the displaced of the crisis.
/// </remarks>
/// <param name="crisis">The crisis.</param>
/// <param name="horizonDays">How many days after an origin are forecast.</param>
/// <param name="isToldFighting">Whether members are told the fighting that came: then it is an oracle, and no
/// forecast.</param>
/// <param name="extractions">What was found in reports before; what is read is added.</param>
/// <param name="threads">How many threads to use; the forecasts are the same for any number. Null: one for each
/// core.</param>
/// <param name="cancellation">Stops the work.</param>
sealed class RulesForecaster(
    Crisis crisis, int horizonDays, bool isToldFighting, Extractions extractions, int? threads,
    CancellationToken cancellation) : ISeriesForecaster
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<CountKey, SeriesOutlook> ForecastFrom(
        DateOnly origin, IReadOnlyDictionary<CountKey, CountHistory> known)
    {
        var input = new ForecastInput(
            Uncounted(origin), crisis.Assumptions.AsOf(origin), crisis.Allocations.AsOf(origin), new MovementRules())
        {
            Plans = crisis.Plans.AsOf(origin),
            Fighting = isToldFighting
                ? ToldFighting.From(crisis.Situation.Controls.Rows.Select(static row => row.Value), origin)
                : null,
        };
        var forecast =
            Forecaster.Run(input, new EnsembleSize(horizonDays, Members, Seed), threads, null, cancellation);
        var series =
            crisis.Situation.Series.AsOf(origin).ToDictionary(static row => row.Value.Id, static row => row.Value);
        var outlooks = new Dictionary<CountKey, SeriesOutlook>();
        foreach (var key in known.Keys)
        {
            if (!series.TryGetValue(key.Series, out var counted) || Spreads(forecast, key, counted) is not { } spreads)
            {
                continue;
            }
            outlooks[key] = date => spreads[date.DayNumber - origin.DayNumber];
        }

        return outlooks;
    }

    /// <summary>The picture on a day without its counts of people.</summary>
    Situation Uncounted(DateOnly origin)
    {
        var testimony = ForecastCycle.Read(crisis, crisis.Reports.AsOf(origin), origin, extractions);
        return SituationBuilder.AsOf(crisis.Situation, testimony, origin) with { Observations = [] };
    }

    /// <summary>[days] The spread on each day from the origin on; null for what the rules do not count.</summary>
    static MemberSpread[]? Spreads(Forecast forecast, CountKey key, Series series)
    {
        if (series.What != CountKind.Stock || series.Of is not (Counted.Present or Counted.Displaced)) return null;
        if (key.Place is null && series is not { Area.Count: 0, Population: CountedPopulation.All }) return null;
        return
        [
            .. Enumerable.Range(0, forecast.Size.Days + 1).Select(day => Quantiles.Of(
                key.Place is { } place ? forecast.Present.On(place, day) : forecast.DisplacedNow.On(day))),
        ];
    }

    const int Members = 200;
    const long Seed = 1;
}
