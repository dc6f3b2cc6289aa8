namespace Refuge.Reports.Places;

/// <summary>
/// Gives names that stayed open the places of like names in the countries that a report is about.
/// </summary>
static class OtherSpellings
{
    /// <summary>A report is about so many countries at most; of a list of more it is about none.</summary>
    const int MostCountries = 6;

    /// <summary>Words that say what sort of place a name is of, and are no part of it.</summary>
    const string Kinds = " town village city district province state governorate region county territory area camp "
        + "municipality department locality districts ";

    const string Sides = " northern southern eastern western central north south east west north-eastern north-western "
        + "south-eastern south-western northeastern northwestern southeastern southwestern upper lower the greater ";

    /// <summary>Adds what may be meant, in place.</summary>
    /// <param name="mentions">The names of a report.</param>
    /// <param name="resolved">[mentions] Their places so far; null where none is known.</param>
    /// <param name="names">The gazetteer.</param>
    /// <returns>Whether anything was added.</returns>
    internal static bool Add(
        List<PlaceResolver.Mention> mentions, NamedPlace?[] resolved, PlaceNames names)
    {
        if (!Array.Exists(resolved, static place => place is null)) return false;
        var countries = Countries(mentions, resolved);
        var (asked, isAdded) = (new Dictionary<string, IReadOnlyList<NamedPlace>>(StringComparer.Ordinal), false);
        for (var at = 0; at < mentions.Count; at++)
        {
            if (resolved[at] is not null || asked.Count >= MostAsked || PlaceAbbreviations.IsShort(mentions[at].Words))
            {
                continue;
            }
            var words = Bare(mentions[at].Words);
            if (!asked.TryGetValue(words, out var alike))
            {
                asked.Add(
                    words,
                    alike = OfKind(
                        mentions[at].Words, [.. countries.SelectMany(country => names.FindAlike(country, words))]));
            }
            if (alike.Count == 0) continue;
            mentions[at] = mentions[at] with { Candidates = alike };
            isAdded = true;
        }

        return isAdded;
    }

    const int MostAsked = 2_000;

    /// <summary>Letters of a country's name in short, dots counted.</summary>
    const int ShortName = 4;

    /// <summary>
    /// The countries of a report: those it names most, each named at least a quarter as often as the first.
    /// </summary>
    /// <remarks>"The U.S. Army", "the UK": in short a country acts, and the report plays elsewhere.</remarks>
    static List<string> Countries(List<PlaceResolver.Mention> mentions, NamedPlace?[] resolved)
    {
        var counted = resolved
            .Where((place, at) => place?.Kind is not NamedPlaceKind.Country || mentions[at].Words.Length > ShortName)
            .OfType<NamedPlace>().Where(static place => place.Country is not null)
            .GroupBy(static place => place.Country!, StringComparer.Ordinal)
            .Select(static group => (Country: group.Key, Count: group.Count()))
            .OrderByDescending(static each => each.Count).ThenBy(static each => each.Country, StringComparer.Ordinal)
            .ToList();
        return counted.Count == 0
            ? []
            : [.. counted.Where(each => each.Count * 4 >= counted[0].Count).Take(MostCountries)
                .Select(static each => each.Country)];
    }

    /// <summary>"Alma city" is no province where a town of that name is among the places.</summary>
    static List<NamedPlace> OfKind(string words, List<NamedPlace> places)
    {
        var isTown = words.EndsWith(" city", StringComparison.OrdinalIgnoreCase)
            || words.EndsWith(" town", StringComparison.OrdinalIgnoreCase)
            || words.EndsWith(" village", StringComparison.OrdinalIgnoreCase);
        List<NamedPlace> towns =
            [.. places.Where(static place => place.Kind is not (NamedPlaceKind.Province or NamedPlaceKind.District))];
        return isTown && towns.Count > 0 ? towns : places;
    }

    /// <summary>"Alma town", "the Boro district" without the word for the kind of place.</summary>
    static string Bare(string words)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (start, end) = (0, parts.Length);
        while (start < end - 1 && Sides.Contains($" {parts[start].ToLowerInvariant()} ", StringComparison.Ordinal))
        {
            start++;
        }
        while (end > start + 1 && Kinds.Contains($" {parts[end - 1].ToLowerInvariant()} ", StringComparison.Ordinal))
        {
            end--;
        }
        return string.Join(' ', parts[start..end]);
    }
}
