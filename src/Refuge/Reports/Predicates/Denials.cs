using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Tells whether a sentence denies what one of its clauses tells: by the verb that governs it, by what stands before it
/// ("no truth to reports that") or behind it ("were false", "which the army denied").
/// </summary>
static class Denials
{
    /// <summary>So many words lie at most between "no truth" and "that".</summary>
    const int Reach = 6;

    /// <summary>So many clauses stand above one another at most.</summary>
    const int Deepest = 6;

    static readonly FrozenSet<string> Denying = Units.Words("""
        deny denies denied denying reject rejects rejected rejecting dismiss dismissed dismisses refute refuted refutes disputed disputes rebutted
        """);

    /// <summary>Verbs that deny a deed named by a noun: "denied the attack", but not "rejected the truce".</summary>
    static readonly FrozenSet<string> DenyingDeeds = Units.Words("deny denies denied denying refute refuted refutes");

    static readonly FrozenSet<string> Reports = Units.Words("""
        report reports claim claims rumour rumours rumor rumors allegation allegations suggestion suggestions accusation accusations news statement statements charge charges
        """);

    static readonly FrozenSet<string> False = Units.Words(
        "false untrue baseless unfounded wrong fabricated incorrect inaccurate misleading groundless");

    /// <summary>Whether what <paramref name="found"/> tells is denied.</summary>
    internal static bool Deny(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, Found found)
    {
        var clause = clauses[found.Of];
        if (found.IsNoun && clause.HasVerb && clause.Head < found.Trigger
            && (DenyingDeeds.Contains(tokens[clause.Head].Lower)
                || (Denying.Contains(tokens[clause.Head].Lower)
                    && NamesReport(tokens, clause.Head + 1, found.Trigger))))
        {
            return true;
        }
        return IsGoverned(tokens, tags, clauses, found.Of) || IsDeniedBefore(tokens, clause, found.Trigger)
            || IsCalledFalse(tokens, clauses, found.Of) || IsDeniedBehind(tokens, clauses, found.Of);
    }

    /// <summary>Whether the clause, or one that it goes on from, is the object of a verb that denies.</summary>
    static bool IsGoverned(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, int index)
    {
        var at = index;
        for (var depth = 0; depth < Deepest && at >= 0; depth++)
        {
            var governor = clauses[at].Governor;
            if (governor >= 0)
            {
                if (Denying.Contains(tokens[clauses[governor].Head].Lower)) return true;
                at = governor;
            }
            else if (GoesOn(tokens, tags, clauses, at))
            {
                at--;
            }
            else
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>
    /// "… or that it had bombed the hospital", "…, flooding three villages": said in the same breath as the clause
    /// before.
    /// </summary>
    static bool GoesOn(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, int at)
    {
        if (at == 0 || !clauses[at].HasVerb) return false;
        var (clause, before) = (clauses[at], clauses[at - 1]);
        var start = clause.Start;
        while (start < clause.Group && tokens[start].Is(",")) start++;
        var end = before.End - 1;
        while (end > before.Head && tokens[end].Is(",")) end--;
        if (tokens[start].Lower is "or" or "nor" || tokens[end].Lower is "or" or "nor") return true;
        if (tokens[start].Is("and") && start + 1 < clause.End && tokens[start + 1].Is("that")) return true;
        return clause.IsReduced && start == clause.Head && tags[clause.Head] is WordTag.VerbIng
            && !VerbClauses.TakesObjectClause(tokens[clause.Head].Lower);
    }

    /// <summary>"There is no truth to reports that", "it is not true that", "contrary to reports that".</summary>
    static bool IsDeniedBefore(ReadOnlySpan<Token> tokens, VerbClause clause, int trigger)
    {
        var that = trigger;
        while (that >= Math.Max(0, clause.Start - 1) && !tokens[that].Is("that"))
        {
            if (tokens[that].Lower is "," or ";" or "." or "”" or "\"") return false;
            that--;
        }
        for (var at = that - 1; at >= Math.Max(0, that - Reach); at--)
        {
            if (tokens[at].Lower is ";" or "." or ",") return false;
            if (tokens[at].Lower is "contrary" || False.Contains(tokens[at].Lower)) return true;
            if (at > 0 && tokens[at].Lower is "truth" or "evidence" && tokens[at - 1].Is("no")) return true;
            if (at > 0 && tokens[at].Lower is "true" or "correct" && tokens[at - 1].Lower is "not" or "n't")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Reports that 8,000 fled are false", "claims that the dam burst were denied by the ministry".</summary>
    static bool IsCalledFalse(ReadOnlySpan<Token> tokens, List<VerbClause> clauses, int index)
    {
        if (index + 1 >= clauses.Count || !clauses[index + 1].HasVerb) return false;
        var (own, next) = (clauses[index], clauses[index + 1]);
        if (!NamesReport(tokens, own.Start, own.HasVerb ? own.Group : own.End)) return false;
        if (next.IsPassive && Denying.Contains(tokens[next.Head].Lower)) return true;
        for (var at = next.Head + 1; at < next.End; at++)
        {
            if (False.Contains(tokens[at].Lower)) return true;
            if (tokens[at].Is("true") && tokens[at - 1].Is("not")) return true;
        }

        return false;
    }

    /// <summary>"…, a claim the army denied", "…, but the army denied it".</summary>
    static bool IsDeniedBehind(ReadOnlySpan<Token> tokens, List<VerbClause> clauses, int index)
    {
        for (var next = index + 1; next < clauses.Count; next++)
        {
            var clause = clauses[next];
            if (!clause.HasVerb || !Denying.Contains(tokens[clause.Head].Lower)) continue;
            var isOfIt = NamesReport(tokens, clause.Start, clause.Group);
            for (var at = clause.Start; at < clause.Group; at++)
            {
                isOfIt |= tokens[at].Lower is "which" or "but" or "though" or "although" or "something";
            }
            var after = clause.Head + 1;
            if (isOfIt && (after >= tokens.Length || tokens[after].Kind == TokenKind.Mark
                || tokens[after].Lower is "it" or "this" or "on" or "by"
                || NamesReport(tokens, after, Math.Min(clause.End, after + 3))))
            {
                return true;
            }
        }

        return false;
    }

    static bool NamesReport(ReadOnlySpan<Token> tokens, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (Reports.Contains(tokens[at].Lower)) return true;
        }

        return false;
    }
}
