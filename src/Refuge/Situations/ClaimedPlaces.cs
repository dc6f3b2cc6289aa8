using Refuge.Reports.Claims;
using Refuge.Reports.Places;

namespace Refuge.Situations;

/// <summary>
/// Finds the place that a claim is about among the places that are visible, and proposes a site for a camp that no row
/// names.
/// </summary>
sealed class ClaimedPlaces
{
    readonly Dictionary<string, Place> byId;
    readonly ILookup<string, Place> byName;
    readonly ILookup<PlaceId, Place> sitesNear;
    readonly IReadOnlyList<Place> sites;
    readonly HashSet<string> countries;
    readonly SortedDictionary<string, Place> proposed = new(StringComparer.Ordinal);

    internal ClaimedPlaces(IEnumerable<Recorded<Place>> places)
    {
        var visible = places.Select(place => place.Value).ToList();
        byId = visible.ToDictionary(place => place.Id.Code, StringComparer.Ordinal);
        byName = visible
            .SelectMany(
                place => ((string[])[place.Name, .. place.Aliases]).Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => (Name: name, Place: place)))
            .ToLookup(pair => pair.Name, pair => pair.Place, StringComparer.OrdinalIgnoreCase);
        countries = [.. visible.Select(place => place.Country).OfType<string>()];
        sites = [.. visible.Where(place => place.Kind == PlaceKind.Site)];
        sitesNear =
            visible.Where(place => place is { Kind: PlaceKind.Site, Near: not null }).ToLookup(place => place.Near!);
    }

    /// <summary>
    /// Sites that claims describe and no row names, by identity. Which of them stand is for whoever weighs the claims.
    /// </summary>
    internal IReadOnlyCollection<Place> Proposed => proposed.Values;

    /// <summary>Whether a country is none of those in which the visible places lie, as far as rows say so.</summary>
    internal bool IsAbroad(string country) => countries.Count > 0 && !countries.Contains(country);

    /// <summary>The place, or null when the text pins none.</summary>
    internal PlaceId? Find(Claim claim) => claim.Places.Count == 0 ? null : Find(claim.Places[0]);

    /// <summary>
    /// The place of a mention. A camp "near X" is the one site that a row puts near X; where no row does, it is a site
    /// proposed there, the same for every mention; where two do, the text does not say which.
    /// </summary>
    PlaceId? Find(PlaceMention mention) => mention.Reference switch
    {
        ExactPlace exact => Visible(exact, mention.Quote)?.Id,
        NearPlace { What: NearbyThing.Camp or NearbyThing.OtherCamps } near when Anchor(near) is { } anchor =>
            SiteNear(anchor, near.What),
        NamedSite site => Single(site.Name)?.Id ?? Single(mention.Quote)?.Id ?? ProposeNamed(site),
        _ => null,
    };

    Place? Anchor(NearPlace near) =>
        near.Anchor is ExactPlace exact ? Visible(exact, near.AnchorName) : Single(near.AnchorName);

    PlaceId? SiteNear(Place anchor, NearbyThing what)
    {
        // Several camps that nobody names or counts are no one place that people could be sent to or counted at.
        if (what == NearbyThing.OtherCamps)
        {
            return Propose(anchor, PlaceKind.Marker, "other_camps_near_", "Other camps near ");
        }
        var near = sitesNear[anchor.Id].ToList();
        // A site that bears the name of the town lies there too: "Debaga camp".
        if (near.Count == 0) near = [.. sites.Where(site => BearsNameOf(site, anchor))];
        return near switch
        {
            [] => Propose(anchor, PlaceKind.Site, "camp_near_", "Camp near "),
            [var only] => only.Id,
            _ => null,
        };
    }

    static bool BearsNameOf(Place site, Place anchor) =>
        ((string[])[anchor.Name, .. anchor.Aliases])
            .Any(
                name => ((string[])[site.Name, .. site.Aliases])
                .Any(own => own.StartsWith($"{name} ", StringComparison.OrdinalIgnoreCase)));

    PlaceId Propose(Place anchor, PlaceKind kind, string idPrefix, string namePrefix) =>
        Propose(idPrefix + anchor.Id.Code, namePrefix + anchor.Name, kind, anchor);

    PlaceId Propose(string id, string name, PlaceKind kind, Place? anchor)
    {
        if (byId.TryGetValue(id, out var known)) return known.Id;
        if (!proposed.TryGetValue(id, out var site))
        {
            site = new(
                new(id), name, [], null, kind, null, anchor?.Id, null, null, null, null, null, anchor?.Country,
                anchor?.Admin1, anchor?.Admin2, null, null, anchor?.Axis);
            proposed.Add(id, site);
        }

        return site.Id;
    }

    /// <summary>A site that bears a name of its own and of which no row knows.</summary>
    PlaceId ProposeNamed(NamedSite site)
    {
        var anchor = site.Near is { } near ? Visible(near, near.Name) : null;
        return Propose(
            "site_" + NamedInReport.Identity(site.Name), site.Name, PlaceKind.Site, anchor);
    }

    Place? Visible(ExactPlace exact, string quote) =>
        byId.GetValueOrDefault(exact.Id) ?? Single(exact.Name) ?? Single(quote);

    Place? Single(string name) => byName[name].ToList() is [var only] ? only : null;
}
