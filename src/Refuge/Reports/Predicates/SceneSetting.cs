using System.Collections.Frozen;
using Refuge.Reports.Claims;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Tells events that only set the scene of what a sentence tells: "with clashes continuing, the agency helped", "six
/// weeks into the conflict", "arrivals since the attacks in March".
/// </summary>
static class SceneSetting
{
    /// <summary>So many words stand at most between "since" and the noun that it brings.</summary>
    const int Reach = 3;

    static readonly FrozenSet<string> Spans = Units.Words("hour hours day days week weeks month months year years");

    /// <summary>Whether an event without a number of people only sets the scene.</summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="tags">[tokens] What its words are.</param>
    /// <param name="type">The type of the claim.</param>
    /// <param name="told">Its words.</param>
    /// <param name="trigger">The word that makes it.</param>
    internal static bool IsOne(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, ClaimType type, Stretch told, int trigger) =>
        (type.Family is "conflict" or "attack" or "hazard" || type.Kind is "security")
            && (IsProneTo(tokens, trigger) || IsBrought(tokens, tags, told, trigger)
                || IsMeasuredFrom(tokens, tags, told, trigger)
                || (type.Family is "attack" && IsSince(tokens, tags, trigger)));

    /// <summary>"The area is prone to floods": it may happen there, and nobody says that it has.</summary>
    static bool IsProneTo(ReadOnlySpan<Token> tokens, int trigger)
    {
        for (var at = trigger - 1; at > 0 && at >= trigger - Reach; at--)
        {
            if (tokens[at].Is("to")) return tokens[at - 1].Lower is "prone" or "vulnerable" or "exposed";
        }

        return false;
    }

    /// <summary>"With armed clashes continuing", "given the extent of flooding", "despite the violence".</summary>
    static bool IsBrought(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, Stretch told, int trigger)
    {
        var first = told.Start;
        if (first > 0 && tokens[first].Lower is not ("with" or "given" or "despite")) first--;
        return tokens[first].Lower is "with" or "given" or "despite" && !HasFinite(tags, first + 1, trigger + 1);
    }

    /// <summary>"Six weeks into the conflict", "two months after the latest hostilities started".</summary>
    static bool IsMeasuredFrom(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, Stretch told, int trigger)
    {
        for (var at = told.Start + 1; at < trigger; at++)
        {
            if (tokens[at].Lower is "into" or "after" or "since" && Spans.Contains(tokens[at - 1].Lower))
            {
                return !HasFinite(tags, told.Start, trigger);
            }
        }

        return false;
    }

    /// <summary>"Since the attacks at the end of March": the day from which something else is told.</summary>
    static bool IsSince(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int trigger)
    {
        for (var at = trigger - 1; at >= Math.Max(0, trigger - Reach); at--)
        {
            if (tokens[at].Is("since")) return true;
            if (tags[at] is not (WordTag.Determiner or WordTag.Adjective or WordTag.Number)) return false;
        }

        return false;
    }

    static bool HasFinite(ReadOnlySpan<WordTag> tags, int start, int end)
    {
        for (var at = start; at < Math.Min(tags.Length, end); at++)
        {
            if (tags[at] is WordTag.VerbPast or WordTag.VerbPresent or WordTag.VerbPresentS or WordTag.Modal)
            {
                return true;
            }
        }

        return false;
    }
}
