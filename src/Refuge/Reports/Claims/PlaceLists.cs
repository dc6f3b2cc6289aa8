using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>Tells which places a sentence names in one breath: "in Alma, Boro and Cade".</summary>
static class PlaceLists
{
    /// <summary>A list has so many places at most; more is a table or an inventory.</summary>
    const int Most = 4;

    /// <summary>A place with those that follow it in its list. Itself alone where it stands in none.</summary>
    /// <param name="read">The sentence.</param>
    /// <param name="place">The place.</param>
    /// <param name="counts">Whether another place may be of the list.</param>
    internal static PlaceMention[] Of(ReadSentence read, PlaceMention place, Func<PlaceMention, bool> counts)
    {
        var list = new List<PlaceMention> { place };
        foreach (var next in read.Places)
        {
            if (next.Start <= place.Start) continue;
            if (!IsJoined(read.Sentence.Tokens, list[^1].End, next.Start) || !counts(next)) break;
            list.Add(next);
        }

        return list.Count <= Most ? [.. list] : [place];
    }

    /// <summary>Whether two places are joined by "and" or a comma, each with a bracket behind it or none.</summary>
    internal static bool AreBeside(Token[] tokens, int end, int start)
    {
        var (joined, inside) = (false, false);
        foreach (var token in tokens)
        {
            if (token.Start < end) continue;
            if (token.Start >= start) break;
            if (token.Lower is "(") inside = true;
            var isIn = inside;
            if (token.Lower is ")") inside = false;
            if (isIn) continue;
            if (token.Lower is not ("," or "and" or "the" or "or" or "region" or "province" or "state" or "division"))
            {
                return false;
            }
            joined |= token.Lower is "and" or "or" or ",";
        }

        return joined;
    }

    static bool IsJoined(Token[] tokens, int end, int start)
    {
        var joined = false;
        foreach (var token in tokens)
        {
            if (token.Start < end) continue;
            if (token.Start >= start) break;
            if (token.Lower is not ("," or "and" or "/" or "the" or "or" or "town" or "city" or "of")) return false;
            joined |= token.Lower is "and" or "or" or "/" or ",";
        }

        return joined;
    }
}
