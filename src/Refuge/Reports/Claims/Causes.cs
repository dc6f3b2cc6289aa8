using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>
/// Takes back an event that is only the subject of what the sentence tells right behind it: "clashes between the army
/// and rebels | have displaced 33,000 people", "a wave caused by the quake | drowned 39".
/// </summary>
static class Causes
{
    /// <summary>
    /// Leaves of cause and effect the effect, where the cause counts nobody and has no verb of its own.
    /// </summary>
    /// <param name="claims">The claims of a sentence.</param>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="tags">[tokens] What its words are.</param>
    internal static void TakeBack(List<DraftClaim> claims, Token[] tokens, WordTag[] tags)
    {
        var causes = claims.FindAll(
            claim => claim.Type.Family is "hazard" or "conflict" or "attack"
                && claim.Senses.All(static sense => sense is null)
                && IsSubject(claim, claims, tokens, tags));
        claims.RemoveAll(causes.Contains);
        // "Rains continue, causing floods": one hazard, told before.
        claims.RemoveAll(
            claim => claim.Type.Family is "hazard" && claim.Senses.All(static sense => sense is null)
                && Array.Exists(
                    tokens, token => token.Start == claim.Where.Start && token.Lower is "causing" or "triggering")
                && claims.Exists(other => other.Type == claim.Type && other.Where.End <= claim.Where.Start));
    }

    /// <summary>Whether a claim of the sentence begins with the verb right behind the words of another.</summary>
    static bool IsSubject(DraftClaim cause, List<DraftClaim> claims, Token[] tokens, WordTag[] tags)
    {
        var next = tokens.FirstFrom(cause.Where.End);
        while (next >= 0 && next < tokens.Length && tokens[next].Lower is "," or ")") next++;
        if (next < 1 || next >= tokens.Length || HasVerb(cause, tokens, tags)) return false;
        var verb = next;
        while (verb < tokens.Length - 1 && tags[verb] is WordTag.Adverb) verb++;
        return IsFinite(tags[verb])
            && claims.Exists(claim => claim != cause && claim.Where.Start == tokens[next].Start);
    }

    /// <summary>Whether a verb of its own stands in a claim's words: "triggered by rain" is none.</summary>
    static bool HasVerb(DraftClaim claim, Token[] tokens, WordTag[] tags)
    {
        for (var at = 0; at < tokens.Length && tokens[at].End <= claim.Where.End; at++)
        {
            if (tokens[at].Start >= claim.Where.Start && IsFinite(tags[at])
                && !(at + 1 < tokens.Length && tokens[at + 1].Is("by")))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsFinite(WordTag tag) =>
        tag is WordTag.VerbPast or WordTag.VerbPresent or WordTag.VerbPresentS or WordTag.Modal;
}
