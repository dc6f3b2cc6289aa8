using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>Tells the place where a story was written from those where it plays.</summary>
static class Datelines
{
    /// <summary>The names of a dateline begin within so many letters.</summary>
    const int DatelineLetters = 30;

    /// <summary>"BEIRUT —", "Goma, 5 March (Reuters) -": where a story was written is not where it plays.</summary>
    internal static bool Holds(Token[] tokens, PlaceMention place)
    {
        if (tokens.Length == 0 || place.Start > tokens[0].Start + DatelineLetters) return false;
        var at = Array.FindIndex(tokens, token => token.Start >= place.End);
        if (at < 0) return false;
        for (var before = 0; before < at; before++)
        {
            if (tokens[before].IsWord && !tokens[before].Capital) return false;
        }
        // "JUBA Renewed fighting": in capitals, with the sentence behind it.
        if (place.Start == tokens[0].Start && tokens[0].Length > 2 && place.Id is not null
            && !place.Quote.AsSpan(0, Math.Min(place.Quote.Length, tokens[0].Length)).ContainsAnyInRange('a', 'z')
            && (place.Quote.EndsWith(" The", StringComparison.Ordinal)
                || (!place.Quote.AsSpan().ContainsAnyInRange('a', 'z')
                    && tokens[at] is { IsWord: true, Capital: true })))
        {
            return true;
        }
        const int LongestDateline = 14;
        for (var mark = at; mark < Math.Min(tokens.Length, at + LongestDateline); mark++)
        {
            if (tokens[mark].Lower is "—" or "–" or "--" || (tokens[mark].Is("-")
                && (
                    tokens[mark].Start > tokens[mark - 1].End
                    || (mark + 1 < tokens.Length && tokens[mark + 1].Is("-")))))
            {
                return true;
            }
            if (tokens[mark].IsWord && !tokens[mark].Capital) return false;
        }

        return false;
    }
}
