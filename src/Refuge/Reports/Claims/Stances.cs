using System.Collections.Frozen;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>How a clause is put forward, whether its act happened, and who acts in it.</summary>
static class Stances
{
    static readonly FrozenSet<string> Plans = Units.Words(
        "will 'll shall plans planned planning intends intend aims vowed vows prepares preparing promised upcoming "
        + "eying eyeing anticipated");

    static readonly FrozenSet<string> Fears = Units.Words(
        "may might could fear fears feared warn warns warned risk risks threaten threatens expected likely wondered "
        + "wonders potentially");

    static readonly FrozenSet<string> Denials = Units.Words("denied denies deny rejected dismissed refuted");

    static readonly FrozenSet<string> Opinions = Units.Words(
        "think thinks believe believes seems seem sense senses feel feels hope hopes suggests opinion probably "
        + "apparently");

    static readonly FrozenSet<string> Negations = Units.Words(
        "not no never n't without failed fail fails neither nor nobody none unable lack lacks lacking don't doesn't "
        + "didn't isn't aren't wasn't weren't won't can't cannot couldn't haven't hasn't hadn't");

    static readonly FrozenSet<string> Armed = Units.Words("""
        isis isil is daesh da'esh militants militant rebels rebel insurgents insurgent jihadists jihadist extremists terrorists taliban gunmen al-shabaab shabaab al-qaeda qaeda boko haram
        attackers bandits guerrillas
        """);

    static readonly FrozenSet<string> State = Units.Words(
        "army troops soldiers forces police peshmerga government coalition military militias militia commandos "
        + "airforce paramilitaries saa");

    static readonly FrozenSet<string> Nouns = Units.Words("""
        army troops soldiers forces police peshmerga government coalition military militias militia isis isil is daesh militants rebels insurgents fighters jihadists taliban gunmen residents
        civilians families people authorities officials state group organization
        """);

    /// <summary>How the clause is put forward.</summary>
    internal static Modality Modality(ReadOnlySpan<Token> tokens, Stretch clause)
    {
        var modality = Claims.Modality.Asserted;
        for (var at = clause.Start; at < clause.End; at++)
        {
            var word = tokens[at].Lower;
            if (Denials.Contains(word)) return Claims.Modality.Denied;
            var planned = Plans.Contains(word)
                || (
                    word is "to" && at + 1 < clause.End && tokens[at + 1].Is("be")
                    && !(
                        at > clause.Start
                        && tokens[at - 1].Lower
                        is "needs" or "need" or "has" or "have" or "yet" or "known" or "expected" or "thought" or "believed"
                        or "estimated" or "reported" or "said" or "feared" or "considered" or "continue" or "continues"
                        or "appear" or "seem")) ||
                (word is "going" or "plan" or "set" && at + 1 < clause.End && tokens[at + 1].Is("to"));
            if (planned)
            {
                modality = Claims.Modality.Planned;
            }
            else if (Fears.Contains(word) && !(word is "may" && tokens[at].Capital)
                && modality == Claims.Modality.Asserted)
            {
                modality = Claims.Modality.Feared;
            }
            else if (Opinions.Contains(word) && modality == Claims.Modality.Asserted)
            {
                modality = Claims.Modality.Opinion;
            }
        }

        return modality;
    }

    /// <summary>Whether the clause says that its act did not happen.</summary>
    internal static bool IsNegated(ReadOnlySpan<Token> tokens, Stretch clause) =>
        IsNegated(tokens, clause, clause.End);

    /// <summary>
    /// The same for what a camp has or lacks: a denial binds what stands in its own part of the clause. "Six latrines
    /// but lacks water" has latrines, "no water and a clinic" has a clinic.
    /// </summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="clause">The clause.</param>
    /// <param name="thing">The token of the thing.</param>
    internal static bool IsNegatedThing(ReadOnlySpan<Token> tokens, Stretch clause, int thing)
    {
        if (!IsNegated(tokens, clause)) return false;
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (tokens[at].Lower is not ("no" or "without" or "lack" or "lacks" or "lacked" or "lacking"))
            {
                if (Negations.Contains(tokens[at].Lower) || IsYetTo(tokens, clause, at)) return true;
                continue;
            }
            if (at < thing ? !BeginsAnew(tokens, at + 1, thing) : !IsOfNext(tokens, clause, thing, at)) return true;
        }

