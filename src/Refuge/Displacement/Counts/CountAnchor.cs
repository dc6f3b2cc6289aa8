namespace Refuge.Displacement.Counts;

/// <summary>
/// A count that the forecast starts from and goes on by: of one place, of several together, or of everybody.
/// </summary>
sealed record CountAnchor
{
    /// <summary>The stable hash by which the rank of its path is drawn.</summary>
    internal required ulong Hash { get; init; }

    /// <summary>How it goes on.</summary>
    internal required CountPath Path { get; init; }

    /// <summary>What was last counted, in people.</summary>
    internal required double Last { get; init; }

    /// <summary>
    /// The part of the count that is at <see cref="Places"/>: below 1 where others of a group were counted alone.
    /// </summary>
    internal double Part { get; init; } = 1;

    /// <summary>The places whose people it counts, as indices. Empty for everybody.</summary>
    internal required int[] Places { get; init; }

    /// <summary>The day of its last report, as <see cref="DateOnly.DayNumber"/>.</summary>
    internal required int LastDay { get; init; }

    /// <summary>
    /// Whether at least two reports say how it changes: what has been going on until the last of them is in its trend.
    /// </summary>
    internal required bool KnowsChange { get; init; }

    /// <summary>
    /// Whether members follow the path: the count knows how it changes, or nobody else could come or go there and
    /// nobody
    /// there waits to be let through.
    /// </summary>
    internal required bool IsFollowed { get; init; }

    /// <summary>How surely it weighs in the rank of a total: the width of its band after a month, in people.</summary>
    internal double Width { get; init; }

    /// <summary>What the path says of the people at <see cref="Places"/> on a day at a rank, rounded half up.</summary>
    /// <param name="day">The day, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="rank">The normal score of the member's rank.</param>
    internal int At(int day, double rank) =>
        (int)Math.Min(int.MaxValue / 4, Math.Floor((Part * Path.At(day, rank)) + 0.5));

    /// <summary>What was last counted at <see cref="Places"/>, rounded half up.</summary>
    internal int LastPeople => (int)Math.Min(int.MaxValue / 4, Math.Floor((Part * Last) + 0.5));
}
