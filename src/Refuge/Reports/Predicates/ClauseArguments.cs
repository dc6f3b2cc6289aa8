using System.Collections.Frozen;
using Refuge.Reports.Language;

namespace Refuge.Reports.Predicates;

/// <summary>Who does what to whom in a clause, as far as the place of its words tells.</summary>
static class ClauseArguments
{
    /// <summary>Stands in a list of words for any number.</summary>
    internal const string AnyNumber = "#";

    /// <summary>Whether who does it is one of the words: the subject, or what stands behind "by".</summary>
    internal static bool IsAgent(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, int index,
        FrozenSet<string> words)
    {
        var clause = clauses[index];
        if (clause.IsPassive && By(tokens, clause) is >= 0 and var by) return Any(tokens, by, clause.End, words);
        if (clause is { IsPassive: true, IsReduced: false }) return false;
        return Before(tokens, tags, clauses, index, words);
    }

    /// <summary>Whether whom it is done to is one of the words: the object, or the subject of a passive.</summary>
    internal static bool IsPatient(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, int index,
        FrozenSet<string> words)
    {
        var clause = clauses[index];
        return clause.IsPassive
            ? Before(tokens, tags, clauses, index, words)
            : Any(tokens, clause.Head + 1, clause.End, words);
    }

    /// <summary>
    /// Whether what it is done with is one of the words: "sent food to Alma", "food was sent", and not "struck near a
    /// clinic".
    /// </summary>
    internal static bool IsTheme(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, int index,
        FrozenSet<string> words)
    {
        var clause = clauses[index];
        if (clause.IsPassive && Before(tokens, tags, clauses, index, words)) return true;
        // "Aid which the agency trucked in".
        if (clause.Start > 0 && tokens[clause.Start].Lower is "which" or "that"
            && Any(tokens, clause.Start - 1, clause.Start, words))
        {
            return true;
        }
        for (var at = clause.Head + 1; at < clause.End; at++)
        {
            // Where it was done, and against whom, is no object.
            if (tags[at] is WordTag.Preposition && at > clause.Head + 1
                && tokens[at].Lower is "in" or "at" or "near" or "on" or "from" or "against" or "into" or "inside" or "around"
                    or "since" or "during" or "after" or "before")
            {
                return false;
            }
            if (tokens[at].Lower is "but" or "while" or "although") return false;
            // "Aid groups", "relief agencies": those who bring it. "The Weather Service": a name.
            if (tokens[at] is { Capital: true, Lower: "service" or "services" } && tokens[at - 1].Capital) continue;
            if (!(at + 1 < clause.End && Bringers.Contains(tokens[at + 1].Lower)) && Any(tokens, at, at + 1, words))
            {
                return true;
            }
        }

        return false;
    }

    static readonly FrozenSet<string> Bringers = FrozenSet.Create(
        StringComparer.Ordinal, "group", "groups", "agency", "agencies", "organisation", "organisations", "organization",
        "organizations", "official", "officials", "department", "cannon", "cannons");

    /// <summary>
    /// Whether what stands before the verb is one of the words; where nothing stands there, what the clause before ends
    /// or begins with.
    /// </summary>
    static bool Before(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, int index,
        FrozenSet<string> words)
    {
        var clause = clauses[index];
        if (HasNoun(tags, clause.Start, clause.Group))
        {
            return Heads(tokens, tags, SubjectBehindReason(tokens, tags, clause), clause.Group, words)
                || (words.Contains("people")
                    && IsBareNumber(tokens, tags, SubjectStart(tokens, clause), clause.Group));
        }
        if (index == 0) return false;
        var before = clauses[index - 1];
        // "Told residents to leave": who is told leaves.
        if (Causatives.Verb(tokens, tags, clauses, index) is not null && before.Head + 1 < before.End)
        {
            return Any(tokens, before.Head + 1, before.End, words);
        }
        if (clause.IsReduced && tags[clause.Head] is WordTag.VerbIng)
        {
            return IsAfterMark(tokens, clause)
                ? Any(tokens, before.Start, before.Group, words)
                : Phrase(tokens, tags, clause.Start, words)
                    // "With 3,111 arriving on Saturday".
                    || (clause.Start > 1 && tokens[clause.Start - 1].IsNumber && words.Contains("people")
                        && tokens[clause.Start - 2].Is("with"))
                    || (VerbClauses.IsVerb(tags[Math.Max(0, clause.Start - 1)])
                    && Any(tokens, before.Start, before.Group, words));
        }
        if (clause.IsReduced
            || (clause.Start < tokens.Length && tokens[clause.Start].Lower is "who" or "which" or "that" or "whom"))
        {
            return Any(tokens, Math.Max(before.Start, clause.Start - 6), clause.Start, words);
        }

        return Any(tokens, before.Start, before.Group, words)
            || (
                !HasNoun(tags, before.Start, before.Group) && index > 1
                && Any(tokens, clauses[index - 2].Start, clauses[index - 2].Group, words));
    }

