using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>Tells the place where a story was written from those where it plays.</summary>
static class Datelines
{
    /// <summary>
    /// "Situation report 3, 12 January – Alma", "Alma, Vonaria, 14 March": the office or town from which a report is
    /// sent, at its head. Null where a line is no letterhead, else the country that it names with it, or no place.
    /// </summary>
    /// <param name="read">The line.</param>
    /// <param name="place">The place of its heading.</param>
    /// <param name="map">The places of the report.</param>
    internal static (bool IsOne, PlaceMention? Country) Letterhead(ReadSentence read, PlaceMention place, StoryMap map)
    {
        var tokens = read.Sentence.Tokens;
        if (map.IsCountry(place.Id) || place.Id is null) return (false, null);
        var country = read.Places.FirstOrDefault(other => map.IsCountry(other.Id));
        var last = Array.FindLastIndex(tokens, static token => token.IsWord || token.IsNumber);
        var first = tokens.FirstFrom(place.Start);
        if (last < 0 || first < 0) return (false, null);
        // "GENEVA", alone on its line, over a story of another country.
        if (!map.IsInStory(place.Id) && tokens[first].Start == place.Start && tokens[last].End <= place.End)
        {
            return (true, country);
        }
        // The place ends the line, behind its date.
        if (tokens[last].End <= place.End && first > 1 && tokens[first - 1].Lower is "-" or "–" or "—" or "," or "|"
            && read.Times.Any(time => time.First is not null && time.End <= place.Start)
            && read.Times.All(time => time.End <= place.Start))
        {
            return (true, country);
        }
        // Places and a date, and nothing else: with a country, or a capital.
        if ((country is not null || map.IsCapital(place.Id)) && read.Times.Count > 0)
        {
            foreach (var token in tokens)
            {
                if ((token.IsWord || token.IsNumber)
                    && !read.Places.Any(other => other.Start <= token.Start && token.End <= other.End)
                    && !read.Times.Any(time => time.Start <= token.Start && token.End <= time.End))
                {
                    return (false, null);
                }
            }

            return (true, country);
        }

        return (false, null);
    }

    /// <summary>The names of a dateline begin within so many letters.</summary>
    const int DatelineLetters = 30;

    /// <summary>"BEIRUT —", "Goma, 5 March (Reuters) -": where a story was written is not where it plays.</summary>
    internal static bool Holds(Token[] tokens, PlaceMention place)
    {
        if (tokens.Length == 0 || place.Start > tokens[0].Start + DatelineLetters) return false;
        var at = tokens.FirstFrom(place.End);
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
