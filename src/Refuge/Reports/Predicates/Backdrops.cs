using System.Collections.Frozen;
using System.Globalization;
using Refuge.Reports.Claims;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Tells what a sentence takes for granted: an event told of before, the reason or the aim of something else, what is
/// true of a thing everywhere. <see cref="Asides"/> knows those who are meant; this, what lies behind.
/// </summary>
static class Backdrops
{
    /// <summary>A noun stands so many words behind its determiner or preposition at most.</summary>
    const int Reach = 5;

    static readonly FrozenSet<string> Suffering = Units.Words("""
        affected characterised characterized marked hit plagued torn impacted fuelled fueled exacerbated compounded worsened
        """);

    static readonly FrozenSet<string> Following = Units.Words("""
        mean means meant lead leads led increase increases increased exacerbate exacerbates exacerbated worsen worsens worsened complicate complicates complicated contribute contributes contributed drive drives drove
        driven undermine undermines undermined aggravate aggravates aggravated
        """);

    static readonly FrozenSet<string> Bearing = Units.Words("""
        affect affects affected affecting strain strains strained straining put puts putting place places placing
        """);

    static readonly FrozenSet<string> Attempting = Units.Words("""
        slow due seek seeks sought seeking effort efforts attempt attempts struggle struggles struggled struggling difficult hard hope hopes hoping race races raced racing vow vows vowed
        """);

    static readonly FrozenSet<string> Bringing = Units.Words("bring deliver distribute provide get send supply transport");

    static readonly FrozenSet<string> Watched = Units.Words(
        "tracking monitoring surveillance eet assessment assessments survey surveys");

    static readonly FrozenSet<string> Starting = Units.Words("""
        activate activates activated activating launch launches launched conduct conducts conducted carried carry undertake undertook undertaken start started begin began begun
        """);

    static readonly FrozenSet<string> Protecting = Units.Words("""
        reasons reason concerns concern grounds forces force measures guards personnel officials services council situation's
        """);

    /// <summary>Whether a claim only tells what lies behind another.</summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="tags">[tokens] What its words are.</param>
    /// <param name="type">Its type.</param>
    /// <param name="told">Its words.</param>
    /// <param name="trigger">The word that makes it.</param>
    /// <param name="isCounted">Whether it has a number.</param>
    internal static bool IsOne(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, ClaimType type, Stretch told, int trigger,
        bool isCounted)
    {
        if (trigger >= 0 && MereMentions.IsOne(tokens, type, told, trigger)) return true;
        if (isCounted || trigger < 0) return type.Family is "health" && IsWithNone(tokens, told);
        if (type.Family is "response" or "hazard" or "camp" or "other"
            && MereMentions.IsOfBody(tokens, tags, trigger))
        {
            return true;
        }
        if (SceneSetting.IsOne(tokens, tags, type, told, trigger)) return true;

        return type.Family switch
        {
            "conflict" => IsToldBefore(tokens, tags, trigger) || IsReason(tokens, tags, trigger),
            "hazard" => IsToldBefore(tokens, tags, trigger),
            "response" => IsAttempt(tokens, trigger) || IsCutOff(tokens, told) || IsWatch(tokens, told)
                || IsDespite(tokens, trigger) || (trigger > 0 && IsLittle(tokens[trigger - 1].Lower)),
            "camp" => IsReason(tokens, tags, trigger) || IsEffort(tokens, told),
            "other" => type.Kind is "security"
                && (IsReason(tokens, tags, trigger)
                    || (trigger > 0 && tokens[trigger - 1].Lower is "food" or "financial" or "economic" or "job")
                    || (trigger + 1 < tokens.Length && Protecting.Contains(tokens[trigger + 1].Lower))),
            "health" => IsWithNone(tokens, told),
            "damage" => IsMended(tokens, trigger) || IsReason(tokens, tags, trigger),
            _ => false,
        };
    }

    /// <summary>Whether a claim of a clause only tells what lies behind another.</summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="tags">[tokens] What its words are.</param>
    /// <param name="clause">Its clause.</param>
    /// <param name="found">The predicate.</param>
    /// <param name="isCounted">Whether it has a number of people.</param>
    internal static bool IsOneOfClause(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, in Found found, bool isCounted)
    {
        if (IsOne(tokens, tags, found.Type, found.Clause, found.Trigger, isCounted)) return true;
        if (!clause.HasVerb) return false;
        if (IsUsual(tokens, tags, clause, found)) return true;
        if (isCounted) return false;
        var head = tokens[clause.Head].Lower;
        // "Violence has led to new displacement", "displacement is affecting schools": the reason for what is told.
        if (found.IsNoun && found.Trigger < clause.Group)
        {
            return found.Type.Family switch
            {
                "conflict" => Following.Contains(head) || IsMainReason(tokens, clause),
                "displacement" => tokens[found.Trigger].Is("displacement") && Bearing.Contains(head),
                _ => false,
            };
        }
        // "Areas affected by floods": which areas are meant.
        return found.Type.Family is "hazard" && clause.Group > 0 && clause.Group == clause.Head
            && (clause.IsReduced || (clause.Head + 1 < tokens.Length && tokens[clause.Head + 1].Is("by")))
            && head is "affected" or "afected" or "impacted"
            && tokens[clause.Group - 1].IsWord && !HasNumber(tokens, found.Clause);
    }

