using Refuge.Reports.Language;

namespace Refuge.Reports.Predicates;

/// <summary>Tells a title, whose numbers are its own and its day, from a line that counts something.</summary>
static class Titles
{
    static readonly WordList Months = new(
        "january february march april may june july august september october november december jan feb mar apr jun jul "
        + "aug sep sept oct nov dec");

    static readonly WordList Numbering = new("no nº n° n # number report sitrep update bulletin issue week volume phase");

    /// <summary>Whether a clause has a number besides a day, a year and the number of a report.</summary>
    internal static bool HasCount(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (tags[at] is WordTag.Number && !tokens[at].IsNumber) return true;
            if (tokens[at].IsNumber
                && !(IsYear(tokens[at]) || IsDay(tokens, at) || IsOfReport(tokens, at) || IsOfList(tokens, at)))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsYear(in Token token) =>
        token.Length == 4 && (token.Lower.StartsWith("19", StringComparison.Ordinal)
            || token.Lower.StartsWith("20", StringComparison.Ordinal));

    /// <summary>"14 August", "August 14", "8-12 September".</summary>
    static bool IsDay(ReadOnlySpan<Token> tokens, int at)
    {
        if (tokens[at].Length > 2) return false;
        if (at > 0 && Months.Has(tokens[at - 1].Lower)) return true;
        for (var next = at + 1; next < Math.Min(tokens.Length, at + 4); next++)
        {
            if (Months.Has(tokens[next].Lower)) return true;
            if (!tokens[next].IsNumber && tokens[next].Lower is not ("-" or "–" or "to" or "and")) return false;
        }

        return false;
    }

    /// <summary>"3) Casualties", "2. Access".</summary>
    static bool IsOfList(ReadOnlySpan<Token> tokens, int at) =>
        at <= 1 && at + 1 < tokens.Length && tokens[at + 1].Lower is ")" or "." && tokens[at].Length <= 2
            && (at == 0 || tokens[0].Is("("));

    /// <summary>"No. 4", "#12", "Situation report 9".</summary>
    static bool IsOfReport(ReadOnlySpan<Token> tokens, int at)
    {
        var before = at - 1;
        while (before > 0 && tokens[before].Lower is "." or ":" or "°" or "º") before--;
        return before >= 0 && Numbering.Has(tokens[before].Lower);
    }
}
