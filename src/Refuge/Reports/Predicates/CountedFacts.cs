using System.Collections.Frozen;
using Refuge.Reports.Claims;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Finds what is told by a number and a noun or participle, beside the verb of a clause or without one.
/// </summary>
sealed class CountedFacts(PredicateTable table)
{
    /// <summary>What befell those whom a number before the word counts.</summary>
    static readonly FrozenDictionary<string, ClaimType> Fates = new Dictionary<string, ClaimType>
    {
        ["dead"] = new("casualties", "killed"),
        ["killed"] = new("casualties", "killed"),
        ["died"] = new("casualties", "killed"),
        ["injured"] = new("casualties", "injured"),
        ["wounded"] = new("casualties", "injured"),
        ["hurt"] = new("casualties", "injured"),
        ["missing"] = new("other", "missing"),
        ["displaced"] = new("displacement", "departure"),
        ["homeless"] = new("displacement", "ongoing"),
        ["evacuated"] = new("displacement", "evacuation"),
        ["affected"] = new("hazard", "environmental"),
        // A word that lost a letter as a PDF was read.
        ["afected"] = new("hazard", "environmental"),
        ["sick"] = new("camp", "health"),
        ["infected"] = new("health", "disease"),
        ["cases"] = new("health", "disease"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words beside which a case is none of an illness.</summary>
    static readonly FrozenSet<string> OfCourts = Units.Words("""
        abuse violence rape kidnapping abduction murder theft court arson torture looting fraud corruption detention arrest arrests killing killings disappearance recruitment protection
        trafficking exploitation assault harassment harassing legal referred separated unaccompanied
        """);

    /// <summary>Whether a word tells what befell those whom a number before it counts.</summary>
    internal static bool IsFate(string word) => Fates.ContainsKey(word);

    /// <summary>Facts told by a number before a word: "180 people dead and 1,300 injured", "59 injuries".</summary>
    internal void Add(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, int index, int before,
        List<Found> found)
    {
        var main = found.Count > before ? found[before].Trigger : -1;
        for (var at = clause.Start + 1; at < clause.End; at++)
        {
            if (at == main || (at == clause.Head && main >= 0)) continue;
            var isNoun = VerbClauses.IsNoun(tags[at]) && !table.OfNoun(tokens[at].Lower).IsEmpty;
            ClaimType type;
            if (Fates.TryGetValue(tokens[at].Lower, out var fate)
                && !(at + 1 < clause.End && VerbClauses.IsNoun(tags[at + 1])))
            {
                type = fate;
            }
            else if (isNoun && !(at + 1 < clause.End && VerbClauses.IsNoun(tags[at + 1])))
            {
                type = table.OfNoun(tokens[at].Lower)[0].Type;
            }
            else
            {
                continue;
            }

            if (tokens[at].Is("cases") && ClauseArguments.Any(tokens, clause.Start, clause.End, OfCourts)) continue;
            if (type.Family is "hazard" && IsByFighting(tokens, at + 1, clause.End)) continue;
            var start = NumberBefore(tokens, tags, clause, at);
            if (start < 0 || CountsAnimals(tokens, start, at)) continue;
            var isTold = false;
            for (var other = before; other < found.Count; other++)
            {
                isTold |= found[other].Type == type
                    && (!found[other].IsNoun || (found[other].Clause.Start <= at && start < found[other].Clause.End));
            }
            if (isTold) continue;
            var end = at + 1;
            while (end < clause.End && end - at < 12 && tags[end] is not WordTag.Mark and not WordTag.Conjunction
                && end != clause.Group)
            {
                end++;
            }
            found.Add(new(type, new(start, end), at, index, true));
        }
    }

    /// <summary>"Confirmed, probable and suspected" cases: how sure they are, and the marks between.</summary>
    internal static bool TellsHowSure(ReadOnlySpan<Token> tokens, int at) =>
        IsSureness(tokens[at].Lower)
            || (tokens[at].Lower is "," or "and" or "or" or "/" && at > 0 && at + 1 < tokens.Length
                && IsSureness(tokens[at - 1].Lower) && IsSureness(tokens[at + 1].Lower));

    static bool IsSureness(string word) =>
        word is "suspected" or "confirmed" or "probable" or "reported" or "recorded" or "registered";

    /// <summary>"1,679 people affected by conflict": no hazard of nature.</summary>
    static bool IsByFighting(ReadOnlySpan<Token> tokens, int start, int end)
    {
        const int Reach = 4;
        for (var at = start; at < Math.Min(end, start + Reach); at++)
        {
            if (tokens[at].Lower is "conflict" or "violence" or "fighting" or "war" or "insecurity" or "crisis")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"19 donkeys died".</summary>
    internal static bool CountsAnimals(ReadOnlySpan<Token> tokens, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (Animals.Contains(tokens[at].Lower)) return true;
        }

        return false;
    }

    static readonly FrozenSet<string> Animals = Units.Words(
        "animals livestock cattle cows goats sheep camels donkeys horses pigs chickens poultry buffaloes cats dogs");

    /// <summary>The number that counts the word at <paramref name="at"/>; −1 when none does.</summary>
    static int NumberBefore(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, int at)
    {
        const int Reach = 4;
        for (var back = at - 1; back >= Math.Max(clause.Start, at - Reach); back--)
        {
            // "31,743 individuals (6,340 households) affected": what stands in brackets is passed over.
            if (tokens[back].Is(")"))
            {
                while (back > clause.Start && !tokens[back].Is("(")) back--;
                continue;
            }

            if (tokens[back].IsNumber || tags[back] == WordTag.Number)
            {
                while (back > clause.Start
                    && (
                        tags[back - 1] is WordTag.Number or WordTag.AdjectiveCompared
                        || tokens[back - 1].Lower is "than" or "least" or "at" or "over" or "some" or "about"))
                {
                    back--;
                }
                return back;
            }

            // "63 suspected cases": how sure they are is no verb.
            if (tokens[at].Is("cases") && TellsHowSure(tokens, back)) continue;

            if (tags[back] is WordTag.Mark or WordTag.Conjunction or WordTag.Preposition
                || VerbClauses.IsVerb(tags[back]) && !PredicateReader.IsBe(tokens[back].Lower))
            {
                return -1;
            }
        }

        return -1;
    }

    static readonly FrozenSet<string> Staying = Units.Words(
        "sleep live stay camp shelter wait remain lodge huddle");

    /// <summary>
    /// What is told of people without a verb, as lists and key figures do: "4.2 million people in need", "3,000
    /// families affected".
    /// </summary>
    internal Found? OfPeople(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        if (!ClauseArguments.HasNumber(tokens, tags, clause)
            || !ClauseArguments.Any(tokens, clause.Start, clause.End, table.People))
        {
            return null;
        }
        var (type, trigger) = (default(ClaimType?), -1);
        for (var at = clause.Start; at < clause.End && type is null; at++)
        {
            type = tokens[at].Lower switch
            {
                "need" when at > clause.Start && tokens[at - 1].Is("in") => new("needs", "people_in_need"),
                // "174,000 displaced people in the three most affected districts".
                "affected" or "afected" when !(at + 1 < clause.End && VerbClauses.IsNoun(tags[at + 1])
                    && !ClauseArguments.Any(tokens, at + 1, at + 2, table.People)) => new("hazard", "environmental"),
                "targeted" => new("response", "planned"),
                "reached" or "assisted" => new("response", "delivered"),
                "returnees" or "returned" or "returns" => new("displacement", "return"),
                // "280,000 new arrivals sleep in the open": those who came and are there.
                "arrivals" when at + 1 < clause.End && Staying.Contains(tokens[at + 1].Lower) =>
                    new("population", "present"),
                "arrivals" or "arrived" => new("displacement", "arrival"),
                "evacuated" => new("displacement", "evacuation"),
                "dead" or "killed" or "deaths" => new("casualties", "killed"),
                "injured" or "wounded" => new("casualties", "injured"),
                "displaced" when !(at + 1 < clause.End && VerbClauses.IsNoun(tags[at + 1])) =>
                    new("displacement", "departure"),
                _ => null,
            };
            trigger = at;
        }

        if (type is null)
        {
            for (var at = clause.Start; at < clause.End && type is null; at++)
            {
                // "The city's two IDP sites" are no people.
                if (tokens[at].Lower is "displaced" or "idps" or "idp" or "refugees" or "evacuees" or "pdis"
                    && !(at + 1 < clause.End && tokens[at + 1].Lower is "sites" or "site" or "camps" or "camp"))
                {
                    (type, trigger) = (new("population", "present"), at);
                }
            }
        }

        return type is { } told ? new(told, clause.Where, trigger, 0, true) : null;
    }
}
