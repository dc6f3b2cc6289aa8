using Refuge.Reports.Language;
using Refuge.Reports.Predicates;

namespace Refuge.Reports.Claims;

/// <summary>Finds the body that counted what a clause tells: it is the source of its count.</summary>
static class CountingBodies
{
    /// <summary>"Were identified by UNICEF": a body that counts is the source of its count.</summary>
    internal static Attribution? Behind(
        string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        if (tokens[clause.Head].Lower is not (
            "identified" or "recorded" or "reported" or "registered" or "documented" or "confirmed" or "estimated"))
        {
            return null;
        }
        for (var at = clause.Head + 1; at + 1 < Math.Min(clause.End, clause.Head + 4); at++)
        {
            if (tokens[at].Is("by") && SpeakerNames.Forward(tokens, tags, at + 1, out var start, out var end)
                && SpeakerNames.Named(text, tokens, tags, start, end) is
                {
                    Kind: AttributionKind.Organisation or AttributionKind.Media,
                } named)
            {
                return named;
            }
        }

        return null;
    }

    /// <summary>
    /// "The shelter cluster identified 6,000 houses": a body that counts, with its number behind the verb.
    /// </summary>
    internal static Attribution? Before(
        string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        if (tokens[clause.Head].Lower is not (
                "identified" or "registered" or "documented" or "verified" or "counted" or "counts" or "puts" or "put")
            || clause.Group <= clause.Start || !SpeakerNames.IsName(tokens, tags, clause.Group - 1)
            || !ClauseArguments.HasNumber(tokens, tags, clause with { Start = clause.Head })
            || !SpeakerNames.Backward(tokens, tags, clause.Group - 1, out var start))
        {
            return null;
        }
        return SpeakerNames.Named(text, tokens, tags, start, clause.Group) is
        {
            Kind: AttributionKind.Organisation,
        } named ? named : null;
    }
}