    /// <summary>"As of 23 November, 41,193 had crossed": the subject begins behind the comma.</summary>
    static int SubjectStart(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        for (var at = clause.Group - 1; at > clause.Start; at--)
        {
            if (tokens[at].Is(",")) return at + 1;
        }

        return clause.Start;
    }

    static readonly FrozenSet<string> Adding = FrozenSet.Create(
        StringComparer.Ordinal, "as", "in", "due", "following", "after", "amid", "during", "since", "despite", "because");

    /// <summary>
    /// "As a result of the lack of water, 7,000 people": what stands before the comma is no subject.
    /// </summary>
    static int SubjectBehindReason(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        var first = clause.Start;
        while (first < clause.Group && tokens[first].Kind == TokenKind.Mark) first++;
        var start = SubjectStart(tokens, clause);
        return first < clause.Group && tags[first] is WordTag.Preposition && Adding.Contains(tokens[first].Lower)
            && start > first
            && HasNoun(tags, start, clause.Group)
            ? start
            : clause.Start;
    }

    /// <summary>
    /// Whether one of the words heads the subject: neither before another noun ("quake zone") nor behind a preposition
    /// that tells where ("survivors in the quake").
    /// </summary>
    static bool Heads(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int start, int end, FrozenSet<string> words)
    {
        var isAside = false;
        for (var at = start; at < end; at++)
        {
            if (tags[at] is WordTag.Preposition && at > start && VerbClauses.IsNoun(tags[at - 1]))
            {
                isAside =
                    tokens[at].Lower is "in" or "at" or "near" or "on" or "from" or "around" or "inside" or "among";
            }
            else if (tags[at] is WordTag.Mark or WordTag.Conjunction)
            {
                isAside = false;
            }
            var isModifier = at + 1 < end && tags[at] is WordTag.Noun or WordTag.Name
                && VerbClauses.IsNoun(tags[at + 1]) && !tokens[at + 1].Capital;
            if (!isAside && !isModifier && Any(tokens, at, at + 1, words)) return true;
        }

        return false;
    }

    /// <summary>
    /// "…, killing seven", "before heading to Alma": who acts is who acts in the clause before, and not the noun before
    /// the comma.
    /// </summary>
    static bool IsAfterMark(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        if (clause.Start > 0 && clause.Start < tokens.Length && tokens[clause.Start].Kind == TokenKind.Mark)
        {
            return true;
        }
        var opener = clause.Start < clause.Group ? clause.Start : clause.Start - 1;
        return opener >= 0
            && (tokens[opener].Kind == TokenKind.Mark || tokens[opener].Lower
                is "before" or "after" or "while" or "when" or "by" or "without" or "since" or "and");
    }

    /// <summary>Whether one of the words stands in the noun with its adjectives that ends at a token.</summary>
    static bool Phrase(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int end, FrozenSet<string> words)
    {
        for (var at = end - 1; at >= 0; at--)
        {
            if (!VerbClauses.IsNoun(tags[at])
                && tags[at] is not (WordTag.Adjective or WordTag.Number or WordTag.Determiner or WordTag.Possessive)
                && !tokens[at].Is("of"))
            {
                return false;
            }
            if (Any(tokens, at, at + 1, words)) return true;
        }

        return false;
    }

    /// <summary>"Some 700 more", "another 4,000": a number that counts people whom the sentence before names.</summary>
    internal static bool IsBareNumber(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int start, int end)
    {
        var isNumber = false;
        for (var at = start; at < end; at++)
        {
            if (tokens[at].IsNumber || tags[at] is WordTag.Number) isNumber = true;
            else if (!Hedges.Contains(tokens[at].Lower)) return false;
        }

        return isNumber;
    }

    static readonly FrozenSet<string> Hedges = FrozenSet.Create(
        StringComparer.Ordinal, "that", "some", "about", "around", "another", "a", "further", "more", "others", "other",
        "nearly", "almost", "over", "at", "least", "than", "of", "them", "these", "and", "but", "while", "million",
        "the",
        "approximately", "roughly", "up", "to", "only", "just", "as", "many", "an", "estimated", "additional", "have",
        "has", "had", "been", "were", "was", "are");

