using System.Collections.Frozen;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Places;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells those who are at a site from those who came to it: "96 arrived in July" is no count of a camp whose people the
/// report counts elsewhere.
/// </summary>
static class SiteCounts
{
    /// <summary>Verbs of a site that holds those who came, and of those who stay.</summary>
    static readonly FrozenSet<string> Keeping = Units.Words(
        "take takes took taken taking settle settles settled settling absorb absorbs absorbed find finds found seek "
        + "seeks sought");

    static readonly FrozenSet<string> Anew = Units.Words(
        "new newly another additional further more arrival arrivals newcomers daily since");

    /// <summary>Verbs that a site holds people by, whatever a clause says of how they came.</summary>
    static readonly FrozenSet<string> Holding = Units.Words("""
        hold holds held holding house houses housed housing host hosts hosted hosting home shelter shelters sheltered sheltering live lives living stay stays staying remain remains
        population
        """);

    /// <summary>
    /// Whether those who came to a site are the people of it: it took them in, or they settled, and nothing says that
    /// they came anew.
    /// </summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="verb">The token of the verb. −1 where there is none.</param>
    /// <param name="told">The words of the claim.</param>
    internal static bool AreThere(ReadOnlySpan<Token> tokens, int verb, Stretch told)
    {
        if (verb < 0 || !Keeping.Contains(tokens[verb].Lower)) return false;
        for (var at = told.Start; at < told.End; at++)
        {
            if (Anew.Contains(tokens[at].Lower)) return false;
        }

        return true;
    }

    /// <summary>
    /// Takes back counts of a site, and its room, that rest on the number of those who came or left: "900 people left
    /// Alma camp", "500 families are to be moved to Boro site".
    /// </summary>
    /// <param name="claims">
    /// The claims of a sentence: those told by predicates, then those of the table of words.
    /// </param>
    /// <param name="told">How many are told by predicates.</param>
    /// <param name="tokens">[tokens] The sentence.</param>
    internal static void WithoutMoved(List<DraftClaim> claims, int told, Token[] tokens)
    {
        for (var at = claims.Count - 1; at >= told; at--)
        {
            var claim = claims[at];
            if (claim is
                {
                    Type: { Family: "camp", Kind: "population" } or { Family: "camp", Kind: "capacity" },
                    Quantities: [var first, ..],
                }
                && (claim.Type.Kind is "population" || claim.Modality is Modality.Planned)
                && claims.Take(told).Any(other => IsMove(other) && other.Quantities.Any(
                    quantity => quantity.Start == first.Start))
                && !SaysThatItHolds(tokens, claim.Where))
            {
                claims.RemoveAt(at);
            }
        }
    }

    /// <summary>Whether words say that a site holds people; "into host families" does not.</summary>
    static bool SaysThatItHolds(Token[] tokens, Stretch where)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Start < where.Start || tokens[at].End > where.End) continue;
            if (tokens[at].Is("capacity")) return true;
            if (Holding.Contains(tokens[at].Lower) && !(tokens[at].Is("host") && at + 1 < tokens.Length
                && tokens[at + 1].Lower is "family" or "families" or "community" or "communities"))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsMove(DraftClaim claim) => claim.Type is
    {
        Family: "displacement",
        Kind: "arrival" or "departure" or "evacuation" or "return",
    };

    /// <summary>Takes back what arrivals say of a site's people where the report counts these.</summary>
    internal static void Settle(List<DraftClaim> drafts)
    {
        var came = new HashSet<int>();
        foreach (var draft in drafts)
        {
            if (draft is { Type: { Family: "displacement", Kind: "arrival" }, Quantities: [var first, ..] })
            {
                came.Add(first.Start);
            }
        }

        if (came.Count == 0) return;
        var counted = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var draft in drafts)
        {
            if (IsCount(draft) && !came.Contains(draft.Quantities[0].Start) && SiteOf(draft) is { } site)
            {
                counted.Add(site);
            }
        }

        if (counted.Count == 0) return;
        drafts.RemoveAll(
            draft => IsCount(draft) && came.Contains(draft.Quantities[0].Start) && SiteOf(draft) is { } site
                && counted.Contains(site));
    }

    static bool IsCount(DraftClaim draft) =>
        draft is
        {
            Type: { Family: "camp", Kind: "population" } or { Family: "population", Kind: "present" },
            Happened: true,
            Quantities.Count: > 0,
        };

    static string? SiteOf(DraftClaim draft) => draft.Places.Count == 0 ? null : draft.Places[0].Reference switch
    {
        NamedSite site => site.Name,
        ExactPlace exact => exact.Id,
        NearPlace { What: NearbyThing.Camp } near => $"near {near.AnchorName}",
        _ => null,
    };
}
