namespace Refuge.Reports.Claims;

/// <summary>Takes back a number of a headline that the story below tells again, with more words.</summary>
static class Headlines
{
    /// <summary>A headline has so many letters at most.</summary>
    const int Longest = 160;

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
            if (claims.Exists(other => other.Where.Start >= end && IsRepeated(claim, other))) claims.RemoveAt(at);
            else at++;
        }
    }

    /// <summary>Where the first line ends. −1 where it is no headline: too long, or it ends as a sentence.</summary>
    static int EndOf(string text)
    {
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        var end = text.IndexOf('\n', start);
        if (end < 0 || end - start > Longest) return -1;
        var last = text.AsSpan(start, end - start).TrimEnd();
        return last.Length == 0 || last[^1] is '.' or '!' or '?' or ':' or '”' or '"' ? -1 : end;
    }

    /// <summary>Whether both count the same. A headline that counts nothing may say otherwise than the story.</summary>
    static bool IsRepeated(DraftClaim claim, DraftClaim other) =>
        claim.Type.Family == other.Type.Family && claim.Happened == other.Happened
            && claim.Quantities is [{ Value: { } value, Unit: var unit }, ..]
            && other.Quantities.Any(
                quantity => quantity.Value == value
                    && (quantity.Unit == unit || quantity.Unit is null || unit is null));
}
