using Refuge.Displacement.Trends;

namespace Refuge.Displacement.Hindcasts;

/// <summary>One count, and what was forecast of it on an earlier day.</summary>
/// <param name="Origin">The day at whose end the forecast was made.</param>
/// <param name="Date">The day of the count.</param>
/// <param name="Key">What was counted.</param>
/// <param name="Observed">The count, in its newest version.</param>
/// <param name="Last">The last count known at the origin.</param>
/// <param name="DaysSinceCount">Days from that count to <paramref name="Date"/>.</param>
/// <param name="Forecast">What was forecast. Null where nothing could be said.</param>
/// <param name="Expected">[rivals] What each rival expected, in the order of <see cref="Rivals.All"/>.</param>
/// <param name="Oracles">What those say who are told more than was known.</param>
sealed record HindcastRow(
    DateOnly Origin,
    DateOnly Date,
    CountKey Key,
    double Observed,
    double Last,
    int DaysSinceCount,
    MemberSpread? Forecast,
    IReadOnlyList<double> Expected,
    HindcastOracles Oracles)
{
    /// <summary>Days from the origin to the count, at least 1.</summary>
    internal int LeadDays => Date.DayNumber - Origin.DayNumber;

    /// <summary>How far each rival was off.</summary>
    internal IEnumerable<RivalError> Errors() => Rivals.All
        .Select(rival => RivalError.Of(rival, Expected[(int)rival], Observed, DaysSinceCount));
}

/// <summary>Forecasts that are told what nobody knew: printed beside, never called best.</summary>
/// <param name="KnownTotalShare">The place's share of all counted at the origin, of the total that was counted
/// later.</param>
/// <param name="Flee">What the Flee simulator says, which is told the later totals, closures and capacities.</param>
/// <param name="Planner">What planners said by the origin.</param>
sealed record HindcastOracles(double? KnownTotalShare, double? Flee, double? Planner);
