using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Predicates;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>
/// Finds on whose word each clause of a sentence rests, and remembers who spoke last for "he said" and for quotations
/// that go on.
/// </summary>
sealed class Speakers
{
    const int LongestName = 14;

    static readonly FrozenSet<string> Speech = Units.Words("""
        said says say saying told tells added adds announced announces reported reports report stated states warned warns confirmed confirms explained explains claimed insisted noted notes
        repeats testified recalled declared estimates estimated denied denies accused alleged described indicated acknowledged argued stressed tweeted wrote measured recorded
        rejected dismissed fear fears feared believe expects reporting warning announcing adding
        """);

    static readonly FrozenSet<string> Organisations = Units.Words("""
        ministry agency agencies observatory organisation organization committee service centre center council cross crescent police army government department office un u.n. unhcr ocha iom unicef
        wfp who nations team teams cluster partners partner group monitor network party union embassy court bank fund programme program mission ngo ngos msf icrc commission authority
        federation society institute university humanitarians actors military forces ifrc dtm matrix survey tracking plan protection consortium charity taskforce directorate
        """);

    static readonly FrozenSet<string> Media = Units.Words("""
        tv television radio media newspaper reuters afp ap xinhua bbc cnn reports press channel news footage videos video daily lusa tass interfax anadolu dpa ansa efe
        """);

    static readonly FrozenSet<string> Officials = Units.Words("""
        official officials authority authorities spokesman spokeswoman spokesperson spokesmen commander commanders governor minister source sources officer officers mayor president
        chief head prosecutor ambassador coordinator administrator leader leaders
        """);

    static readonly FrozenSet<string> Residents = Units.Words("""
        residents resident villagers villager witnesses witness refugees refugee displaced survivors survivor families locals woman man mother father people everyone children activists farmer
        """);

    static readonly FrozenSet<string> Titles = Units.Words("""
        gen col maj capt lt sgt brig general colonel major captain mr mrs ms dr president minister governor spokesman spokeswoman commander mayor secretary director coordinator sheikh
        ambassador professor
        """);

    /// <summary>Verbs by which a report or a team speaks, and nobody else: "the assessment found that".</summary>
    static readonly FrozenSet<string> Finding = Units.Words("""
        show shows showed shown indicate indicates found find finds verify verified details documents documented reveal revealed confirm suggests suggested
        """);

    static readonly FrozenSet<string> Findings = Units.Words("""
        report reports results result assessment survey footage monitoring data tracking investigation mission team teams study analysis review figures statistics evaluation images imagery
        inspection investigators bulletin
        """);

    static readonly Attribution Nobody = new(AttributionKind.Unattributed, null);

    Attribution? person;
    Attribution? last;
    int lastParagraph = -2;
    bool isQuoting;

    /// <summary>[clauses] On whose word each clause rests.</summary>
    internal Attribution[] Of(string text, Sentence sentence, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses)
    {
        var tokens = sentence.Tokens.AsSpan();
        var of = new Attribution[clauses.Count];
        Array.Fill(of, Nobody);
        if (sentence.Paragraph > lastParagraph + 1) isQuoting = false;
        var wasQuoting = isQuoting || tokens[0].Lower is "\"" or "“";
        var spoke = false;
        for (var index = 0; index < clauses.Count; index++)
        {
            if (!clauses[index].HasVerb || clauses[index].IsPassive || !Speaks(tokens, clauses[index])) continue;
            if ((Speaker(text, tokens, tags, clauses[index], index + 1 == clauses.Count)
                ?? Inherited(text, tokens, tags, clauses, index)) is not { } speaker)
            {
                continue;
            }
            Apply(of, clauses, tokens, index, speaker);
            Remember(speaker, sentence);
            spoke = true;
        }

        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            if (!(tokens[at].Is("according") && tokens[at + 1].Is("to")
                    || tokens[at].Is("based") && tokens[at + 1].Is("on") && NamesFindings(tokens, at + 2))
                || !Forward(tokens, tags, at + 2, out var start, out var end))
            {
                continue;
            }
            var speaker = Named(text, tokens, tags, start, end);
            Fill(of, speaker);
            Remember(speaker, sentence);
            spoke = true;
        }

        if (!spoke && Bracketed(text, tokens) is { } bracket) Fill(of, bracket);
        else if (!spoke && wasQuoting && last is not null) Fill(of, last);
        else if (!spoke && IsConcern(tokens)) Fill(of, new(AttributionKind.Ambiguous, person?.Source));
        if (!spoke && Introduced(text, tokens, tags) is { } introduced) person = introduced;
        foreach (var token in tokens)
        {
            if (token.Is("“")) isQuoting = true;
            else if (token.Is("”")) isQuoting = false;
            else if (token.Is("\"")) isQuoting = !isQuoting;
        }

