using Refuge.Reports.Places;

namespace Refuge.Reports.Claims;

/// <summary>What a report's places are: which are wide, which are countries, and in which countries it plays.</summary>
/// <param name="Wide">Identities of countries, provinces and regions: too wide beside a town.</param>
sealed record StoryMap(IReadOnlySet<string> Wide)
{
    /// <summary>
    /// A report plays in the countries that it names more than this share as often as the first of them.
    /// </summary>
    const double LeastShare = .5;

    /// <summary>A town named so often may be what a report is about.</summary>
    const int OftenTold = 3;

    readonly Dictionary<string, string> countryOf = new(StringComparer.Ordinal);
    readonly Dictionary<string, NamedPlace> known = new(StringComparer.Ordinal);
    readonly HashSet<string> countries = new(StringComparer.Ordinal);
    readonly HashSet<string> story = new(StringComparer.Ordinal);

    /// <summary>The map of the places of a report.</summary>
    internal static StoryMap Of(IReadOnlyList<PlaceMention> places, PlaceNames names)
    {
        var map = new StoryMap(new HashSet<string>(StringComparer.Ordinal));
        var wide = (HashSet<string>)map.Wide;
        var counted = new Dictionary<string, int>(StringComparer.Ordinal);
        var (towns, ofTown) = (0, 0);
        foreach (var group in places.Where(static place => place.Id is not null)
            .GroupBy(static place => place.Id!, StringComparer.Ordinal))
        {
            if (names.FindById(group.Key) is not { } place) continue;
            if (place.Kind is NamedPlaceKind.Country or NamedPlaceKind.Region or NamedPlaceKind.Province)
            {
                wide.Add(place.Id);
            }
            map.known[place.Id] = place;
            if (!wide.Contains(place.Id))
            {
                var told = group.Count();
                towns += told;
                if (told > ofTown) (map.MainTown, ofTown) = (place.Id, told);
            }
            if (place.Kind is NamedPlaceKind.Country) map.countries.Add(place.Id);
            if (place.IsOfFolder && place.Country is { } home) map.story.Add(home);
            if (place.Country is not { } country) continue;
            map.countryOf[place.Id] = country;
            counted[country] = counted.GetValueOrDefault(country)
                + group.Count(mention => !PlaceRoles.IsDemonym(mention.Quote, place.Name));
        }

        if (ofTown < OftenTold || ofTown * 2 <= towns) map.MainTown = null;
        var most = counted.Values.DefaultIfEmpty(0).Max();
        map.story.UnionWith(
            counted.Where(each => each.Value == most || each.Value > LeastShare * most)
            .Select(static each => each.Key));
        map.Home = places.FirstOrDefault(
            place => map.IsCountry(place.Id) && map.countryOf[place.Id!] is var code && counted[code] == most);
        return map;
    }

    /// <summary>
    /// The identity of the town of which the report tells more often than of all others together. Null where there is
    /// none.
    /// </summary>
    internal string? MainTown { get; private set; }

    /// <summary>The country that the report names most, where it first does so. Null where it names none.</summary>
    internal PlaceMention? Home { get; private set; }

    /// <summary>
    /// Whether a country or province holds a place; a region across them holds whatever lies beside it.
    /// </summary>
    internal bool Holds(string? wide, string? id)
    {
        if (wide is null || id is null || !known.TryGetValue(wide, out var unit)
            || !known.TryGetValue(id, out var place))
        {
            return true;
        }
        return unit.Country is null || place.Country is null || unit.Kind is NamedPlaceKind.Region
            || (unit.Country == place.Country && (unit.Admin1 is null || place.Admin1 is null
                || unit.Kind is NamedPlaceKind.Country || unit.Admin1 == place.Admin1));
    }

    /// <summary>The capital of a country, mentioned where its country is, when the report names it at all.</summary>
    internal PlaceMention? CapitalOf(PlaceMention country) =>
        country.Id is { } id && countryOf.TryGetValue(id, out var code)
            && known.Values.FirstOrDefault(
                place => place.Kind is NamedPlaceKind.Capital && place.Country == code) is { } capital
            ? country with
            {
                Reference = new ExactPlace(
                    capital.Id, capital.Name, capital.Latitude, capital.Longitude, capital.IsSite),
            }
            : null;

    /// <summary>Whether an identity is that of a capital, which stands for its government as often.</summary>
    internal bool IsCapital(string? id) =>
        id is not null && known.TryGetValue(id, out var place) && place.Kind is NamedPlaceKind.Capital;

    /// <summary>Whether an identity is that of an ocean: "the Pacific coast" lies on its shore.</summary>
    internal bool IsOcean(string? id) =>
        id is not null && known.TryGetValue(id, out var place) && place.Kind is NamedPlaceKind.Region
            && place.Name.EndsWith(" Ocean", StringComparison.Ordinal);

    /// <summary>Whether an identity is that of a country.</summary>
    internal bool IsCountry(string? id) => id is not null && countries.Contains(id);

    /// <summary>Whether a place lies in a country where the report plays, or nobody knows where it lies.</summary>
    internal bool IsInStory(string? id) =>
        id is null || !countryOf.TryGetValue(id, out var country) || story.Contains(country);
}
