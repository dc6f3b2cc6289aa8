namespace Refuge.Displacement.Scoring;

/// <summary>A forecast and what was counted on its day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Place">The place; <c>*</c> for all.</param>
/// <param name="LeadDays">Days from the origin of the forecast, at least 1.</param>
/// <param name="Spread">The quantiles at <see cref="Quantiles.Printed"/>.</param>
/// <param name="Observed">The count.</param>
sealed record Scored(DateOnly Date, string Place, int LeadDays, MemberSpread Spread, double Observed)
{
    /// <summary>The last count known at the origin, which thresholds are multiples of. Null when it is not known: then
    /// no chance of exceeding is scored.</summary>
    public double? LastCount { get; init; }
}
