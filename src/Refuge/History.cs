namespace Refuge;

/// <summary>All rows of one kind, in all their versions, and the view of them on any day.</summary>
/// <typeparam name="T">The kind of row.</typeparam>
/// <param name="rows">The rows in any order.</param>
sealed class History<T>(IEnumerable<Recorded<T>> rows)
    where T : class, IVersioned<T>
{
    readonly Recorded<T>[] rows = [.. rows];

    /// <summary>
    /// The rows in the order of their keys, versions of one thing in the order in which they were given. Worked out
    /// once: another day is then one walk over it, without a key made or a row sorted.
    /// </summary>
    (string Key, Recorded<T> Row)[]? byKey;

    /// <summary>Every row that was recorded, in the order in which it was given.</summary>
    public IReadOnlyList<Recorded<T>> Rows => rows;

    /// <summary>
    /// What was known at the end of <paramref name="asOf"/>: one row for each key, in the order of the keys.
    /// </summary>
    /// <remarks>
    /// Of rows with one key, a newer one revises the older ones. Rows known on the same day are taken in the order of
    /// their citations, so that the order of lines in a file, and rows that are not visible, change nothing.
    /// </remarks>
    public IReadOnlyList<Recorded<T>> AsOf(DateOnly asOf)
    {
        var (seen, versions) = (new List<Recorded<T>>(), new List<Recorded<T>>());
        string? key = null;
        foreach (var (next, row) in ByKey)
        {
            if (row.HiddenUntil > asOf) continue;
            if ((row.IsPlanned ? row.Value : row.Value.SeenOn(asOf, row.KnownOn, row.Announced)) is not { } value)
            {
                continue;
            }

            if (next != key) End();
            key = next;
            versions.Add(AsSeen(asOf, row, value));
        }

        End();
        return seen;

        void End()
        {
            if (versions.Count > 0) seen.Add(Latest(asOf, versions));
            versions.Clear();
        }
    }

    /// <summary>
    /// The rows that have other versions, key by key in the order of the keys; those of one key in the order in which
    /// they were given.
    /// </summary>
    internal IEnumerable<IReadOnlyList<Recorded<T>>> Revised()
    {
        var all = ByKey;
        for (var (first, end) = (0, 0); first < all.Length; first = end)
        {
            for (end = first + 1; end < all.Length && all[end].Key == all[first].Key;) end++;
            if (end > first + 1) yield return [.. all[first..end].Select(static each => each.Row)];
        }
    }

    // Two threads that come first make the same order twice.
    (string Key, Recorded<T> Row)[] ByKey =>
        byKey ??=
        [
            .. rows.Select(static row => (row.Value.Key, row))
                .OrderBy(static each => each.Key, StringComparer.Ordinal),
        ];

    static Recorded<T> Latest(DateOnly asOf, List<Recorded<T>> versions) => versions.Count == 1 ? versions[0] : versions
        .OrderBy(version => version.IsPlanned)
        .ThenBy(version => Seen(version, asOf) ?? DateOnly.MinValue)
        .ThenBy(version => string.Join(' ', version.Evidence), StringComparer.Ordinal)
        .Aggregate((older, newer) =>
        {
            var value = older.Value.RevisedBy(newer.Value);
            // A version that shows nothing new, such as one whose only news lies in the future, leaves no trace.
            if (!newer.IsPlanned && Seen(newer, asOf) is null && value.Equals(older.Value)) return older;

            // A newer row that replaces the older one outright stands on its own evidence; one that fills cells adds to
            // it.
            var evidence = ReferenceEquals(value, newer.Value)
                ? newer.Evidence
                : [.. older.Evidence.Concat(newer.Evidence).Distinct()];
            return new Recorded<T>(value, newer.KnownOn, newer.Announced ?? older.Announced, evidence)
            {
                IsPlanned = newer.IsPlanned,
            };
        });

    /// <summary>
    /// The row as it looked; of a row not yet known, of which only geography shows, sources and day stay out.
    /// </summary>
    static Recorded<T> AsSeen(DateOnly asOf, Recorded<T> row, T seen) => row.IsPlanned || row.KnownOn <= asOf
        ? ReferenceEquals(seen, row.Value) ? row : row with { Value = seen }
        : new(
            seen, null, null,
            [.. row.Evidence.Select(
                static evidence => evidence is RowEvidence cited
                ? cited with { KnownOn = null, Sources = [] }
                : evidence)]);

    /// <summary>The day a row became known, or null for the part of a row that is visible before that day.</summary>
    static DateOnly? Seen(Recorded<T> version, DateOnly asOf) => version.KnownOn <= asOf ? version.KnownOn : null;
}
