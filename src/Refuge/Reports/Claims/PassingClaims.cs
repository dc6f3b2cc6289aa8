using Refuge.Reports.Language;
using Refuge.Reports.Predicates;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells which claims of predicates an analyst would not note: scraps, titles, orders, and what a sentence only
/// mentions or takes for granted.
/// </summary>
static class PassingClaims
{
    /// <summary>Whether a claim is told only in passing.</summary>
    /// <param name="read">Its sentence.</param>
    /// <param name="tags">[tokens] What the words of the sentence are.</param>
    /// <param name="clauses">The clauses of the sentence.</param>
    /// <param name="found">The predicate.</param>
    /// <param name="claim">The claim made of it.</param>
    internal static bool IsOne(
        ReadSentence read, WordTag[] tags, List<VerbClause> clauses, Found found, DraftClaim claim)
    {
        var tokens = read.Sentence.Tokens;
        var clause = clauses[found.Of];
        var isCounted = claim.Senses.Any(static sense => sense is not null);
        return ScrapClaims.IsScrap(tokens, tags, clause, found)
            || (!read.Sentence.Ended && !clause.HasVerb && ScrapClaims.IsBareTitle(claim))
            || ScrapClaims.IsOrdered(claim)
            || (!isCounted && Questions.IsAsked(tokens, found.Clause.Start, found.Trigger))
            // "The hospital has not been spared the violence".
            || (clause.HasVerb && tokens[clause.Head].Is("spared"))
            || (!isCounted && found.IsNoun && Questions.IsComparison(tokens, clause, found.Trigger))
            || Asides.IsOne(tokens, tags, clauses, found, isCounted)
            || Backdrops.IsOneOfClause(tokens, tags, clause, found, isCounted)
            || (found.Type.Family is "casualties" or "hazard" or "conflict" or "attack" or "displacement"
                && Backdrops.IsOfYearPast(tokens, found.Clause, read.Reference))
            || (found.Type.Family is "displacement" && Asides.IsOfVehicle(tokens, found.Clause));
    }
}
