using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Predicates;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>Finds the words that name who speaks, and tells an office, a body, a medium and a resident apart.</summary>
static class SpeakerNames
{
    /// <summary>Who speaks is named in so many words at most.</summary>
    internal const int LongestName = 14;

    static readonly FrozenSet<string> Organisations = Units.Words("""
        ministry agency agencies observatory organisation organization committee service centre center council cross crescent police army government department office un u.n. unhcr ocha iom unicef
        wfp who nations team teams cluster partners partner group monitor network party union embassy court bank fund programme program mission ngo ngos msf icrc commission authority
        federation organizations organisations ministries charities groups clusters monitors society institute university humanitarians actors military forces ifrc dtm matrix survey tracking plan protection consortium charity taskforce directorate
        """);

    static readonly FrozenSet<string> Media = Units.Words("""
        tv television radio media newspaper reuters afp ap xinhua bbc cnn reports press channel news footage videos video daily lusa tass interfax anadolu dpa ansa efe
        """);

    internal static readonly FrozenSet<string> Officials = Units.Words("""
        official officials authority authorities spokesman spokeswoman spokesperson spokesmen commander commanders governor minister source sources officer officers mayor president
        chief head prosecutor ambassador coordinator administrator leader leaders
        """);

    static readonly FrozenSet<string> Residents = Units.Words("""
        residents resident villagers villager witnesses witness refugees refugee displaced survivors survivor families locals woman man mother father people everyone children activists farmer
        """);

    static readonly FrozenSet<string> Titles = Units.Words("""
        rear admiral gen col maj capt lt sgt brig general colonel major captain mr mrs ms dr president minister governor spokesman spokeswoman commander mayor secretary director coordinator sheikh
        ambassador professor
        """);

    internal static readonly FrozenSet<string> Findings = Units.Words("""
        report reports results result assessment survey footage monitoring data tracking investigation mission team teams study analysis review figures statistics evaluation images imagery
        inspection investigators bulletin
        """);

    /// <summary>Whether a word is one for a body, a medium, a resident or a title.</summary>
    internal static bool Names(string word) =>
        Organisations.Contains(word) || Media.Contains(word) || Residents.Contains(word) || Titles.Contains(word)
            || Findings.Contains(word);

    internal static bool IsName(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at) =>
        VerbClauses.IsNoun(tags[at]) || tags[at] is WordTag.Adjective or WordTag.Number or WordTag.Other
            || tokens[at].Lower is ")" or "." || IsEndOfName(tokens, at)
                || tags[at] is WordTag.VerbParticiple or WordTag.VerbIng
            && tokens[at].Lower is "displaced" or "tracking";

    /// <summary>"Sana’a": what stands behind an apostrophe within a name.</summary>
    static bool IsEndOfName(ReadOnlySpan<Token> tokens, int at) =>
        at > 1 && tokens[at].IsWord && tokens[at - 1].Lower is "'" or "’" && tokens[at - 1].End == tokens[at].Start
            && tokens[at - 2].Capital && tokens[at - 2].End == tokens[at - 1].Start;

    /// <summary>
    /// "Mina Mai, who is working for the group, told", "The Alma Observatory, a monitoring group, said": who is named
    /// before the comma, and described between the two.
    /// </summary>
    internal static Attribution? Described(
        string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int group)
    {
        const int Reach = 20;
        if (group < 4 || !tokens[group - 1].Is(",")) return null;
        for (var at = group - 2; at > 0 && at > group - Reach; at--)
        {
            if (tokens[at].Lower is ";" or "”" or "“" or "\"" or ":") return null;
            if (!tokens[at].Is(",")
                || tokens[at + 1].Lower is not (
                    "who" or "which" or "a" or "an" or "the" or "whose" or "speaking" or "in" or "on" or "citing"
                    or "quoting" or "through" or "via" or "writing"))
            {
                continue;
            }
            return IsName(tokens, tags, at - 1) && Backward(tokens, tags, at - 1, out var start)
                && Named(text, tokens, tags, start, at) is { Kind: not AttributionKind.Ambiguous } named
                ? named
                : null;
        }

        return null;
    }

    static bool Belongs(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at) =>
        IsName(tokens, tags, at)
            || tags[at] is WordTag.Determiner or WordTag.Possessive or WordTag.Owner or WordTag.AdjectiveCompared
            || tokens[at].Lower
            is "-" or "(" or "of" or "in" or "for" or "and" or "on" or "at" or "from" or "'" or "’" or "&";

