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
    static readonly FrozenSet<string> Speech = Units.Words("""
        said says say saying told tells added adds announced announces reported reports report stated states warned warns confirmed confirms explained explains claimed insisted noted notes
        repeats testified recalled declared estimates estimated denied denies accused alleged described indicated acknowledged argued stressed tweeted wrote measured recorded
        rejected dismissed fear fears feared believe expects reporting warning announcing adding
        """);

    /// <summary>Verbs by which a report or a team speaks, and nobody else: "the assessment found that".</summary>
    static readonly FrozenSet<string> Finding = Units.Words("""
        show shows showed shown indicate indicates found find finds verify verified details documents documented reveal revealed confirm suggests suggested
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
        // A quotation that goes on is opened again at the head of each paragraph.
        if (sentence.Paragraph != lastParagraph && tokens[0].Lower is not ("\"" or "“")) isQuoting = false;
        var wasQuoting = isQuoting || tokens[0].Lower is "\"" or "“";
        var spoke = false;
        for (var index = 0; index < clauses.Count; index++)
        {
            if (!clauses[index].HasVerb) continue;
            if (clauses[index].IsPassive)
            {
                if (Finder(text, tokens, tags, clauses[index]) is { } finder) of[index] = finder;
                continue;
            }
            if (!Speaks(tokens, clauses[index])) continue;
            // "She added that her colleagues described …": it rests on her word.
            var governor = clauses[index].Governor;
            if (governor >= 0 && of[governor].Kind is AttributionKind.NamedOfficial && clauses[governor].HasVerb
                && Speaks(tokens, clauses[governor]))
            {
                continue;
            }
            if (((tags[clauses[index].Head] is WordTag.VerbIng && clauses[index].Head == clauses[index].Start
                    ? Inherited(text, tokens, tags, clauses, index)
                    : null)
                ?? Speaker(text, tokens, tags, clauses, index)
                ?? Inherited(text, tokens, tags, clauses, index)) is not { } speaker || !IsSomebody(speaker))
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
                || !SpeakerNames.Forward(tokens, tags, at + 2, out var start, out var end))
            {
                continue;
            }
            var speaker = SpeakerNames.Named(text, tokens, tags, start, end);
            Fill(of, speaker);
            Remember(speaker, sentence);
            spoke = true;
        }

        if (!spoke && SpeakerNames.Bracketed(text, tokens) is { } bracket) Fill(of, bracket);
        else if (!spoke && wasQuoting && last is not null) Fill(of, last);
        else if (!spoke && IsConcern(tokens)) Fill(of, new(AttributionKind.Ambiguous, person?.Source));
        if (!spoke && SpeakerNames.Introduced(text, tokens, tags) is { } introduced) person = introduced;
        foreach (var token in tokens)
        {
            if (token.Is("“")) isQuoting = true;
            else if (token.Is("”")) isQuoting = false;
            else if (token.Is("\"")) isQuoting = !isQuoting;
        }

        lastParagraph = sentence.Paragraph;
        return of;
    }

    /// <summary>"Were identified by UNICEF": a body that counts is the source of its count.</summary>
    static Attribution? Finder(
        string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        if (tokens[clause.Head].Lower is not (
            "identified" or "recorded" or "reported" or "registered" or "documented" or "confirmed" or "estimated"))
        {
            return null;
        }
        for (var at = clause.Head + 1; at + 1 < Math.Min(clause.End, clause.Head + 4); at++)
        {
            if (tokens[at].Is("by") && SpeakerNames.Forward(tokens, tags, at + 1, out var start, out var end)
                && SpeakerNames.Named(text, tokens, tags, start, end) is
                {
                    Kind: AttributionKind.Organisation or AttributionKind.Media,
                } named)
            {
                return named;
            }
        }

        return null;
    }

    /// <summary>Whether a speaker is one who can speak: "two bombs" and "a news conference" cannot.</summary>
    static bool IsSomebody(Attribution speaker)
    {
        if (speaker is not { Kind: AttributionKind.Ambiguous or AttributionKind.Media, Source: { } source })
        {
            return true;
        }
        if (source.Contains("conference", StringComparison.OrdinalIgnoreCase)) return false;
        if (speaker.Kind is AttributionKind.Media) return true;
        foreach (var word in source.Split(' '))
        {
            var lower = word.ToLowerInvariant();
            if (Sides.Contains(lower) || SpeakerNames.Findings.Contains(lower)) return true;
        }

        return false;
    }

    /// <summary>Those who speak though they hold no office and are no residents.</summary>
    static readonly FrozenSet<string> Sides = Units.Words("""
        rebels rebel insurgents militants opposition regime rescuers rescuer medics medic doctors doctor nurses nurse fighters fighter soldiers soldier troops gunmen colleagues
        staff worker workers elders elder lawyer lawyers campaigners analysts analyst experts expert scientists teacher teachers students drivers relatives relative neighbours
        neighbors evacuees returnees migrants arrivals those many some others one another
        """);

    static bool NamesFindings(ReadOnlySpan<Token> tokens, int at)
    {
        const int Reach = 5;
        for (var next = at; next < Math.Min(tokens.Length, at + Reach) && tokens[next].IsWord; next++)
        {
            if (SpeakerNames.Findings.Contains(tokens[next].Lower)) return true;
        }

        return false;
    }

    static bool Speaks(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        if (Speech.Contains(tokens[clause.Head].Lower)) return true;
        if (!Finding.Contains(tokens[clause.Head].Lower)) return false;
        for (var at = clause.Group - 1; at >= clause.Start; at--)
        {
            if (SpeakerNames.Findings.Contains(tokens[at].Lower)) return true;
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
        return before.HasVerb && before.Group > before.Start && SpeakerNames.IsName(tokens, tags, before.Group - 1)
            && SpeakerNames.Backward(tokens, tags, before.Group - 1, out var start) && start < before.Group
            ? SpeakerNames.Named(text, tokens, tags, start, before.Group)
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
        while (at > 0 && clause.Group - at < SpeakerNames.LongestName && tokens[at].IsWord) at--;
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
        string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, int index)
    {
        var clause = clauses[index];
        if (index + 1 == clauses.Count && clause.Group > 0 && tags[clause.Group - 1] == WordTag.Mark && !tokens[clause.Head].Is("told")
            && IsInverted(tokens, tags, clause, clause.Start - 1)
            && !(clause.Head + 1 < tokens.Length && tags[clause.Head + 1] is WordTag.Preposition)
            && SpeakerNames.Forward(tokens, tags, clause.Head + 1, out var first, out var next) && next < tokens.Length)
        {
            return SpeakerNames.Named(text, tokens, tags, first, next);
        }

        var before = clause.Group - 1;
        // "A refugee who arrived at Alma on Friday said": the refugee speaks.
        if (clause.Group == clause.Start && index > 0)
        {
            for (var at = clauses[index - 1].Group - 1; at >= Math.Max(1, clauses[index - 1].Start); at--)
            {
                if (tokens[at].Lower is "who" or "which") before = at - 1;
            }
        }
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

        if (before >= 0 && SpeakerNames.IsName(tokens, tags, before) && !tokens[before].Is(".")
            && SpeakerNames.Backward(tokens, tags, before, out var start))
        {
            return SpeakerNames.Named(text, tokens, tags, start, before + 1);
        }
        return clause.Head + 1 < tokens.Length && tags[clause.Head + 1] is not WordTag.Preposition
            && tokens[clause.Head].Lower is not ("measured" or "recorded" or "reporting" or "warning")
            && SpeakerNames.Forward(tokens, tags, clause.Head + 1, out start, out var end)
            && IsInverted(tokens, tags, clause, before)
            ? SpeakerNames.Named(text, tokens, tags, start, end)
            : null;
    }

    /// <summary>"…, said the mayor": nothing but a mark before the verb.</summary>
    static bool IsInverted(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, int before) =>
        clause.Group > 0 && (tags[clause.Group - 1] == WordTag.Mark || before < clause.Start)
            && tokens[clause.Head].Lower
            is "said" or "says" or "told" or "added" or "reported" or "warned" or "announced" or "explained";

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
