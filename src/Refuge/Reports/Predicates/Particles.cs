using Refuge.Reports.Language;

namespace Refuge.Reports.Predicates;

/// <summary>Finds the particles of a verb ("drive out", "set on fire") behind it, or behind its object.</summary>
static class Particles
{
    /// <summary>How many words may stand between the parts of "took … refuge".</summary>
    const int Gap = 3;

    /// <summary>So many words at most has an object before the particle of its verb.</summary>
    const int LongestObject = 8;

    /// <summary>Whether the words stand behind the verb of a clause, in their order.</summary>
    internal static bool Follow(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, string[] rest)
    {
        var at = clause.Head + 1;
        foreach (var word in rest)
        {
            var next = Next(tokens, at, Math.Min(at + Gap, clause.End), word);
            if (next < 0) next = BehindObject(tokens, tags, at, clause.End, word);
            if (next < 0) return false;
            at = next + 1;
        }

        return true;
    }

    static int Next(ReadOnlySpan<Token> tokens, int start, int end, string word)
    {
        for (var at = start; at < end; at++)
        {
            if (tokens[at].Is(word)) return at;
        }

        return -1;
    }

    /// <summary>
    /// "Drove some 900 farming families out of Alma": a particle behind an object, however long that is. −1 where
    /// the word brings an object of its own, or another part of the clause has begun before it.
    /// </summary>
    static int BehindObject(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int start, int end, string word)
    {
        for (var at = start; at < Math.Min(end, start + LongestObject); at++)
        {
            if (tokens[at].Is(word))
            {
                return at + 1 < end && (VerbClauses.IsNoun(tags[at + 1])
                    || tags[at + 1] is WordTag.Determiner or WordTag.Number or WordTag.Possessive or WordTag.Adjective)
                    ? -1
                    : at;
            }
            if (tags[at] is WordTag.Mark or WordTag.Conjunction || VerbClauses.IsVerb(tags[at])
                || (tags[at] is WordTag.Preposition && tokens[at].Lower is not ("of" or "than" or "about" or "around" or "over")))
            {
                return -1;
            }
        }

        return -1;
    }
}
