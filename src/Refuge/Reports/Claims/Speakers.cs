using Refuge.Reports.Language;
using Refuge.Reports.Predicates;
using static Refuge.Reports.Claims.SpeechClauses;

namespace Refuge.Reports.Claims;

/// <summary>
/// Finds on whose word each clause of a sentence rests, and remembers who spoke last for "he said" and for quotations
/// that go on.
/// </summary>
sealed class Speakers
{
    /// <summary>"He said" is of whom a paragraph so far above named at most.</summary>
    const int LongestMemory = 5;

    /// <summary>A report or an assessment tells so many sentences more of its paragraph.</summary>
    const int SentencesOfFindings = 2;

    static readonly Attribution Nobody = new(AttributionKind.Unattributed, null);

    Attribution? person;
    Attribution? findings;
    Attribution? last;
    Attribution? subject;
    int lastParagraph = -2;
    int personParagraph;
    int paragraph;
    IReadOnlyList<PlaceMention> places = [];
    bool isQuoting;
    bool counted;
    int findingsLeft;

    /// <summary>[clauses] On whose word each clause rests.</summary>
    /// <param name="text">The readable text.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="tags">[tokens] What its words are.</param>
    /// <param name="clauses">Its clauses.</param>
    /// <param name="named">The places that the sentence names.</param>
    /// <param name="following">The sentences behind it, in which who is quoted may be named.</param>
    internal Attribution[] Of(
        string text, Sentence sentence, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses,
        IReadOnlyList<PlaceMention> named, IEnumerable<ReadSentence> following)
    {
        var tokens = sentence.Tokens.AsSpan();
        (places, paragraph) = (named, sentence.Paragraph);
        var of = new Attribution[clauses.Count];
        Array.Fill(of, Nobody);
        // A quotation that goes on is opened again at the head of each paragraph.
        if (sentence.Paragraph != lastParagraph && tokens[0].Lower is not ("\"" or "“")) isQuoting = false;
        if (sentence.Paragraph != lastParagraph) findings = null;
        var wasQuoting = isQuoting || tokens[0].Lower is "\"" or "“";
        SpokenBodies.Cite(text, tokens, clauses, of);
        var spoke = AccordingTo(text, sentence, tags, clauses, of) | Spoken(text, sentence, tags, clauses, of);
        if (!spoke && !counted) OfSilent(text, sentence, tags, of, wasQuoting, following);
        foreach (var token in tokens)
        {
            if (token.Is("“")) isQuoting = true;
            else if (token.Is("”")) isQuoting = false;
            else if (token.Is("\"")) isQuoting = !isQuoting;
        }

        subject = SpokenBodies.SubjectOf(text, tokens, tags, clauses);
        lastParagraph = sentence.Paragraph;
        return of;
    }

    /// <summary>"According to the agency", "based on field reports".</summary>
    bool AccordingTo(
        string text, Sentence sentence, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, Attribution[] of)
    {
        const int Head = 3;
        var tokens = sentence.Tokens.AsSpan();
        var spoke = false;
        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            if (!(tokens[at].Is("according") && tokens[at + 1].Is("to")
                    || tokens[at].Is("based") && tokens[at + 1].Is("on") && NamesFindings(tokens, at + 2))
                || !SpeakerNames.Forward(tokens, tags, at + 2, out var start, out var end))
            {
                continue;
            }
            var speaker = SpeakerNames.Named(text, tokens, tags, start, end);
            // At the head it holds for the sentence, behind a clause for what stands before it.
            for (var clause = 0; clause < of.Length && (at < Head || clauses[clause].Start <= at); clause++)
            {
                if (of[clause].Kind == AttributionKind.Unattributed) of[clause] = speaker;
            }
            Remember(speaker, sentence);
            spoke = true;
        }

