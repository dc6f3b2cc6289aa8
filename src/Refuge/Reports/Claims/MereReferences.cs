using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells places that a sentence only refers to: whose troops they are, who stands behind them, what is foretold.
/// </summary>
static class MereReferences
{
    /// <summary>"The Alma-led coalition", "Boro-backed fighters": who stands behind them, and no place.</summary>
    internal static bool IsBacker(Token[] tokens, PlaceMention place)
    {
        var at = tokens.FirstFrom(place.End);
        return at >= 0 && at + 1 < tokens.Length && tokens[at].Is("-") && tokens[at].Start == place.End
            && tokens[at + 1].Lower is "led" or "backed" or "based" or "supported" or "funded" or "brokered"
                or "sponsored" or "allied" or "registered" or "trained" or "mediated";
    }

    /// <summary>
    /// "Soldiers from Alma and two from Boro were killed": whose they are, and not where they died.
    /// </summary>
    internal static bool IsOfTroops(Token[] tokens, PlaceMention place)
    {
        var at = tokens.LastUntil(place.Start);
        return at > 0 && tokens[at].Is("from")
            && (tokens[at - 1].IsNumber || Troops.Contains(tokens[at - 1].Lower));
    }

    static readonly FrozenSet<string> Troops = Units.Words("""
        soldiers troops fighters peacekeepers police policemen nationals citizens migrants workers mercenaries forces one two three four five six seven eight nine ten
        """);

    /// <summary>
    /// "Rain will continue in Alma and Boro": what is only foretold of a place is no ground for what is told next.
    /// </summary>
    internal static bool IsForetold(Token[] tokens, PlaceMention place)
    {
        const int Words = 25;
        var at = tokens.LastUntil(place.Start);
        for (var left = Words; at >= 0 && left > 0; at--, left--)
        {
            if (tokens[at].Lower is "will" or "forecast" or "forecasts" or "may" or "might" or "could"
                && !(tokens[at].Capital && tokens[at].Is("may")))
            {
                return true;
            }
            if (tokens[at].Lower is ";" or "." or "is" or "are" or "was" or "were" or "has" or "have" or "had"
                || (Tenses.IsPast(tokens[at].Lower) && !tokens[at].Capital))
            {
                return false;
            }
        }

        return false;
    }
}