    /// <summary>
    /// Where the noun that ends at <paramref name="end"/> begins, with a name before a comma that it explains.
    /// </summary>
    internal static bool Backward(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int end, out int start)
    {
        start = end;
        while (start > 0 && end - start < LongestName && Belongs(tokens, tags, start - 1)) start--;
        while (start < end
            && (
                tokens[start].Lower
                is "and" or "of" or "in" or "for" or "on" or "at" or "from" or "." or ")" or "'" or "-"
                || tags[start] is WordTag.Mark))
        {
            start++;
        }
        // "Omar Haddad, head of the clinic, said": the name stands before the comma.
        if (start > 1 && tokens[start - 1].Is(",") && tags[start - 2] is WordTag.Name)
        {
            var name = start - 2;
            while (name > 0 && start - name < 7 && tags[name - 1] is WordTag.Name) name--;
            while (name > 0 && Titles.Contains(tokens[name - 1].Lower)) name--;
            if (start - 1 - name is >= 2 and <= 5 && (name == 0 || tags[name - 1] is WordTag.Mark)) start = name;
        }

        return start <= end;
    }

    internal static bool Forward(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at, out int start, out int end)
    {
        start = at;
        end = at;
        while (end < tokens.Length && end - start < LongestName
            && (Belongs(tokens, tags, end) || (end > start && Findings.Contains(tokens[end].Lower)))
            && !(
                tokens[end].Is(".")
                && !(
                    end > start && tokens[end - 1].Length <= 4 && tokens[end - 1].Capital && end + 1 < tokens.Length
                    && tokens[end + 1].Capital)))
        {
            end++;
        }
        while (end > start
            && (tags[end - 1] is WordTag.Mark or WordTag.Preposition or WordTag.Conjunction or WordTag.Determiner)
            && !tokens[end - 1].Is(")"))
        {
            end--;
        }
        return end > start;
    }

    internal static Attribution Named(
        string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int start, int end)
    {
        var (organisation, media, official, resident, names, acronym) = (false, false, false, false, 0, false);
        for (var at = start; at < end; at++)
        {
            var word = tokens[at].Lower;
            organisation |= Organisations.Contains(word);
            media |= Media.Contains(word);
            official |= Officials.Contains(word);
            resident |= Residents.Contains(word);
            names += tags[at] is WordTag.Name ? 1 : 0;
            acronym |= tokens[at].IsWord && tokens[at].Length is > 1 and < 8
                && !text.AsSpan(tokens[at].Start, tokens[at].Length).ContainsAnyInRange('a', 'z') && tokens[at].Capital;
            if (Titles.Contains(word) && at + 1 < end && NameAfter(tokens, at) is > 0 and var name
                && tokens[name].Capital && !Organisations.Contains(tokens[name].Lower)
                && !Titles.Contains(tokens[name].Lower) && !Officials.Contains(tokens[name].Lower))
            {
                var last = name;
                while (last < end && last - name < 5
                    && (tokens[last].Capital || tokens[last].Lower is "al" or "-" or "bin" or "abu"))
                {
                    last++;
                }
                return new(AttributionKind.NamedOfficial, text[tokens[at].Start..tokens[last - 1].End]);
            }
        }

        // "Awa Sanou for the Office of Boro": the person speaks, for the body.
        if (organisation && names >= 2 && IsPersonOf(tokens, tags, start, end))
        {
            return new(AttributionKind.NamedOfficial, text[tokens[start].Start..tokens[end - 1].End]);
        }

        var kind = media ? AttributionKind.Media
            : organisation || (acronym && !official) ? AttributionKind.Organisation
            : names >= 2 ? AttributionKind.NamedOfficial
            : official ? AttributionKind.UnnamedOfficial
            : resident ? AttributionKind.Resident
            : names > 0 ? AttributionKind.NamedOfficial
            : AttributionKind.Ambiguous;
        return new(kind, text[tokens[start].Start..tokens[end - 1].End]);
    }

    static bool IsPersonOf(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int start, int end)
    {
        var at = start;
        while (at < end && tags[at] is WordTag.Name && tokens[at].Capital && !Names(tokens[at].Lower)) at++;
        return at - start is 2 or 3 && at + 1 < end && tokens[at].Lower is "for" or "of" or "from";
    }

    internal static int NameAfter(ReadOnlySpan<Token> tokens, int at) =>
        at + 1 < tokens.Length && tokens[at + 1].Is(".") ? at + 2 < tokens.Length ? at + 2 : -1 : at + 1;

