using System.Collections.Frozen;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>A clause round one verb, or a stretch without one. All members count tokens of the sentence.</summary>
/// <param name="Start">Its first token.</param>
/// <param name="End">The token after its last.</param>
/// <param name="Group">The first token of the verb with its auxiliaries. The end when there is no verb.</param>
/// <param name="Head">The verb itself. −1 when there is none.</param>
/// <param name="IsPassive">Whether what stands before the verb suffers the act.</param>
/// <param name="IsReduced">Whether the verb is a participle without an auxiliary.</param>
/// <param name="Governor">The clause in whose object it stands ("said that …"). −1 when it stands by itself.</param>
readonly record struct VerbClause(int Start, int End, int Group, int Head, bool IsPassive, bool IsReduced, int Governor)
{
    internal Stretch Where => new(Start, End);

    internal bool HasVerb => Head >= 0;
}

/// <summary>Parts a tagged sentence into clauses, one for each verb. Time grows with the words.</summary>
static class VerbClauses
{
    /// <summary>Words that begin a clause.</summary>
    static readonly FrozenSet<string> Openers = Units.Words("""
        and but or while as when where who which that whether after before until because since if though although so than whom whose once nor amid whereas unless
        """);

    static readonly FrozenSet<string> Be =
        Units.Words("be is are was were been being 's 're 'm am get got gets isn't aren't wasn't weren't");

    static readonly FrozenSet<string> Have = Units.Words("has have had having 've haven't hasn't hadn't");

    /// <summary>Verbs whose object is what is said, thought, wanted or feared.</summary>
    static readonly FrozenSet<string> Taking = Units.Words("""
        say says said saying tell tells told telling report reports reported reporting announce announces announced announcing confirm confirms confirmed confirming state states stated
        warn warns warned warning fear fears feared fearing deny denies denied denying reject rejects rejected dismissed refuted believe believes believed think thinks thought claim claims claimed
        allege alleges alleged estimate estimates estimated note notes noted add adds added adding show shows showed shown indicate indicates indicated suggest suggests suggested
        know knows knew reckon reckons reckoned hope hopes hoped expect expects expected predict predicts predicted forecast declare declared explain explained insist insisted describe described acknowledge acknowledged
        stress stressed emphasise emphasised learn learned hear heard see saw find found accuse accused urge urged avoid prevent recommended recommends reveal revealed
        ensure ensured highlighted highlights recall recalled anticipate anticipated worry worried mean means meant
        """);

    /// <summary>Verbs that say of another how far it is: "began leaving".</summary>
    static readonly FrozenSet<string> Lasting =
        Units.Words("began begun started continued kept stopped resumed finished ended ceased");

    static readonly FrozenSet<string> Describing = Units.Words(
        "said says say describe describes described report reports recall recalls recalled deny denies denied admit "
        + "admits admitted");

    /// <summary>So many words stand at most between what opens a clause and a bracket behind its subject.</summary>
    const int Aside = 5;

    readonly record struct VerbGroup(int Start, int Head, bool IsPassive, bool IsReduced, bool IsFinite);

    /// <summary>Whether what is said, thought, wanted or feared is the object of a verb.</summary>
    internal static bool TakesObjectClause(string verb) => Taking.Contains(verb);

    /// <summary>Whether a tag is a verb's.</summary>
    internal static bool IsVerb(WordTag tag) => tag is >= WordTag.VerbBase and <= WordTag.VerbPresentS;

    /// <summary>Whether a tag is a noun's or a name's.</summary>
    internal static bool IsNoun(WordTag tag) => tag is WordTag.Noun or WordTag.Nouns or WordTag.Name or WordTag.Names;

    /// <summary>The clauses of a sentence, in order; together they cover it.</summary>
    internal static List<VerbClause> Of(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags)
    {
        var groups = Groups(tokens, tags);
        var clauses = new List<VerbClause>(groups.Count + 1);
        if (groups.Count == 0) clauses.Add(new(0, tokens.Length, tokens.Length, -1, false, false, -1));
        var (start, isObject) = (0, false);
        for (var index = 0; index < groups.Count; index++)
        {
            var group = groups[index];
            var (end, next) = index + 1 < groups.Count
                ? Boundary(tokens, tags, group, groups[index + 1])
                : (tokens.Length, false);
            clauses.Add(
                new(start, end, group.Start, group.Head, group.IsPassive, group.IsReduced, isObject ? index - 1 : -1));
            (start, isObject) = (end, next);
        }

        return clauses;
    }

