using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Predicates;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells clauses that name an act which nobody says was done: demanded, a condition, an aim, meant for somebody, or
/// done too little.
/// </summary>
static class UntoldActs
{
    /// <summary>How many words back an event noun's preposition stands.</summary>
    const int Reach = 5;

    static readonly WordList Little = new("inadequately insufficiently poorly barely hardly scarcely unevenly rarely seldom");

    static readonly WordList Aims = new("focused focus focusing focuses concentrated concentrating concentrate intent bent");

    static readonly WordList Enough = new("sufficient enough adequate insufficient inadequate");

    /// <summary>Whether a claim's act is not told as done.</summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="tags">[tokens] What its words are.</param>
    /// <param name="clause">The clause of the predicate.</param>
    /// <param name="found">The predicate.</param>
    /// <param name="claim">The claim made of it.</param>
    internal static bool IsOne(Token[] tokens, WordTag[] tags, VerbClause clause, Found found, DraftClaim claim) =>
        found.Type.Family switch
        {
            "access" or "recovery" => found.Type.Kind is not ("closed" or "restricted" or "siege" or "curfew")
                && (IsDemanded(tokens, clause) || IsCondition(tokens, clause)),
            "response" => IsDemanded(tokens, clause) || IsDoneTooLittle(tokens, clause, found),
            "other" => IsAim(tokens, tags, clause) || (found.IsNoun && IsBehind(tokens, found.Trigger, "because", "due")),
            "displacement" => (found is { IsNoun: true, Type.Kind: "arrival" } && IsFor(tokens, clause, found.Trigger))
                || IsOfOnePerson(claim),
            "population" => found.Type.Kind is "present" && IsOfBefore(tokens, found.Clause),
            "camp" => IsCannotWithout(tokens, clause, found.Trigger),
            _ => false,
        };

    /// <summary>"The border must stay open": it is asked for.</summary>
    static bool IsDemanded(Token[] tokens, VerbClause clause)
    {
        for (var at = clause.Group; clause.HasVerb && at < clause.Head; at++)
        {
            if (tokens[at].Lower is "must" or "should" or "ought") return true;
        }

        return false;
    }

    /// <summary>"Once the roads are passable", "until the border reopens": not yet.</summary>
    static bool IsCondition(Token[] tokens, VerbClause clause) =>
        tokens[clause.Start].Lower is "once" or "until" or "unless" or "if" or "till"
            || (clause.Start > 0 && tokens[clause.Start - 1].Lower is "once" or "until" or "unless" or "if" or "till");

    /// <summary>"Clean water is inadequately distributed", "the convoy is not sufficient": what lacks.</summary>
    static bool IsDoneTooLittle(Token[] tokens, VerbClause clause, Found found)
    {
        if (!clause.HasVerb) return false;
        if (clause.Head > 0 && Little.Has(tokens[clause.Head - 1].Lower)) return true;
        for (var at = clause.Head + 1; found.IsNoun && at < Math.Min(clause.End, clause.Head + Reach); at++)
        {
            if (Enough.Has(tokens[at].Lower)) return true;
        }

        return false;
    }

    /// <summary>"Remained focused on saving lives".</summary>
    static bool IsAim(Token[] tokens, WordTag[] tags, VerbClause clause) =>
        clause is { HasVerb: true, Group: > 1 } && tags[clause.Group] is WordTag.VerbIng
            && tokens[clause.Group - 1].Is("on") && Aims.Has(tokens[clause.Group - 2].Lower);

    /// <summary>"Was not successful because of insecurity": the reason, whatever the verb denies.</summary>
    static bool IsBehind(Token[] tokens, int trigger, string first, string second)
    {
        for (var at = trigger - 1; at > Math.Max(0, trigger - Reach); at--)
        {
            if (tokens[at].Lower is "of" or "to" && (tokens[at - 1].Is(first) || tokens[at - 1].Is(second))) return true;
        }

        return false;
    }

    /// <summary>"Hot meals for 750 new arrivals": meals are told of.</summary>
    static bool IsFor(Token[] tokens, VerbClause clause, int trigger)
    {
        for (var at = trigger - 1; at >= Math.Max(0, trigger - Reach); at--)
        {
            if (tokens[at].Is("for")) return !(clause.HasVerb && at > 0 && tokens[at - 1].Lower is "prepare" or "preparing");
            if (tokens[at].Kind == TokenKind.Mark && !tokens[at].Is("-")) return false;
            if (clause.HasVerb && at <= clause.Head) return false;
        }

        return false;
    }

    /// <summary>"One man walking along the road": a person is followed nowhere.</summary>
    static bool IsOfOnePerson(DraftClaim claim) =>
        claim.Quantities is [{ Unit: "people", Value: 1 }];

    /// <summary>"60 people who were staying in Alma before the attack": they may be there no more.</summary>
    static bool IsOfBefore(Token[] tokens, Stretch clause)
    {
        var isPast = false;
        for (var at = clause.Start; at < Math.Min(tokens.Length, clause.End + 1); at++)
        {
            isPast |= tokens[at].Lower is "was" or "were" or "had" or "lived" or "stayed" or "hosted";
            if (isPast && tokens[at].Is("before")) return true;
        }

        return false;
    }

    /// <summary>"You cannot move without walking round a tent": there are tents.</summary>
    static bool IsCannotWithout(Token[] tokens, VerbClause clause, int trigger)
    {
        if (!clause.HasVerb) return false;
        var isBarred = false;
        for (var at = clause.Start; at < trigger; at++)
        {
            isBarred |= tokens[at].Lower is "cannot" or "not" or "can't" or "n't";
            if (isBarred && tokens[at].Is("without")) return true;
        }

        return false;
    }
}