        lastParagraph = sentence.Paragraph;
        return of;
    }

    static bool NamesFindings(ReadOnlySpan<Token> tokens, int at)
    {
        const int Reach = 5;
        for (var next = at; next < Math.Min(tokens.Length, at + Reach) && tokens[next].IsWord; next++)
        {
            if (Findings.Contains(tokens[next].Lower)) return true;
        }

        return false;
    }

    static bool Speaks(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        if (Speech.Contains(tokens[clause.Head].Lower)) return true;
        if (!Finding.Contains(tokens[clause.Head].Lower)) return false;
        for (var at = clause.Group - 1; at >= clause.Start; at--)
        {
            if (Findings.Contains(tokens[at].Lower)) return true;
        }

        return false;
    }

    /// <summary>"The ministry issued a statement reporting that": the subject of the clause before speaks.</summary>
    static Attribution? Inherited(
        string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, int index)
    {
        if (index == 0 || tags[clauses[index].Head] is not WordTag.VerbIng
            || clauses[index].Head != clauses[index].Start)
        {
            return null;
        }
        var before = clauses[index - 1];
        return before.HasVerb && before.Group > before.Start && IsName(tokens, tags, before.Group - 1)
            && Backward(tokens, tags, before.Group - 1, out var start) && start < before.Group
            ? Named(text, tokens, tags, start, before.Group)
            : null;
    }

    void Remember(Attribution speaker, Sentence sentence)
    {
        last = speaker;
        lastParagraph = sentence.Paragraph;
        if (speaker.Kind == AttributionKind.NamedOfficial) person = speaker;
    }

    /// <summary>
    /// Who speaks first says all that follows in the sentence; who is named at its end says all before it.
    /// </summary>
    static void Apply(
        Attribution[] of, List<VerbClause> clauses, ReadOnlySpan<Token> tokens, int index, Attribution speaker)
    {
        var isObject = index + 1 < clauses.Count && clauses[index + 1].Governor == index;
        // "…, officials said as dawn broke": told behind a mark, it speaks for what stands before.
        var isBehind = IsBehindMark(tokens, clauses[index]);
        for (var at = index; at < of.Length && !(isBehind && at > index && IsJoined(tokens, clauses[at])); at++)
        {
            of[at] = speaker;
        }
        if (isObject && clauses[index].Group > clauses[index].Start && !isBehind) return;
        for (var at = index - 1; at >= 0; at--)
        {
            if (of[at].Kind != AttributionKind.Unattributed || tokens[clauses[at].End - 1].Is(";")) return;
            of[at] = speaker;
        }
    }

    /// <summary>Whether the one who speaks stands behind a mark and what is said before it.</summary>
    static bool IsBehindMark(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        var at = clause.Group - 1;
        while (at > 0 && clause.Group - at < LongestName && tokens[at].IsWord) at--;
        return at > 0 && tokens[at].Lower is "," or "”" && at < clause.Group - 1
            && clause.Head + 1 < tokens.Length && !tokens[clause.Head + 1].Is("that");
    }

    /// <summary>"…, and in Boro": told beside what was said, not by the one who said it.</summary>
    static bool IsJoined(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        var at = clause.Start;
        while (at < clause.End && tokens[at].Is(",")) at++;
        return at < clause.End && tokens[at].Lower is "and" or "but";
    }

    static void Fill(Attribution[] of, Attribution speaker)
    {
        for (var at = 0; at < of.Length; at++)
        {
            if (of[at].Kind == AttributionKind.Unattributed) of[at] = speaker;
        }
    }

    Attribution? Speaker(
        string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, bool isLast)
    {
        if (isLast && clause.Group > 0 && tags[clause.Group - 1] == WordTag.Mark && !tokens[clause.Head].Is("told")
            && IsInverted(tokens, tags, clause, clause.Start - 1)
            && !(clause.Head + 1 < tokens.Length && tags[clause.Head + 1] is WordTag.Preposition)
            && Forward(tokens, tags, clause.Head + 1, out var first, out var next) && next < tokens.Length)
        {
            return Named(text, tokens, tags, first, next);
        }

        var before = clause.Group - 1;
        while (before >= 0
            && (tags[before] is WordTag.Adverb || tokens[before].Is(",") || tags[before] is WordTag.Relative))
        {
            before--;
        }
        if (before >= 0 && tags[before] == WordTag.Pronoun)
        {
            return tokens[before].Lower is "he" or "she"
                ? person is null ? new(AttributionKind.Ambiguous, null) : person
                : tokens[before].Lower is "they" or "we" or "it" ? last ?? new(AttributionKind.Ambiguous, null)
                : new(AttributionKind.Ambiguous, null);
        }

        if (before >= 0 && IsName(tokens, tags, before) && !tokens[before].Is(".")
            && Backward(tokens, tags, before, out var start))
        {
            return Named(text, tokens, tags, start, before + 1);
        }
        return clause.Head + 1 < tokens.Length && tags[clause.Head + 1] is not WordTag.Preposition
            && tokens[clause.Head].Lower is not ("measured" or "recorded" or "reporting" or "warning")
            && Forward(tokens, tags, clause.Head + 1, out start, out var end)
            && IsInverted(tokens, tags, clause, before)
            ? Named(text, tokens, tags, start, end)
            : null;
    }

    /// <summary>"…, said the mayor": nothing but a mark before the verb.</summary>
    static bool IsInverted(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, int before) =>
        clause.Group > 0 && (tags[clause.Group - 1] == WordTag.Mark || before < clause.Start)
            && tokens[clause.Head].Lower
            is "said" or "says" or "told" or "added" or "reported" or "warned" or "announced" or "explained";

    static bool IsName(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at) =>
        VerbClauses.IsNoun(tags[at]) || tags[at] is WordTag.Adjective or WordTag.Number or WordTag.Other
            || tokens[at].Lower is ")" or "." || tags[at] is WordTag.VerbParticiple or WordTag.VerbIng
            && tokens[at].Lower is "displaced" or "tracking";

    static bool Belongs(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at) =>
        IsName(tokens, tags, at)
            || tags[at] is WordTag.Determiner or WordTag.Possessive or WordTag.Owner or WordTag.AdjectiveCompared
            || tokens[at].Lower
            is "-" or "(" or "of" or "in" or "for" or "and" or "on" or "at" or "from" or "'" or "’" or "&";

    /// <summary>
    /// Where the noun that ends at <paramref name="end"/> begins, with a name before a comma that it explains.
    /// </summary>
    static bool Backward(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int end, out int start)
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
            if (start - 1 - name is >= 2 and <= 5 && (name == 0 || tags[name - 1] is WordTag.Mark)) start = name;
        }

        return start <= end;
    }

    static bool Forward(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at, out int start, out int end)
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

    static Attribution Named(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int start, int end)
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
                && tokens[name].Capital && !Organisations.Contains(tokens[name].Lower))
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

        var kind = media ? AttributionKind.Media
            : organisation || (acronym && !official) ? AttributionKind.Organisation
            : names >= 2 ? AttributionKind.NamedOfficial
            : official ? AttributionKind.UnnamedOfficial
            : resident ? AttributionKind.Resident
            : names > 0 ? AttributionKind.NamedOfficial
            : AttributionKind.Ambiguous;
        return new(kind, text[tokens[start].Start..tokens[end - 1].End]);
    }

    static int NameAfter(ReadOnlySpan<Token> tokens, int at) =>
        at + 1 < tokens.Length && tokens[at + 1].Is(".") ? at + 2 < tokens.Length ? at + 2 : -1 : at + 1;

    /// <summary>
    /// "3,200 people fled (IOM).": who is named in brackets at the end, unless the brackets shorten what stands before
    /// them.
    /// </summary>
    static Attribution? Bracketed(string text, ReadOnlySpan<Token> tokens)
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
        foreach (var token in tokens[start..close])
        {
            isSource |= Organisations.Contains(token.Lower) || Media.Contains(token.Lower);
        }
        return isSource ? new(AttributionKind.Organisation, text[tokens[start].Start..tokens[close - 1].End]) : null;
    }

    /// <summary>A title with the name that follows it: the next "he said" is that person's.</summary>
    static Attribution? Introduced(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags)
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

    /// <summary>"Al-Jobouri's biggest concern": whose words follow is left open.</summary>
    static bool IsConcern(ReadOnlySpan<Token> tokens)
    {
        for (var at = 1; at + 1 < Math.Min(tokens.Length, 12); at++)
        {
            if (!tokens[at].Is("'s") && !tokens[at].Is("'")) continue;
            for (var noun = at + 1; noun < Math.Min(tokens.Length, at + 4); noun++)
            {
                if (tokens[noun].Lower is "concern" or "worry" or "fear" or "view" or "priority" or "concerns")
                {
                    return true;
                }
            }
        }

        return false;
    }
}
