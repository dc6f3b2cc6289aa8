using System.Numerics;

namespace Refuge.Reports.Places;

/// <summary>
/// Finds places of one country whose names differ from the words of a report by the way they came into Latin letters,
/// or by one slip: Gheryan and Gharyān, Sebha and Sabhā, Baidao and Baidoa.
/// </summary>
/// <remarks>
/// Asked only where no place bears the name, and only within countries that the report is about: across the world too
/// many names are alike. The slips are those of Damerau (1964): one letter more, less, changed, or two changed round.
/// </remarks>
/// <param name="places">All places.</param>
sealed class AlikeNames(PlaceTable places)
{
    /// <summary>Names with fewer consonants are alike by chance.</summary>
    const int FewestConsonants = 3;

    /// <summary>Keys shorter than this are told apart by a single letter.</summary>
    const int ShortestWithSlip = 5;

    /// <summary>A letter changed makes another name of anything shorter.</summary>
    const int ShortestChanged = 8;

    /// <summary>Spellings of one name differ by so many letters of their keys at most.</summary>
    const int MostVowels = 2;

    /// <summary>Of one name so many letters are written otherwise at most.</summary>
    const int MostChanges = 3;

    /// <summary>Of so many letters one may be written otherwise.</summary>
    const int LettersPerChange = 3;

    /// <summary>One slip adds, takes away or changes so many kinds of letters at most.</summary>
    const int MostLettersSlipped = 2;

    readonly Lock guard = new();
    readonly Dictionary<string, Name[]> byCountry = new(StringComparer.Ordinal);

    /// <summary>The places of a country that the words may mean; none where the words are too short to tell.</summary>
    internal List<NamedPlace> Find(string country, string words)
    {
        var key = PlaceKey.Of(words);
        if (key.Length < FewestConsonants || PlaceKey.IsArabic(words)) return [];
        var sought = new Name(key, Consonants(key), 0);
        var isFixed = FixedSpellings.Has(country);
        var (spelt, slipped) = (new List<NamedPlace>(), new List<NamedPlace>());
        foreach (ref readonly var name in Of(country).AsSpan())
        {
            var isSpelt = !isFixed && IsSpelling(sought, name);
            if (!isSpelt && !(spelt.Count == 0 && key.Length >= (isFixed ? ShortestChanged : ShortestWithSlip)
                && IsSlip(sought, name)))
            {
                continue;
            }
            // A place is made when its name is alike, and not for each name that is looked at.
            var place = places[name.Row];
            if (place.Kind is NamedPlaceKind.Country or NamedPlaceKind.Region) continue;
            (isSpelt ? spelt : slipped).Add(place);
        }

        return spelt.Count > 0 ? spelt : slipped;
    }

    /// <summary>The names of a country in Latin letters.</summary>
    Name[] Of(string country)
    {
        lock (guard)
        {
            if (byCountry.TryGetValue(country, out var known)) return known;
            var found = new List<Name>();
            places.VisitNamesOf(country, (row, name) =>
            {
                if (name.IsWhiteSpace() || PlaceKey.IsArabic(name)) return;
                Span<char> letters = stackalloc char[PlaceKey.LongestKey];
                var key = letters[..PlaceKey.Of(name, letters)].ToString();
                found.Add(new(key, Consonants(key), row));
            });
            Name[] names = [.. found];
            byCountry.Add(country, names);
            return names;
        }
    }

    static bool IsSpelling(in Name name, in Name other) =>
        name.ConsonantsHash == other.ConsonantsHash && name.Consonants.Length >= FewestConsonants
            && name.Consonants == other.Consonants
            && Math.Abs(name.Key.Length - other.Key.Length) <= MostVowels
            && IsVowel(name.Key[0]) == IsVowel(other.Key[0])
            && Changes(name.Key, other.Key) <= Math.Min(MostChanges, name.Key.Length / LettersPerChange);

    /// <summary>
    /// How many letters must be added, left out or changed to make one key of the other (Levenshtein, 1966).
    /// </summary>
    static int Changes(string one, string other)
    {
        Span<int> row = stackalloc int[PlaceKey.LongestKey + 1];
        for (var at = 0; at <= other.Length; at++) row[at] = at;
        for (var line = 1; line <= one.Length; line++)
        {
            var corner = row[0];
            row[0] = line;
            for (var at = 1; at <= other.Length; at++)
            {
                var above = row[at];
                row[at] = Math.Min(
                    Math.Min(row[at] + 1, row[at - 1] + 1), corner + (one[line - 1] == other[at - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[other.Length];
    }

    /// <summary>The consonants of a key; letters that stand for one sound in another script become one.</summary>
    static string Consonants(string key)
    {
        Span<char> letters = stackalloc char[PlaceKey.LongestKey];
        var length = 0;
        for (var at = 0; at < key.Length; at++)
        {
            var (letter, next) = (key[at], at + 1 < key.Length ? key[at + 1] : '\0');
            if (IsVowel(letter) || (letter == 'h' && next is '\0' or ' ')) continue;
            letter = letter switch
            {
                'g' when next == 'h' => 'g',
                'g' or 'q' or 'c' when next != 'h' => 'k',
                'd' when next == 'j' => 'j',
                'v' => 'w',
                _ => letter,
            };
            // "Th" and "dh" are written for one letter of the other script, "t" and "d" as often.
            if (letter == 'h' && at > 0 && key[at - 1] is 't' or 'd') continue;
            if (letter == ' ' || (length > 0 && letters[length - 1] == letter)) continue;
            letters[length++] = letter;
        }

        return letters[..length].ToString();
    }

    static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';

    /// <summary>Whether two keys are one slip apart: most are not, as the letters that they have tell.</summary>
    static bool IsSlip(in Name name, in Name other) =>
        BitOperations.PopCount(name.Letters ^ other.Letters) <= MostLettersSlipped && IsSlip(name.Key, other.Key);

    /// <summary>Whether two keys differ by one letter more, less or changed, or by two changed round.</summary>
    static bool IsSlip(string one, string other)
    {
        if (one.Length > other.Length) (one, other) = (other, one);
        if (other.Length - one.Length > 1) return false;
        var at = 0;
        while (at < one.Length && one[at] == other[at]) at++;
        if (other.Length > one.Length) return one.AsSpan(at).SequenceEqual(other.AsSpan(at + 1));
        if (at == one.Length) return true;
        return one.AsSpan(at + 1).SequenceEqual(other.AsSpan(at + 1)) && at > 0 && one.Length >= ShortestChanged
            || at + 1 < one.Length && one[at] == other[at + 1] && one[at + 1] == other[at]
            && one.AsSpan(at + 2).SequenceEqual(other.AsSpan(at + 2));
    }

    /// <summary>A name as it is compared: numbers tell most names apart before a letter of them is read.</summary>
    readonly record struct Name(string Key, string Consonants, int Row)
    {
        /// <summary>Equal for equal consonants, within one run of the program.</summary>
        internal int ConsonantsHash { get; } = string.GetHashCode(Consonants, StringComparison.Ordinal);

        /// <summary>Which letters the key has: one bit for all letters whose numbers differ by 32.</summary>
        internal uint Letters { get; } = LettersOf(Key);

        static uint LettersOf(string key)
        {
            var letters = 0u;
            foreach (var letter in key) letters |= 1u << (letter & 31);
            return letters;
        }
    }
}
