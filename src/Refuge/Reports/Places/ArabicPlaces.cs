using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Numbers;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Places;

/// <summary>Finds the names of places that are written in Arabic letters.</summary>
sealed class ArabicPlaces(PlaceNames names)
{
    /// <summary>The place named at a token. Null where none is.</summary>
    internal PlaceReader.Named? At(string text, Token[] tokens, int at)
    {
        for (var length = Math.Min(3, tokens.Length - at); length > 0; length--)
        {
            var last = tokens[at + length - 1];
            if (!last.IsWord || !ArabicNumbers.IsArabic(last)) continue;
            var words = text[tokens[at].Start..last.End];
            if (words.Length < 3 || ArabicStops.Contains(tokens[at].Lower)) continue;
            var candidates = names.Find(words);
            var cued = at > 0 && ArabicCues.Contains(tokens[at - 1].Lower);
            if (candidates.Count > 0
                && (candidates[0].IsOfFolder || candidates.Any(place => Exact(place, words)) || cued))
            {
                return new PlaceReader.Named(at, at + length, candidates);
            }
            // "in", "to", "and" are written onto the name.
            if (words.Length > 4 && words[0] is 'ب' or 'و' or 'ل' && names.Find(words[1..]) is { Count: > 0 } within
                && within.Any(place => Exact(place, words[1..])))
            {
                return new PlaceReader.Named(at, at + length, within);
            }
        }

        return null;
    }

    static bool Exact(NamedPlace place, string words) =>
        place.Aliases.Any(alias => PlaceKey.IsArabic(alias) && PlaceKey.Of(alias) == PlaceKey.Of(words));

    static readonly FrozenSet<string> ArabicCues = Units.Words(
        "في من إلى الى مدينة بلدة قرية محافظة قضاء ناحية مخيم نحو جنوب شمال شرق غرب قرب وسط داخل خارج بلدتي مدينتي");

    static readonly FrozenSet<string> ArabicStops = Units.Words(
        "من في على الى إلى عن مع هذا هذه التي الذي قال كان بعد قبل منذ بين كما وقد وقال أن ان ما لا لم لن كل أكثر "
        + "نحو حوالي يوم مدينة بلدة قرية محافظة مخيم آلاف ألف مليون شخص تقرير تقارير البلدان بلدان الدول دول الحدود المناطق مناطق السلطات");
}
