using Refuge.Reports.Claims;

namespace Refuge.Situations;

/// <summary>Finds the place that a claim is about among the places that are visible.</summary>
sealed class ClaimedPlaces
{
    readonly Dictionary<string, Place> byId;
    readonly ILookup<string, Place> byName;
    readonly ILookup<PlaceId, Place> sitesNear;

    internal ClaimedPlaces(IEnumerable<Recorded<Place>> places)
    {
        var visible = places.Select(place => place.Value).ToList();
        byId = visible.ToDictionary(place => place.Id.Code, StringComparer.Ordinal);
        byName = visible
            .SelectMany(place => ((string[])[place.Name, .. place.Aliases]).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => (Name: name, Place: place)))
            .ToLookup(pair => pair.Name, pair => pair.Place, StringComparer.OrdinalIgnoreCase);
        sitesNear = visible.Where(place => place is { Kind: PlaceKind.Site, Near: not null }).ToLookup(place => place.Near!);
    }

    /// <summary>
    /// The place, or null when the text pins none. What a claim says of a camp "near X" is about the one site that is
    /// known to lie near X; were there two, the text would not say which.
    /// </summary>
    internal PlaceId? Find(Claim claim)
    {
        var mentioned = claim.Places.Select(Resolve).OfType<Place>().ToList();
        if (claim.Type.Family != "camp") return mentioned.Count > 0 && claim.Places[0].Id is not null ? mentioned[0].Id : null;
        if (mentioned.FirstOrDefault(place => place.Kind == PlaceKind.Site) is { } site) return site.Id;

        var near = mentioned.SelectMany(place => sitesNear[place.Id]).DistinctBy(place => place.Id).ToList();
        return near.Count == 1 ? near[0].Id : null;
    }

    /// <summary>The visible place of a mention; of an unresolved one, the place that its reason says it is near.</summary>
    Place? Resolve(PlaceMention mention)
    {
        if (mention.Id is { } id) return byId.GetValueOrDefault(id) ?? Single(mention.Name) ?? Single(mention.Quote);
        if (mention.Reason is not { } reason) return null;

        var anchor = reason.StartsWith("near ", StringComparison.OrdinalIgnoreCase) ? reason[5..].Trim() : reason;
        return byId.GetValueOrDefault(anchor) ?? Single(anchor);
    }

    Place? Single(string? name) => name is not null && byName[name].ToList() is [var only] ? only : null;
}
