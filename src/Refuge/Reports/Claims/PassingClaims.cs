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
            // "Find out how we respond", "have never killed anyone", "have fought for decades": no news of it.
            || (found.Type.Family is "response" && clause.Start > 0
                && (tokens[clause.Start].Is("how") || tokens[clause.Start - 1].Is("how")))
            || (!isCounted && found.Type.Family is "casualties" or "conflict" or "attack" && IsOfAllTime(tokens, clause))
            // "Whether to stay or leave".
            || (found.Type.Family is "displacement" or "population" && IsAskedWhether(tokens, found.Trigger))
            // "The number of casualties is unknown".
            || (!isCounted && claim.Quantities.Count == 0 && IsUnknown(tokens, clause))
            // "Before the blockade 600 trucks used to enter": how it was once, and no more.
            || (clause.HasVerb && clause.Head > 1 && tokens[clause.Head - 1].Is("to") && tokens[clause.Head - 2].Is("used")
                && !(clause.Head > 2 && tokens[clause.Head - 3].Lower is "is" or "are" or "was" or "were" or "be" or "been"
                    or "being"))
            || UntoldActs.IsOne(tokens, tags, clause, found, claim)
            || Asides.IsOne(tokens, tags, clauses, found, isCounted)
            || Backdrops.IsOneOfClause(tokens, tags, clause, found, isCounted)
            || (found.Type.Family is "casualties" or "hazard" or "conflict" or "attack" or "displacement"
                && Backdrops.IsOfYearPast(tokens, found.Clause, read.Reference))
            || (found.Type.Family is "displacement" && Asides.IsOfVehicle(tokens, found.Clause));
    }

    static bool IsOfAllTime(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        if (!clause.HasVerb) return false;
        for (var at = clause.Start; at < clause.Head; at++)
        {
            if (tokens[at].Is("never")) return true;
        }
        for (var at = clause.Head; at + 1 < clause.End; at++)
        {
            if (tokens[at].Is("for") && tokens[at + 1].Lower is "decades" or "centuries" or "generations") return true;
        }

        return false;
    }

    static bool IsAskedWhether(ReadOnlySpan<Token> tokens, int trigger)
    {
        for (var at = trigger - 1; at >= 0; at--)
        {
            if (tokens[at].Is("whether")) return true;
            if (tokens[at].Kind == TokenKind.Mark && !tokens[at].Is(",")) return false;
        }

        return false;
    }

    static bool IsUnknown(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        for (var at = clause.Head; clause.HasVerb && at < clause.End; at++)
        {
            if (tokens[at].Lower is "unknown" or "unclear" || (tokens[at].Is("known") && at > 0 && tokens[at - 1].Lower is "not" or "n't"))
            {
                return true;
            }
        }

        return false;
    }
}
