using System.Collections.Frozen;
using Refuge.Reports.Claims;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Finds counts of people that "is" and "there are" tell: "the population of the camp is 35,295", "there were 14,900
/// displaced in January", and by how much a count told before changed.
/// </summary>
sealed class StockFacts(PredicateTable table)
{
    static readonly FrozenSet<string> Totals = Units.Words("number population total caseload figure");

    static readonly FrozenSet<string> Changes = Units.Words("increase decrease rise drop decline reduction");

    static readonly FrozenSet<string> Standing = Units.Words(
        "is was are were be been stands stood brings brought doubled tripled quadrupled");

    ClaimType? last;

    /// <summary>Remembers what was counted last, for "an increase of 5,000".</summary>
    internal void Note(ClaimType type)
    {
        if (type is { Family: "displacement" or "population" or "camp" or "hazard" or "casualties" }) last = type;
    }

    /// <summary>Whether those counted last are displaced people.</summary>
    internal bool IsOfPeople => last is { Family: "displacement" or "population" or "camp" };

    /// <summary>What a clause counts. Null when it counts nobody.</summary>
    internal Found? Of(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        if (Toll(tokens, tags, clause) is { } toll) return toll;
        if (!clause.HasVerb || !ClauseArguments.HasNumber(tokens, tags, clause)) return null;
        return Changed(tokens, tags, clause) ?? Counted(tokens, tags, clause) ?? There(tokens, tags, clause)
            ?? Ourselves(tokens, clause) ?? Expected(tokens, tags, clause);
    }

    /// <summary>
    /// "The death toll stood at 304", "the number of deaths has reached 57", whatever verb the tagger sees in it.
    /// </summary>
    static Found? Toll(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        const int Reach = 8;
        for (var at = Math.Max(1, clause.Start - 1); at < clause.End; at++)
        {
            if (!IsToll(tokens, at)) continue;
            var number = NumberAfter(tokens, tags, at, Math.Min(clause.End, at + Reach));
            if (number > 0 && tokens[number - 1].Lower is "at" or "to" or "than" or "around" or "about"
                or "over" or "nearly" or "reached" or "exceeded" or "passed" or "is" or "was")
            {
                return new(new("casualties", "killed"), clause.Where, Math.Max(at, clause.Start), 0, false);
            }
        }

        return null;
    }

    static bool IsToll(ReadOnlySpan<Token> tokens, int at) =>
        (tokens[at].Is("toll") && tokens[at - 1].Is("death"))
            || (tokens[at].Lower is "deaths" or "fatalities" or "dead" && at > 1 && tokens[at - 1].Is("of")
                && tokens[at - 2].Is("number"));

    /// <summary>"The number of displaced stands at 35,295".</summary>
    static Found? Counted(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        if (!Standing.Contains(tokens[clause.Head].Lower)) return null;
        for (var at = clause.Start; at + 2 < clause.End; at++)
        {
            if (!Totals.Contains(tokens[at].Lower)) continue;
            // Before the verb, or what it brings a total to.
            if (at > clause.Head && !tokens[clause.Head].Lower.StartsWith("br", StringComparison.Ordinal)) continue;
            var end = at < clause.Head ? clause.Group : clause.End;
            if (Crowd(tokens, at + 1, Math.Min(end, at + 8)) is not { } type) continue;
            if (tokens[at].Is("population")) type = new("population", "present");
            if (NumberAfter(tokens, tags, Math.Max(at, clause.Head), clause.End) < 0) continue;
            return new(type, clause.Where, clause.Head, 0, false);
        }

        return null;
    }

    /// <summary>"We are 5,126 now": those who write count themselves.</summary>
    Found? Ourselves(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        if (tokens[clause.Head].Lower is not ("are" or "were" or "'re" or "total" or "number") || clause.Group == 0
            || !tokens[clause.Group - 1].Is("we"))
        {
            return null;
        }
        var number = clause.Head + 1;
        while (number < clause.End && tokens[number].Lower is "now" or "about" or "around" or "some" or "already") number++;
        if (number >= clause.End || tokens[number] is not { IsNumber: true, Length: > 1 }) return null;
        var next = number + 1;
        return next >= clause.End || tokens[next].Lower is "now" or "here" or "today" or "in" or "altogether"
                || tokens[next].Kind == TokenKind.Mark && !(tokens[next].Lower is "%" or "-" or "°")
                || ClauseArguments.Any(tokens, next, next + 1, table.People)
            ? new(new("population", "present"), clause.Where, clause.Head, 0, false)
            : null;
    }

