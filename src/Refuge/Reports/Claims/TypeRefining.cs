using Refuge.Reports.Language;
using Refuge.Reports.Predicates;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells what a predicate states together with its auxiliaries: who cannot leave is trapped, aid that does not arrive
/// has no access, what a site can take in is its capacity.
/// </summary>
static class TypeRefining
{
    /// <summary>The type, modality and polarity of a claim.</summary>
    internal static (ClaimType Type, Modality Modality, bool Happened) Of(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, ClaimType type, Modality modality,
        bool happened)
    {
        if (!clause.HasVerb) return (type, modality, happened);
        var isAble = Has(tokens, clause.Group, clause.Head, "able") || HasCan(tokens, tags, clause)
            || Has(tokens, clause.Group, clause.Head, "unable");
        if (!happened && isAble && type is { Family: "displacement", Kind: "departure" or "evacuation" })
        {
            return (new("population", "trapped"), Modality.Asserted, true);
        }
        // "Refugees are allowed to cross": the way is open, and nobody is told to have come.
        if (type.Family is "displacement" && !ClauseArguments.HasNumber(tokens, tags, clause)
            && (Has(tokens, clause.Group, clause.Head, "allowed")
                || Has(tokens, clause.Group, clause.Head, "permitted")))
        {
            return (new("access", happened ? "reopened" : "restricted"), Modality.Asserted, true);
        }
        // "People cannot reach the market": nobody came.
        if (!happened && isAble && type is { Family: "displacement", Kind: "arrival" }
            && tokens[clause.Head].Lower is "reach" or "access")
        {
            return (new("access", "restricted"), modality, true);
        }
        if (!happened && type is { Family: "response", Kind: "delivered" }
            && tokens[clause.Head].Lower.AsSpan().TrimEnd("edsing") is "enter" or "reach" or "cro" or "arriv")
        {
            return (new("access", "restricted"), modality, true);
        }
        // "Aid workers cannot reach Alma": what cannot be is itself the lack of a way.
        if (!happened && type is { Family: "access", Kind: "restricted" }
            && tokens[clause.Head].Lower is "reach" or "access" or "reached" or "accessed")
        {
            return (type, modality, true);
        }
        // "Have not been able to deliver aid to the towns": no access to them.
        if (!happened && isAble && type is { Family: "response", Kind: "delivered" })
        {
            return (new("access", "restricted"), modality, true);
        }
        // "The number of people reached with health services": aid reached them.
        if (clause is { IsPassive: true, IsReduced: true } && type is { Family: "displacement", Kind: "arrival" }
            && tokens[clause.Head].Is("reached"))
        {
            return (new("response", "delivered"), modality, happened);
        }
        if (happened && HasCan(tokens, tags, clause) && !tokens[clause.Head].Is("be")
            && (type is { Family: "camp" or "population", Kind: "population" or "present" }
                || type is { Family: "displacement", Kind: "arrival" } && TakesIn(tokens[clause.Head].Lower)))
        {
            return (new("camp", "capacity"), Modality.Asserted, true);
        }
        if (happened && type is { Family: "population", Kind: "present" } && IsInSiege(tokens, clause))
        {
            return (new("population", "trapped"), modality, true);
        }
        return type is { Family: "population", Kind: "present" } && IsSite(tokens, clause)
            ? (new("camp", "population"), modality, happened)
            : (type, modality, happened);
    }

    /// <summary>
    /// A town to be retaken is an operation planned; the people for whom a camp is to be built are its capacity.
    /// </summary>
    internal static ClaimType IfPlanned(ClaimType type, Modality modality) =>
        modality != Modality.Planned ? type : type switch
        {
            { Family: "territory", Kind: "retaken" } => new("operation", "planned"),
            { Family: "camp", Kind: "population" } => new("camp", "capacity"),
            _ => type,
        };

    static bool TakesIn(string verb) => verb is "take" or "receive" or "host" or "absorb" or "welcome";

    static bool HasCan(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        for (var at = clause.Group; at < clause.Head; at++)
        {
            if (tokens[at].Lower is "can" or "could" or "cannot" or "couldn't" or "can't" && tags[at] is WordTag.Modal)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"85,000 are inside a siege", "live under blockade": they cannot leave.</summary>
    static bool IsInSiege(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        const int Words = 3;
        for (var at = clause.Head + 1; at < clause.End; at++)
        {
            if (tokens[at].Lower is not ("siege" or "besieged" or "blockade" or "encirclement")) continue;
            for (var back = at - 1; back > Math.Max(clause.Head, at - Words - 1); back--)
            {
                if (tokens[back].Lower is "inside" or "under" or "within" or "in") return true;
            }
        }

        return IsEncircled(tokens, clause.End);
    }

    /// <summary>"260,000 remain inside Alma, encircled since May", "…, which is besieged".</summary>
    static bool IsEncircled(ReadOnlySpan<Token> tokens, int end)
    {
        const int Words = 5;
        for (var at = Math.Max(0, end - 1); at < Math.Min(tokens.Length, end + Words); at++)
        {
            if (tokens[at].Lower is "encircled" or "besieged") return true;
            if (tokens[at].Is("surrounded"))
            {
                return at + 2 < tokens.Length && !(tokens[at + 1].Is("by")
                    && tokens[at + 2].Lower
                        is "water" or "mountains" or "hills" or "forest" or "floodwater" or "floodwaters");
            }
            if (at >= end && tokens[at].Lower is not (
                "," or "which" or "that" or "is" or "are" or "was" or "has" or "been" or "now" or "completely"))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"Living at Alma, a site that": people at a place that is called a site in the same breath.</summary>
    static bool IsSite(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        const int Reach = 6;
        for (var at = clause.Head; at + 2 < Math.Min(tokens.Length, clause.End + Reach); at++)
        {
            if (tokens[at].Is(",") && tokens[at + 1].Lower is "a" or "the"
                && tokens[at + 2].Lower is "site" or "camp" or "settlement")
            {
                return true;
            }
        }

        return false;
    }

    static bool Has(ReadOnlySpan<Token> tokens, int start, int end, string word)
    {
        for (var at = start; at < end; at++)
        {
            if (tokens[at].Is(word)) return true;
        }

        return false;
    }
}
