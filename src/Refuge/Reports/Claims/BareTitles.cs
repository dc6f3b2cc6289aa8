using Refuge.Reports.Language;
using Refuge.Reports.Predicates;

namespace Refuge.Reports.Claims;

/// <summary>Titles that name what the text below tells.</summary>
static class BareTitles
{
    /// <summary>"Damaged houses": a title without a number or a verb states nothing.</summary>
    internal static bool IsOne(ReadSentence read, List<VerbClause> clauses) =>
        !read.Sentence.Ended && read.Quantities.All(quantity => IsIssue(read.Sentence.Tokens, quantity))
            && !clauses.Exists(static clause => clause.HasVerb) && read.Sentence.Tokens.Length < LongestTitle;

    const int LongestTitle = 12;

    /// <summary>"Situation Update 2": the number of an issue.</summary>
    static bool IsIssue(Token[] tokens, Quantity quantity)
    {
        var at = tokens.FirstFrom(quantity.Start);
        return at > 0
            && tokens[at - 1].Lower is "update" or "report" or "bulletin" or "issue" or "no" or "#" or "flash";
    }
}