    /// <summary>The verbs of a sentence with their auxiliaries: "continues to be provided" is one.</summary>
    static List<VerbGroup> Groups(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags)
    {
        var groups = new List<VerbGroup>();
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!Opens(tokens, tags, at)) continue;
            var (start, head) = (at, at);
            for (var next = at + 1; next < tokens.Length; next++)
            {
                // "Crossed using the bridge", "died trying to reach the shore": two verbs.
                if (tags[next] is WordTag.VerbIng && next == head + 1
                    && tags[head] is WordTag.VerbPast or WordTag.VerbParticiple && !Be.Contains(tokens[head].Lower)
                    && !Have.Contains(tokens[head].Lower) && !Lasting.Contains(tokens[head].Lower)
                    && !Taking.Contains(tokens[head].Lower)
                    // "Were recorded reaching Alma": what they were seen to do.
                    && !(tokens[head].Lower is "recorded" or "observed" or "spotted" or "monitored" or "seen"
                        && HasBe(tokens, start, head)))
                {
                    break;
                }
                // "Describe dodging gunmen", "denied bombing the town": two verbs, one the object of the other.
                if (tags[next] is WordTag.VerbIng && next == head + 1 && IsVerb(tags[head])
                    && Describing.Contains(tokens[head].Lower))
                {
                    break;
                }
                if (IsVerb(tags[next]) && !IsAttribute(tokens, tags, next, head))
                {
                    head = next;
                }
                else if (tags[next] is not (WordTag.Adverb or WordTag.To or WordTag.Modal)
                    && !IsInside(tokens, tags, next))
                {
                    break;
                }
            }

