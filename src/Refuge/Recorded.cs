namespace Refuge;

/// <summary>A row as it was recorded: what it says, since when it is known, and on what it rests.</summary>
/// <typeparam name="T">What the row says.</typeparam>
/// <param name="Value">What it says.</param>
/// <param name="KnownOn">The day at whose end it was known. Null when no day can be given: then it is never
/// visible.</param>
/// <param name="Announced">The day on which its end, or its future opening, was announced. Null when it was
/// not.</param>
/// <param name="Evidence">What it rests on. Never empty.</param>
sealed record Recorded<T>(T Value, DateOnly? KnownOn, DateOnly? Announced, IReadOnlyList<Evidence> Evidence)
    where T : notnull
{
    /// <summary>
    /// Whether the row is a decision that a scenario supposes to be taken on the as-of date: visible on any day, its
    /// ends and openings included, and newer than every recorded row.
    /// </summary>
    public bool IsPlanned { get; init; }

    /// <summary>
    /// The day from which the place, route or series it speaks of is itself visible: until then the row shows nothing,
    /// since it would tell that the thing exists. Null when that is always so.
    /// </summary>
    public DateOnly? HiddenUntil { get; init; }
}

/// <summary>What a kind of row must say of itself so that it can be kept in versions.</summary>
/// <typeparam name="TSelf">The kind of row.</typeparam>
interface IVersioned<TSelf>
    where TSelf : class, IVersioned<TSelf>
{
    /// <summary>Rows with the same key are versions of one another; compared letter by letter.</summary>
    string Key { get; }

    /// <summary>What of this row could be seen at the end of a day.</summary>
    /// <param name="asOf">The day at whose end one looks.</param>
    /// <param name="knownOn">The day on which the row became known; null when that cannot be said.</param>
    /// <param name="announced">The day on which its end or opening was announced; null when it was not.</param>
    /// <returns>
    /// The row with whatever lay in the future blanked out, its key as it is; null when nothing of it was visible.
    /// </returns>
    TSelf? SeenOn(DateOnly asOf, DateOnly? knownOn, DateOnly? announced) => knownOn <= asOf ? (TSelf)this : null;

    /// <summary>This row after a newer version of it became known: by default, the newer one.</summary>
    TSelf RevisedBy(TSelf newer) => newer;
}
