using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Predicates;

namespace Refuge.Reports.Claims;

/// <summary>What the words and numbers of a clause look like, before anybody asks what it claims.</summary>
static class ClauseShapes
{
    /// <summary>"3.21 people" is a misprint.</summary>
    internal static bool IsPlausible(Quantity quantity) =>
        quantity.Unit is not "people" || quantity.Value is not { } value || value < 1 || value == Math.Floor(value);

    /// <summary>The stretch with the whole of a number whose words it cuts: "as many as | 890 people".</summary>
    internal static Stretch WithWholeNumbers(ReadSentence read, Stretch where)
    {
        foreach (var quantity in read.Quantities)
        {
            if (quantity.Start < where.Start && where.Start < quantity.End)
            {
                where = where with { Start = quantity.Start };
            }
            if (quantity.Start < where.End && where.End < quantity.End) where = where with { End = quantity.End };
        }

        return where;
    }

    /// <summary>Whether a clause is a list of names: commas, and neither a verb nor a number.</summary>
    internal static bool IsBareList(Token[] tokens, WordTag[] tags, Stretch clause)
    {
        var commas = 0;
        for (var at = clause.Start; at < clause.End; at++)
        {
            var token = tokens[at];
            if (token.IsNumber || VerbClauses.IsVerb(tags[at]) || tags[at] is WordTag.Number
                || token.Lower is "no" or "only" or "twice" or "without")
            {
                return false;
            }
            if (token.Is(",")) commas++;
        }

        return commas > 1;
    }

    /// <summary>Whether a word of a clause is a verb by its form.</summary>
    internal static bool HasVerb(Token[] tokens, Stretch clause) =>
        Array.FindIndex(tokens, clause.Start, clause.Length, static token => Clauses.IsVerb(token)) >= 0;
}
