namespace Refuge.Displacement;

/// <summary>What a planner expected: one row of <c>plans.csv</c>.</summary>
/// <param name="MadeOn">The day it was said.</param>
/// <param name="MadeBy">Who said it.</param>
/// <param name="Place">The place. Null when the whole crisis is meant.</param>
/// <param name="Series">The series it is to be compared with. Null when none fits.</param>
/// <param name="DateFrom">The first day it is of. Null when not stated.</param>
/// <param name="DateTo">The last day it is of. Null when not stated.</param>
/// <param name="Low">The least.</param>
/// <param name="Central">The central figure.</param>
/// <param name="High">The most.</param>
sealed record PlannedFigure(
    DateOnly MadeOn,
    string MadeBy,
    PlaceId? Place,
    string? Series,
    DateOnly? DateFrom,
    DateOnly? DateTo,
    double? Low,
    double? Central,
    double? High) : IVersioned<PlannedFigure>
{
    /// <inheritdoc/>
    public string Key =>
        FormattableString.Invariant(
            $"{MadeOn:yyyy-MM-dd}/{MadeBy}/{Place}/{Series}/{DateFrom:yyyy-MM-dd}/{DateTo:yyyy-MM-dd}");
}