        return spoke;
    }

    /// <summary>"The mayor said", "UNICEF identified 300 children": who speaks or counts by a verb.</summary>
    bool Spoken(
        string text, Sentence sentence, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, Attribution[] of)
    {
        var tokens = sentence.Tokens.AsSpan();
        var (spoke, told) = (false, -1);
        counted = false;
        for (var index = 0; index < clauses.Count; index++)
        {
            if (!clauses[index].HasVerb) continue;
            if (clauses[index].IsPassive)
            {
                if (StatedBy(text, tokens, tags, clauses[index]) is { } named)
                {
                    Apply(of, clauses, tokens, tags, index, named);
                    Remember(named, sentence);
                    spoke = true;
                }
                else if (CountingBodies.Behind(text, tokens, tags, clauses[index]) is { } finder)
                {
                    of[index] = finder;
                    (findings, findingsLeft, lastParagraph) = (finder, 1, sentence.Paragraph);
                    counted = true;
                }
                continue;
            }
            if (CountingBodies.Before(text, tokens, tags, clauses[index]) is { } counter)
            {
                Apply(of, clauses, tokens, tags, index, counter);
                continue;
            }
            if (!Speaks(tokens, clauses[index]) && !Finds(tokens, clauses, index)) continue;
            // "In Alma, reported cases fell": what is reported, and nobody who does.
            if (IsOfCases(tokens, tags, clauses[index])) continue;
            // "She added that her colleagues described …": it rests on her word.
            var governor = clauses[index].Governor;
            if (governor >= 0 && of[governor].Kind is AttributionKind.NamedOfficial && clauses[governor].HasVerb
                && Speaks(tokens, clauses[governor]))
            {
                continue;
            }
            if (told >= 0 && IsWithin(tokens, clauses, told, index)) continue;
            if (((tags[clauses[index].Head] is WordTag.VerbIng && clauses[index].Head == clauses[index].Start
                    ? Inherited(text, tokens, tags, clauses, index)
                    : null)
                ?? Speaker(text, tokens, tags, clauses, index)
                ?? Inherited(text, tokens, tags, clauses, index)) is not { } speaker)
            {
                continue;
            }
            // "Sanou said", behind "spokesman Omar Sanou said": the same person.
            if (speaker is { Kind: AttributionKind.Ambiguous, Source: { } name } && person?.Source is { } whole
                && whole.EndsWith($" {name}", StringComparison.Ordinal))
            {
                speaker = person;
            }
            if (!IsSomebody(speaker, tokens[clauses[index].Head].Lower)
                || SpokenBodies.IsPlaceOfCases(tokens, clauses[index], speaker, places))
            {
                continue;
            }
            Apply(of, clauses, tokens, tags, index, speaker);
            Remember(speaker, sentence);
            if (speaker.Kind is AttributionKind.NamedOfficial && told < 0) told = index;
            spoke = true;
        }

        return spoke;
    }

    static bool IsOfCases(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause) =>
        tokens[clause.Head].Is("reported") && clause.Head == clause.Group && clause.Head + 1 < tokens.Length
            && VerbClauses.IsNoun(tags[clause.Head + 1]) && !tokens[clause.Head + 1].Capital
            && clause.Head > 0 && tokens[clause.Head - 1].Is(",");

    /// <summary>Where nobody is said to speak: the quotation, the brackets or the findings that go on.</summary>
    void OfSilent(
        string text, Sentence sentence, ReadOnlySpan<WordTag> tags, Attribution[] of, bool wasQuoting,
        IEnumerable<ReadSentence> following)
    {
        var tokens = sentence.Tokens.AsSpan();
        if (tokens[0].Lower is "\"" or "“" && SpokenBehind(text, sentence, following) is { } behind)
        {
            Fill(of, behind);
            Remember(behind, sentence);
            return;
        }

        if (SpeakerNames.Bracketed(text, tokens) is { } bracket)
        {
            Fill(of, bracket);
        }
        else if (wasQuoting && last is not null)
        {
            Fill(of, last);
        }
        else if (findings is not null && sentence.Paragraph == lastParagraph)
        {
            Fill(of, findings);
            if (--findingsLeft <= 0) findings = null;
        }
        else if (IsConcern(tokens))
        {
            Fill(of, new(AttributionKind.Ambiguous, person?.Source));
        }

        if ((SpeakerNames.Introduced(text, tokens, tags) ?? SpeakerNames.AtHead(text, tokens, tags, places)) is
            { } introduced)
        {
            (person, last, personParagraph) = (introduced, introduced, sentence.Paragraph);
        }
    }

    /// <summary>
    /// "“We slept in the bush. We heard shots,” Awa Sanou said": who is named where the quotation ends.
    /// </summary>
    Attribution? SpokenBehind(string text, Sentence sentence, IEnumerable<ReadSentence> following)
    {
        const int Reach = 5;
        if (Closing(sentence.Tokens, 1) >= 0) return null;
        foreach (var next in following.Take(Reach))
        {
            var tokens = next.Sentence.Tokens;
            if (next.Sentence.Paragraph > sentence.Paragraph || tokens.Length == 0) return null;
            var close = Closing(tokens, 0);
            if (close < 0) continue;
            var tags = new WordTag[tokens.Length];
            WordTagger.Shipped.Tag(tokens, tags);
            Settling.Settle(PredicateTable.Default, tokens, tags);
            var clauses = VerbClauses.Of(tokens, tags);
            for (var index = 0; index < clauses.Count; index++)
            {
                if (!clauses[index].HasVerb || clauses[index].Head < close || clauses[index].IsPassive
                    || !Speaks(tokens, clauses[index]))
                {
                    continue;
                }
                return Speaker(text, tokens, tags, clauses, index) is { Source: not null } named
                    && IsSomebody(named, tokens[clauses[index].Head].Lower)
                    ? named
                    : null;
            }

            return null;
        }

        return null;
    }

    /// <summary>"“…,” it was stated by Awa Sanou": who is named behind "by" said what stands before.</summary>
    static Attribution? StatedBy(
        string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause) =>
        tokens[clause.Head].Lower is "stated" or "asserted" or "said" or "declared" or "announced"
            && clause.Head + 2 < tokens.Length && tokens[clause.Head + 1].Is("by")
            && SpeakerNames.Forward(tokens, tags, clause.Head + 2, out var start, out var end)
            ? SpeakerNames.Named(text, tokens, tags, start, end)
            : null;

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
        (findings, findingsLeft) = (IsFinding(speaker) ? speaker : null, SentencesOfFindings);
        last = speaker;
        lastParagraph = sentence.Paragraph;
        if (speaker.Kind == AttributionKind.NamedOfficial) (person, personParagraph) = (speaker, sentence.Paragraph);
    }

    /// <summary>
    /// Who speaks first says all that follows in the sentence; who is named at its end says all before it.
    /// </summary>
    static void Apply(
        Attribution[] of, List<VerbClause> clauses, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int index,
        Attribution speaker)
    {
        var isObject = index + 1 < clauses.Count && clauses[index + 1].Governor == index;
        // "…, officials said as dawn broke": told behind a mark, it speaks for what stands before.
        var isBehind = IsBehindMark(tokens, tags, clauses[index]);
        for (var at = index; at < of.Length && !(isBehind && at > index && IsJoined(tokens, clauses[at])); at++)
        {
            of[at] = speaker;
        }
        if (isObject && clauses[index].Group > clauses[index].Start && !isBehind) return;
        if (IsAside(tokens, clauses[index])) return;
        for (var at = index - 1; at >= 0; at--)
        {
            if (of[at].Kind != AttributionKind.Unattributed || tokens[clauses[at].End - 1].Is(";")) return;
            of[at] = speaker;
        }
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
        if (index + 1 == clauses.Count && clause.Group > 0 && tags[clause.Group - 1] == WordTag.Mark
            && !tokens[clause.Head].Is("told")
            && IsInverted(tokens, tags, clause, clause.Start - 1)
            && !(clause.Head + 1 < tokens.Length && tags[clause.Head + 1] is WordTag.Preposition)
            && SpeakerNames.Forward(tokens, tags, clause.Head + 1, out var first, out var next) && next < tokens.Length)
        {
            return SpeakerNames.Named(text, tokens, tags, first, next);
        }

        // "65 kilometres (40 miles) away, said Omar Haddad, head of": a name behind the verb, and a mark behind the
        // name.
        if (clause.Group > 0 && tags[clause.Group - 1] == WordTag.Mark && clause.Head + 1 < tokens.Length
            && IsInverted(tokens, tags, clause, clause.Start - 1) && !tokens[clause.Head].Is("told")
            && tags[clause.Head + 1] is WordTag.Name
            && SpeakerNames.Forward(tokens, tags, clause.Head + 1, out first, out next) && next - first > 1
            && (next >= tokens.Length || tokens[next].Lower is "," or "." or "who"))
        {
            return SpeakerNames.Named(text, tokens, tags, first, next);
        }

        if (SpeakerNames.Described(text, tokens, tags, clause.Group) is { } described) return described;
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
            && (tags[before] is WordTag.Adverb || tokens[before].Is(",")
                || (tags[before] is WordTag.Relative && !SpokenBodies.IsBody(text, tokens[before]))))
        {
            before--;
        }
        // "WHO has confirmed 22 cases": no pronoun.
        if (before >= 0 && SpokenBodies.IsBody(text, tokens[before]))
        {
            return new(AttributionKind.Organisation, text[tokens[before].Start..tokens[before].End]);
        }
        if (before >= 0 && tags[before] == WordTag.Pronoun)
        {
            return tokens[before].Lower is "he" or "she"
                ? person is null || paragraph - personParagraph > LongestMemory
                    ? new(AttributionKind.Ambiguous, null)
                    : person
                : tokens[before].Is("it") && subject is not null ? subject
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
