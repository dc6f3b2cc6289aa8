using Refuge.Reports.Places;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells those who are at a site from those who came to it: "96 arrived in July" is no count of a camp whose people the
/// report counts elsewhere.
/// </summary>
static class SiteCounts
{
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
