using System.Collections.Frozen;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Parts a clause that tells one thing of several crowds: "800 are staying in Alma, more than 400 in Boro, and nearly
/// 1,000 in Cade"; "Alma school (340 households), Boro hospital (404 households)".
/// </summary>
static class PeopleLists
{
    static readonly FrozenSet<string> Hedges = Units.Words(
        "about around some nearly almost over roughly approximately at least most up to more fewer less than close "
        + "another only just as many an estimated");

    static readonly FrozenSet<string> Whereabouts = Units.Words("in at to from into inside near on");

    /// <summary>Words that may stand between the number and where its crowd is.</summary>
    static readonly FrozenSet<string> Others = Units.Words(
        "people persons individuals families households others more refugees idps residents hhs");

    /// <summary>Parts the claims of one clause, in place.</summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="tags">[tokens] What its words are.</param>
    /// <param name="clause">The clause.</param>
    /// <param name="index">Its number.</param>
    /// <param name="before">Where its claims begin in <paramref name="found"/>.</param>
    /// <param name="found">What was met so far.</param>
    internal static void Part(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, int index, int before,
        List<Found> found)
    {
        if (Bracketed(tokens, clause, index, found) || found.Count == before) return;
        var whole = found[before];
        if (whole.Type.Family is not ("displacement" or "population" or "camp" or "casualties")) return;
        var (end, first) = (whole.Clause.End, -1);
        for (var at = whole.Clause.Start + 2; at < end; at++)
        {
            if (!IsNumber(tokens, tags, at)) continue;
            var start = at;
            while (start > whole.Clause.Start && Hedges.Contains(tokens[start - 1].Lower)) start--;
            if (start < whole.Clause.Start + 2 || !IsJoint(tokens, start)
                || !HasNumber(tokens, tags, whole.Clause.Start, start) || !TellsWhere(tokens, tags, at, end))
            {
                continue;
            }
            if (first < 0) first = start;
            found.Add(whole with { Clause = new(start, EndOf(tokens, tags, at, end)), Trigger = at });
        }

        if (first < 0) return;
        var cut = first;
        while (cut > whole.Clause.Start + 1
            && (tags[cut - 1] is WordTag.Mark or WordTag.Conjunction || tokens[cut - 1].Is(",")))
        {
            cut--;
        }
        found[before] = whole with { Clause = whole.Clause with { End = cut } };
    }

    /// <summary>
    /// "Alma school (340 households / 1,700 people), Boro hospital (404 households)": a crowd for each name.
    /// </summary>
    static bool Bracketed(ReadOnlySpan<Token> tokens, VerbClause clause, int index, List<Found> found)
    {
        var items = new List<Stretch>();
        var isOfCases = false;
        var start = clause.Start;
        for (var at = clause.Start + 1; at + 2 < clause.End; at++)
        {
            if (tokens[at].Lower is ":" or ";") start = at + 1;
            if (tokens[at].Lower is not ("(" or "[") || !tokens[at + 1].IsNumber) continue;
            var close = at + 2;
            while (close < clause.End && tokens[close].Lower is not (")" or "]") || IsInner(tokens, at, close)) close++;
            if (close >= clause.End) break;
            while (start < at && tokens[start].Lower is "," or "and" or "namely") start++;
            // "Port Salu (97 cases), Inner Bay (61)": cases of an illness, place by place.
            var hasCases = CountsCases(tokens, at, close);
            start = Math.Max(start, StartOfName(tokens, start, at));
            if (start < at && tokens[start].Capital
                && (hasCases || (isOfCases && close == at + 2) || CountsPeople(tokens, at, close)))
            {
                isOfCases |= hasCases && items.Count == 0;
                items.Add(new(start, close + 1));
            }
            (start, at) = (close + 1, close);
        }

        if (items.Count < 2) return false;
        found.RemoveAll(
            other => other.Type.Family is "population" or "camp" or "health" && other.Clause.End > items[0].Start
                && other.Clause.Start < items[^1].End);
        foreach (var item in items)
        {
            found.Add(
                new(isOfCases ? new("health", "disease") : new("camp", "population"), item, item.Start, index, true));
        }

        return true;
    }

    /// <summary>"[6,315 households (HHs) / 31,575]": a bracket within a bracket.</summary>
    static bool IsInner(ReadOnlySpan<Token> tokens, int open, int close) =>
        close < tokens.Length && tokens[open].Is("[") && tokens[close].Is(")");

    /// <summary>
    /// Where the name before a bracket begins, behind the words that lead to it: "at two sites, Alma site A (".
    /// </summary>
    static int StartOfName(ReadOnlySpan<Token> tokens, int start, int end)
    {
        for (var at = end - 1; at > start; at--)
        {
            if (tokens[at].Is(",") || Whereabouts.Contains(tokens[at].Lower)) return at + 1;
        }

        return start;
    }

    static bool CountsCases(ReadOnlySpan<Token> tokens, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (tokens[at].Lower is "cases" or "case") return true;
        }

        return false;
    }

    static bool CountsPeople(ReadOnlySpan<Token> tokens, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (Others.Contains(tokens[at].Lower)) return true;
        }

        return false;
    }

    static bool IsNumber(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at) =>
        tokens[at].IsNumber || tags[at] is WordTag.Number;

    static bool HasNumber(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (IsNumber(tokens, tags, at) || tokens[at].Lower is "hundreds" or "thousands" or "dozens") return true;
        }

        return false;
    }

    /// <summary>Whether a part of a list may begin: behind a comma, a semicolon or "and".</summary>
    static bool IsJoint(ReadOnlySpan<Token> tokens, int start) =>
        tokens[start - 1].Lower is "," or ";" or "and" or ":" or "("
            || start > 1 && tokens[start - 1].Lower is "whom" or "them" && tokens[start - 2].Is("of");

    /// <summary>Whether the number is followed by where its crowd is or when it came, and by no verb.</summary>
    static bool TellsWhere(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at, int end)
    {
        var next = at + 1;
        while (next < end && (Others.Contains(tokens[next].Lower) || IsNumber(tokens, tags, next)
            || tokens[next].Lower is "live" or "lives" or "living" or "are" or "were" or "stay" or "staying"
                or "sheltering" or "remain" or "hosted"))
        {
            next++;
        }
        if (next + 1 >= end || !Whereabouts.Contains(tokens[next].Lower)) return false;
        next++;
        while (next < end && tags[next] is WordTag.Determiner) next++;
        // "At the reception centre of Alma": the words for what sort of place it is.
        const int Longest = 5;
        var last = Math.Min(end, next + Longest);
        while (next < last && !tokens[next].Capital
            && (VerbClauses.IsNoun(tags[next]) || tags[next] is WordTag.Adjective || tokens[next].Is("of")))
        {
            next++;
        }
        return next < end && tokens[next].Capital && tokens[next].IsWord;
    }

    static int EndOf(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at, int end)
    {
        var next = at + 1;
        while (next < end && tokens[next].Lower is not ("," or ";" or "—" or "–" or ")")
            && !(tokens[next].Is("and") && next + 1 < end && !tokens[next + 1].Capital)
            && !VerbClauses.IsVerb(tags[next]))
        {
            next++;
        }
        return next;
    }
}
