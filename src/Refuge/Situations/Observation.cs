namespace Refuge.Situations;

/// <summary>One count of a series: one row of <c>observations.csv</c>.</summary>
/// <param name="Date">The day: of a stock, its end; of a flow, the last day it covers.</param>
/// <param name="From">The first day a flow covers. Null for a stock.</param>
/// <param name="Place">The place. Null when the whole area of the series is meant (<c>*</c>).</param>
/// <param name="Series">The series.</param>
/// <param name="Value">The count, in what the series counts. Null when only a range was stated.</param>
/// <param name="Low">The least, where a range was stated.</param>
/// <param name="High">The most, where a range was stated.</param>
/// <param name="IsBreak">Whether the series was redefined here: nothing is differenced or scored across it.</param>
sealed record Observation(
    DateOnly Date,
    DateOnly? From,
    PlaceId? Place,
    SeriesId Series,
    Stated? Value,
    double? Low,
    double? High,
    bool IsBreak) : IVersioned<Observation>
{
    /// <inheritdoc/>
    public string Key => FormattableString.Invariant($"{Date:yyyy-MM-dd}/{Place?.Code ?? "*"}/{Series}");
}
