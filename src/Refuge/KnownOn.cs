namespace Refuge;

/// <summary>
/// The day at whose end a row was known, before the last known-on day of the whole crisis has been found.
/// </summary>
/// <param name="Day">The day. Null when it cannot be said.</param>
/// <param name="WaitsForLast">
/// Whether the row shows only from the last known-on day of the crisis on: it cites sources, and none of them is dated.
/// </param>
readonly record struct KnownOn(DateOnly? Day, bool WaitsForLast)
{
    /// <summary>Visible on any day, as geography is.</summary>
    public static KnownOn Always { get; } = new(DateOnly.MinValue, false);

    /// <summary>Visible on no day: nothing says since when the row is known.</summary>
    public static KnownOn Never { get; } = new(null, false);

    /// <summary>Visible from the last known-on day of the crisis on.</summary>
    public static KnownOn Last { get; } = new(null, true);

    /// <summary>The earlier of two days: a thing is there from the first of its versions on.</summary>
    public static KnownOn Earlier(KnownOn left, KnownOn right) => Rank(left) <= Rank(right) ? left : right;

    /// <summary>The later of two days: a row shows when it is known and when what it speaks of is.</summary>
    public static KnownOn Later(KnownOn left, KnownOn right) => Rank(left) >= Rank(right) ? left : right;

    /// <summary>The day, now that the last known-on day of the crisis is known.</summary>
    /// <param name="last">The last known-on day of the crisis. Null when nothing in it has one.</param>
    public DateOnly? Resolve(DateOnly? last) => WaitsForLast ? last : Day;

    /// <summary>Dated days in their order, then the last known-on day, then never.</summary>
    static int Rank(KnownOn known) => known.WaitsForLast ? int.MaxValue - 1 : known.Day?.DayNumber ?? int.MaxValue;
}
