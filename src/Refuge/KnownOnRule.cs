namespace Refuge;

/// <summary>Since when a row is known, and from which day on it shows: the one place where that is decided.</summary>
/// <remarks>
/// The rule of the contract (docs/contract.md, "Time"). Readers of folders and stores of rows call it with what the row
/// states; none of them works the day out itself. A partial date counts as its last day before it comes here.
/// </remarks>
static class KnownOnRule
{
    /// <summary>The known-on day of a row.</summary>
    /// <param name="reported">
    /// What the row states as <c>reported</c>: its day, <see cref="KnownOn.Last"/> where that cannot be read. Null when
    /// it states nothing.
    /// </param>
    /// <param name="published">For each source the row cites, the day of its publication; null where it is undated or
    /// missing.</param>
    /// <param name="ownDay">The row's own date or start day. Null when it has none.</param>
    /// <returns>
    /// <paramref name="reported"/>; else the earliest day in <paramref name="published"/>; else, for a row that cites
    /// no source, <paramref name="ownDay"/>. A row that cites sources of which none is dated waits for the last
    /// known-on day of the crisis: later than the truth at worst, never earlier.
    /// </returns>
    public static KnownOn Of(KnownOn? reported, IReadOnlyCollection<DateOnly?> published, DateOnly? ownDay)
    {
        ArgumentNullException.ThrowIfNull(published);
        if (reported is { } stated) return stated;
        if (published.Min() is { } first) return new(first, false);
        return published.Count > 0 ? KnownOn.Last : new(ownDay, false);
    }

    /// <summary>From which day on a place, route or series shows.</summary>
    /// <param name="known">The known-on day of the row that states it.</param>
    /// <param name="isTimeless">Whether the row is geography, which is visible on any day.</param>
    public static KnownOn OfThing(KnownOn known, bool isTimeless) => isTimeless ? KnownOn.Always : known;

    /// <summary>From which day on a row shows: when it is known, and when everything it speaks of is.</summary>
    /// <param name="known">The known-on day of the row.</param>
    /// <param name="needs">The latest day from which something that the row speaks of shows.</param>
    /// <param name="isPlanned">Whether a scenario supposes the row: then its own day does not count.</param>
    public static KnownOn Shows(KnownOn known, KnownOn needs, bool isPlanned) =>
        isPlanned ? needs : KnownOn.Later(known, needs);

    /// <summary>The day before which a row is hidden because what it speaks of is. Null when it never is.</summary>
    /// <param name="needs">The latest day from which something that the row speaks of shows.</param>
    /// <param name="last">The last known-on day of the crisis.</param>
    public static DateOnly? HiddenUntil(KnownOn needs, DateOnly? last) =>
        needs == KnownOn.Always ? null : needs.Resolve(last) ?? DateOnly.MaxValue;

    /// <summary>
    /// The last known-on day of a crisis: the last day of those of its rows that have one. Null when none has.
    /// </summary>
    /// <param name="known">The known-on days of all rows that need one: neither geography nor reference knowledge nor
    /// what a scenario supposes.</param>
    public static DateOnly? LastOf(IEnumerable<KnownOn> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        DateOnly? last = null;
        foreach (var each in known) last = Later(last, each);
        return last;
    }

    /// <summary>The last known-on day of a crisis after one more row was read.</summary>
    /// <param name="last">The last known-on day so far. Null when no row had one.</param>
    /// <param name="known">The known-on day of the row.</param>
    public static DateOnly? Later(DateOnly? last, KnownOn known) => known.Day is { } day && !(day <= last) ? day : last;
}