            at = Math.Max(at, head);
            if (!IsVerb(tags[head]) && tags[head] != WordTag.Modal) continue;
            var isPassive = tags[head] is WordTag.VerbParticiple or WordTag.VerbPast
                && (head == start ? tags[head] is WordTag.VerbParticiple : HasBe(tokens, start, head));
            if (head > start && HasHave(tokens, start, head) && !HasBe(tokens, start, head)) isPassive = false;
            groups.Add(
                new(
                    start, head, isPassive, start == head && tags[head] is WordTag.VerbParticiple or WordTag.VerbIng,
                    tags[start] is not (WordTag.To or WordTag.VerbIng or WordTag.VerbParticiple or WordTag.VerbBase)));
        }

        return groups;
    }

    /// <summary>Words such as "able" and "likely" between the parts of one verb: "were unable to leave".</summary>
    static bool IsInside(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at) =>
        tokens[at].Lower
            is "able" or "unable" or "likely" or "unlikely" or "ready" or "due" or "yet" or "set" or "about"
            && at + 1 < tokens.Length && tags[at + 1] is WordTag.To;

    static bool Opens(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at)
    {
        if (tags[at] == WordTag.Modal) return true;
        if (tags[at] == WordTag.To)
        {
            return at + 1 < tokens.Length && IsVerb(tags[at + 1]) || at + 2 < tokens.Length
                && tags[at + 1] == WordTag.Adverb && IsVerb(tags[at + 2]);
        }
        return IsVerb(tags[at]) && !IsJoined(tokens, at) && !IsAttribute(tokens, tags, at, -1);
    }

    /// <summary>
    /// "Opposition-held", "life-saving": the second part of a compound is no verb; "re-opened" is one.
    /// </summary>
    internal static bool IsJoined(ReadOnlySpan<Token> tokens, int at) =>
        at > 1 && tokens[at - 1].Is("-") && tokens[at - 1].End == tokens[at].Start
            && tokens[at - 2].End == tokens[at - 1].Start && tokens[at - 2].IsWord
            && tokens[at - 2].Lower is not ("re" or "pre" or "co" or "over" or "air" or "fire")
            && !(at > 2 && tokens[at - 3].IsNumber);

    /// <summary>Whether a participle stands before its noun: "displaced families", "the besieged city".</summary>
    static bool IsAttribute(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at, int head)
    {
        if (tokens[
            at].Lower is "according" or "including" or "following" or "regarding" or "concerning" or "pending" or "based" or "compared" or "involving" or "excluding")
        {
            return true;
        }
        // "Given the extent of flooding" is no gift; "have been given shelter" is one.
        if (tokens[at].Is("given") && !(at > 0 && Be.Contains(tokens[at - 1].Lower))) return true;
        if (tags[at] is not (WordTag.VerbParticiple or WordTag.VerbIng or WordTag.VerbPast)) return false;
        if (at + 1 >= tokens.Length) return false;
        if (tokens[at + 1].Is("-") && tokens[at + 1].Start == tokens[at].End) return true;
        if (tags[at + 1] is not (WordTag.Noun or WordTag.Nouns or WordTag.Adjective)
            && !(tags[at + 1] == WordTag.Name && at > 0 && tags[at - 1] is WordTag.Determiner))
        {
            return false;
        }
        if (tokens[at].Lower is "sleeping" or "cooking" or "drinking" or "washing" or "farming" or "fishing"
            && tokens[at + 1].Lower is "mats" or "mat" or "bags" or "utensils" or "sets" or "water" or "kits"
                or "materials" or "items" or "supplies" or "equipment" or "gear" or "tools" or "boats" or "fuel")
        {
            return true;
        }
        if (at == 0) return tags[at] == WordTag.VerbParticiple;
        var before = tags[at - 1];
        // "To affected and displaced households": both say which households.
        if (before is WordTag.Conjunction && at > 2 && tags[at] is not WordTag.VerbIng
            && tokens[at - 2].Lower.EndsWith("ed", StringComparison.Ordinal)
            && tags[at - 3] is WordTag.Preposition or WordTag.To or WordTag.Determiner)
        {
            return true;
        }
        if (before is WordTag.Determiner && tokens[at - 1].Is("that")) return false;
        if (before is WordTag.Determiner or WordTag.Adjective or WordTag.Number or WordTag.Possessive or WordTag.Owner)
        {
            return tags[at] != WordTag.VerbPast;
        }
        if (before is WordTag.Preposition)
        {
            return tags[at] == WordTag.VerbParticiple
                && tokens[at - 1].Lower is not ("that" or "than" or "as" or "while" or "when" or "if");
        }
        if (before is WordTag.Adverb)
        {
            return at > 1 && tags[at - 2] is WordTag.Determiner or WordTag.Number or WordTag.Preposition or WordTag.To
                && tags[at] != WordTag.VerbPast;
        }
        // "Met displaced people": two verbs do not stand side by side.
        if (VerbClauses.IsVerb(before) && !Be.Contains(tokens[at - 1].Lower) && !Have.Contains(tokens[at - 1].Lower)
            && tokens[at].Lower.EndsWith("ed", StringComparison.Ordinal) && tags[at + 1] is not WordTag.Adjective)
        {
            return true;
        }
        // "were displaced" is a verb; "and displaced persons" is none.
        return tags[at] == WordTag.VerbParticiple && before is WordTag.Conjunction && (head < 0 || head != at - 1);
    }

    static bool HasBe(ReadOnlySpan<Token> tokens, int start, int head)
    {
        for (var at = start; at < head; at++)
        {
            if (Be.Contains(tokens[at].Lower)) return true;
        }

        return false;
    }

    static bool HasHave(ReadOnlySpan<Token> tokens, int start, int head)
    {
        for (var at = start; at < head; at++)
        {
            if (Have.Contains(tokens[at].Lower)) return true;
        }

        return false;
    }

    /// <summary>
    /// Where the clause of <paramref name="one"/> ends and that of <paramref name="other"/> begins, and whether this is
    /// the object of that.
    /// </summary>
    static (int End, bool IsObject) Boundary(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbGroup one, VerbGroup other)
    {
        var after = one.Head + 1;
        // "Are feared dead after the boat capsized": what is feared stands right behind.
        var takes = Taking.Contains(tokens[one.Head].Lower)
            && !(one.IsPassive && CountedFacts.IsFate(tokens[after].Lower));
        var (opener, comma, strong, semicolon, relative) = (-1, -1, -1, -1, -1);
        for (var at = after; at < other.Start; at++)
        {
            if (tokens[at].Lower is ";" or "." or ":" or "—" or "–" or "\"" or "“" or "”" or "(" || tokens[at].Is("-")
                && at > 0 && tokens[at].Start > tokens[at - 1].End)
            {
                // "And that 300 households (1,350 people) were": the bracket stands in the clause that "and" opens.
                if (!(tokens[at].Is("(") && opener >= 0 && at - opener <= Aside)) strong = at;
                if (tokens[at].Is(";")) semicolon = at;
            }
            else if (tokens[at].Is(","))
            {
                comma = at;
            }
            else if (Openers.Contains(tokens[at].Lower)
                && !(tokens[at].Is("as") && at > after && tokens[at - 1].Lower is "such" or "well")
                // "More than 5,000 have fled": the number is one.
                && !(tokens[at].Is("than") && tokens[at - 1].Lower is "more" or "less" or "fewer" or "other"
                    && at + 1 < tokens.Length && tokens[at + 1].IsNumber))
            {
                opener = at;
            }
            if (relative < 0 && tokens[at].Is("where") && at > after && tokens[at - 1].Is(",")) relative = at;
            if (takes && at == after && tokens[at].Lower is "that") return (at, true);
        }

        // "Reported 20 people dead in Alma, where many live": the object ends before what is told of the place in it.
        if (takes && relative >= 0) return (relative, false);
        if (takes && !(strong == after || comma == after))
        {
            return (
                after,
                tags[other.Start] is not WordTag.To
                || tokens[one.Head].Lower is "expected" or "believed" or "feared" or "alleged"
                // "Expect 200,000 people to arrive": what they do is expected.
                || (other.Start > after && tokens[one.Head].Lower is "expect" or "expects" or "expecting"));
        }
        // "31,000 stay in shelters; the largest, a hall, was designed for 900".
        if (semicolon >= 0) return (semicolon, takes);
        if (strong > Math.Max(opener, comma)) return (strong, takes);
        if (opener > comma && opener >= 0) return (opener, false);
        if (comma >= 0) return (comma, false);
        // A participle says something of the noun before it; an infinitive has no words of its own before it.
        return (
            other.IsFinite && tags[after] is not WordTag.Preposition && Subject(tags, after, other.Start)
            ? after
            : other.Start, false);
    }

    /// <summary>
    /// Whether nothing but one noun with what belongs to it stands between two verbs: the subject of the second.
    /// </summary>
    static bool Subject(ReadOnlySpan<WordTag> tags, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (tags[at] is WordTag.Preposition or WordTag.Mark) return false;
        }

        return end > start;
    }
}
