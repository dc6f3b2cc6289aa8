using Refuge.Reports.Claims;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Finds the number of those of whom a clause tells where it stands before the clause: "2,500 refugees who fled Alma",
/// "at least 535 men, women and children were killed".
/// </summary>
static class SubjectNumbers
{
    /// <summary>So many words at most lie between the number and the clause.</summary>
    const int Reach = 9;

    /// <summary>The stretch of a claim with the number of its people, where the clause itself has none.</summary>
    internal static Stretch With(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, int index, ClaimType type,
        Stretch told)
    {
        var clause = clauses[index];
        if (index == 0 || type.Family is not ("displacement" or "population" or "casualties")
            || ClauseArguments.HasNumber(tokens, tags, clause))
        {
            return told;
        }
        var isRelative = tokens[clause.Start].Lower is "who" || clause.IsReduced && clause.Start == clause.Group;
        var isList = tokens[clause.Start].Is("and") && IsListed(tokens, tags, clause);
        var from = clause.Start;
        var isBehindBracket = Bracket(tokens, clause, ref from);
        if (!isRelative && !isList && !isBehindBracket) return told;
        for (var at = from - 1; at >= Math.Max(isBehindBracket ? 0 : clauses[index - 1].Start, from - Reach); at--)
        {
            if (tokens[at].IsNumber || tags[at] is WordTag.Number || tokens[at].Lower is "hundreds" or "thousands")
            {
                var start = at;
                while (start > 0 && (tags[start - 1] is WordTag.Number || tokens[start - 1].Lower
                    is "least" or "at" or "about" or "some" or "around" or "nearly" or "almost" or "over" or "than" or "more"))
                {
                    start--;
                }
                return told with { Start = start };
            }

            var isPart = VerbClauses.IsNoun(tags[at]) || tags[at] is WordTag.Adjective
                || (tokens[at].Lower is "of" && isRelative) || (isList && tokens[at].Is(","));
            if (!isPart) return told;
        }

        return told;
    }

    /// <summary>"174,000 people (still being verified) have been displaced": the subject stands before the bracket.</summary>
    static bool Bracket(ReadOnlySpan<Token> tokens, VerbClause clause, ref int from)
    {
        var close = clause.Start < clause.Group && tokens[clause.Start].Is(")") ? clause.Start : clause.Start - 1;
        if (close < 1 || !tokens[close].Is(")") || close + 1 != clause.Group) return false;
        var open = close;
        while (open > 0 && !tokens[open].Is("(")) open--;
        from = open;
        return open > 0;
    }

    /// <summary>"… and children were killed": nothing but a noun between "and" and the verb.</summary>
    static bool IsListed(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        for (var at = clause.Start + 1; at < clause.Group; at++)
        {
            if (!VerbClauses.IsNoun(tags[at])) return false;
        }

        return clause.Group - clause.Start is 2 or 3;
    }
}
