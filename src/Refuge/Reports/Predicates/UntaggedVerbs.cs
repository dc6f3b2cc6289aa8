using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Finds verbs that the tagger took for something else: words that are no other part of speech, and the verb that a
/// sentence must have.
/// </summary>
static class UntaggedVerbs
{
    /// <summary>Past forms that are neither nouns nor adjectives.</summary>
    static readonly FrozenSet<string> Past = Units.Words("""
        came went fled swept struck shook trod dug drove took gave began broke brought built caught chose clung
        crept drew ate fought flew froze grew hid kept lay lost met ran sank sent shot slid sold sought spent stole
        swam threw withdrew overran retook fell slept
        """);

    /// <summary>Acts that have no passive: "arrived daily".</summary>
    static readonly FrozenSet<string> Intransitive = Units.Words("arrived died perished fled");

    static readonly FrozenSet<string> Auxiliaries = Units.Words("""
        be is are was were been being get got has have had having 's 're 've isn't aren't wasn't weren't haven't
        hasn't hadn't
        """);

    static readonly FrozenSet<string> Buildings =
        Units.Words("hospital hospitals school schools safety church churches town");

    /// <summary>Whether a verb may stand before a token: no other verb, and nothing that joins two clauses.</summary>
    static bool MayFollow(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at) =>
        at >= tokens.Length
            || !(VerbClauses.IsVerb(tags[at])
                || tags[at] is WordTag.Conjunction or WordTag.Modal or WordTag.Relative or WordTag.Owner);

