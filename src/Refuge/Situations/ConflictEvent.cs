namespace Refuge.Situations;

/// <summary>
/// Something that happened at a place and goes on until the place's next row: one row of <c>events.csv</c>.
/// </summary>
/// <param name="Place">The place. Null when only a point is known.</param>
/// <param name="Date">The day.</param>
/// <param name="Position">The point. Null when only the place is known.</param>
/// <param name="Kind">What it was, such as <c>fighting</c>.</param>
/// <param name="Intensity">How intense, 0 to 1. Null when not stated.</param>
/// <param name="DeathsLow">The least number of deaths stated.</param>
/// <param name="DeathsBest">The best estimate of deaths.</param>
/// <param name="DeathsHigh">The most stated.</param>
sealed record ConflictEvent(
    PlaceId? Place,
    DateOnly Date,
    Position? Position,
    string Kind,
    double? Intensity,
    int? DeathsLow,
    int? DeathsBest,
    int? DeathsHigh) : IVersioned<ConflictEvent>
{
    /// <inheritdoc/>
    public string Key =>
        FormattableString.Invariant($"{Place}/{Date:yyyy-MM-dd}/{Kind}/{Position?.Latitude}/{Position?.Longitude}");
}
