using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Places;

/// <summary>The places of the names within a stretch that somebody, a tagger or an author, says is of places.</summary>
sealed class TaggedNames(PlaceNames names)
{
    const int LongestTagged = 8;

    /// <summary>
    /// Words that say which part of a place is meant, and name none by themselves, though provinces are called so.
    /// </summary>
    static readonly FrozenSet<string> Directions = Units.Words("""
        north south east west northern southern eastern western central northeast northwest southeast southwest northeastern northwestern southeastern southwestern
        north-east north-west south-east south-west north-eastern north-western south-eastern south-western new upper lower greater mid
        """);

    /// <summary>
    /// Words for a valley, spring, village or hill in other tongues, with which many names begin: "Wadi Tarim" is not
    /// the place called Wadi.
    /// </summary>
    static readonly FrozenSet<string> Kinds = Units.Words("""
        wadi ain ayn umm kafr kfar deir dayr bir jebel jabal djebel tell tel tal khirbet beit bayt ras bab nahr sidi dar hay hai wad kampung kota desa barangay khan khor qala qalat kalay chak tepe koh dasht
        """);

    /// <summary>
    /// The places that a tagged stretch names; of several names the first ("Alma, Boro and Cade districts", "Alma,
    /// Ontario").
    /// </summary>
    internal IReadOnlyList<NamedPlace> Find(string text, Token[] tokens, int first, int next)
    {
        if (next - first > LongestTagged) return [];
        if (names.Find(text[tokens[first].Start..tokens[next - 1].End]) is { Count: > 0 } whole
            && IsNaming(tokens, first, next - first))
        {
            return whole;
        }
        while (first < next)
        {
            var end = first;
            while (end < next && tokens[end].Lower is not ("," or "and" or "(" or "/")) end++;
            if (LongestWithin(text, tokens, first, end) is { Count: > 0 } found) return found;
            first = end + 1;
        }

        return [];
    }

    /// <summary>
    /// The places of the longest name within a stretch; of equally long ones the name of the wider or larger place.
    /// </summary>
    IReadOnlyList<NamedPlace> LongestWithin(string text, Token[] tokens, int first, int next)
    {
        for (var length = next - first; length > 0; length--)
        {
            IReadOnlyList<NamedPlace> widest = [];
            for (var start = first; start + length <= next; start++)
            {
                var last = tokens[start + length - 1];
                if (!tokens[start].IsWord || !last.IsWord || !IsNaming(tokens, start, length)) continue;
                if (length == 1 && next - first > 1
                    && (
                        PlaceReader.KindsAfter.Contains(last.Lower) || PlaceReader.KindsBefore.Contains(last.Lower)
                        || PlaceReader.CommonWords.Contains(last.Lower)))
                {
                    continue;
                }
                // Neither the valley nor what it is called by itself.
                if (length < next - first && Kinds.Contains(tokens[first].Lower)) continue;
                if (names.Find(text[tokens[start].Start..last.End]) is { Count: > 0 } found
                    && !(IsCountry(found) && IsPartOfName(tokens, first, start, start + length, next))
                    && (widest.Count == 0 || Width(found) > Width(widest)))
                {
                    widest = found;
                }
            }

            if (widest.Count > 0) return widest;
        }

        return [];
    }

    static bool IsCountry(IReadOnlyList<NamedPlace> places) => places[0].Kind == NamedPlaceKind.Country;

    /// <summary>"Mbanza Congo" is no Congo: another name stands before or behind that of the country.</summary>
    static bool IsPartOfName(Token[] tokens, int first, int start, int end, int next)
    {
        for (var at = first; at < next; at++)
        {
            if ((at < start || at >= end) && tokens[at].IsWord && tokens[at].Capital && tokens[at].Length > 3
                && !Directions.Contains(tokens[at].Lower) && !PlaceReader.KindsAfter.Contains(tokens[at].Lower)
                && !PlaceReader.KindsBefore.Contains(tokens[at].Lower)
                && !PlaceReader.CommonWords.Contains(tokens[at].Lower))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether there is more than directions in a stretch: "north western" is no name, though a province is called so.
    /// </summary>
    static bool IsNaming(Token[] tokens, int first, int length)
    {
        for (var at = first; at < first + length; at++)
        {
            if (tokens[at].IsWord && !Directions.Contains(tokens[at].Lower)) return true;
        }

        return false;
    }

    /// <summary>
    /// How wide or large the first of some places is: countries before provinces before towns, by people.
    /// </summary>
    static double Width(IReadOnlyList<NamedPlace> places) =>
        places.Max(static place => place.IsOfFolder ? 1e13 : place.Kind switch
        {
            NamedPlaceKind.Country => 1e12,
            NamedPlaceKind.Region => 1e11,
            NamedPlaceKind.Province => 1e10 + place.Population,
            _ => place.Population,
        });
}
