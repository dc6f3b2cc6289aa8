using Refuge.Reports.Documents;
using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells those who were trapped and are free from those who are trapped: "forty workers who had been trapped in the
/// mine were rescued".
/// </summary>
static class FreedPeople
{
    static readonly WordList Trapping = new("trapped stranded stuck besieged cut pinned marooned");

    static readonly WordList Freeing =
        new("rescued freed saved released pulled brought airlifted winched dug evacuated ferried lifted reached");

    static readonly WordList Past = new("was were been");

    /// <summary>So many words at most stand between the verb that frees and those whom it frees.</summary>
    const int Reach = 8;

    static readonly ClaimType Rescue = new("other", "rescue");

    /// <summary>Makes rescues of the claims of people trapped whom the sentence tells to be free.</summary>
    internal static void Settle(List<DraftClaim> claims, ReadOnlySpan<Token> tokens)
    {
        if (Freed(tokens) is not { Length: > 0 } freed) return;
        var start = tokens[freed.Start].Start;
        var end = tokens[freed.End - 1].End;
        var isTold = claims.Exists(
            claim => claim.Type == Rescue && claim.Quantities.Count > 0 && claim.Where.End > start
                && claim.Where.Start < end);
        for (var at = claims.Count - 1; at >= 0; at--)
        {
            var claim = claims[at];
            if (claim.Where.End <= start || claim.Where.Start >= end) continue;
            if ((claim.Type == Rescue || claim.Type.Family is "response") && claim.Quantities.Count == 0)
            {
                claims.RemoveAt(at);
            }
            else if (claim.Type is { Family: "population", Kind: "trapped" })
            {
                if (isTold) claims.RemoveAt(at);
                else claims[at] = claim with { Type = Rescue, Sector = Sectors.Of(Rescue), Statements = [] };
                isTold = true;
            }
        }
    }

    /// <summary>From "who were trapped" to the verb that frees them. Empty where the sentence tells none.</summary>
    static Stretch Freed(ReadOnlySpan<Token> tokens)
    {
        for (var at = 2; at < tokens.Length; at++)
        {
            if (!Trapping.Has(tokens[at].Lower) || !Past.Has(tokens[at - 1].Lower)) continue;
            var who = at - 1;
            while (who > 0 && at - who <= 3 && tokens[who].Lower is not ("who" or "that")) who--;
            if (tokens[who].Lower is not ("who" or "that")) continue;
            // "Soldiers rescued 640 people who had been stranded".
            for (var verb = who - 1; verb > 0 && who - verb < Reach; verb--)
            {
                if (tokens[verb].Lower is ";" or "not" or "never" or "to") break;
                if (Freeing.Has(tokens[verb].Lower)) return new(verb, at + 1);
            }
            for (var verb = at + 1; verb < tokens.Length; verb++)
            {
                if (tokens[verb].Lower is ";" or "not" or "never") break;
                if (Freeing.Has(tokens[verb].Lower) && Past.Has(tokens[verb - 1].Lower)) return new(who, verb + 1);
            }
        }

        return default;
    }
}
