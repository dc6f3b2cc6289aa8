using System.Globalization;
using System.Text;
using Refuge.Situations;

namespace Refuge.Formats.Crises;

/// <summary>The places a folder knows, and what somebody may have meant by a place it does not know.</summary>
sealed class PlaceNames
{
    /// <summary>The most names a remedy suggests.</summary>
    const int MostSuggestions = 3;

    /// <summary>How many unknown names are remembered with what is near them: the search looks at every name.</summary>
    const int MostRemembered = 10_000;

    readonly Dictionary<string, PlaceId> ids = new(StringComparer.Ordinal);
    readonly List<(string Name, string Key, PlaceId Place)> names = [];
    readonly Dictionary<string, string?> suggestions = new(StringComparer.Ordinal);

    /// <summary>Remembers a place under its identity, name and aliases.</summary>
    internal void Add(Place place)
    {
        ids.TryAdd(place.Id.Code, place.Id);
        string?[] spellings = [place.Id.Code, place.Name, place.NameAr, .. place.Aliases];
        names.AddRange(
            spellings.OfType<string>().Where(name => name.Length > 0).Select(name => (name, NameKey(name), place.Id)));
    }

    /// <summary>The place with the identity <paramref name="code"/>, or null.</summary>
    internal PlaceId? Find(string code) => ids.GetValueOrDefault(code);

    /// <summary>A sentence that names the nearest places.</summary>
    internal string Remedy(string code) => FindNear(code) is { } near
        ? $"Use an id of places.csv; nearest: {near}."
        : "Add the place to places.csv, or use an id that stands there.";

    /// <summary>The nearest places with the names by which they are near, or null when none is.</summary>
    internal string? FindNear(string code)
    {
        if (suggestions.TryGetValue(code, out var known)) return known;

        var key = NameKey(code);
        var near = names
            .Select(
                name =>
                    (name.Place, name.Name,
                        Distance: Math.Min(
                            NearestWords.Distance(code, name.Name),
                            key == name.Key && key.Length > 2 ? 1 : int.MaxValue)))
            .Where(name => name.Distance <= NearestWords.Reach(code))
            .OrderBy(name => name.Distance)
            .ThenBy(name => name.Place)
            .DistinctBy(name => name.Place)
            .Take(MostSuggestions)
            .Select(
                name => name.Place.Code == name.Name ? name.Place.Code : $"{name.Place} ({Quoted.Short(name.Name)})")
            .ToList();
        var found = near.Count == 0 ? null : string.Join(", ", near);
        if (suggestions.Count < MostRemembered) suggestions.Add(code, found);
        return found;
    }

    /// <summary>
    /// A name stripped of what differs between spellings: article, vowels, doubled letters, marks, and letters that are
    /// transliterated in several ways.
    /// </summary>
    /// <remarks>
    /// Arabic letters are mapped as the United Nations system of 2017 does, marks dropped: Qayyarah, Al-Qayyara and
    /// القيارة share a key.
    /// </remarks>
    internal static string NameKey(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var word in name.ToLowerInvariant()
            .Split([' ', '-', '_', '\'', '’'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is "al" or "el" or "ال") continue;
            foreach (var letter in word.StartsWith("ال", StringComparison.Ordinal) ? word[2..] : word)
            {
                AppendConsonant(key, letter);
            }
        }

        return key.ToString();
    }

    static void AppendConsonant(StringBuilder key, char written)
    {
        var letter = LatinLetters.WithoutMark(written);
        if (CharUnicodeInfo.GetUnicodeCategory(letter) is not (
            UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber))
        {
            return;
        }
        var sound = letter switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w' or 'ا' or 'أ'
                or 'إ' or 'آ' or 'و' or 'ي' or 'ى' or 'ع' or 'ء' or 'ئ' or 'ؤ' => '\0',
            'q' or 'c' or 'k' or 'ق' or 'ك' or 'گ' => 'k',
            'ب' or 'b' or 'پ' or 'p' => 'b',
            'ت' or 'ط' or 'ث' => 't',
            'ج' or 'چ' or 'j' => 'j',
            'ح' or 'ه' or 'ة' or 'خ' => 'h',
            'د' or 'ض' or 'ذ' => 'd',
            'ر' => 'r',
            'ز' or 'ظ' => 'z',
            'س' or 'ص' or 'ش' => 's',
            'غ' => 'g',
            'ف' or 'v' => 'f',
            'ل' => 'l',
            'م' => 'm',
            'ن' => 'n',
            _ => letter,
        };
        if (sound == '\0' || (key.Length > 0 && key[^1] == sound)) return;
        // "kh", "gh", "sh", "th" are one letter each in Arabic script, and a closing h is silent: only a leading h
        // counts.
        if (sound == 'h' && key.Length > 0) return;
        key.Append(sound);
    }
}
