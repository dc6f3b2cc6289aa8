namespace Refuge.Reports.Places;

/// <summary>
/// The countries that a report is about: those it names, and those in which several of its names lie.
/// </summary>
/// <remarks>
/// A name whose only place lies elsewhere is most often a village that no gazetteer holds and a namesake far away.
/// </remarks>
sealed class StoryCountries
{
    /// <summary>A town of so many people is known by its name wherever a report plays.</summary>
    const long KnownEverywhere = 50_000;

    /// <summary>
    /// A town of so many people is meant even where a report that plays elsewhere comes back to its name: London, not
    /// Palma of Majorca in a story of northern Mozambique.
    /// </summary>
    const long KnownAgain = 500_000;

    readonly HashSet<string> named = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> times = new(StringComparer.Ordinal);
    readonly Dictionary<string, HashSet<string>> lying = new(StringComparer.Ordinal);

    /// <summary>Notes a name and the place it was taken for.</summary>
    /// <param name="words">The name, as written.</param>
    /// <param name="place">The place.</param>
    /// <param name="isSpelt">Whether the place is written so, and does not only sound like it.</param>
    internal void Note(string words, NamedPlace place, bool isSpelt)
    {
        if (place.Country is not { } country) return;
        if (place.Kind is NamedPlaceKind.Country || place.IsOfFolder) named.Add(country);
        if (!isSpelt) return;
        times[words] = times.GetValueOrDefault(words) + 1;
        if (!lying.TryGetValue(country, out var names)) lying.Add(country, names = new(StringComparer.Ordinal));
        names.Add(words);
    }

    /// <summary>Whether a place may be meant.</summary>
    internal bool Fit(string words, NamedPlace place, bool isSpelt)
    {
        if (place.IsOfFolder || place.Country is not { } country
            || place.Kind is NamedPlaceKind.Country or NamedPlaceKind.Region)
        {
            return true;
        }
        if (named.Contains(country)) return true;
        var most = lying.Values.Select(static names => names.Count).DefaultIfEmpty(0).Max();
        var here = lying.TryGetValue(country, out var names) ? names.Count - (names.Contains(words) ? 1 : 0) : 0;
        if (named.Count == 0 && most < 2) return true;
        if (isSpelt && place.Kind == NamedPlaceKind.Capital) return true;
        if (isSpelt && place.Population >= KnownEverywhere
            && (named.Count == 0 || place.Kind is NamedPlaceKind.Settlement or NamedPlaceKind.Seat))
        {
            return here > 0 || place.Population >= KnownAgain
                || (named.Count == 0 && (most < 2 || times.GetValueOrDefault(words) < 2));
        }
        return here > 0 && (isSpelt || here * 2 >= most);
    }
}
