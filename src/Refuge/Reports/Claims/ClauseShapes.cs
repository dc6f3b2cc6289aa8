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

    /// <summary>"A 13-year-old boy": how old somebody is counts nobody.</summary>
    internal static bool IsAge(string text, Quantity quantity)
    {
        var rest = text.AsSpan(quantity.Start, Math.Min(AgeReach, text.Length - quantity.Start));
        var year = rest.IndexOf("year", StringComparison.OrdinalIgnoreCase);
        return year > 0 && year <= quantity.End - quantity.Start + 1
            && rest[year..].StartsWith("year-old", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"Three-hundred-year-old" is the longest age that is looked for, in letters.</summary>
    const int AgeReach = 30;

    /// <summary>A sum of money, which counts nobody.</summary>
    internal static bool IsMoney(Quantity quantity) =>
        quantity.Unit is { Length: 3 } unit && unit.AsSpan().IndexOfAnyExceptInRange('A', 'Z') < 0;

    /// <summary>"A father of 13 who fled": his children, and none of those who fled.</summary>
    internal static bool IsOfChildren(ReadOnlySpan<Token> tokens, Quantity quantity)
    {
        for (var at = 2; at < tokens.Length; at++)
        {
            if (tokens[at].Start != quantity.Start) continue;
            return tokens[at - 1].Is("of") && Parents.Has(tokens[at - 2].Lower);
        }

        return false;
    }

    /// <summary>
    /// "A category 4 storm", "September 19-20": a label or a day, and no count.
    /// </summary>
    internal static bool IsLabelOrDay(ReadOnlySpan<Token> tokens, Quantity quantity)
    {
        for (var at = 1; at < tokens.Length; at++)
        {
            if (tokens[at].Start != quantity.Start) continue;
            if (Labels.Has(tokens[at - 1].Lower)) return true;
            // "4 May 2034 - 1,250 people" counts them.
            return at > 2 && tokens[at - 1].Lower is "-" or "–" && tokens[at - 1].End == quantity.Start
                && tokens[at - 2].IsNumber && Months.Has(tokens[at - 3].Lower);
        }

        return false;
    }

    static readonly WordList Towns = new("city town village country nation province state island");

    /// <summary>"Alma, a city of 7 million people": who live there, and not of whom the clause tells.</summary>
    internal static bool IsOfTown(ReadOnlySpan<Token> tokens, Quantity quantity)
    {
        for (var at = 2; at < tokens.Length; at++)
        {
            if (tokens[at].Start == quantity.Start) return tokens[at - 1].Is("of") && Towns.Has(tokens[at - 2].Lower);
        }

        return false;
    }

    static readonly WordList Labels = new("category grade phase stage");

    static readonly WordList Parents = new("mother father grandmother grandfather widow widower parent");

    /// <summary>"Arrivals 1-16 February 2017": the year of a date counts nobody.</summary>
    internal static bool IsYear(ReadOnlySpan<Token> tokens, Quantity quantity)
    {
        const int First = 1900, Last = 2100;
        if (quantity.Value is not { } value || value < First || value > Last) return false;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Start == quantity.Start) return IsYear(tokens, at);
        }

        return false;
    }

    /// <summary>The same of the number at a token.</summary>
    internal static bool IsYear(ReadOnlySpan<Token> tokens, int at)
    {
        const int Digits = 4;
        return at > 0 && tokens[at].IsNumber && tokens[at].Length == Digits && Months.Has(tokens[at - 1].Lower);
    }

    static readonly WordList Months = new(
        "january february march april may june july august september october november december");

    /// <summary>"Access to services is needed to support families": what is lacking, and no help given.</summary>
    internal static bool IsNeeded(ReadOnlySpan<Token> tokens, Stretch clause)
    {
        for (var at = clause.Start + 1; at < clause.End; at++)
        {
            if (tokens[at].Lower is "needed" or "required"
                && tokens[at - 1].Lower is "is" or "are" or "be" or "urgently" or "still" or "desperately")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"The safety and security of women": a concern for them, and no state of a place.</summary>
    internal static bool IsSafetyOf(ReadOnlySpan<Token> tokens, Stretch clause)
    {
        for (var at = clause.Start; at + 3 < clause.End; at++)
        {
            if (tokens[at].Is("safety") && tokens[at + 1].Is("and") && tokens[at + 2].Is("security")
                && tokens[at + 3].Is("of"))
            {
                return true;
            }
        }

        return false;
    }

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

    /// <summary>"Opened in February for 12,000 people": those for whom a site was made are its room.</summary>
    internal static bool IsRoom(ReadOnlySpan<Token> tokens, Stretch clause)
    {
        var isMade = false;
        for (var at = clause.Start; at + 1 < clause.End; at++)
        {
            isMade |= tokens[at].Lower is "built" or "opened" or "designed" or "planned" or "established" or "intended"
                or "meant" or "constructed" or "made" or "laid";
            if (isMade && tokens[at].Is("for")
                && (tokens[at + 1].IsNumber || tokens[at + 1].Lower is "about" or "up" or "some" or "around"))
            {
                return true;
            }
        }

        return false;
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