    /// <summary>"The authorities expect 200,000": more of those who were counted before.</summary>
    Found? Expected(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        if (!IsOfPeople || clause.IsPassive
            || !(tokens[clause.Head].Lower is "expect" or "expects" or "expected"))
        {
            return null;
        }
        var at = clause.Head + 1;
        while (at < clause.End
            && tokens[at].Lower is "up" or "to" or "about" or "around" or "some" or "another" or "at" or "least" or "as"
                or "many" or "more" or "than" or "a" or "further" or "nearly" or "over")
        {
            at++;
        }
        if (at >= clause.End || !(tokens[at].IsNumber || tags[at] is WordTag.Number)) return null;
        at++;
        while (at < clause.End && tokens[at].Lower is "more" or "million") at++;
        return at >= clause.End || tokens[at].Kind == TokenKind.Mark && !(tokens[at].Lower is "%" or "$" or "-")
                || tokens[at].Lower is "in" or "by" or "within" or "over" or "before" or "at"
                || ClauseArguments.Any(tokens, at, at + 1, table.People)
            ? new(new("displacement", "arrival"), clause.Where, clause.Head, 0, false)
            : null;
    }

    /// <summary>"There were around 14,900 displaced in January": a count of people that are somewhere.</summary>
    Found? There(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        if (!PredicateReader.IsBe(tokens[clause.Head].Lower)) return null;
        var there = clause.Group;
        while (there > clause.Start && !tokens[there].Is("there") && clause.Group - there < 3) there--;
        if (!tokens[there].Is("there")) return null;
        var number = NumberAfter(tokens, tags, clause.Head, Math.Min(clause.End, clause.Head + 6));
        if (number < 0) return null;
        var reach = 5;
        for (var at = number + 1; at < Math.Min(clause.End, number + reach); at++)
        {
            // "There have been 17,942 confirmed, probable and suspected cases".
            if (CountedFacts.TellsHowSure(tokens, at))
            {
                reach++;
                continue;
            }
            if (tags[at] is WordTag.Preposition or WordTag.Mark && !tokens[at].Is("(") && !tokens[at].Is("of")) break;
            // "There were 14 measles cases".
            if (tokens[at].Lower is "case" or "cases")
            {
                return new(new("health", "disease"), clause.Where, clause.Head, 0, false);
            }
            // "There were 220 killed": the dead are not there.
            if (tokens[at].Lower is "killed" or "dead" or "wounded" or "injured" or "deaths" or "injuries") return null;
            if (!ClauseArguments.Any(tokens, at, at + 1, table.People)) continue;
            // "600 people to a latrine", "60 persons per latrine" are ratios.
            if (at + 2 < clause.End && (tokens[at + 1].Is("per") || tokens[at + 1].Lower is "to" or "for"
                && tokens[at + 2].Lower is "a" or "each" or "every" or "one"))
            {
                return null;
            }
            return new(
                Crowd(tokens, number, at + 1) ?? new("population", "present"), clause.Where, clause.Head, 0, false);
        }

        return null;
    }

    /// <summary>"This represents a 28 % increase", "an increase of 5,400 people since last week".</summary>
    Found? Changed(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        if (last is not { } counted) return null;
        for (var at = clause.Start + 1; at + 1 < clause.End; at++)
        {
            if (!Changes.Contains(tokens[at].Lower) || !VerbClauses.IsNoun(tags[at])) continue;
            var isOf = tokens[at + 1].Is("of") && NumberAfter(tokens, tags, at, Math.Min(clause.End, at + 5)) > 0;
            var isPercent = false;
            for (var back = Math.Max(clause.Start, at - 4); back < at; back++)
            {
                isPercent |= tokens[back].Lower is "%" or "percent" || tokens[back].Is("cent");
            }
            if (isOf || isPercent) return new(counted, clause.Where, at, 0, true);
        }

        return null;
    }

    /// <summary>Which crowd some words name. Null when they name none.</summary>
    static ClaimType? Crowd(ReadOnlySpan<Token> tokens, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            switch (tokens[at].Lower)
            {
                case "displaced" or "idps" or "idp" or "refugees" or "evacuees": return new("displacement", "ongoing");
                case "returnees": return new("displacement", "return");
            }
        }

        return null;
    }

    static int NumberAfter(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int start, int end)
    {
        for (var at = start + 1; at < end; at++)
        {
            if (tokens[at].IsNumber || tags[at] is WordTag.Number) return at;
        }

        return -1;
    }
}
