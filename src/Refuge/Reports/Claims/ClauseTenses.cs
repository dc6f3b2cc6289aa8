using Refuge.Reports.Language;
using Refuge.Reports.Predicates;

namespace Refuge.Reports.Claims;

/// <summary>Tells whether a clause is about what is over.</summary>
static class ClauseTenses
{
    /// <summary>Whether a clause tells of what is over, and whether it lasts to this day.</summary>
    internal static (bool IsPast, bool IsPerfect) Of(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, ClaimType type)
    {
        if (!clause.HasVerb)
        {
            return (type.Family is not ("population" or "camp" or "needs" or "health" or "access" or "risk"), false);
        }
        var (first, head) = (tokens[clause.Group].Lower, tags[clause.Head]);
        if (first is "has" or "have" or "'ve" or "had")
        {
            // "Access has improved" tells how it is now.
            var isPerfect = first is not "had";
            var isState = isPerfect
                && (type.Family is "access" or "recovery" or "needs" or "risk" || type.Kind is "security");
            return (
                head is WordTag.VerbParticiple or WordTag.VerbPast && clause.Head > clause.Group && !isState,
                isPerfect);
        }
        if (first is "is" or "are" or "'s" or "'re" or "am" or "remain" or "remains" or "continue" or "continues"
            || tags[clause.Group] is WordTag.VerbPresent or WordTag.VerbPresentS)
        {
            return (false, false);
        }
        return (true, clause.IsReduced);
    }
}
