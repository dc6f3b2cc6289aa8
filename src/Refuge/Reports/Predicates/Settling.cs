using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Mends tags of words that the table knows better than the treebank: news of war was a small part of what the tagger
/// learnt from.
/// </summary>
static class Settling
{
    static readonly FrozenSet<string> Be =
        Units.Words("be is are was were been being 's 're get got isn't aren't wasn't weren't");

    /// <summary>Mends the tags of a sentence in place.</summary>
    internal static void Settle(PredicateTable table, ReadOnlySpan<Token> tokens, Span<WordTag> tags)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].IsWord) continue;
            var word = tokens[at].Lower;
            if (word is "thousands" or "hundreds" or "dozens" or "scores" or "tens" or "millions")
            {
                tags[at] = WordTag.Nouns;
            }
            else if (VerbClauses.IsVerb(tags[at]) && !table.OfNoun(word).IsEmpty && IsNoun(tokens, tags, at))
            {
                tags[at] = word.EndsWith('s') ? WordTag.Nouns : WordTag.Noun;
            }
            else if (!VerbClauses.IsVerb(tags[at]) && !table.OfVerb(word).IsEmpty)
            {
                AsVerb(tokens, tags, at);
            }
        }
    }

    /// <summary>"Airstrikes continue", "heavy shelling": a word for an event without an object of its own.</summary>
    static bool IsNoun(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at)
    {
        if (at > 0
            && (
                Be.Contains(tokens[at - 1].Lower)
                || tags[at - 1] is WordTag.To or WordTag.Modal or WordTag.Pronoun or WordTag.Relative))
        {
            return false;
        }
        if (at + 1 >= tokens.Length) return true;
        var next = tags[at + 1];
        // "The orchestra returns to the hall": a subject before it, and no verb behind it.
        if (at > 0 && VerbClauses.IsNoun(tags[at - 1]) && !VerbClauses.IsVerb(next) && next is not WordTag.Modal)
        {
            return false;
        }
        if (next is WordTag.Determiner or WordTag.Possessive or WordTag.Number or WordTag.Particle or WordTag.Pronoun)
        {
            return false;
        }
        if (tags[at] is WordTag.VerbIng) return !VerbClauses.IsNoun(next) && next is not WordTag.Adjective;
        if (at > 0 && VerbClauses.IsNoun(tags[at - 1]) && tags[at] is WordTag.VerbPast or WordTag.VerbParticiple)
        {
            return false;
        }
        return VerbClauses.IsVerb(next)
            || next is WordTag.Modal or WordTag.Preposition or WordTag.Mark or WordTag.Conjunction or WordTag.Adverb
            && (at == 0 || tags[at - 1] is not (WordTag.Nouns or WordTag.Name));
    }

    static void AsVerb(ReadOnlySpan<Token> tokens, Span<WordTag> tags, int at)
    {
        var word = tokens[at].Lower;
        var back = at - 1;
        while (back >= 0 && tags[back] is WordTag.Adverb && at - back < 3) back--;
        var isParticiple = word.EndsWith("ed", StringComparison.Ordinal)
            || word.EndsWith("en", StringComparison.Ordinal)
            || word is "hit" or "cut" or "shut" or "hurt" or "lost" or "held" or "struck" or "sunk" or "fled" or "shot";
        if (back >= 0 && isParticiple && Be.Contains(tokens[back].Lower)
            && tags[at] is WordTag.Adjective or WordTag.Noun or WordTag.Number)
        {
            tags[at] = WordTag.VerbParticiple;
        }
        // "Rebels enter northern town": a plural subject at the head, as headlines have it.
        else if (at == 1 && tokens.Length > 3 && tags[0] is WordTag.Nouns or WordTag.Names && !word.EndsWith('s')
            && tags[1] is WordTag.Noun or WordTag.Adjective or WordTag.Name
            && tags[2] is WordTag.Adjective or WordTag.Determiner or WordTag.Name or WordTag.Preposition)
        {
            tags[at] = WordTag.VerbPresent;
        }
        else if (at > 0 && at + 1 < tokens.Length && VerbClauses.IsNoun(tags[at - 1]) && tags[at] is WordTag.Noun
            && tokens[at + 1].Lower is "out" or "away" or "into" or "back")
        {
            tags[at] = WordTag.VerbPresent;
        }
        else if (at > 0 && at + 1 < tokens.Length && tags[at] is WordTag.Noun or WordTag.Nouns
            && (isParticiple || word.EndsWith('s'))
            && tags[at + 1] is WordTag.Determiner or WordTag.Possessive or WordTag.Number
            && VerbClauses.IsNoun(tags[at - 1]))
        {
            tags[at] = WordTag.VerbPast;
        }
    }
}
