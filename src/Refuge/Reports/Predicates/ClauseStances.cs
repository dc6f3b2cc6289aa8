using System.Collections.Frozen;
using Refuge.Reports.Claims;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// How a clause is put forward and whether its act happened, from its verb and the verbs that govern it.
/// </summary>
static class ClauseStances
{
    static readonly FrozenSet<string> Planning = Units.Words("""
        plan plans planned planning aiming hoping intending preparing seeking intend intends intended aim aims aimed schedule scheduled set due prepare preparing prepared seek seeks want wants wanted hope hopes hoped vow vowed
        pledge pledged promise promised promises agree agreed ask asked asks order ordered orders urge urged appeal appealed propose proposed target targets targeted need needs ready
        poised willing bracing identified identify needed aimed supposed ruled rule told try tries tried trying attempt attempts attempted attempting
        """);

    static readonly FrozenSet<string> Expecting = Units.Words("""
        expect expects expected expecting anticipating awaiting await awaits likely project projected forecast anticipate anticipated anticipates predict predicted estimated_not set
        """);

    static readonly FrozenSet<string> Fearing = Units.Words(
        "fear fears feared fearing warn warns warned warning worry worries worried risk risks threatens threatening "
        + "threaten");

    static readonly FrozenSet<string> Believing =
        Units.Words("think thinks thought believe believes seem seems seemed appear appears suggest suggests");

    static readonly FrozenSet<string> Alleging =
        Units.Words("allege alleges alleged accuse accuses accused accusing claims claimed");

    static readonly FrozenSet<string> Failing = Units.Words(
        "fail fails failed failing unable refuse refused refuses refusing avoid avoids avoided prevent prevented "
        + "prevents stopped averted");

    static readonly FrozenSet<string> Doubting =
        Units.Words("unconfirmed unverified allegedly rumours rumors purportedly rumoured");

    static readonly FrozenSet<string> Negating = Units.Words("""
        not no never n't neither nor nobody none don't doesn't didn't isn't aren't wasn't weren't won't can't cannot couldn't haven't hasn't hadn't wouldn't
        """);

    /// <summary>Families of which nobody plans the acts: what is to come of them is feared.</summary>
    static readonly FrozenSet<string> Adverse =
        Units.Words("casualties hazard damage risk conflict attack health protection");

    /// <summary>The stance of a clause.</summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="tags">[tokens] What its words are.</param>
    /// <param name="clauses">Its clauses.</param>
    /// <param name="found">What was met in one of them.</param>
    internal static (Modality Modality, bool Happened) Of(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, Found found)
    {
        if (Denials.Deny(tokens, tags, clauses, found)) return (Modality.Denied, false);
        var clause = clauses[found.Of];
        var isAdverse = Adverse.Contains(found.Type.Family)
            || found.Type is { Family: "displacement", Kind: "departure" or "ongoing" };
        var modality = Own(tokens, tags, clause, found, isAdverse);
        var happened = found.IsOfLack
            || (!IsNegated(tokens, tags, clause, found) && !IsCancelled(tokens, clause, found));
        if (Causatives.Verb(tokens, tags, clauses, found.Of) is { } causing)
        {
            modality = Causatives.IsCommand(tokens[clauses[causing].Head].Lower) ? Modality.Planned : Modality.Asserted;
            var cause = found with { Trigger = clauses[causing].Head, IsNoun = false };
            happened &= !IsNegated(tokens, tags, clauses[causing], cause);
        }
        if (modality == Modality.Asserted && found.IsNoun && clause.HasVerb && found.Type.Family is "displacement"
            && tokens[clause.Head].Lower is "ruled" or "approved" or "authorised" or "authorized")
        {
            modality = Modality.Planned;
        }
        if (found.Type.Family is "response" && IsVain(tokens, clause)) (modality, happened) = (Modality.Asserted, false);
        if (found.Type.Family is "territory" or "protection" or "conflict" && IsCalled(tokens, found))
        {
            modality = Modality.Opinion;
        }
        if (found.Type is { Family: "response", Kind: "planned" } && modality == Modality.Asserted)
        {
            modality = Modality.Planned;
        }
        for (var (at, depth) = (clause.Governor, 0); at >= 0 && depth < 4; at = clauses[at].Governor, depth++)
        {
            var verb = tokens[clauses[at].Head].Lower;
            // "Claimed 40 lives", "feared for the safety of a convoy": what follows is no part of it.
            var next = clauses[at].Head + 1 < tokens.Length ? tokens[clauses[at].Head + 1] : default;
            if (next.Is("for") || (verb is "claimed" or "claims" or "claim"
                && (next.IsNumber || next.Lower is "thousands" or "hundreds" or "dozens" or "lives" or "the")))
            {
                continue;
            }
            if (modality == Modality.Planned && Fearing.Contains(verb)) modality = Modality.Feared;
            if (modality != Modality.Asserted) continue;
            modality = Fearing.Contains(verb) ? Modality.Feared
                : Alleging.Contains(verb) ? Modality.Alleged
                : Believing.Contains(verb) ? Modality.Opinion
                : Expecting.Contains(verb) ? isAdverse ? Modality.Feared : Modality.Planned
                : Modality.Asserted;
        }

        if (modality == Modality.Asserted
            && (Any(tokens, clause.Start, clause.End, Doubting) || IsOfDoubtfulReport(tokens, clause)))
        {
            modality = Modality.Alleged;
        }
        if (modality == Modality.Asserted && found.IsNoun && clause.HasVerb && clause.Head < found.Trigger
            && tokens[clause.Head].Lower is "accused" or "accuses" or "accuse" or "accusing")
        {
            modality = Modality.Alleged;
        }
        if (modality == Modality.Asserted && found.IsNoun) modality = OfNoun(tokens, clause.Start, found);
        if (found.Type.Family == "risk" && modality == Modality.Asserted && found.IsNoun
            && tokens[found.Trigger].Lower
            is "fear" or "fears" or "risk" or "risks" or "threat" or "specter" or "spectre")
        {
            modality = Modality.Feared;
        }
        return (modality, happened);
    }