    /// <summary>Mends what cannot be.</summary>
    internal static void Clear(PredicateTable table, ReadOnlySpan<Token> tokens, Span<WordTag> tags)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].IsWord) continue;
            var word = tokens[at].Lower;
            var before = at > 0 ? tokens[at - 1].Lower : "";
            if (tags[at] is WordTag.To && word is not ("to" or "na" or "ta"))
            {
                tags[at] = IsPlural(word) ? WordTag.Nouns : WordTag.Noun;
            }
            // "Have no seed left", "has two days of fuel left": nobody leaves.
            else if (word is "left" && VerbClauses.IsVerb(tags[at]) && IsRemainder(tokens, tags, at))
            {
                tags[at] = WordTag.Adjective;
            }
            // "Rushed to hospital".
            else if (tags[at] is WordTag.VerbBase && before is "to" && Buildings.Contains(word))
            {
                (tags[at - 1], tags[at]) = (WordTag.Preposition, WordTag.Noun);
            }
            // "Came to blows": a base form has no such ending.
            else if (tags[at] is WordTag.VerbBase or WordTag.VerbPresent && word.Length > 3 && word.EndsWith('s')
                && !word.EndsWith("ss", StringComparison.Ordinal) && !(word is "focus" or "does" or "canvas" or "bias"))
            {
                tags[at] = WordTag.Nouns;
            }
            // "Two herder clans".
            else if (tags[at] is WordTag.VerbPresent or WordTag.VerbBase && at > 0 && at + 1 < tokens.Length
                && tags[at - 1] is WordTag.Number or WordTag.Determiner && VerbClauses.IsNoun(tags[at + 1])
                && table.OfVerb(word).IsEmpty)
            {
                tags[at] = WordTag.Noun;
            }
            else if (Past.Contains(word) && !tokens[at].Capital
                && tags[at] is WordTag.Noun or WordTag.Nouns or WordTag.Adjective or WordTag.Adverb or WordTag.Name
                && !(word is "lost" or "broke" && tags[at] is not WordTag.Noun)
                && !(word is "shot" && !IsShooting(tokens, tags, at)))
            {
                tags[at] = Auxiliaries.Contains(before) ? WordTag.VerbParticiple : WordTag.VerbPast;
            }
            else if (tags[at] is WordTag.VerbParticiple && Intransitive.Contains(word) && !Auxiliaries.Contains(before)
                && at > 0 && !(tags[at - 1] is WordTag.Adverb && at > 1 && Auxiliaries.Contains(tokens[at - 2].Lower))
                && (VerbClauses.IsNoun(tags[at - 1])
                    || tags[at - 1] is WordTag.Adjective or WordTag.Number or WordTag.Pronoun)
                && !(at + 1 < tokens.Length && VerbClauses.IsNoun(tags[at + 1])))
            {
                tags[at] = WordTag.VerbPast;
            }
        }
    }

    static bool IsRemainder(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at)
    {
        const int Words = 7;
        if (at + 1 < tokens.Length && (VerbClauses.IsNoun(tags[at + 1])
            || tags[at + 1] is WordTag.Determiner or WordTag.Number or WordTag.Possessive or WordTag.Pronoun))
        {
            return false;
        }
        for (var back = at - 1; back > Math.Max(0, at - Words); back--)
        {
            if (tokens[back].Lower is "have" or "has" or "had") return at - back > 1 && VerbClauses.IsNoun(tags[at - 1]);
            if (VerbClauses.IsVerb(tags[back]) || tags[back] is WordTag.Mark or WordTag.Conjunction or WordTag.Relative)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"Defences shot down nine drones", and no "warning shot".</summary>
    static bool IsShooting(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at) =>
        at > 0 && at + 1 < tokens.Length && tags[at - 1] is WordTag.Nouns or WordTag.VerbPresentS
            && (tokens[at + 1].Lower is "down" or "dead" or "at"
                || tags[at + 1] is WordTag.Determiner or WordTag.Number);

    /// <summary>
    /// "Only two of the posts still function.", "Some 2,000 people rely on aid.": a sentence that ends in a stop has
    /// a verb; where the tagger found none, it is the first word of the table that may be one behind a noun.
    /// </summary>
    internal static void Supply(PredicateTable table, ReadOnlySpan<Token> tokens, Span<WordTag> tags)
    {
        if (tokens.Length < 4 || !tokens[^1].Is(".")) return;
        foreach (var tag in tags[..tokens.Length])
        {
            if (tag is WordTag.VerbPast or WordTag.VerbPresent or WordTag.VerbPresentS or WordTag.Modal) return;
        }
        for (var at = 1; at + 1 < tokens.Length; at++)
        {
            var word = tokens[at].Lower;
            if (!tokens[at].IsWord || tokens[at].Capital || table.OfVerb(word).IsEmpty
                || word.EndsWith("ing", StringComparison.Ordinal))
            {
                continue;
            }
            var back = at - 1;
            while (back > 0 && tags[back] is WordTag.Adverb) back--;
            var isPast = VerbForms.IsPast(word);
            // "1,900 displaced people": which people.
            if (tags[back] is WordTag.Number && VerbClauses.IsNoun(tags[at + 1])) continue;
            if (!(isPast
                    ? VerbClauses.IsNoun(tags[back]) || tags[back] is WordTag.Number
                    : IsPlural(tokens, tags, back) && !word.EndsWith('s'))
                || !MayFollow(tokens, tags, at + 1)
                // "A high-stakes fight." is a title.
                || (!isPast && tags[at + 1] is WordTag.Mark && back == at - 1)
                || (tags[at] is WordTag.VerbParticiple && !IsBeforeObject(tags, at + 1)
                    && !(tags[at + 1] is WordTag.Nouns && !word.EndsWith("ed", StringComparison.Ordinal))))
            {
                continue;
            }
            tags[at] = isPast ? WordTag.VerbPast : WordTag.VerbPresent;
            return;
        }
    }

    static bool IsPlural(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at) =>
        tags[at] is WordTag.Nouns or WordTag.Pronoun || Units.IsPerson(tokens[at].Lower)
            || (VerbClauses.IsNoun(tags[at]) && tokens[at].Lower.EndsWith("men", StringComparison.Ordinal));

    static bool IsPlural(string word) => word.EndsWith('s') || word.EndsWith("men", StringComparison.Ordinal);

    static bool IsBeforeObject(ReadOnlySpan<WordTag> tags, int at) =>
        at < tags.Length && tags[at] is WordTag.Determiner or WordTag.Number or WordTag.Possessive or WordTag.Pronoun
            or WordTag.Adverb;
}