    static bool HasNoun(ReadOnlySpan<WordTag> tags, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (VerbClauses.IsNoun(tags[at]) || tags[at] is WordTag.Pronoun or WordTag.Number or WordTag.Determiner)
            {
                return true;
            }
        }

        return false;
    }

    static int By(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        for (var at = clause.Head + 1; at < clause.End; at++)
        {
            if (tokens[at].Is("by")) return at;
        }

        return -1;
    }

    /// <summary>Whether a number stands in a clause.</summary>
    internal static bool HasNumber(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (tokens[at].IsNumber || tags[at] == WordTag.Number) return true;
        }

        return false;
    }

    /// <summary>
    /// Whether one of the words stands in a stretch; a nationality is one where "people" is, a number where any is.
    /// </summary>
    internal static bool Any(ReadOnlySpan<Token> tokens, int start, int end, FrozenSet<string> words)
    {
        for (var at = Math.Max(0, start); at < end; at++)
        {
            // "Flood-affected roads": the first part of a compound is none of the words.
            if (IsFirstPart(tokens, at)) continue;
            if (words.Contains(tokens[at].Lower) || (tokens[at].IsNumber && words.Contains(AnyNumber))
                || (words.Contains("people") && IsNationality(tokens, at)) || IsNumbered(tokens, at, words))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The same, without what a clause only adds that there was none of: "14 cases, and no deaths" tells of the cases.
    /// </summary>
    internal static bool AnySaid(ReadOnlySpan<Token> tokens, int start, int end, FrozenSet<string> words)
    {
        for (var at = Math.Max(0, start); at < end; at++)
        {
            if (!IsAddedAsNone(tokens, start, at) && Any(tokens, at, at + 1, words)) return true;
        }

        return false;
    }

    /// <summary>"…, and no deaths", "but no deaths": behind what the clause is about.</summary>
    internal static bool IsAddedAsNone(ReadOnlySpan<Token> tokens, int start, int at) =>
        at - 2 > start && tokens[at - 1].Is("no") && tokens[at - 2].Lower is "and" or "but" or "with" or ",";

    static bool IsFirstPart(ReadOnlySpan<Token> tokens, int at) =>
        at + 2 < tokens.Length && tokens[at].IsWord && tokens[at + 1].Is("-") && tokens[at + 1].Start == tokens[at].End
            && tokens[at + 2].Start == tokens[at + 1].End
            && (tokens[at + 2].Lower.EndsWith("ed", StringComparison.Ordinal)
                || tokens[at + 2].Lower is "hit" or "prone" or "stricken" or "torn");

    /// <summary>"M23": a name whose number stands right behind it.</summary>
    static bool IsNumbered(ReadOnlySpan<Token> tokens, int at, FrozenSet<string> words) =>
        tokens[at].IsNumber && at > 0 && tokens[at - 1].End == tokens[at].Start && tokens[at - 1].IsWord
            && words.Contains(tokens[at - 1].Lower + tokens[at].Lower);

    /// <summary>
    /// "Ethiopians", "Somalis" are people, and so are "2,400 Sudanese" and "Sudanese who", but no "Sudanese soldiers".
    /// </summary>
    static bool IsNationality(ReadOnlySpan<Token> tokens, int at)
    {
        const int Shortest = 5;
        var token = tokens[at];
        if (token is not { IsWord: true, Capital: true, Length: > Shortest }) return false;
        if (token.Lower.EndsWith("ans", StringComparison.Ordinal) || Peoples.Contains(token.Lower)) return true;
        return token.Lower.EndsWith("ese", StringComparison.Ordinal)
            && (at + 1 >= tokens.Length || tokens[at + 1].Kind == TokenKind.Mark
                || Behind.Contains(tokens[at + 1].Lower));
    }

    static readonly FrozenSet<string> Peoples = FrozenSet.Create(
        StringComparer.Ordinal, "somalis", "iraqis", "pakistanis", "bangladeshis", "yemenis", "israelis", "saudis", "kurds",
        "yazidis", "rohingya", "rohingyas", "filipinos", "afghans", "burundians", "nepalis", "hutus", "tutsis", "fijians");

    /// <summary>Words behind which the name of a nation has no noun of its own.</summary>
    static readonly FrozenSet<string> Behind = FrozenSet.Create(
        StringComparer.Ordinal, "who", "have", "had", "has", "are", "were", "in", "at", "from", "to", "into", "crossed",
        "fled", "arrived", "came", "seeking", "fleeing", "living", "live", "and", "now", "still", "returned", "entered", "sought");
}