    /// <summary>
    /// "3,200 people fled (IOM).": who is named in brackets at the end, unless the brackets shorten what stands before
    /// them.
    /// </summary>
    internal static Attribution? Bracketed(string text, ReadOnlySpan<Token> tokens)
    {
        var close = tokens.Length - 1;
        while (close > 0 && tokens[close].Is(".")) close--;
        if (close < 2 || !tokens[close].Is(")")) return null;
        var open = close - 1;
        while (open > 0 && close - open < 9 && !tokens[open].Is("(")) open--;
        if (!tokens[open].Is("(")) return null;
        var start = open + 1;
        if (tokens[start].Lower is "source" or "sources")
        {
            start += start + 1 < close && tokens[start + 1].Is(":") ? 2 : 1;
        }
        if (start >= close || !tokens[start].IsWord) return null;
        var isSource = start > open + 1;
        // "(HRP, 2019)": a short name with a year.
        isSource |= start + 2 < close && tokens[start + 1].Is(",") && tokens[start + 2].IsNumber
            && tokens[start].Length is > 2 and < 8
            && !text.AsSpan(tokens[start].Start, tokens[start].Length).ContainsAnyInRange('a', 'z');
        foreach (var token in tokens[start..close])
        {
            isSource |= Organisations.Contains(token.Lower) || Media.Contains(token.Lower);
        }
        return isSource ? new(AttributionKind.Organisation, text[tokens[start].Start..tokens[close - 1].End]) : null;
    }

    /// <summary>
    /// A body that stands in brackets by its short name, with a day at most. Null where something else does.
    /// </summary>
    /// <param name="text">The readable text.</param>
    /// <param name="tokens">The sentence.</param>
    /// <param name="open">The bracket that opens.</param>
    /// <param name="close">The bracket that closes.</param>
    internal static Attribution? InBrackets(string text, ReadOnlySpan<Token> tokens, int open, out int close)
    {
        const int Longest = 6;
        close = open + 1;
        while (close < tokens.Length && close - open <= Longest && !tokens[close].Is(")")) close++;
        if (close >= tokens.Length || !tokens[close].Is(")") || close == open + 1
            || !Organisations.Contains(tokens[open + 1].Lower)
            || text.AsSpan(tokens[open + 1].Start, tokens[open + 1].Length).ContainsAnyInRange('a', 'z'))
        {
            return null;
        }
        return close == open + 2 || tokens[open + 2].Is(",")
            ? new(AttributionKind.Organisation, text[tokens[open + 1].Start..tokens[open + 1].End])
            : null;
    }

    /// <summary>
    /// "Awa Sanou, 34, fled", "Awa Sanou, a teacher, lost": a name at the head that something explains behind a comma.
    /// </summary>
    internal static Attribution? AtHead(
        string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, IReadOnlyList<PlaceMention> places)
    {
        var end = 0;
        while (end < tokens.Length && tags[end] is WordTag.Name && tokens[end].Capital
            && !Organisations.Contains(tokens[end].Lower))
        {
            end++;
        }
        if (end is not (2 or 3) || end + 2 >= tokens.Length || !tokens[end].Is(",")
            || !(tokens[end + 1].Lower is "a" or "an" or "who" or "whose" || tokens[end + 1].IsNumber))
        {
            return null;
        }
        foreach (var place in places)
        {
            if (place.Start < tokens[end].Start) return null;
        }

        return new(AttributionKind.NamedOfficial, text[tokens[0].Start..tokens[end - 1].End]);
    }

    /// <summary>A title with the name that follows it: the next "he said" is that person's.</summary>
    internal static Attribution? Introduced(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags)
    {
        if (Apposed(text, tokens, tags) is { } apposed) return apposed;
        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            if (!Titles.Contains(tokens[at].Lower)
                || (
                    !tokens[at].Capital
                    && tokens[at].Lower
                    is not (
                        "spokesman" or "spokeswoman" or "commander" or "mayor" or "governor" or "director" or "coordinator")))
            {
                continue;
            }
            var name = NameAfter(tokens, at);
            if (name > 0 && name < tokens.Length && tokens[name].Capital && tags[name] is WordTag.Name
                && Named(text, tokens, tags, at, Math.Min(tokens.Length, at + 7))
                is { Kind: AttributionKind.NamedOfficial } named)
            {
                return named;
            }
        }

        return null;
    }

    /// <summary>
    /// "The governor, Awa Sanou, gave an update": a name of two or three words between commas at the head.
    /// </summary>
    static Attribution? Apposed(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags)
    {
        const int Head = 12;
        for (var at = 1; at < Math.Min(tokens.Length - 3, Head); at++)
        {
            if (VerbClauses.IsVerb(tags[at])) return null;
            if (!tokens[at].Is(",") || !VerbClauses.IsNoun(tags[at - 1])) continue;
            var end = at + 1;
            while (end < tokens.Length && tags[end] is WordTag.Name && tokens[end].Capital
                && !Organisations.Contains(tokens[end].Lower))
            {
                end++;
            }
            if (end - at - 1 is 2 or 3 && end < tokens.Length && tokens[end].Is(","))
            {
                return new(AttributionKind.NamedOfficial, text[tokens[at + 1].Start..tokens[end - 1].End]);
            }
        }

        return null;
    }
}
