using Refuge.Reports.Claims;
using Refuge.Reports.Language;

namespace Refuge.Reports.Places;

/// <summary>
/// Puts a name that no gazetteer shows near the place that the text gives beside it: "Dalo, near Alma", "Boro, 12
/// kilometres south-east of Alma", "the Cade camp, located close to the town of Alma".
/// </summary>
static class Neighbours
{
    /// <summary>So many words at most stand between a name and the place it lies near.</summary>
    const int Reach = 12;

    /// <summary>A name has so many words at most.</summary>
    const int Longest = 3;

    /// <summary>A place so many kilometres off is not near.</summary>
    const double Furthest = 60;

    /// <summary>
    /// Adds the names of a sentence that stand beside a place they lie near, and that nothing has found.
    /// </summary>
    internal static void Add(Token[] tokens, List<PlaceReader.Named> named)
    {
        var count = named.Count;
        for (var index = 0; index < count; index++)
        {
            var anchor = named[index];
            if (anchor.Candidates.Count == 0 || Comma(tokens, anchor.First) is not (> 0 and var comma)) continue;
            var start = comma;
            while (start > 0 && comma - start < Longest && tokens[start - 1] is { IsWord: true, Capital: true })
            {
                start--;
            }
            if (start == comma || start == 0 || named.Exists(other => other.First < comma && start < other.Next)
                || PlaceReader.CommonWords.Contains(tokens[start].Lower))
            {
                continue;
            }
            named.Add(new(start, comma, []));
        }

        if (named.Count > count) named.Sort(static (one, other) => one.First.CompareTo(other.First));
    }

    /// <summary>Puts what stayed open near its place, wherever the report names it.</summary>
    /// <param name="story">The sentences.</param>
    /// <param name="places">[sentences] Their places.</param>
    internal static void Put(IReadOnlyList<Sentence> story, List<List<PlaceMention>> places)
    {
        var anchors = new Dictionary<string, NearPlace>(StringComparer.Ordinal);
        for (var index = 0; index < places.Count; index++)
        {
            foreach (var place in places[index])
            {
                if (place.Reference is not (UnresolvedPlace or NamedSite { Near: null })) continue;
                var anchor = places[index].Find(other => other.Start >= place.End && other.Reference is ExactPlace);
                if (anchor?.Reference is not ExactPlace { Latitude: not null } exact) continue;
                var tokens = story[index].Tokens;
                var first = tokens.FirstFrom(anchor.Start);
                if (first < 0 || Comma(tokens, first) is not (> 0 and var comma) || tokens[comma - 1].End != place.End)
                {
                    continue;
                }
                anchors.TryAdd(Key(place.Quote), new(exact, exact.Name, NearbyThing.Settlement));
            }
        }

        NameFacilities(places, anchors);
        if (anchors.Count == 0) return;
        foreach (var inSentence in places)
        {
            for (var at = 0; at < inSentence.Count; at++)
            {
                if (!anchors.TryGetValue(Key(inSentence[at].Quote), out var near)) continue;
                if (inSentence[at].Reference is NamedSite { Near: null } site)
                {
                    inSentence[at] =
                        inSentence[at] with { Reference = site with { Near = (ExactPlace)near.Anchor } };
                }
                else if (inSentence[at].Reference is UnresolvedPlace)
                {
                    inSentence[at] = inSentence[at] with { Reference = near };
                }
            }
        }
    }

    /// <summary>
    /// "Alma medical centre": where no gazetteer has it, it lies near the Alma that the report names elsewhere.
    /// </summary>
    static void NameFacilities(IReadOnlyList<List<PlaceMention>> places, Dictionary<string, NearPlace> anchors)
    {
        Dictionary<string, ExactPlace>? towns = null;
        foreach (var place in places.SelectMany(static inSentence => inSentence))
        {
            if (place.Reference is not (UnresolvedPlace or NamedSite { Near: null }) || !IsFacility(place.Quote))
            {
                continue;
            }
            towns ??= Towns(places);
            var town = place.Quote.Split(' ')[0];
            if (!towns.TryGetValue(PlaceKey.Of(town), out var exact)) continue;
            anchors.TryAdd(Key(place.Quote), new(exact, exact.Name, NearbyThing.Settlement));
        }
    }

    static Dictionary<string, ExactPlace> Towns(IReadOnlyList<List<PlaceMention>> places)
    {
        var towns = new Dictionary<string, ExactPlace>(StringComparer.Ordinal);
        foreach (var place in places.SelectMany(static inSentence => inSentence))
        {
            if (place.Reference is ExactPlace { Latitude: not null } exact && !exact.IsPart)
            {
                towns.TryAdd(PlaceKey.Of(place.Quote), exact);
            }
        }

        return towns;
    }

    static bool IsFacility(string quote)
    {
        var space = quote.LastIndexOf(' ');
        return space > 0 && quote[(space + 1)..].ToLowerInvariant()
            is "centre" or "center" or "hospital" or "clinic" or "school" or "university" or "stadium" or "prison";
    }

    /// <summary>The name without the word for its kind.</summary>
    static string Key(string quote)
    {
        var space = quote.LastIndexOf(' ');
        return PlaceKey.Of(
            space > 0 && quote[(space + 1)..] is "camp" or "village" or "town" or "settlement" or "district"
                ? quote[..space]
                : quote);
    }

    /// <summary>
    /// The comma behind a name where the words up to the place at <paramref name="anchor"/> say how near it lies; −1
    /// where they say something else.
    /// </summary>
    static int Comma(Token[] tokens, int anchor)
    {
        var isNear = false;
        for (var at = anchor - 1; at > Math.Max(0, anchor - Reach); at--)
        {
            var word = tokens[at].Lower;
            if (tokens[at].Is(",")) return isNear ? at : -1;
            if (word is "near" or "close" or "outside" || (word is "of" or "from" && IsDistance(tokens, at)))
            {
                isNear = true;
            }
            else if (!(tokens[at].IsNumber || tokens[at].Kind == TokenKind.Mark || IsBetween(word)))
            {
                return -1;
            }
        }

        return -1;
    }

    static bool IsBetween(string word) =>
        word is "the" or "town" or "city" or "village" or "of" or "to" or "located" or "situated" or "about" or "some"
            or "around" or "km" or "kilometers" or "kilometres" or "miles" or "just" or "very" or "from" or "away"
            || IsDirection(word);

    static bool IsDirection(string word) =>
        word.StartsWith("north", StringComparison.Ordinal) || word.StartsWith("south", StringComparison.Ordinal)
            || word is "east" or "west" or "eastern" or "western";

    /// <summary>"12 kilometres south-east of": a distance that is short.</summary>
    static bool IsDistance(Token[] tokens, int at)
    {
        for (var back = at - 1; back > Math.Max(0, at - Reach + 2); back--)
        {
            if (tokens[back].IsNumber)
            {
                return double.TryParse(
                    tokens[back].Lower, System.Globalization.CultureInfo.InvariantCulture, out var far)
                    && far <= Furthest;
            }
            if (tokens[back].Is(",")) return false;
        }

        return false;
    }
}