    /// <summary>
    /// "Floods often displace thousands", "rain brings floods every year": what happens from time to time, and not now.
    /// </summary>
    static bool IsUsual(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, in Found found)
    {
        if (found.Type.Family is "camp" or "needs" or "access" or "protection" or "response" or "territory"
            || clause.Group != clause.Head && tags[clause.Group] is not WordTag.Adverb
            || tags[clause.Head] is not (WordTag.VerbPresent or WordTag.VerbPresentS or WordTag.VerbBase)
            || HasNumber(tokens, found.Clause))
        {
            return false;
        }
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (tokens[at].Lower is "often" or "usually" or "typically" or "frequently" or "regularly" or "annually"
                || (tokens[at].Lower is "every" or "each" && at + 1 < tokens.Length
                    && tokens[at + 1].Lower is "year" or "season" or "summer" or "winter" or "spring" or "autumn"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"The reconstruction of destroyed homes", "repairs to damaged pipes": mended, and no new damage.</summary>
    static bool IsMended(ReadOnlySpan<Token> tokens, int trigger)
    {
        const int Words = 7;
        for (var at = trigger - 1; at >= Math.Max(0, trigger - Words); at--)
        {
            if (tokens[at].Lower is "reconstruction" or "rebuilding" or "rehabilitation" or "repair" or "repairs"
                or "repairing" or "rebuild")
            {
                return true;
            }
            if (tokens[at].Lower is ";" or ".") return false;
        }

        return false;
    }

    /// <summary>"Continues to be the main driver of".</summary>
    static bool IsMainReason(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        for (var at = clause.Group; at < clause.End; at++)
        {
            if (tokens[at].Lower is "driver" or "drivers" or "cause" or "causes" or "reason" or "reasons") return true;
        }

        return false;
    }

    static bool HasNumber(ReadOnlySpan<Token> tokens, Stretch told)
    {
        for (var at = told.Start; at < told.End; at++)
        {
            if (tokens[at].IsNumber) return true;
        }

        return false;
    }

    /// <summary>"This rain", "those clashes": told of before.</summary>
    static bool IsToldBefore(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int trigger)
    {
        if (VerbClauses.IsVerb(tags[trigger]))
        {
            // The verb's subject, where it begins with such a word.
            for (var at = trigger - 1; at >= 0 && at >= trigger - Reach; at--)
            {
                if (tokens[at].Lower is "this" or "these")
                {
                    return at + 1 < trigger && VerbClauses.IsNoun(tags[at + 1]);
                }
                if (tokens[at].Kind == TokenKind.Mark) return false;
            }

            return false;
        }
        for (var at = trigger - 1; at >= 0 && at >= trigger - Reach; at--)
        {
            if (tokens[at].Lower is "this" or "these" or "those" or "such") return true;
            if (tags[at] is not (WordTag.Adjective or WordTag.Noun or WordTag.Nouns)) return false;
        }

        return false;
    }

    /// <summary>
    /// "Due to insecurity", "fled from hunger", "affected by conflict", "caught up in fighting": why something else is
    /// told, and of whom.
    /// </summary>
    static bool IsReason(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int trigger)
    {
        for (var at = trigger - 1; at > 0 && at >= trigger - Reach; at--)
        {
            var (word, before) = (tokens[at].Lower, tokens[at - 1].Lower);
            switch (word)
            {
                case "to" or "of" when before is "damage" or "destruction" or "collapse": continue;
                case "to": return before is "due" or "owing";
                case "of" when before is "effects" or "consequences" or "impact": continue;
                case "of": return before is "because" or "result" or "effect" or "consequence";
                case "by": return Suffering.Contains(before);
                case "in": return before is "up" && at > 1 && tokens[at - 2].Is("caught");
                case "from": return before is "fled" or "flee" or "fleeing" or "flees";
            }
            if (!(VerbClauses.IsNoun(tags[at]) || tags[at] is WordTag.Adjective or WordTag.Determiner
                or WordTag.Conjunction or WordTag.VerbIng
                || word is "," or "-" or "ongoing" or "renewed" or "continued"))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"Sought to deliver", "slow to reach", "efforts to bring": nothing has come yet.</summary>
    static bool IsAttempt(ReadOnlySpan<Token> tokens, int trigger)
    {
        for (var at = trigger - 1; at > 0 && at >= trigger - 2; at--)
        {
            if (tokens[at].Is("to")) return Attempting.Contains(tokens[at - 1].Lower);
        }

        return false;
    }

    /// <summary>"Poor assistance", "limited aid": what is lacking, and nothing given.</summary>
    static bool IsLittle(string word) =>
        word is "poor" or "inadequate" or "insufficient" or "limited" or "little" or "scarce" or "lacking";

    /// <summary>"Despite the aid provided": what is granted before something else is told.</summary>
    static bool IsDespite(ReadOnlySpan<Token> tokens, int trigger)
    {
        for (var at = trigger - 1; at >= Math.Max(0, trigger - Reach); at--)
        {
            if (tokens[at].Is("despite")) return true;
            if (tokens[at].Kind == TokenKind.Mark) return false;
        }

        return false;
    }

    /// <summary>"A convoy which had been due to": what it was to do stands in the next clause.</summary>
    static bool IsCutOff(ReadOnlySpan<Token> tokens, Stretch told) =>
        told.End - told.Start > 2 && tokens[told.End - 1].Is("to") && tokens[told.End - 2].Is("due");

    /// <summary>"Efforts to bring food": no lack of it.</summary>
    static bool IsEffort(ReadOnlySpan<Token> tokens, Stretch told)
    {
        for (var at = told.Start; at + 2 < told.End; at++)
        {
            if (tokens[at].Lower is "efforts" or "effort" && tokens[at + 1].Is("to")
                && Bringing.Contains(tokens[at + 2].Lower))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Activated its tracking", "surveillance is carried out": somebody watches, and nobody is helped.</summary>
    static bool IsWatch(ReadOnlySpan<Token> tokens, Stretch told)
    {
        var (starts, watches) = (false, false);
        for (var at = told.Start; at < told.End; at++)
        {
            starts |= Starting.Contains(tokens[at].Lower);
            watches |= Watched.Contains(tokens[at].Lower);
        }

        return starts && watches;
    }

    /// <summary>"After three years with no case of cholera": how it was before what is told.</summary>
    static bool IsWithNone(ReadOnlySpan<Token> tokens, Stretch told)
    {
        if (!tokens[told.Start].Is("after")) return false;
        for (var at = told.Start; at + 1 < told.End; at++)
        {
            if (tokens[at].Is("with") && tokens[at + 1].Is("no")) return true;
            if (tokens[at].Is("without") && tokens[at + 1].Lower is "a" or "any") return true;
            if (tokens[at].Is(",")) return false;
        }

        return false;
    }

    /// <summary>"The worst since 1993, when 10,000 died": what befell others long ago.</summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="told">The words of the claim.</param>
    /// <param name="reference">The day of the report.</param>
    internal static bool IsOfYearPast(ReadOnlySpan<Token> tokens, Stretch told, DateOnly? reference)
    {
        const int Years = 3, First = 1800;
        var at = told.Start;
        if (at > 0 && tokens[at - 1].Is("when")) at--;
        if (reference is not { } day || at < 1 || !tokens[at].Is("when")) return false;
        at = tokens[at - 1].Is(",") ? at - 2 : at - 1;
        // "The worst since 1993 in Latur, when": a place may stand between.
        while (at > 1 && tokens[at].Capital && tokens[at].IsWord) at--;
        if (at > 1 && tokens[at].Lower is "in" or "at" or "near") at--;
        return at >= 0 && tokens[at].IsNumber
            && int.TryParse(tokens[at].Lower, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year >= First && year + Years <= day.Year;
    }

    /// <summary>"A ceasefire would allow 20,000 people to return": nobody has.</summary>
    internal static bool IsHoped(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, int index)
    {
        if (index < 1 || !clauses[index].HasVerb || tags[clauses[index].Group] is not WordTag.To) return false;
        var before = clauses[index - 1];
        return before.HasVerb && tokens[before.Group].Lower is "would" or "could" or "might" or "may"
            && tokens[before.Head].Lower is "allow" or "enable" or "let" or "permit" or "help" or "encourage";
    }

    /// <summary>
    /// "Cholera is an acute infection caused by contaminated water", "floods are common": a sentence that says what a
    /// thing is, with no number and in the present, tells of no place and no day.
    /// </summary>
    internal static bool IsDefinition(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags)
    {
        const int LongestSubject = 4;
        var verb = 0;
        while (verb < tokens.Length && !VerbClauses.IsVerb(tags[verb])) verb++;
        if (verb == 0 || verb > LongestSubject || verb + 2 >= tokens.Length) return false;
        if (tokens[verb].Lower is not ("is" or "are")) return false;
        for (var at = 0; at < verb; at++)
        {
            if (!(tags[at] is WordTag.Noun or WordTag.Nouns or WordTag.Adjective
                || (at == 0 && tags[at] is WordTag.Name or WordTag.Names)))
            {
                return false;
            }
        }

        foreach (var token in tokens)
        {
            if (token.IsNumber) return false;
        }

        return tokens[verb + 1].Lower is "a" or "an" or "usually" or "often" or "typically" or "commonly" or "generally"
            or "common" or "caused" or "transmitted";
    }
}
