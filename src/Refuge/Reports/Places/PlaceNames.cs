using Refuge.Reports.Quantities;

namespace Refuge.Reports.Places;

/// <summary>
/// Places found by their names in any spelling: those of a crisis folder first, then those of a gazetteer.
/// </summary>
sealed class PlaceNames
{
    static readonly List<NamedPlace> Nobody = [];

    readonly Dictionary<string, List<NamedPlace>> byKey = new(StringComparer.Ordinal);
    readonly Dictionary<string, NamedPlace> byId = new(StringComparer.Ordinal);
    readonly IReadOnlyList<NamedPlace> own;
    readonly PlaceNames? beyond;
    readonly NameLookups? noted;
    readonly AlikeNames alike;
    Dictionary<string, List<NamedPlace>>? bySkeleton;

    /// <summary>The given places alone.</summary>
    public PlaceNames(IEnumerable<NamedPlace> places)
        : this(places, null)
    {
    }

    PlaceNames(IEnumerable<NamedPlace> places, PlaceNames? beyond)
    {
        this.beyond = beyond;
        own = [.. places];
        alike = new(own);
        foreach (var place in own)
        {
            byId.TryAdd(place.Id, place);
            Add(place.Name, place);
            foreach (var alias in place.Aliases) Add(alias, place);
        }
    }

    PlaceNames(PlaceNames answering, NameLookups noted)
        : this([], answering) => this.noted = noted;

    /// <summary>No names at all.</summary>
    public static PlaceNames None { get; } = new([]);

    /// <summary>These places, and beyond them those of <paramref name="gazetteer"/>.</summary>
    public PlaceNames Over(PlaceNames gazetteer) => new(own, gazetteer);

    /// <summary>These places; every look-up is written down in <paramref name="lookups"/>.</summary>
    internal PlaceNames Noting(NameLookups lookups) => new(this, lookups);

    /// <summary>
    /// The places in the order in which a look-up goes through them: the folder's, then the gazetteer's.
    /// </summary>
    internal IEnumerable<NamedPlace> InOrder => beyond is null ? own : own.Concat(beyond.InOrder);

    /// <summary>The place with an identity. Null when there is none.</summary>
    public NamedPlace? FindById(string id)
    {
        noted?.AddIdentity(id);
        return byId.GetValueOrDefault(id) ?? beyond?.FindById(id);
    }

    /// <summary>Every place of this name in any spelling; those of the folder before those of the gazetteer.</summary>
    public IReadOnlyList<NamedPlace> Find(string name) => Find(name.AsSpan());

    /// <summary>The same for a name that is a part of a text.</summary>
    internal IReadOnlyList<NamedPlace> Find(ReadOnlySpan<char> name)
    {
        Span<char> key = stackalloc char[PlaceKey.LongestKey];
        var found = FindByKey(key[..PlaceKey.Of(name, key)]);
        return found.Count == 0 && PlaceKey.IsArabic(name) ? FindBySkeleton(PlaceKey.Skeleton(name.ToString())) : found;
    }

    internal IReadOnlyList<NamedPlace> FindByKey(ReadOnlySpan<char> key)
    {
        noted?.AddKey(key);
        var here = byKey.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var known) ? known : Nobody;
        return beyond is null ? here : here.Count == 0 ? beyond.FindByKey(key) : [.. here, .. beyond.FindByKey(key)];
    }

    /// <summary>Places whose consonants agree: used only for names in Arabic script that no alias gives.</summary>
    internal IReadOnlyList<NamedPlace> FindBySkeleton(string skeleton)
    {
        if (skeleton.Length < 3) return [];
        noted?.AddSkeleton(skeleton);
        var index = bySkeleton ??= Skeletons();
        return index.TryGetValue(skeleton, out var found) ? found : beyond?.FindBySkeleton(skeleton) ?? [];
    }

    /// <summary>
    /// Places of a country whose names are spelt like the words, or one slip away: asked where none bears the name.
    /// </summary>
    /// <param name="country">The country, as ISO 3166-1 alpha-2.</param>
    /// <param name="name">The words.</param>
    internal IReadOnlyList<NamedPlace> FindAlike(string country, string name)
    {
        noted?.AddAlike(country, name);
        return alike.Find(country, name) is { Count: > 0 } here ? here : beyond?.FindAlike(country, name) ?? [];
    }

    Dictionary<string, List<NamedPlace>> Skeletons()
    {
        var index = new Dictionary<string, List<NamedPlace>>(StringComparer.Ordinal);
        foreach (var place in own)
        {
            if (!place.IsOfFolder && !ArabicCountries.Contains(place.Country ?? "")) continue;
            var skeleton = PlaceKey.Skeleton(
                place.Name.Replace("kh", "k", StringComparison.OrdinalIgnoreCase)
                .Replace("gh", "g", StringComparison.OrdinalIgnoreCase)
                .Replace("sh", "s", StringComparison.OrdinalIgnoreCase)
                    .Replace("th", "t", StringComparison.OrdinalIgnoreCase)
                    .Replace("dh", "z", StringComparison.OrdinalIgnoreCase));
            if (skeleton.Length < 3) continue;
            if (!index.TryGetValue(skeleton, out var places)) index.Add(skeleton, places = []);
            places.Add(place);
        }

        return index;
    }

    static readonly System.Collections.Frozen.FrozenSet<string> ArabicCountries =
        Units.Words("IQ SY JO LB PS YE SA KW QA BH AE OM EG LY TN DZ MA MR SD SO DJ TD ER SS IL TR IR");

    void Add(string name, NamedPlace place)
    {
        if (string.IsNullOrWhiteSpace(name)) return;
        var key = PlaceKey.Of(name);
        if (!byKey.TryGetValue(key, out var places)) byKey.Add(key, places = []);
        if (places.Count == 0 || !ReferenceEquals(places[^1], place)) places.Add(place);
    }
}
