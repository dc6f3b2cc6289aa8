using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>Which places receive displaced people, and which were retaken.</summary>
static class Receiving
{
    /// <summary>Whether people at <paramref name="place"/> live in a site, and not with a host community.</summary>
    internal static bool IsSite(Situation situation, Place place) => situation.FindSite(place.Id)?.Value.Kind switch
    {
        SiteKind.Host or SiteKind.Candidate => false,
        null => place.Kind is PlaceKind.Site,
        _ => true,
    };

    /// <summary>Whether the newest word on the control of a place is that all of it, or its centre, was taken.</summary>
    internal static bool IsTaken(Situation situation, PlaceId place) => situation.Controls
        .Where(row => row.Value.Place == place && row.Value.Part is not PlacePart.Outskirts && row.Value.Date <= situation.AsOf)
        .OrderBy(static row => row.Value.Date)
        .LastOrDefault()?.Value.Status is ControlStatus.Taken;
}
