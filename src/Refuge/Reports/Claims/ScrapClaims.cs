using Refuge.Reports.Language;
using Refuge.Reports.Predicates;

namespace Refuge.Reports.Claims;

/// <summary>Claims of words that say nothing by themselves.</summary>
static class ScrapClaims
{
    /// <summary>"Remain closed", "displaced": a verb with neither who nor what says nothing by itself.</summary>
    internal static bool IsScrap(Token[] tokens, WordTag[] tags, VerbClause clause, Found found)
    {
        const int Shortest = 3;
        if (clause is { HasVerb: true, IsPassive: true, IsReduced: false }
            || (found.Type.Family is "displacement" && found.Trigger != clause.Head)
            || (clause.IsReduced && found.Clause.Start > 0
                && VerbClauses.IsNoun(tags[found.Clause.Start - 1])))
        {
            return false;
        }
        var words = 0;
        for (var at = found.Clause.Start; at < found.Clause.End; at++)
        {
            if (tokens[at].IsNumber || tags[at] is WordTag.Number or WordTag.Pronoun) return false;
            if (at != found.Trigger && VerbClauses.IsNoun(tags[at])) return false;
            if (tokens[at].IsWord) words++;
        }

        return words <= Shortest;
    }

    /// <summary>
    /// "Displacement in Alma, 9 July": a heading without a verb that counts nothing names what the text below tells.
    /// </summary>
    internal static bool IsBareTitle(DraftClaim claim) =>
        claim.Type.Family is "displacement" or "response" or "needs" or "population"
            && claim.Quantities.All(static quantity => quantity.Unit is null or "day" or "week" or "month" or "year");

    /// <summary>"Urged residents to stay at home": nobody is counted anywhere.</summary>
    internal static bool IsOrdered(DraftClaim claim) =>
        claim is { Type: { Family: "population", Kind: "present" }, Modality: Modality.Planned, Quantities.Count: 0 };
}
