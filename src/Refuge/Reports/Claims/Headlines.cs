using Refuge.Reports.Places;

namespace Refuge.Reports.Claims;

/// <summary>Takes back what a headline tells and the story below tells again, with more words.</summary>
static class Headlines
{
    /// <summary>A headline has so many letters at most.</summary>
    const int Longest = 160;

    /// <summary>A story has so many letters below its headline at least.</summary>
    const int ShortestStory = 200;

    /// <summary>Leaves of two claims the one of the story.</summary>
    /// <param name="claims">The claims of a report, in order.</param>
    /// <param name="text">The readable text.</param>
    internal static void WithoutRepeats(List<DraftClaim> claims, string text)
    {
        var end = EndOf(text);
        if (end < 0) return;
        for (var at = 0; at < claims.Count && claims[at].Where.End <= end;)
        {
            var claim = claims[at];
            if (claims.Exists(
                other => other.Where.Start >= end
                    && (IsRepeated(claim, other) || (text.Length - end >= ShortestStory && IsToldBelow(claim, other)))))
            {
                claims.RemoveAt(at);
            }
            else
            {
                at++;
            }
        }
    }

    /// <summary>Where the first line ends. −1 where it is no headline: too long, or it ends as a sentence.</summary>
    static int EndOf(string text)
    {
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        var end = EndOfLine(text, start);
        if (end < 0) return -1;
        // A second line of its own, parted by empty lines, goes on with it.
        var second = end;
        while (second < text.Length && char.IsWhiteSpace(text[second])) second++;
        return text.AsSpan(end, second - end).Count('\n') > 1 && EndOfLine(text, second) is >= 0 and var next
            && next + 1 < text.Length && text[next + 1] is '\n' or '\r'
            ? next
            : end;
    }

    /// <summary>Where a line ends that may be a headline. −1 where it is none.</summary>
    static int EndOfLine(string text, int start)
    {
        var end = start < text.Length ? text.IndexOf('\n', start) : -1;
        if (end < 0 || end - start > Longest) return -1;
        var last = text.AsSpan(start, end - start).TrimEnd();
        return last.Length == 0 || last[^1] is '.' or '!' or '?' or ':' or '”' or '"' ? -1 : end;
    }

    /// <summary>"Set on fire", "burned down", "clashes": one event told as an attack, as fighting and as damage.</summary>
    static string Group(DraftClaim claim) =>
        claim.Type.Family is "attack" or "conflict" or "operation" or "damage" ? "attack" : claim.Type.Family;

    /// <summary>Whether both count the same.</summary>
    static bool IsRepeated(DraftClaim claim, DraftClaim other) =>
        claim.Type.Family == other.Type.Family && claim.Happened == other.Happened
            && claim.Quantities is [{ Value: { } value, Unit: var unit }, ..]
            && other.Quantities.Any(
                quantity => quantity.Value == value
                    && (quantity.Unit == unit || quantity.Unit is null || unit is null));

    /// <summary>
    /// "Raid on Alma forces thousands to flee": a headline that counts nothing names what the story tells of the same
    /// place. Where the story denies it, names another place or credits others, both stay.
    /// </summary>
    static bool IsToldBelow(DraftClaim claim, DraftClaim other) =>
        // Who holds a place moves the map: a headline on it is compared with the story.
        claim.Type.Family is not "territory" && Group(claim) == Group(other) && claim.Happened == other.Happened
            && !claim.Quantities.Any(static quantity => quantity.Value is not null)
            && claim.Actors.All(actor => other.Actors.Contains(actor, StringComparer.OrdinalIgnoreCase))
            && (claim.Places.All(place => !claim.Where.Contains(new(place.Start, place.End))
                    || place.Reference is ExactPlace { IsCountry: true } or ExactPlace { IsLand: true })
                || claim.Places.Any(
                    place => place.Id is not null && other.Places.Any(below => below.Id == place.Id)));
}
