using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>
/// Joins what a sentence tells in two breaths of one crowd: "there were 50,000 people | who were staying in 736
/// centres".
/// </summary>
static class ThoseWho
{
    /// <summary>Joins a claim that begins with "who" to the count of people right before it.</summary>
    /// <param name="claims">The claims of a sentence.</param>
    /// <param name="tokens">[tokens] The sentence.</param>
    internal static void Join(List<DraftClaim> claims, Token[] tokens)
    {
        for (var at = claims.Count - 1; at >= 0; at--)
        {
            var rest = claims[at];
            if (rest.Type.Family is not ("population" or "displacement" or "other") || Counts(rest)) continue;
            var who = Array.FindIndex(tokens, token => token.Start >= rest.Where.Start);
            if (who < 1 || !tokens[who].Is("who")) continue;
            var before = claims.FindIndex(
                claim => claim.Type == rest.Type && Counts(claim) && claim.Where.End == tokens[who - 1].End);
            if (before < 0) continue;
            claims[before] = claims[before] with
            {
                Where = claims[before].Where with { End = rest.Where.End },
                Places = rest.Places.Count > 0 ? rest.Places : claims[before].Places,
                Date = claims[before].Date ?? rest.Date,
            };
            claims.RemoveAt(at);
        }
    }

    static bool Counts(DraftClaim claim) =>
        claim.Quantities.Any(static quantity => quantity.Unit is "people" or "household" or "family");
}
