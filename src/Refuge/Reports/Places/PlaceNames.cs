using Refuge.Reports.Quantities;

namespace Refuge.Reports.Places;

/// <summary>
/// Places found by their names in any spelling: those of a crisis folder first, then those of a gazetteer.
/// </summary>
sealed class PlaceNames
{
    readonly PlaceTable own;
    readonly NameIndex index;
    readonly PlaceNames? beyond;
    readonly NameLookups? noted;
    readonly AlikeNames alike;
    readonly Lazy<Dictionary<string, List<NamedPlace>>> bySkeleton;

    /// <summary>The given places alone.</summary>
    public PlaceNames(IEnumerable<NamedPlace> places)
        : this(new ListedPlaces(places))
    {
    }

    /// <summary>The places of a table alone.</summary>
    internal PlaceNames(PlaceTable places)
    {
        own = places;
        index = new(places);
        alike = new(places);
        bySkeleton = new(() => Skeletons(places));
    }

    PlaceNames(PlaceNames answering, PlaceNames? beyond, NameLookups? noted)
    {
        (own, index, alike, bySkeleton) = (answering.own, answering.index, answering.alike, answering.bySkeleton);
        (this.beyond, this.noted) = (beyond, noted);
    }

    /// <summary>No names at all.</summary>
    public static PlaceNames None { get; } = new([]);

    /// <summary>These places, and beyond them those of <paramref name="gazetteer"/>.</summary>
    public PlaceNames Over(PlaceNames gazetteer) => new(this, gazetteer, null);

    /// <summary>These places; every look-up is written down in <paramref name="lookups"/>.</summary>
    internal PlaceNames Noting(NameLookups lookups) => new(this, beyond, lookups);

    /// <summary>
    /// The places in the order in which a look-up goes through them: the folder's, then the gazetteer's.
    /// </summary>
    internal IEnumerable<NamedPlace> InOrder
    {
        get
        {
            for (var row = 0; row < own.Count; row++) yield return own[row];
            foreach (var place in beyond?.InOrder ?? []) yield return place;
        }
    }

    /// <summary>The place with an identity. Null when there is none.</summary>
    public NamedPlace? FindById(string id)
    {
        noted?.AddIdentity(id);
        return own.FindById(id) ?? beyond?.FindById(id);
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
        var here = index.Find(key);
        return beyond is null ? here : here.Count == 0 ? beyond.FindByKey(key) : [.. here, .. beyond.FindByKey(key)];
    }

    /// <summary>Places whose consonants agree: used only for names in Arabic script that no alias gives.</summary>
    internal IReadOnlyList<NamedPlace> FindBySkeleton(string skeleton)
    {
        if (skeleton.Length < 3) return [];
        noted?.AddSkeleton(skeleton);
        return bySkeleton.Value.TryGetValue(skeleton, out var found) ? found : beyond?.FindBySkeleton(skeleton) ?? [];
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

    static Dictionary<string, List<NamedPlace>> Skeletons(PlaceTable table)
    {
        var skeletons = new Dictionary<string, List<NamedPlace>>(StringComparer.Ordinal);
        foreach (var place in table.OfFolderOrOf(ArabicCountries))
        {
            var skeleton = PlaceKey.Skeleton(
                place.Name.Replace("kh", "k", StringComparison.OrdinalIgnoreCase)
                .Replace("gh", "g", StringComparison.OrdinalIgnoreCase)
                .Replace("sh", "s", StringComparison.OrdinalIgnoreCase)
                    .Replace("th", "t", StringComparison.OrdinalIgnoreCase)
                    .Replace("dh", "z", StringComparison.OrdinalIgnoreCase));
            if (skeleton.Length < 3) continue;
            if (!skeletons.TryGetValue(skeleton, out var places)) skeletons.Add(skeleton, places = []);
            places.Add(place);
        }

        return skeletons;
    }

    static readonly System.Collections.Frozen.FrozenSet<string> ArabicCountries =
        Units.Words("IQ SY JO LB PS YE SA KW QA BH AE OM EG LY TN DZ MA MR SD SO DJ TD ER SS IL TR IR");
}