    /// <summary>
    /// "There are unconfirmed reports that 200 were abducted while fleeing": all of it is unconfirmed.
    /// </summary>
    static bool IsOfDoubtfulReport(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        for (var at = clause.Start - 1; at > 0; at--)
        {
            if (tokens[at].Lower is ";" or ".") return false;
            if (Doubting.Contains(tokens[at - 1].Lower)
                && tokens[at].Lower is "reports" or "report" or "claims" or "rumours" or "rumors" or "accounts")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"An attempt to deliver medicine was not successful", "a failed bid to reach Alma".</summary>
    static bool IsVain(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        const int Words = 12;
        if (!clause.HasVerb || !tokens[clause.Group].Is("to")) return false;
        var isAttempt = false;
        for (var at = clause.Group - 1; at >= Math.Max(0, clause.Group - Words); at--)
        {
            if (tokens[at].Kind == TokenKind.Mark) break;
            if (tokens[at].Lower is not ("attempt" or "attempts" or "bid" or "bids" or "effort" or "efforts")) continue;
            if (at > 0 && tokens[at - 1].Lower is "failed" or "vain" or "unsuccessful") return true;
            isAttempt = true;
        }

        for (var at = clause.Head + 1; isAttempt && at < tokens.Length; at++)
        {
            if (tokens[at].Lower is "unsuccessful" or "failed" or "collapsed" or "vain") return true;
            if (tokens[at].Lower is "not" or "n't" && at + 1 < tokens.Length
                && tokens[at + 1].Lower is "successful" or "succeed" or "succeeded")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Called off the evacuation", "the return was postponed".</summary>
    static bool IsCancelled(ReadOnlySpan<Token> tokens, VerbClause clause, Found found)
    {
        if (!clause.HasVerb || found.Type.Family is not "displacement") return false;
        var verb = tokens[clause.Head].Lower;
        return verb is "cancelled" or "canceled" or "postponed" or "scrapped" or "abandoned" or "derailed"
            && (found.IsNoun || Mentions(tokens, clause, "evacuation"))
            || verb is "called" or "calls" or "call" && clause.Head + 1 < clause.End
                && tokens[clause.Head + 1].Is("off");
    }

    static bool Mentions(ReadOnlySpan<Token> tokens, VerbClause clause, string word)
    {
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (tokens[at].Is(word)) return true;
        }

        return false;
    }

    /// <summary>"Calling it “liberated”": a word in quotation marks is the word of another.</summary>
    static bool IsCalled(ReadOnlySpan<Token> tokens, Found found) =>
        found.Trigger > 0 && found.Trigger + 1 < tokens.Length
            && tokens[found.Trigger - 1].Lower is "\"" or "“" or "‘" or "'"
            && tokens[found.Trigger + 1].Lower is "\"" or "”" or "’" or "'" or "." or ",";

    /// <summary>What the verb's own auxiliaries say, and the clause before an infinitive.</summary>
    static Modality Own(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, Found found, bool isAdverse)
    {
        if (!clause.HasVerb) return Modality.Asserted;
        var opener = tokens[clause.Start].Kind == TokenKind.Mark && clause.Start + 1 < clause.End
            ? tokens[clause.Start + 1].Lower
            : tokens[clause.Start].Lower;
        if (opener is "if" or "unless") return isAdverse ? Modality.Feared : Modality.Planned;
        if (Asides.IsOnlyFeared(tokens, tags, clause)) return Modality.Feared;
        for (var at = clause.Group; at <= clause.Head; at++)
        {
            var word = tokens[at].Lower;
            // "Are feared dead": the verb stands before what is feared.
            if (at == clause.Head && found.Trigger > at && StanceOfFate(word) is { } feared) return feared;
            // "Cholera is feared".
            if (at == clause.Head && clause.IsPassive && found.IsNoun && found.Trigger < clause.Group
                && Fearing.Contains(word))
            {
                return Modality.Feared;
            }
            // "30,000 more are expected in Alma".
            if (at == clause.Head && found.Trigger == at
                && (word is "expect" or "expects" || (word is "expected" && !(found.IsNoun))
                    || (found.Type.Family is "hazard" && word is "forecast" or "predicted" or "expected")))
            {
                return isAdverse ? Modality.Feared : Modality.Planned;
            }
            if (at == clause.Head && !(found.IsNoun && !IsLight(word))) break;
            if (word is "will" or "'ll" or "shall" or "won't") return isAdverse ? Modality.Feared : Modality.Planned;
            // "Could not reach Alma" tells what was, and no fear of it.
            if (word is "could" && at < clause.Head && tokens[at + 1].Lower is "not" or "n't") continue;
            // "Explosions could be heard" were heard.
            if (word is "could" or "can" && tokens[clause.Head].Lower is "heard" or "seen" or "felt" or "smelled" or "smelt")
            {
                continue;
            }
            if (word is "may" or "might" or "could" or "would" && tags[at] == WordTag.Modal)
            {
                // "Would not have fled" happened.
                if (HasHave(tokens, at, clause.Head) && word is "would") return Modality.Asserted;
                return isAdverse || found.Type.Family is "population" or "displacement" && word is "could"
                    ? Modality.Feared
                    : Modality.Planned;
            }

            if (word is "should" or "must") return Modality.Planned;
            if (Fearing.Contains(word) && at < clause.Head) return Modality.Feared;
            if (Expecting.Contains(word)) return isAdverse ? Modality.Feared : Modality.Planned;
            if (Planning.Contains(word) && at + 1 < tokens.Length && tags[at + 1] == WordTag.To)
            {
                return Modality.Planned;
            }
            if (word is "to" && at > clause.Group && tokens[at - 1].Lower is "are" or "is" or "was" or "were")
            {
                return Modality.Planned;
            }
        }

        // "To support the society in delivering aid".
        if (found.Type.Family is "response" && tags[clause.Group] is WordTag.VerbIng && clause.Group > 0
            && tokens[clause.Group - 1].Lower is "in" or "for")
        {
            return Modality.Planned;
        }
        // "CHF 250,000 to assist 4,000 families", "willing to fund": to what end, and nothing done yet.
        return tags[clause.Group] == WordTag.To
            && (clause.Start == clause.Group || (found.Type.Family is "response" or "funding" && !IsAchieved(tokens, clause.Group)))
            ? Modality.Planned
            : Modality.Asserted;
    }

    /// <summary>"Managed to deliver", "continued to give".</summary>
    static bool IsAchieved(ReadOnlySpan<Token> tokens, int to) =>
        to > 0 && tokens[to - 1].Lower
            is "managed" or "able" or "helped" or "began" or "begun" or "started" or "continued" or "continue" or "continues"
                or "continuing" or "used";

    /// <summary>"Feared dead", "presumed drowned", "believed trapped". Null for any other word.</summary>
    static Modality? StanceOfFate(string word) =>
        word is "feared" or "presumed" ? Modality.Feared
        : word is "believed" or "thought" ? Modality.Opinion
        : null;

    static bool IsLight(string word) => word is "be" or "been" or "being" or "is" or "are" or "was" or "were";

    /// <summary>
    /// "Fears of a massacre", "reports of shelling", "plans for the evacuation", "to avoid a massacre".
    /// </summary>
    static Modality OfNoun(ReadOnlySpan<Token> tokens, int start, Found found)
    {
        const int Reach = 5;
        for (var at = found.Trigger - 1; at >= Math.Max(0, found.Trigger - Reach); at--)
        {
            // "Is feared but no case": what is feared ends with its clause.
            if (at < start && tokens[at + 1].Lower is "but" or "though" or "although" or "yet") break;
            switch (tokens[at].Lower)
            {
                case "fears" or "fear" or "risk" or "risks" or "threat" or "possibility" or "danger" or "potential" or "specter" or "spectre":
                    return Modality.Feared;
                case "feared" or "presumed": return Modality.Feared;
                case "expecting" or "anticipating" or "awaiting" or "imminent":
                    return Adverse.Contains(found.Type.Family) ? Modality.Feared : Modality.Planned;
                case "reports" when at + 1 < tokens.Length && tokens[at + 1].Is("of"): return Modality.Alleged;
                // "31 suspected cases and two deaths": what is suspected is the illness.
                case "suspected" when found.Type.Family is "health" or "camp"
                    || (found.Type.Family is "casualties" && HasCases(tokens, at, found.Trigger)):
                    break;
                case "accused" or "accusing" or "alleged" or "suspected": return Modality.Alleged;
                case "plan" or "plans" or "planned" or "upcoming" or "proposed": return Modality.Planned;
                case "avoid" or "prevent" or "avert": return Modality.Feared;
                case "," or ";": return Modality.Asserted;
            }
        }

        return Modality.Asserted;
    }

    static bool HasCases(ReadOnlySpan<Token> tokens, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (tokens[at].Lower is "case" or "cases") return true;
        }

        return false;
    }

    static bool IsNegated(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, Found found)
    {
        // "Foiled the attack" says that it failed.
        if (found.Type.Kind is "failed") return false;
        // "Was not successful because of insecurity": the reason is there.
        if (found.IsNoun && found.Trigger > 1 && ((tokens[found.Trigger - 1].Is("of") && tokens[found.Trigger - 2].Is("because"))
            || (tokens[found.Trigger - 1].Is("to") && tokens[found.Trigger - 2].Is("due"))))
        {
            return false;
        }
        if (IsTakenForGranted(tokens, clause, found)) return false;
        // "Many are yet to return", "have yet to arrive".
        for (var at = clause.Start + 1; clause.HasVerb && at <= clause.Head; at++)
        {
            if (found.Type.Family is "displacement" or "response" && tokens[at].Is("to") && tokens[at - 1].Is("yet")) return true;
        }
        if (!clause.HasVerb) return found.Trigger > 0 && NoBefore(tokens, clause.Start, found.Trigger);
        // "Asked not to move them there".
        if (tags[clause.Group] == WordTag.To && clause.Group > 0 && tokens[clause.Group - 1].Is("not")) return true;
        for (var at = clause.Group; at <= clause.Head; at++)
        {
            var word = tokens[at].Lower;
            if (Failing.Contains(word) && (at < clause.Head || found.IsNoun)) return true;
            if (!Negating.Contains(word) || (at + 1 < clause.End && tokens[at + 1].Lower is "only" or "just")) continue;
            return !(at > clause.Group && tokens[at - 1].Is("would") && HasHave(tokens, at, clause.Head));
        }

        if (clause.Head + 1 < clause.End && tokens[clause.Head + 1].Is("not")
            && (clause.Head + 2 >= clause.End || tokens[clause.Head + 2].Lower is not ("only" or "just" or "far" or "as")))
        {
            return true;
        }
        // "No casualties were reported", "nobody was hurt".
        for (var at = clause.Start; at < clause.Group; at++)
        {
            if (tokens[at].Lower is "nobody" or "none"
                || (
                    tokens[at].Is("no")
                    && (
                        found.IsNoun
                        ? found.Trigger > at && found.Trigger - at < 5
                        : at + 1 < clause.Group && tokens[at + 1].Lower is not ("fewer" or "less"))))
            {
                return true;
            }
        }

        // "Killed no fewer than 137" denies nothing.
        return found.IsNoun && NoBefore(tokens, clause.Head, found.Trigger) || !found.IsNoun
            && clause.Head + 1 < clause.End && tokens[clause.Head + 1].Is("no")
            && !(clause.Head + 2 < clause.End && tokens[clause.Head + 2].Lower is "fewer" or "less" or "more" or "doubt");
    }

    /// <summary>
    /// "Cannot keep up with 2,000 arrivals", "has not recovered from the floods": the verb is denied, and not what stands
    /// aside from it.
    /// </summary>
    static bool IsTakenForGranted(ReadOnlySpan<Token> tokens, VerbClause clause, Found found)
    {
        if (!found.IsNoun || !clause.HasVerb || found.Trigger <= clause.Head) return false;
        for (var at = found.Trigger - 1; at > clause.Head; at--)
        {
            if (tokens[at].Lower is "no") return false;
            if (tokens[at].Lower is "with" or "from" or "after" or "despite" or "since" or "against" or "during") return true;
        }

        return false;
    }

    static bool NoBefore(ReadOnlySpan<Token> tokens, int start, int end)
    {
        for (var at = Math.Max(start, end - 4); at < end; at++)
        {
            if (tokens[at].Lower is "no" or "without" && tokens[at + 1].Lower is not ("fewer" or "less" or "doubt"))
            {
                return true;
            }
        }

        return false;
    }

    static bool HasHave(ReadOnlySpan<Token> tokens, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (tokens[at].Is("have")) return true;
        }

        return false;
    }

    static bool Any(ReadOnlySpan<Token> tokens, int start, int end, FrozenSet<string> words)
    {
        for (var at = start; at < end; at++)
        {
            if (words.Contains(tokens[at].Lower)) return true;
        }

        return false;
    }
}
