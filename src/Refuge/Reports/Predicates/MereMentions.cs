using System.Collections.Frozen;
using Refuge.Reports.Claims;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Tells nouns that only name a body, an ability, the room of a vehicle or what is known, and tell nothing themselves.
/// </summary>
static class MereMentions
{
    /// <summary>So many words stand at most between a noun and the body whose name it is part of.</summary>
    const int Reach = 5;

    static readonly FrozenSet<string> Vehicles = Units.Words("""
        helicopter helicopters plane planes aircraft boat boats bus buses truck trucks lorry lorries ferry vehicle vehicles train
        """);

    static readonly FrozenSet<string> Bodies = Units.Words("""
        committee committees department departments ministry agency agencies authority authorities commission bureau office offices council organisation organisations organization organizations directorate
        task_force taskforce team teams cluster workers worker officials official group groups partners
        """);

    /// <summary>
    /// "The ability to provide services to 100,000", "a helicopter with a capacity of 12 people", "no information on the
    /// latrines": nothing was given, no camp holds them, nobody came, and nobody said that there are none.
    /// </summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="type">The type of the claim.</param>
    /// <param name="told">Its words.</param>
    /// <param name="trigger">The word that makes it.</param>
    internal static bool IsOne(ReadOnlySpan<Token> tokens, ClaimType type, Stretch told, int trigger) =>
        IsOnWhatIsKnown(tokens, told, trigger) || type.Family switch
        {
            "response" => IsAbility(tokens, trigger),
            "camp" => type.Kind is "capacity" && IsOfVehicle(tokens, told),
            "displacement" => IsOfVehicle(tokens, told) && HasRoom(tokens, told),
            _ => false,
        };

    static bool IsAbility(ReadOnlySpan<Token> tokens, int trigger)
    {
        for (var at = trigger - 1; at > 0 && at >= trigger - 2; at--)
        {
            if (tokens[at].Is("to")) return tokens[at - 1].Lower is "ability" or "capacity" or "inability";
        }

        return false;
    }

    static bool IsOfVehicle(ReadOnlySpan<Token> tokens, Stretch told)
    {
        for (var at = told.Start; at < told.End; at++)
        {
            if (Vehicles.Contains(tokens[at].Lower)) return true;
        }

        return false;
    }

    static bool HasRoom(ReadOnlySpan<Token> tokens, Stretch told)
    {
        for (var at = told.Start; at + 1 < told.End; at++)
        {
            if (tokens[at].Is("capacity") && tokens[at + 1].Lower is "of" or "for") return true;
        }

        return false;
    }

    static bool IsOnWhatIsKnown(ReadOnlySpan<Token> tokens, Stretch told, int trigger)
    {
        for (var at = told.Start; at + 1 < trigger; at++)
        {
            if (tokens[at].Lower is "information" or "data" or "details" or "updates"
                && tokens[at + 1].Lower is "on" or "about")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"The disaster prevention and food security committee": the noun is part of who acts.</summary>
    internal static bool IsOfBody(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int trigger)
    {
        if (VerbClauses.IsVerb(tags[trigger]) && tags[trigger] is not WordTag.VerbIng) return false;
        for (var at = trigger + 1; at < Math.Min(tokens.Length, trigger + Reach + 1); at++)
        {
            if (Bodies.Contains(tokens[at].Lower)) return true;
            if (!(VerbClauses.IsNoun(tags[at])
                || tags[at] is WordTag.Adjective or WordTag.Conjunction or WordTag.VerbIng))
            {
                return false;
            }
        }

        return false;
    }
}
