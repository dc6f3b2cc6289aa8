using System.Collections.Frozen;
using Refuge.Reports.Claims;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Finds events that a noun tells with its own arguments, wherever it stands in the clause: "the arrival of 35,000
/// Burundians", "clashes between the two groups", "an attack on Alma".
/// </summary>
sealed class NominalEvents(PredicateTable table)
{
    /// <summary>A noun with its arguments has so many words at most.</summary>
    const int Longest = 16;

    /// <summary>So many words at most stand between "of" and those whom it counts.</summary>
    const int Reach = 6;

    static readonly FrozenDictionary<string, ClaimType> Movements = new Dictionary<string, ClaimType>
    {
        ["arrival"] = new("displacement", "arrival"),
        ["arrivals"] = new("displacement", "arrival"),
        ["influx"] = new("displacement", "arrival"),
        ["departure"] = new("displacement", "departure"),
        ["displacement"] = new("displacement", "departure"),
        ["displacements"] = new("displacement", "departure"),
        ["exodus"] = new("displacement", "departure"),
        ["expulsion"] = new("displacement", "departure"),
        ["expulsions"] = new("displacement", "departure"),
        ["deportation"] = new("displacement", "departure"),
        ["flight"] = new("displacement", "departure"),
        ["evacuation"] = new("displacement", "evacuation"),
        ["evacuations"] = new("displacement", "evacuation"),
        ["return"] = new("displacement", "return"),
        ["repatriation"] = new("displacement", "return"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Verbs that tell what somebody does about a movement, and not that there is one.</summary>
    static readonly FrozenSet<string> Handling = Units.Words("""
        monitor monitors monitored monitoring assess assessed track tracks tracked tracking study discuss discussed facilitate facilitated coordinate coordinated manage prevent
        prevented avoid verify verified support supports supported
        """);

    static readonly FrozenSet<string> Aims = Units.Words("on against in at near");

    /// <summary>Adds what nouns tell that no predicate of the clause has told.</summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="tags">[tokens] What its words are.</param>
    /// <param name="clause">The clause.</param>
    /// <param name="index">Its number.</param>
    /// <param name="found">What was met so far.</param>
    internal void Add(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, int index, List<Found> found)
    {
        for (var at = clause.Start; at + 2 < clause.End; at++)
        {
            if (Held(tokens, tags, clause, at) is { Length: > 0 } held
                && !IsTerritory(found, held))
            {
                found.Add(new(new("territory", "presence"), held, at, index, true));
                continue;
            }
            if (!VerbClauses.IsNoun(tags[at]) && tags[at] is not WordTag.VerbIng) continue;
            if (TypeAt(tokens, tags, clause, at) is not { } type) continue;
            var (start, end) = Phrase(tokens, tags, clause, at);
            if (type.Family is "displacement")
            {
                if (clause.HasVerb && Handling.Contains(tokens[clause.Head].Lower)) continue;
                // "The violence led to the displacement of 870 families" tells of them.
                WithoutCauses(found, index);
            }
            if (IsTold(found, type, start, end, at)) continue;
            found.Add(new(type, new(start, end), at, index, true));
            at = end;
        }
    }

    static bool IsTerritory(List<Found> found, Stretch held)
    {
        foreach (var other in found)
        {
            if (other.Type.Family is "territory" && held.Overlaps(other.Clause)) return true;
        }

        return false;
    }

    static void WithoutCauses(List<Found> found, int index) => found.RemoveAll(
        other => other.Of == index && other.IsNoun && other.Type.Family is "conflict" or "hazard" or "risk");

    static bool IsTold(List<Found> found, ClaimType type, int start, int end, int at)
    {
        foreach (var other in found)
        {
            if (IsTold(other, type, start, end, at)) return true;
        }

        return false;
    }

    static readonly FrozenSet<string> Holders = Units.Words("""
        rebel rebels opposition government regime militant militants insurgent insurgents jihadist jihadists militia army separatist separatists taliban houthi isis isil gang guerrilla
        """);

    static readonly FrozenSet<string> Ending = Units.Words("lift lifted lifting break broke broken breaking end ended ending");

    /// <summary>
    /// "The few blocks of the city under rebel control", "the last rebel bastion of Alma": who holds a place, told in
    /// passing.
    /// </summary>
    static Stretch Held(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, int at)
    {
        if (tokens[at].Is("under") && tokens[at + 2].Is("control") && Holders.Contains(tokens[at + 1].Lower))
        {
            var first = at;
            while (first > clause.Start && at - first < Reach * 2
                && (VerbClauses.IsNoun(tags[first - 1]) || tokens[first - 1].Lower is "still" or "of" or "the" or "now"
                    || tags[first - 1] is WordTag.Adjective or WordTag.Determiner or WordTag.Number))
            {
                first--;
            }
            return first < at ? new(first, at + 3) : default;
        }
        if (tokens[at].Lower is not ("bastion" or "stronghold") || !tokens[at + 1].Is("of") || !tokens[at + 2].Capital
            || at == clause.Start || !Holders.Contains(tokens[at - 1].Lower))
        {
            return default;
        }
        var end = at + 3;
        while (end < clause.End && tokens[end] is { IsWord: true, Capital: true }) end++;
        return new(at - 1, end);
    }

    ClaimType? TypeAt(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, int at)
    {
        if (Movements.TryGetValue(tokens[at].Lower, out var movement))
        {
            return tokens[at + 1].Is("of") && CountsPeople(tokens, tags, clause, at + 2) ? movement : null;
        }
        if (table.OfNoun(tokens[at].Lower) is not { IsEmpty: false } entries) return null;
        return entries[0].Type switch
        {
            { Family: "access", Kind: "siege" } => tokens[at + 1].Lower is "on" or "of"
                && !(clause.HasVerb && Ending.Contains(tokens[clause.Head].Lower))
                && !ClauseArguments.Any(tokens, clause.Start, at, Ending)
                    ? entries[0].Type
                    : null,
            { Family: "conflict" } => tokens[at + 1].Is("between")
                && !(entries[0].Not is { } not && ClauseArguments.Any(tokens, clause.Start, clause.End, not))
                    ? entries[0].Type
                    : null,
            { Family: "attack" } => Aims.Contains(tokens[at + 1].Lower) && IsNamed(tokens, tags, clause, at + 2)
                ? entries[0].Type
                : null,
            _ => null,
        };
    }

    /// <summary>"Of up to 870 households": a number or a word for many, and people.</summary>
    bool CountsPeople(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, int at)
    {
        for (var next = at; next < Math.Min(clause.End, at + Reach); next++)
        {
            if (ClauseArguments.Any(tokens, next, next + 1, table.People)) return true;
            if (VerbClauses.IsVerb(tags[next]) || tags[next] is WordTag.Mark) return false;
        }

        return false;
    }

    /// <summary>Whether a name stands right behind, with what sort of place it is before it.</summary>
    static bool IsNamed(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, int at)
    {
        for (var next = at; next < Math.Min(clause.End, at + Reach - 1); next++)
        {
            if (tags[next] is WordTag.Name && tokens[next].Capital) return true;
            if (tags[next] is not (WordTag.Determiner or WordTag.Noun or WordTag.Adjective)
                && !tokens[next].Is("of"))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The noun with the words before it that describe it, and what its prepositions bring.</summary>
    static (int Start, int End) Phrase(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, int at)
    {
        var (start, end) = (at, at + 1);
        while (start > clause.Start && at - start < 4
            && (VerbClauses.IsNoun(tags[start - 1])
                || tags[start - 1] is WordTag.Adjective or WordTag.Determiner or WordTag.Number))
        {
            start--;
        }
        while (end < clause.End && end - at < Longest && !VerbClauses.IsVerb(tags[end])
            && tags[end] is not (WordTag.Relative or WordTag.Modal)
                && tokens[end].Lower is not ("," or ";" or "." or ":"))
        {
            end++;
        }
        return (start, end);
    }

    static bool IsTold(in Found other, ClaimType type, int start, int end, int at)
    {
        var shared = Math.Min(other.Clause.End, end) - Math.Max(other.Clause.Start, start);
        return other.Trigger == at
            || (shared > 0 && (IsOfOneGroup(other.Type, type) || shared * 2 >= other.Clause.Length));
    }

    static bool IsOfOneGroup(ClaimType one, ClaimType other) =>
        one.Family == other.Family
            || (one.Family is "attack" or "conflict" or "casualties" or "operation"
                && other.Family is "attack" or "conflict");
}
