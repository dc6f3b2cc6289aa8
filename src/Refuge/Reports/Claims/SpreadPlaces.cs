using System.Collections.Frozen;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells what is of no single town, whatever town was told of last: sums, parts of a land, homes left behind.
/// </summary>
static class SpreadPlaces
{
    /// <summary>
    /// "In eight districts", "across several provinces": what lies in many is of no town in one of them.
    /// </summary>
    internal static bool IsSpread(Token[] tokens, Stretch clause)
    {
        const int Reach = 3;
        for (var at = clause.Start + 1; at < clause.End; at++)
        {
            if (!Districts.Contains(tokens[at].Lower)) continue;
            for (var back = at - 1; back >= Math.Max(clause.Start, at - Reach); back--)
            {
                if (tokens[back].IsNumber || Many.Contains(tokens[back].Lower)) return true;
                if (!tokens[back].IsWord || tokens[back].Lower is "in" or "of") break;
            }
        }

        return false;
    }

    static readonly FrozenSet<string> Districts = Units.Words("""
        districts provinces states governorates regions counties departments municipalities cities towns townships lgas localities prefectures communes sub-districts
        """);

    static readonly FrozenSet<string> Many = Units.Words("""
        two three four five six seven eight nine ten eleven twelve several many various multiple all numerous other different most
        """);

    /// <summary>"A total of 400 people", "the death toll": a sum, and not of the place told of last.</summary>
    internal static bool IsSum(Token[] tokens, Stretch clause)
    {
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (tokens[at].Lower is "total" or "overall" or "altogether" or "nationwide" or "countrywide"
                || (tokens[at].Is("toll") && at > 0 && tokens[at - 1].Is("death")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"In the north-east", "across the south of the country": a part that no name pins.</summary>
    internal static bool NamesDirection(Token[] tokens, Stretch clause)
    {
        for (var at = clause.Start + 2; at < clause.End; at++)
        {
            var word = tokens[at].Lower;
            if (!tokens[at - 1].Is("the") || !(tokens[at - 2].Lower is "in" or "across" or "throughout")
                || !(word.StartsWith("north", StringComparison.Ordinal) || word is "south" or "east" or "west"
                    || word.StartsWith("southe", StringComparison.Ordinal)
                    || word.StartsWith("southw", StringComparison.Ordinal)))
            {
                continue;
            }
            var next = at + 1;
            while (next < tokens.Length && tokens[next].Lower is "-" or "east" or "west") next++;
            return next >= tokens.Length || !tokens[next].IsWord || tokens[next].Lower is "and"
                || (tokens[next].Is("of") && next + 2 < tokens.Length && tokens[next + 1].Is("the")
                    && tokens[next + 2].Is("country"));
        }

        return false;
    }

    /// <summary>
    /// "Their homes were burned", said of those who fled: it befell them where they came from.
    /// </summary>
    internal static bool IsOfTheirHomes(Token[] tokens, Stretch clause)
    {
        var (theirs, fled) = (false, false);
        for (var at = 0; at < tokens.Length; at++)
        {
            var word = tokens[at].Lower;
            theirs |= at > clause.Start && at < clause.End && word is "homes" or "houses" or "home" or "house"
                && tokens[at - 1].Lower is "their" or "our" or "his" or "her" or "my";
            fled |= word is "fled" or "flee" or "fleeing" or "escaped" or "refugees" or "crossed" or "arrived"
                or "refuge" or "sheltering";
        }

        return theirs && fled;
    }
}
