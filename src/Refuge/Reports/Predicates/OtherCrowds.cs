using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Tells where a clause counts people of whom something else is told: they were rescued, are missing, or only say which
/// places are meant.
/// </summary>
static class OtherCrowds
{
    /// <summary>"There are six people missing": they are not there.</summary>
    internal static bool IsCutShort(ReadOnlySpan<Token> tokens, VerbClause clause, in Found found) =>
        found.Type is { Family: "population", Kind: "present" } && clause.End < tokens.Length
            && tokens[clause.End].Lower is "missing" or "dead" or "injured" or "wounded" or "trapped";

    /// <summary>"500 people from the worst affected districts got food": which districts, and no news of the hazard.</summary>
    internal static bool IsWorstHit(ReadOnlySpan<Token> tokens, VerbClause clause) =>
        clause.HasVerb && clause.Head > 0 && tokens[clause.Head].Lower is "affected" or "hit"
            && tokens[clause.Head - 1].Lower is "most" or "worst" or "severely" or "badly" or "heavily" or "hardest" or "-"
            && clause.Head + 1 < tokens.Length
            && tokens[clause.Head + 1].Lower is "districts" or "areas" or "area" or "communities" or "people" or "regions"
                or "villages" or "provinces" or "families" or "households" or "populations" or "population";

    /// <summary>"Rescued 12 stranded residents": they are trapped no more.</summary>
    internal static bool IsOfRescued(ReadOnlySpan<Token> tokens, in Found found)
    {
        const int Words = 8;
        if (found.Type is not { Family: "population", Kind: "trapped" }) return false;
        for (var at = found.Trigger - 1; at >= Math.Max(0, found.Trigger - Words); at--)
        {
            if (tokens[at].Lower is "," or ";" or "others" or "remain" or "remained" or "are" or "were") return false;
            if (tokens[at].Lower is "rescue" or "rescues" or "rescued" or "rescuing" or "saved" or "freed" or "evacuated"
                or "airlifted" or "plucked")
            {
                return !(at > 0 && tokens[at - 1].Lower is "to" or "not" or "trying");
            }
        }

        return false;
    }

    /// <summary>"Cases of refugees who were turned back", "cases of abuse": no illness.</summary>
    internal static bool IsCaseOfPeople(ReadOnlySpan<Token> tokens, in Found found)
    {
        const int Words = 3;
        for (var at = found.Clause.Start; at + 2 < found.Clause.End; at++)
        {
            if (tokens[at].Lower is not ("case" or "cases") || !tokens[at + 1].Is("of")) continue;
            if (ClauseArguments.Any(
                tokens, at + 2, Math.Min(found.Clause.End, at + 2 + Words), NoIllness))
            {
                return true;
            }
        }

        return false;
    }

    static readonly FrozenSet<string> NoIllness = Units.Words("""
        refugees returnees displaced persons people children women abuse violence rape looting harassment kidnapping abduction arrest detention extortion separation
        """);
}
