using Refuge.Reports.Documents;
using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells which places of a sentence belong to a part of what it counts, or only describe another place: neither is
/// where the whole is.
/// </summary>
static class PlacesOfParts
{
    /// <summary>The sentence without the places at which a claim cannot play.</summary>
    /// <param name="read">The sentence.</param>
    /// <param name="where">The words of the claim.</param>
    internal static ReadSentence Without(ReadSentence read, Stretch where)
    {
        if (read.Places.Count < 1) return read;
        var tokens = read.Sentence.Tokens;
        var part = PartOf(read, where);
        var rest = read.Places.Where(
            place => !(part >= 0 && place.Start > part) && !IsDescription(tokens, read.Places, place)).ToList();
        return rest.Count == read.Places.Count ? read : read with { Places = rest };
    }

    /// <summary>
    /// Where "including 31,111 in Alma" or "as follows: Alma (31,111)" begins, for a claim that counts before it. −1
    /// where there is none.
    /// </summary>
    static int PartOf(ReadSentence read, Stretch where)
    {
        var tokens = read.Sentence.Tokens;
        for (var at = 1; at + 2 < tokens.Length; at++)
        {
            // "6,400 fled; 2,150 of them are in Alma".
            var isList = (tokens[at].Is(":") && IsCountedName(tokens, at + 1))
                || (tokens[at].IsNumber && tokens[at + 1].Is("of") && tokens[at + 2].Lower is "them" or "whom" or "these" or "those");
            if (!isList && !(tokens[at].Is("including") && tokens[at + 1].IsNumber)) continue;
            var start = tokens[at].Start;
            return where.Start < start && read.Quantities.Any(
                quantity => quantity.Start < start && quantity.Unit is "people" or "household" or "family"
                    && quantity.Start >= where.Start)
                && (isList || IsCountAt(tokens, at + 1))
                ? start
                : -1;
        }

        return -1;
    }

    /// <summary>"Alma (31,111": a name with its count in brackets.</summary>
    static bool IsCountedName(Token[] tokens, int at)
    {
        while (at < tokens.Length && tokens[at] is { IsWord: true, Capital: true }) at++;
        return at + 1 < tokens.Length && tokens[at].Is("(") && tokens[at + 1].IsNumber;
    }

    /// <summary>"31,111 in Alma": a number with a place of its own.</summary>
    static bool IsCountAt(Token[] tokens, int number)
    {
        const int Words = 4;
        for (var at = number + 1; at < Math.Min(tokens.Length - 1, number + Words); at++)
        {
            if (tokens[at].Lower is "in" or "at" or "from") return tokens[at + 1].Capital;
        }

        return false;
    }

    /// <summary>"Alma, an area that belongs to Boro": what a place is like, behind it.</summary>
    static bool IsDescription(Token[] tokens, IReadOnlyList<PlaceMention> places, PlaceMention place)
    {
        const int Words = 12;
        var at = tokens.LastUntil(place.Start);
        for (var left = Words; at > 1 && left > 0; at--, left--)
        {
            if (tokens[at].Kind == TokenKind.Mark && !tokens[at].Is("-")) return false;
            if (tokens[at].Lower is "area" or "enclave" or "exclave" or "territory" or "region"
                && tokens[at - 1].Lower is "a" or "an" or "the" && tokens[at - 2].Is(","))
            {
                var comma = tokens[at - 2].Start;
                return places.Any(other => other.End <= comma && comma - other.End <= 1);
            }
        }

        return false;
    }
}
