using Refuge.Reports.Language;
using Refuge.Reports.Predicates;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>
/// Joins what a sentence tells in two breaths of one crowd: "there were 50,000 people | who were staying in 736
/// centres", "46 households were displaced | and have sought refuge at Alma camp".
/// </summary>
static class ThoseWho
{
    /// <summary>Joins a claim without a subject of its own to the count of people right before it.</summary>
    /// <param name="claims">The claims of a sentence.</param>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="tags">[tokens] What its words are.</param>
    internal static void Join(List<DraftClaim> claims, Token[] tokens, WordTag[] tags)
    {
        for (var at = claims.Count - 1; at >= 0; at--)
        {
            var rest = claims[at];
            if (rest.Type.Family is not ("population" or "displacement" or "other") || Counts(rest)) continue;
            var first = tokens.FirstFrom(rest.Where.Start);
            if (first < 1) continue;
            var isWho = tokens[first].Is("who");
            if (!isWho && !(rest.Type.Family is "displacement" && HasNoSubject(tokens, tags, first))) continue;
            var end = isWho ? tokens[first - 1].End : EndBefore(tokens, first);
            var before = claims.FindIndex(
                claim => Counts(claim) && claim.Where.End == end
                    && (isWho ? claim.Type == rest.Type : IsOfOneCrowd(claim, rest)));
            if (before < 0) continue;
            claims[before] = claims[before] with
            {
                Where = claims[before].Where with { End = rest.Where.End },
                Places = isWho && rest.Places.Count > 0 ? rest.Places : Joined(claims[before].Places, rest),
                Date = claims[before].Date ?? rest.Date,
            };
            claims.RemoveAt(at);
        }
    }

    /// <summary>"And have sought refuge": a verb with nobody before it in its clause.</summary>
    static bool HasNoSubject(Token[] tokens, WordTag[] tags, int first) =>
        VerbClauses.IsVerb(tags[first]) && tags[first] is not WordTag.VerbBase
            && (tokens[first - 1].Lower is "and" or "or" or "," or "then"
                || tags[first] is WordTag.VerbPresent or WordTag.VerbPast
                // "1,857 people | relocated in three camps".
                || (tags[first] is WordTag.VerbParticiple && Units.IsPerson(tokens[first - 1].Lower)));

    /// <summary>Where the words before a second verb end, without what joins both.</summary>
    static int EndBefore(Token[] tokens, int first)
    {
        var last = first - 1;
        while (last > 0 && tokens[last].Lower is "and" or "or" or "," or "then") last--;
        return tokens[last].End;
    }

    static bool IsOfOneCrowd(DraftClaim first, DraftClaim second) =>
        first.Type.Family is "displacement" or "camp" or "population" && first.Modality == second.Modality && first.Happened == second.Happened;

    /// <summary>The places of the first, and those that the second names in its own words.</summary>
    static IReadOnlyList<PlaceMention> Joined(IReadOnlyList<PlaceMention> places, DraftClaim rest) =>
    [
        .. places,
        .. rest.Places.Where(
            place => rest.Where.Start <= place.Start && place.End <= rest.Where.End
                && !places.Any(other => other.Start == place.Start)),
    ];

    static bool Counts(DraftClaim claim) =>
        claim.Quantities.Any(static quantity => quantity.Unit is "people" or "household" or "family");
}
