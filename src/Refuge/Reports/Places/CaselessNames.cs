using Refuge.Reports.Language;

namespace Refuge.Reports.Places;

/// <summary>
/// Finds names of places in a report without capitals, or in capitals alone, as teleprinters and some bulletins write:
/// there letters show no names, so a name must stand behind a word for a place and lie in a country that is named.
/// </summary>
sealed class CaselessNames(PlaceNames names)
{
    /// <summary>A report so short shows nothing by its letters.</summary>
    const int FewestWords = 30;

    /// <summary>At most this share of the words of such a report has a capital (or lacks one).</summary>
    const double MostOthers = .02;

    const int LongestName = 4;
    const int MostWordsKept = 100_000;

    /// <summary>A town of so many people is named wherever it stands behind a word for a place.</summary>
    const long GreatCity = 400_000;

    /// <summary>Words of this report that name no country: each is looked up once.</summary>
    readonly HashSet<string> noCountries = new(StringComparer.Ordinal);

    /// <summary>Whether a report is written without regard to capitals.</summary>
    internal static bool Are(string text, IReadOnlyList<Sentence> story)
    {
        var (words, upper, lower) = (0, 0, 0);
        foreach (var sentence in story)
        {
            foreach (var token in sentence.Tokens)
            {
                if (!token.IsWord || token.Length < 3) continue;
                words++;
                if (token.Capital) upper++;
                if (text.AsSpan(token.Start, token.Length).IndexOfAnyInRange('a', 'z') >= 0) lower++;
            }
        }

        return words >= FewestWords && (upper <= words * MostOthers || lower <= words * MostOthers);
    }

    /// <summary>The names in each sentence, in order.</summary>
    internal List<List<PlaceReader.Named>> Read(string text, IReadOnlyList<Sentence> story)
    {
        var countries = new HashSet<string>(StringComparer.Ordinal);
        var named = story.Select(sentence => Countries(text, sentence.Tokens, countries)).ToList();
        for (var index = 0; index < story.Count; index++) Towns(text, story[index].Tokens, named[index], countries);
        return named;
    }

    List<PlaceReader.Named> Countries(string text, Token[] tokens, HashSet<string> countries)
    {
        var found = new List<PlaceReader.Named>();
        var others = noCountries.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].IsWord || PlaceReader.CommonWords.Contains(tokens[at].Lower)) continue;
            for (var length = Math.Min(3, tokens.Length - at); length > 0; length--)
            {
                var words = text.AsSpan()[tokens[at].Start..tokens[at + length - 1].End];
                if (words.Length < 4 || (length == 1 && others.Contains(words))) continue;
                if (names.Find(words) is not { Count: > 0 } known
                    || Countries(known, words.ToString()) is not { Count: > 0 } spelt)
                {
                    if (length == 1 && noCountries.Count < MostWordsKept) others.Add(words);
                    continue;
                }
                countries.UnionWith(spelt.Select(static place => place.Country).OfType<string>());
                found.Add(new(at, at + length, spelt));
                at += length - 1;
                break;
            }
        }

        return found;
    }

    static List<NamedPlace> Countries(IReadOnlyList<NamedPlace> known, string words) =>
        [.. known.Where(place => place.Kind == NamedPlaceKind.Country && IsName(place, words))];

    void Towns(string text, Token[] tokens, List<PlaceReader.Named> named, HashSet<string> countries)
    {
        for (var at = 1; at < tokens.Length; at++)
        {
            if (!IsCued(tokens, at, named)) continue;
            for (var length = Math.Min(LongestName, tokens.Length - at); length > 0; length--)
            {
                if (!tokens[at].IsWord || !tokens[at + length - 1].IsWord || IsWithin(named, at, length)) continue;
                var words = text.AsSpan(tokens[at].Start..tokens[at + length - 1].End);
                if ((length == 1 && (words.Length < 4 || PlaceReader.CommonWords.Contains(tokens[at].Lower)))
                    || names.Find(words) is not { Count: > 0 } known
                    || Towns(known, words.ToString(), countries) is not { Count: > 0 } spelt)
                {
                    continue;
                }
                named.Add(new(at, at + length, spelt));
                at += length - 1;
                break;
            }
        }

        named.Sort(static (one, other) => one.First.CompareTo(other.First));
    }

    static bool IsWithin(List<PlaceReader.Named> named, int at, int length)
    {
        foreach (var name in named)
        {
            if (name.First < at + length && at < name.Next) return true;
        }

        return false;
    }

    static List<NamedPlace> Towns(IReadOnlyList<NamedPlace> known, string words, HashSet<string> countries) =>
        [.. known.Where(
            place => IsName(place, words)
                && (countries.Contains(place.Country ?? "")
                    || (countries.Count == 0 && place.Population > GreatCity)))];

    /// <summary>"in Alma", "the town of Boro", "in Alma, Cade department and Boro".</summary>
    static bool IsCued(Token[] tokens, int at, List<PlaceReader.Named> named)
    {
        var before = tokens[at - 1].Lower;
        if (before is "in" or "at" or "near" or "from" or "to" or "into" or "around" or "northern" or "southern" or "eastern" or "western" or "central")
        {
            return true;
        }
        if (before is "of" && at > 1 && PlaceReader.KindsBefore.Contains(tokens[at - 2].Lower)) return true;
        return before is "," or "and" && (EndsAt(named, at - 1)
            || (at > 1 && PlaceReader.KindsAfter.Contains(tokens[at - 2].Lower) && EndsAt(named, at - 2)));
    }

    static bool EndsAt(List<PlaceReader.Named> named, int at)
    {
        foreach (var name in named)
        {
            if (name.Next == at) return true;
        }

        return false;
    }

    static bool IsName(NamedPlace place, string words) =>
        string.Equals(PlaceKey.Plain(place.Name), PlaceKey.Plain(words), StringComparison.Ordinal)
            || place.Aliases.Any(alias => string.Equals(alias, words, StringComparison.OrdinalIgnoreCase));
}
