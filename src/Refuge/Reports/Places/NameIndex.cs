using System.Collections.Concurrent;

namespace Refuge.Reports.Places;

/// <summary>Finds the places of a table by the keys of their names.</summary>
/// <remarks>
/// A gazetteer has 225,000 names, and a report asks for a few hundred. The index therefore keeps one number for each
/// name (the hash of its key, and its row) and no text; what it finds is held against the names themselves, so two keys
/// of one hash are told apart.
/// </remarks>
sealed class NameIndex
{
    static readonly List<NamedPlace> Nobody = [];

    readonly PlaceTable table;
    readonly ConcurrentDictionary<string, List<NamedPlace>> found = new(StringComparer.Ordinal);

    /// <summary>The names, sorted by the first bits of the hash; those of one beginning in the order of rows.</summary>
    readonly Entry[] entries;

    /// <summary>Where the names of each beginning of a hash start in <see cref="entries"/>; one more at the end.</summary>
    readonly int[] starts;
    readonly int shift;

    internal NameIndex(PlaceTable table)
    {
        this.table = table;
        var names = new List<Entry>(table.Count);
        table.VisitNames((row, name) =>
        {
            if (name.IsWhiteSpace()) return;
            Span<char> key = stackalloc char[PlaceKey.LongestKey];
            names.Add(new(HashOf(key[..PlaceKey.Of(name, key)]), row));
        });

        // As many beginnings of hashes as names, or up to twice as many: a look-up that fails meets about one entry.
        var bits = Math.Max(1, 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)names.Count));
        shift = 32 - bits;
        starts = new int[(1 << bits) + 1];
        foreach (var entry in names) starts[BucketOf(entry.Hash) + 1]++;
        for (var bucket = 1; bucket < starts.Length; bucket++) starts[bucket] += starts[bucket - 1];
        entries = new Entry[names.Count];
        var next = starts[..^1];
        foreach (var entry in names) entries[next[BucketOf(entry.Hash)]++] = entry;
    }

    /// <summary>The places one of whose names has the key, in the order of the table.</summary>
    /// <param name="key">The key, as <see cref="PlaceKey"/> makes it.</param>
    internal List<NamedPlace> Find(ReadOnlySpan<char> key)
    {
        if (entries.Length == 0) return Nobody;
        var hash = HashOf(key);
        var bucket = BucketOf(hash);
        var here = entries.AsSpan(starts[bucket]..starts[bucket + 1]);
        if (!HasHash(here, hash)) return Nobody;
        if (found.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var known)) return known;
        return Collect(here, hash, key.ToString());
    }

    List<NamedPlace> Collect(ReadOnlySpan<Entry> entriesOfBucket, int hash, string key)
    {
        var places = new List<NamedPlace>();
        foreach (var entry in entriesOfBucket)
        {
            if (entry.Hash != hash) continue;
            var place = table[entry.Row];
            if ((places.Count == 0 || !ReferenceEquals(places[^1], place)) && IsNamed(place, key)) places.Add(place);
        }

        return places.Count == 0 ? Nobody : found.GetOrAdd(key, places);
    }

    static bool HasHash(ReadOnlySpan<Entry> entries, int hash)
    {
        foreach (var entry in entries)
        {
            if (entry.Hash == hash) return true;
        }

        return false;
    }

    static bool IsNamed(NamedPlace place, string key) =>
        PlaceKey.Of(place.Name) == key || place.Aliases.Any(alias => PlaceKey.Of(alias) == key);

    int BucketOf(int hash) => hash >>> shift;

    static int HashOf(ReadOnlySpan<char> key) => string.GetHashCode(key, StringComparison.Ordinal);

    /// <summary>One name of one place.</summary>
    /// <param name="Hash">The hash of its key, of this process.</param>
    /// <param name="Row">The row of the place.</param>
    readonly record struct Entry(int Hash, int Row);
}
