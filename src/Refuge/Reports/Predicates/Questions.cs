using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Tells what a sentence only asks: "could not verify who held the town", "it is not clear how many had fled".
/// </summary>
static class Questions
{
    /// <summary>So many words stand at most between the question and what opens it.</summary>
    const int Reach = 3;

    static readonly FrozenSet<string> Asked = Units.Words("who whom whose whether what how which why if");

    static readonly FrozenSet<string> Asking = Units.Words("""
        verify verified determine establish ascertain assess confirm know known knows clear unclear unknown uncertain ask asks asked asking tell investigate investigating wonder wondered sure decide see check examine discuss
        """);

    /// <summary>Whether a clause that begins at a token is asked and not told.</summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="start">The first token of the clause.</param>
    /// <param name="trigger">The word that makes the claim.</param>
    internal static bool IsAsked(ReadOnlySpan<Token> tokens, int start, int trigger)
    {
        for (var word = Math.Max(1, start - 1); word <= trigger; word++)
        {
            if (Asked.Contains(tokens[word].Lower) && IsBehindAsking(tokens, word)) return true;
        }

        return false;
    }

    static bool IsBehindAsking(ReadOnlySpan<Token> tokens, int word)
    {
        for (var at = word - 1; at >= Math.Max(0, word - Reach); at--)
        {
            if (Asking.Contains(tokens[at].Lower)) return true;
            if (!(tokens[at].Lower is "exactly" or "independently" or "yet" or "immediately" or "of" or "as" or "to"))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>
    /// "It was the deadliest raid since April": what an event told of before was like.
    /// </summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="clause">The clause.</param>
    /// <param name="trigger">The noun of the event.</param>
    internal static bool IsComparison(ReadOnlySpan<Token> tokens, VerbClause clause, int trigger)
    {
        const int Words = 3;
        if (!clause.HasVerb || clause.Group < 1 || trigger <= clause.Head
            || !(tokens[clause.Head].Lower is "is" or "was" or "be" or "been")
            || !(tokens[clause.Group - 1].Lower is "it" or "this" or "that" or "attack" or "raid" or "quake"))
        {
            return false;
        }
        for (var at = clause.Head + 1; at < Math.Min(trigger, clause.Head + 1 + Words); at++)
        {
            var word = tokens[at].Lower;
            if (word is "worst" or "most" or "latest" or "among" or "one"
                || (word.Length > 5 && word.EndsWith("est", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
