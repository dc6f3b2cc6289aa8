using Refuge.Reports.Language;
using Refuge.Reports.Predicates;

namespace Refuge.Reports.Claims;

/// <summary>Tells bodies that speak: in brackets, as the subject of a sentence, by a short name.</summary>
static class SpokenBodies
{
    /// <summary>
    /// "A team of the agency visited Alma. It reported that": the body of which the first clause tells.
    /// </summary>
    internal static Attribution? SubjectOf(
        string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses)
    {
        foreach (var clause in clauses)
        {
            if (!clause.HasVerb) continue;
            var end = clause.Group - 1;
            return end >= 0 && SpeakerNames.IsName(tokens, tags, end)
                && SpeakerNames.Backward(tokens, tags, end, out var start)
                && SpeakerNames.Named(text, tokens, tags, start, end + 1) is
                {
                    Kind: AttributionKind.Organisation,
                } named ? named : null;
        }

        return null;
    }

    /// <summary>
    /// "100 people died (OCHA), while": a body in brackets within a sentence stands for the clause before them.
    /// </summary>
    internal static void Cite(string text, ReadOnlySpan<Token> tokens, List<VerbClause> clauses, Attribution[] of)
    {
        for (var open = 2; open + 3 < tokens.Length; open++)
        {
            // "The tracking matrix (DTM)": the brackets shorten what stands before them.
            if (!tokens[open].Is("(") || tokens[open - 1].Capital || tokens[open + 1].Length == 0
                || tokens[open - 1].Lower[0] == tokens[open + 1].Lower[^1]
                || SpeakerNames.InBrackets(text, tokens, open, out var close) is not { } body)
            {
                continue;
            }
            for (var at = 0; at < of.Length && clauses[at].Start < open; at++)
            {
                if (of[at].Kind == AttributionKind.Unattributed) of[at] = body;
            }
            open = close;
        }
    }

    /// <summary>"Alma reported 16 new cases", "Boro, which confirmed 18": a place where they were.</summary>
    internal static bool IsPlaceOfCases(
        ReadOnlySpan<Token> tokens, VerbClause clause, Attribution speaker, IReadOnlyList<PlaceMention> places)
    {
        if (speaker.Source is not { } source || tokens[clause.Head].Lower is not (
                "reported" or "reports" or "confirmed" or "recorded" or "registered" or "measured" or "reporting")
            || (clause.Head + 1 < tokens.Length && tokens[clause.Head + 1].Is("that")))
        {
            return false;
        }
        foreach (var place in places)
        {
            if (source.EndsWith(place.Quote, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>"WHO has confirmed": the body, and no pronoun.</summary>
    internal static bool IsBody(string text, in Token token) =>
        token.Is("who") && text.AsSpan(token.Start, token.Length) is "WHO";
}
