namespace Refuge.Situations;

/// <summary>
/// The rows of one table while claims are held against them, found by place and by the sources they cite.
/// </summary>
/// <typeparam name="T">The kind of row.</typeparam>
sealed class RowsByKey<T>
    where T : class, IVersioned<T>
{
    static readonly List<int> None = [];

    readonly List<Recorded<T>> rows = [];
    readonly Dictionary<PlaceId, List<int>> byPlace = [];
    readonly Dictionary<SourceId, List<int>> bySource = [];

    internal RowsByKey(IEnumerable<Recorded<T>> rows, Func<T, PlaceId?> placeOf)
    {
        PlaceOf = placeOf;
        foreach (var row in rows) Add(row);
    }

    /// <summary>The place of a row.</summary>
    internal Func<T, PlaceId?> PlaceOf { get; }

    /// <summary>Every row, in the order in which they came.</summary>
    internal IReadOnlyList<Recorded<T>> All => rows;

    /// <summary>A row; another version of it, of the same place and the same sources, may take its seat.</summary>
    internal Recorded<T> this[int index]
    {
        get => rows[index];
        set => rows[index] = value;
    }

    internal void Add(Recorded<T> row)
    {
        var index = rows.Count;
        rows.Add(row);
        if (PlaceOf(row.Value) is { } place) Keep(byPlace, place, index);
        foreach (var source in Sources(row)) Keep(bySource, source, index);
    }

    /// <summary>The rows at a place, in their order.</summary>
    internal IReadOnlyList<int> At(PlaceId? place) =>
        place is not null && byPlace.TryGetValue(place, out var found) ? found : None;

    /// <summary>The rows that cite a source, in their order.</summary>
    internal IReadOnlyList<int> Citing(SourceId source) => bySource.TryGetValue(source, out var found) ? found : None;

    /// <summary>Whether a row cites a source.</summary>
    internal bool Cites(int index, SourceId source) => Sources(rows[index]).Contains(source);

    static IEnumerable<SourceId> Sources(Recorded<T> row) =>
        row.Evidence.OfType<RowEvidence>().SelectMany(static each => each.Sources).Distinct();

    static void Keep<TKey>(Dictionary<TKey, List<int>> index, TKey key, int row)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var found)) index.Add(key, found = []);
        found.Add(row);
    }
}
