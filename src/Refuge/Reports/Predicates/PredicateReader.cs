using System.Collections.Frozen;
using Refuge.Reports.Claims;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;

namespace Refuge.Reports.Predicates;

/// <summary>Finds what the clauses of a sentence tell, by their predicates and arguments.</summary>
sealed class PredicateReader(PredicateTable table)
{
    readonly CountedFacts counted = new(table);
    readonly NominalEvents nominal = new(table);
    readonly StockFacts stocks = new(table);
    readonly Telegrams telegrams = new(table);

    /// <summary>Verbs that say only that what a noun names took place.</summary>
    static readonly FrozenSet<string> Light = VerbsOf("""
        be have report occur continue take cause lead result trigger follow see face suffer carry launch remain begin start resume persist record register include involve witness
        experience mark represent describe note observe confirm fear expect warn end increase rise decrease fall intensify stop break erupt say affect bring spark force raise
        announce declare estimate believe think hear arise happen mean do hit ease worsen escalate reduce reach grow lift drain fuel disrupt displace_not go get receive threaten need become come prevent condemn accuse pose shock horrify anger alarm draw prompt cancel rule approve authorise authorize call_off deny refute reject dismiss
        """);

    static FrozenSet<string> VerbsOf(string verbs) =>
        verbs.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).SelectMany(VerbForms.OfVerb)
            .ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Sums = FrozenSet.Create(StringComparer.Ordinal, "million", "billion");

    /// <summary>What the clauses tell, in order.</summary>
    internal List<Found> Read(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, bool isHeading)
    {
        var found = new List<Found>();
        for (var index = 0; index < clauses.Count; index++)
        {
            var clause = clauses[index];
            var before = found.Count;
            OfClause(tokens, tags, clauses, index, isHeading, found);
            counted.Add(tokens, tags, clause, index, before, found);
            nominal.Add(tokens, tags, clause, index, found);
            PeopleLists.Part(tokens, tags, clause, index, before, found);
        }

        telegrams.Add(tokens, tags, clauses, found);

        foreach (var each in found) stocks.Note(each.Type);

        return found;
    }

    /// <summary>What a noun of the table tells. Null for any other word.</summary>
    internal ClaimType? TypeOfNoun(string word) =>
        table.OfNoun(word) is { IsEmpty: false } entries ? entries[0].Type : null;

    /// <summary>Whether a word names an attack, fighting or a disaster.</summary>
    internal bool NamesEvent(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            foreach (var entry in table.OfNoun(token.Lower))
            {
                if (entry.Type.Family is "attack" or "conflict" or "hazard" or "casualties") return true;
            }
        }

        return false;
    }

    void OfClause(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, int index, bool isHeading,
        List<Found> found)
    {
        var clause = clauses[index];
        if (clause.HasVerb && !ClauseArguments.HasNumber(tokens, tags, clause)
            && IsFurtherAim(tokens, tags, clauses, index))
        {
            return;
        }
        if (clause.HasVerb && !ClauseArguments.HasNumber(tokens, tags, clause)
            && IsAside(tokens, tags, clause, Causatives.Verb(tokens, tags, clauses, index) is not null))
        {
            return;
        }
        if (clause.HasVerb && OfVerb(tokens, tags, clauses, index) is { } entry)
        {
            var verb = entry.Type;
            // "Said regaining control had brought calm": an act that is only spoken about.
            if (verb.Family is "territory" && tags[clause.Head] is WordTag.VerbIng && clause.Head == clause.Group
                && clause.Governor >= 0)
            {
                return;
            }
            var told = Trimmed(tokens, tags, clause);
            found.Add(
                new(verb, SubjectNumbers.With(tokens, tags, clauses, index, verb, told), clause.Head, index, false)
                {
                    IsOfLack = entry.AsksDenial,
                });
            return;
        }

        if (clause.HasVerb && OfAdjective(tokens, tags, clause) is { } adjective)
        {
            found.Add(adjective with { Of = index, Clause = Trimmed(tokens, tags, clause) });
            return;
        }

        var isGoingOn = found.Count > 0 && found[^1].Type.Family is "population" or "displacement";
        if (clause.HasVerb && OfPresence(tokens, tags, clause, isGoingOn) is { } presence)
        {
            found.Add(presence with { Of = index, Clause = Trimmed(tokens, tags, clause) });
            return;
        }

        if (clause.HasVerb && stocks.IsOfPeople && OfOrigin(tokens, tags, clause) is { } origin)
        {
            found.Add(origin with { Of = index, Clause = Trimmed(tokens, tags, clause) });
            return;
        }

        if (stocks.Of(tokens, tags, clause) is { } stock)
        {
            found.Add(stock with { Of = index, Clause = Trimmed(tokens, tags, clause) });
            return;
        }

        if (clause.HasVerb && !Light.Contains(tokens[clause.Head].Lower) && !(clause.IsReduced && isHeading)) return;
        if (!clause.HasVerb && isHeading && !Titles.HasCount(tokens, tags, clause)) return;
        if ((!clause.HasVerb || (clause.IsReduced && isHeading))
            && counted.OfPeople(tokens, tags, clause) is { } people)
        {
            found.Add(people with { Of = index, Clause = Trimmed(tokens, tags, clause) });
            return;
        }

        if (OfNoun(tokens, tags, clause) is { } noun)
        {
            found.Add(noun with { Of = index, Clause = Trimmed(tokens, tags, clause) });
        }
    }

    /// <summary>
    /// Whether a clause says only to what end something is done, or which of several things is meant: "to support
    /// families", "damaged by war".
    /// </summary>
    static bool IsAside(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, bool isCommanded)
    {
        if (clause.Governor >= 0 || isCommanded) return false;
        if (tags[clause.Group] == WordTag.To
            && (clause.Start == clause.Group || VerbClauses.IsNoun(tags[clause.Group - 1])
                || tokens[clause.Group - 1].Lower is "—" or "–"))
        {
            return true;
        }
        if (clause.Head + 1 < clause.End && tokens[clause.Head + 1].Is("by")
            && tokens[clause.Head].Lower is "killed" or "injured" or "wounded")
        {
            return false;
        }

        return clause.IsReduced && tags[clause.Head] == WordTag.VerbParticiple && clause.Start == clause.Group
            && clause.Start > 0;
    }

    /// <summary>"To rescue survivors, get the injured to treatment": a second aim behind the first.</summary>
    static bool IsFurtherAim(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, int index)
    {
        while (index > 0 && IsBare(tags, clauses[index])) index--;
        return index < clauses.Count - 1 && IsBare(tags, clauses[index + 1]) && clauses[index].HasVerb
            && IsAside(tokens, tags, clauses[index], false);
    }

    /// <summary>Whether a clause is a verb in its base form without anybody before it.</summary>
    static bool IsBare(ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        if (!clause.HasVerb || clause.Governor >= 0 || tags[clause.Group] is not WordTag.VerbBase) return false;
        for (var at = clause.Start; at < clause.Group; at++)
        {
            if (VerbClauses.IsNoun(tags[at]) || tags[at] is WordTag.Pronoun) return false;
        }

        return true;
    }

    internal static bool IsBe(string word) =>
        word is "are" or "were" or "be" or "been" or "was" or "is" or "reported" or "have" or "left";

    PredicateTable.Entry? OfVerb(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, int index)
    {
        var clause = clauses[index];
        PredicateTable.Entry? best = null;
        // "A series of devastating fires": what they are like.
        if (tokens[clause.Head].Is("devastating") && clause.Head > 0 && !tokens[clause.Head - 1].Is(",")) return null;
        // "Gaziantep, close to the border".
        if (tokens[clause.Head].Is("close") && clause.Head + 1 < clause.End && tokens[clause.Head + 1].Is("to"))
        {
            return null;
        }
        foreach (var entry in table.OfVerb(tokens[clause.Head].Lower))
        {
            if (best is not null && best.Order <= entry.Order) continue;
            if (!Particles.Follow(tokens, tags, clause, entry.Rest)) continue;
            if (entry.In is { } said && !ClauseArguments.AnySaid(tokens, clause.Start, clause.End, said)) continue;
            if (entry.Not is not null && ClauseArguments.Any(tokens, clause.Start, clause.End, entry.Not)) continue;
            if (entry.Agent is not null && !ClauseArguments.IsAgent(tokens, tags, clauses, index, entry.Agent))
                continue;
            if (entry.Patient is not null && !ClauseArguments.IsPatient(tokens, tags, clauses, index, entry.Patient))
                continue;
            if (entry.Theme is not null && !ClauseArguments.IsTheme(tokens, tags, clauses, index, entry.Theme))
                continue;
            // "9 million has been received": nobody counts people so.
            if (entry.Type is { Family: "displacement", Kind: "arrival" } && clause.IsPassive
                && ClauseArguments.IsBareNumber(tokens, tags, clause.Start, clause.Group)
                && ClauseArguments.Any(tokens, clause.Start, clause.Group, Sums))
            {
                continue;
            }
            // "Shelling left 25 people dead": they did not leave.
            if (entry.Type is { Family: "displacement", Kind: "departure" } && LeavesPeople(tokens, clause)) continue;
            // "2.5 million people need aid": no money is told of.
            if (entry.Type.Family is "funding" && CountsPeople(tokens, clause)) continue;
            best = entry;
        }

        return best;
    }

    /// <summary>"Left 25 people", "leaving 300 homes": what is counted behind the verb is left so, and goes nowhere.</summary>
    bool LeavesPeople(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        const int Words = 6;
        if (tokens[clause.Head].Lower is not ("leave" or "leaves" or "left" or "leaving")) return false;
        for (var at = clause.Head + 1; at < Math.Min(tokens.Length, clause.Head + Words); at++)
        {
            if (tokens[at].IsNumber || ClauseArguments.Any(tokens, at, at + 1, table.People)) return true;
            if (!(tokens[at].Lower is "at" or "least" or "some" or "about" or "around" or "more"
                or "than" or "nearly" or "almost" or "over" or "up" or "to" or "an" or "estimated" or "another" or "many"))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether "million" counts people, and no word for a currency stands in the clause.</summary>
    bool CountsPeople(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        var isOfPeople = false;
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (Currencies.Contains(tokens[at].Lower)) return false;
            isOfPeople |= at > clause.Start && Sums.Contains(tokens[at - 1].Lower)
                && ClauseArguments.Any(tokens, at, at + 1, table.People);
        }

        return isOfPeople;
    }

    static readonly FrozenSet<string> Currencies = Quantities.Units.Words(
        "$ us$ usd dollar dollars euro euros eur pound pounds gbp chf franc francs yen fund funds funding money % percent");

    Found? OfAdjective(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        for (var at = clause.Head + 1; at < clause.End; at++)
        {
            if (tags[at] is WordTag.Preposition or WordTag.Mark) break;
            foreach (var entry in table.OfAdjective(tokens[at].Lower))
            {
                if (at + 1 < clause.End && VerbClauses.IsNoun(tags[at + 1])) continue;
                if (entry.In is { } said && !ClauseArguments.AnySaid(tokens, clause.Start, clause.End, said)) continue;
                if (entry.Not is { } not && ClauseArguments.Any(tokens, clause.Start, clause.End, not)) continue;
                return new(entry.Type, clause.Where, at, 0, false);
            }
        }

        return null;
    }

    /// <summary>"Some 500 displaced people are in Alma": a number of people, "is", and a place.</summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="tags">[tokens] What its words are.</param>
    /// <param name="clause">The clause.</param>
    /// <param name="isGoingOn">Whether the clause before counts people: "and about 18,000 are in Boro".</param>
    Found? OfPresence(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, bool isGoingOn)
    {
        if (!IsBe(tokens[clause.Head].Lower) || clause.Head + 2 >= clause.End
            || tokens[clause.Head + 1].Lower is not ("in" or "at" or "inside" or "still" or "now"))
        {
            return null;
        }
        if (tags[clause.Head + 2] is not (
            WordTag.Name or WordTag.Names or WordTag.Preposition or WordTag.Determiner or WordTag.Number))
        {
            return null;
        }
        return ClauseArguments.HasNumber(tokens, tags, clause with { End = clause.Group })
            && (isGoingOn || ClauseArguments.Any(tokens, clause.Start, clause.Group, table.People)
                || ClauseArguments.IsBareNumber(tokens, tags, clause.Start, clause.Group))
            ? new(new("population", "present"), clause.Where, clause.Head, 0, false)
            : null;
    }

    /// <summary>"Of these, 1,200 were from Alma": where those came from who were counted before.</summary>
    static Found? OfOrigin(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause) =>
        IsBe(tokens[clause.Head].Lower) && clause.Head + 2 < clause.End && tokens[clause.Head + 1].Is("from")
            && tokens[clause.Head + 2].Capital
            && ClauseArguments.HasNumber(tokens, tags, clause with { End = clause.Group })
            ? new(new("displacement", "departure"), clause.Where, clause.Head, 0, false)
            : null;

    /// <summary>What the noun names that is what the clause is about: subject, object, or the only one.</summary>
    Found? OfNoun(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        (int Rank, int At, PredicateTable.Entry Entry)? best = null;
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (!VerbClauses.IsNoun(tags[at]) && tags[at] is not (WordTag.VerbIng or WordTag.Adjective)) continue;
            var entries = table.OfNoun(tokens[at].Lower);
            if (entries.IsEmpty || IsFirstPart(tokens, at)
                || (at + 1 < clause.End && (VerbClauses.IsNoun(tags[at + 1]) || tags[at + 1] is WordTag.Owner)))
            {
                continue;
            }
            var rank = Rank(tokens, tags, clause, at);
            // "Many new arrivals report that": those who speak are no arrival.
            if (entries[0].Type.Family is "displacement" && clause.HasVerb && at < clause.Group && !clause.IsPassive
                && tokens[clause.Head].Lower is "report" or "reported" or "say" or "said" or "describe" or "described"
                    or "told")
            {
                continue;
            }
            foreach (var entry in entries)
            {
                if (entry.In is { } said && !ClauseArguments.AnySaid(tokens, clause.Start, clause.End, said)) continue;
                if (entry.Not is not null && ClauseArguments.Any(tokens, clause.Start, clause.End, entry.Not)) continue;
                if (best is null || rank < best.Value.Rank) best = (rank, at, entry);
            }
        }

        return best is { Rank: < 2 } met ? new(met.Entry.Type, clause.Where, met.At, 0, true) : null;
    }

    /// <summary>
    /// 0 for a subject or object, 1 behind a preposition that brings an object, 2 for what stands aside.
    /// </summary>
    static int Rank(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, int at)
    {
        for (var before = at - 1; before >= clause.Start; before--)
        {
            if (before == clause.Head) return 0;
            if (tags[before] is WordTag.Preposition)
            {
                if (tokens[before].Lower is "of" && before - 1 > clause.Head && Outer(tokens, tags, clause, before) > 1)
                {
                    return 2;
                }
                if (tokens[before].Is("than")) continue;
                return tokens[before].Lower is "of" or "in" or "to" && before > clause.Start
                    && before - 1 == clause.Head
                    ? 1
                    : tokens[before].Lower is "of" or "amid" ? 1 : 2;
            }
            if (tags[before] is WordTag.Mark && tokens[before].Lower is "," or ":" or ";") return 0;
        }

        return 0;
    }

    /// <summary>"Outraged at the resumption of violence": what the noun before "of" is to the clause.</summary>
    static int Outer(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, int of) =>
        Rank(tokens, tags, clause, of - 1);

    /// <summary>"Conflict-affected", "flood-hit": the first part of a compound names no event.</summary>
    static bool IsFirstPart(ReadOnlySpan<Token> tokens, int at) =>
        at + 2 < tokens.Length && tokens[at + 1].Is("-") && tokens[at + 1].Start == tokens[at].End
            && tokens[at + 2].Start == tokens[at + 1].End;

    /// <summary>The clause without the marks and the word that joins it to the one before.</summary>
    static Stretch Trimmed(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        var (start, end) = (clause.Start, clause.End);
        while (start < end - 1
            && (
                tokens[start].Kind == TokenKind.Mark && tokens[start].Lower is not ("$" or "€" or "£" or "(")
                || tags[start] is WordTag.Conjunction
                || tokens[start].Lower is "that" or "which" or "where" or "while" or "as"))
        {
            start++;
        }
        while (end > start + 1 && tokens[end - 1].Kind == TokenKind.Mark
            && tokens[end - 1].Lower is not (")" or "%" or "°"))
        {
            end--;
        }
        return new(start, end);
    }
}