        return false;
    }

    /// <summary>"No water | and a clinic": a part that begins with "and" and a number or an article.</summary>
    static bool BeginsAnew(ReadOnlySpan<Token> tokens, int start, int end)
    {
        for (var at = start; at + 1 < end; at++)
        {
            if (tokens[at].Lower is "and" or "but" or ","
                && (tokens[at + 1].Lower is "a" or "an" or "the" or "some" or "several" or "one" or "has" or "have"
                    || tokens[at + 1].IsNumber))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a clause tells of a lack.</summary>
    internal static bool HasLack(ReadOnlySpan<Token> tokens, Stretch clause)
    {
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (tokens[at].Lower is "lack" or "lacks" or "lacked" or "lacking" or "shortage" or "shortfall" or "gap") return true;
        }

        return false;
    }

    /// <summary>"Latrines | and no water", "latrines | but lacks water": what is denied stands behind.</summary>
    static bool IsOfNext(ReadOnlySpan<Token> tokens, Stretch clause, int thing, int denial)
    {
        if (tokens[denial].Is("lacking")
            || (tokens[denial].Is("no") && denial + 1 < clause.End && tokens[denial + 1].Is("longer")))
        {
            return false;
        }
        for (var at = denial - 1; at > thing; at--)
        {
            if (tokens[at].Lower is "and" or "but" or "," or ";" or "with" or "while") return true;
        }

        return false;
    }

    /// <summary>
    /// The same for an act: what people are "without" behind it does not deny it ("trapped without water").
    /// </summary>
    internal static bool IsNegated(ReadOnlySpan<Token> tokens, Stretch clause, int act)
    {
        for (var at = clause.Start; at < clause.End; at++)
        {
            var word = tokens[at].Lower;
            if (word is "without" && at > act) continue;
            if (word is "not" && at + 1 < clause.End && tokens[at + 1].Lower is "far" or "only" or "just") continue;
            if (word is "no" && at + 1 < clause.End
                && tokens[at + 1].Lower is "fewer" or "less" or "more" or "one" or "doubt")
            {
                continue;
            }
            // "Six latrines, no water point": what there is was told before.
            if (word is "no" && at > clause.Start + 1 && tokens[at - 1].Lower is "," or "and" or "but" or "with"
                && HasNumber(tokens[clause.Start..at]))
            {
                continue;
            }
            if (Negations.Contains(word) || IsYetTo(tokens, clause, at)) return true;
        }

        return false;
    }

    static bool HasNumber(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.IsNumber) return true;
        }

        return false;
    }

    /// <summary>Whether what the clause tells of has yet to be done.</summary>
    internal static bool IsPending(ReadOnlySpan<Token> tokens, Stretch clause)
    {
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (IsYetTo(tokens, clause, at)) return true;
        }

        return false;
    }

    /// <summary>
    /// Whether the act at <paramref name="trigger"/> is what somebody strives for and not what was done: "to regain",
    /// but "managed to regain".
    /// </summary>
    internal static bool IsAim(ReadOnlySpan<Token> tokens, int trigger) =>
        trigger > 0 && tokens[trigger - 1].Is("to")
            && !(
                trigger > 1
                && tokens[trigger - 2].Lower
                is "managed" or "able" or "helped" or "began" or "continued" or "continue" or "continues");

    /// <summary>"Both sides seek to retain control": what they strive for, and nobody's hold.</summary>
    internal static bool IsAimedAt(ReadOnlySpan<Token> tokens, int trigger)
    {
        for (var at = trigger - 1; at > 0 && at >= trigger - 2; at--)
        {
            if (tokens[at].Is("to") && Striving.Contains(tokens[at - 1].Lower)) return true;
        }

        return false;
    }

    static readonly FrozenSet<string> Striving = Units.Words("""
        seek seeks sought seeking try tries tried trying fight fights fought fighting battle battles battled battling want wants wanted vie vies vied vying attempt attempts attempted attempting struggle struggled bid fail failed fails hope hopes aim aims efforts effort attempts
        """);

    /// <summary>
    /// Whether a word that denies stands close before the word at <paramref name="at"/>: "no cases of cholera".
    /// </summary>
    internal static bool IsDeniedAt(ReadOnlySpan<Token> tokens, int at)
    {
        const int Reach = 4;
        for (var before = at - 1; before >= Math.Max(0, at - Reach); before--)
        {
            if (tokens[before].Lower is "," or ";" or "only") return false;
            if (Negations.Contains(tokens[before].Lower)) return true;
        }

        return false;
    }

    static bool IsYetTo(ReadOnlySpan<Token> tokens, Stretch clause, int at) =>
        tokens[at].Is("yet") && at + 1 < clause.End && tokens[at + 1].Is("to");

    /// <summary>Whether the act of the clause lies in the past.</summary>
    internal static bool IsPast(ReadOnlySpan<Token> tokens, Stretch clause)
    {
        for (var at = clause.Start; at < clause.End; at++)
        {
            var word = tokens[at].Lower;
            if (word is "is" or "are" or "'re" or "'s" or "remain" or "remains" or "has" or "have" or "needs" or "there" or "now" or "will")
            {
                return false;
            }
            if (Tenses.IsPast(word) && !tokens[at].Capital) return true;
        }

        return false;
    }

    /// <summary>Whether an armed group, or the forces of a state, act in the clause.</summary>
    /// <returns>"armed", "state" or "any".</returns>
    internal static string Agent(ReadOnlySpan<Token> tokens, Stretch clause, int trigger)
    {
        for (var at = trigger; at < Math.Min(clause.End, trigger + 10); at++)
        {
            if (tokens[at].Lower is not ("by" or "to")
                || (tokens[at].Is("to") && !(at > 0 && tokens[at - 1].Lower is "fell" or "fall" or "fallen")))
            {
                continue;
            }
            for (var actor = at + 1; actor < Math.Min(clause.End, at + 8); actor++)
            {
                if (Side(tokens[actor]) is { } side) return side;
            }
        }

        for (var at = trigger - 1; at >= clause.Start; at--)
        {
            if (Side(tokens[at]) is { } side && !(at > clause.Start && tokens[at - 1].Lower is "from" or "against")
                && !IsPushed(tokens, clause.Start, at))
            {
                return side;
            }
        }

        return "any";
    }

    /// <summary>"Push Alma's troops from the north and seize": the troops suffer it.</summary>
    static bool IsPushed(ReadOnlySpan<Token> tokens, int start, int at)
    {
        const int Phrase = 5;
        for (var back = at - 1; back >= Math.Max(start, at - Phrase); back--)
        {
            if (tokens[back].Lower is "push" or "pushed" or "pushing" or "drive" or "drove" or "expel" or "expelled")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Who is named as acting, as written.</summary>
    internal static IReadOnlyList<string> Actors(string text, ReadOnlySpan<Token> tokens, Stretch clause)
    {
        var actors = new List<string>();
        for (var at = clause.Start; at < clause.End && actors.Count < 6; at++)
        {
            if (!Nouns.Contains(tokens[at].Lower) || (tokens[at].Is("is") && !tokens[at].Capital)
                || IsForcing(tokens, at))
            {
                continue;
            }
            var start = at;
            while (start > clause.Start && Qualifies(tokens[start - 1])
                && tokens[start - 1].End + 1 == tokens[start].Start)
            {
                start--;
            }
            var end = at + 1;
            while (end < clause.End && Nouns.Contains(tokens[end].Lower) && !tokens[end].Is("is")) end++;
            var actor = text[tokens[start].Start..tokens[end - 1].End];
            if (!actors.Contains(actor, StringComparer.Ordinal)) actors.Add(actor);
            at = end - 1;
        }

        return actors.Count == 0 ? [] : [.. actors];
    }

    /// <summary>"Raid on Alma forces thousands to flee": a verb, and no force.</summary>
    static bool IsForcing(ReadOnlySpan<Token> tokens, int at) =>
        tokens[at].Is("forces") && at + 1 < tokens.Length
            && (tokens[at + 1].IsNumber
                || tokens[at + 1].Lower is "thousands" or "hundreds" or "tens" or "dozens" or "scores" or "many" or "people"
                    or "residents" or "civilians" or "families" or "villagers" or "them" or "a" or "an");

    static bool Qualifies(in Token token) =>
        token.IsWord && (token.Capital || token.Lower is "security" or "government" or "foreign")
            && token.Lower is not ("the" or "in" or "on" or "a");

    static string? Side(in Token token)
    {
        if (token.Is("is") && (!token.Capital || token.Length != 2)) return null;
        return Armed.Contains(token.Lower) ? "armed" : State.Contains(token.Lower) ? "state" : null;
    }
}
