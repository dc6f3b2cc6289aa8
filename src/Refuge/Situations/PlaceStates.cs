namespace Refuge.Situations;

/// <summary>Answers how each place stands: who holds it, whether it is a site, whether its ground is cleared.</summary>
/// <remarks>
/// Where parts of a place differ, the gravest holds for all of it (<c>docs/decisions/0028-one-state-of-a-place.md</c>):
/// to send people or goods where a part is fought over harms them, and to wait costs a day.
/// </remarks>
sealed class PlaceStates
{
    readonly Dictionary<PlaceId, PlaceState> states;

    /// <summary>The places of a situation as they stand on its as-of date.</summary>
    internal PlaceStates(Situation situation)
    {
        var sites = situation.Sites.ToDictionary(site => site.Value.Place);
        var controls = situation.Controls.ToLookup(control => control.Value.Place);
        var fights =
            situation.ConflictEvents.Where(row => row.Value.Place is not null).ToLookup(row => row.Value.Place!);
        var explosives = situation.Hazards
            .Where(row => row.Value.Place is not null && IsExplosive(row.Value, situation.AsOf))
            .ToLookup(row => row.Value.Place!);
        states = situation.Places.ToDictionary(place => place.Value.Id, place =>
        {
            var id = place.Value.Id;
            var site = sites.GetValueOrDefault(id);
            var isSite = IsSite(place.Value.Kind, site?.Value);
            return ControlOf(controls[id], fights[id], situation.AsOf) with
            {
                Site = site,
                IsSite = isSite,
                IsHome = IsPopulated(place.Value.Kind) && !isSite,
                Uncleared =
                [
                    .. explosives[id].SelectMany(row => row.Evidence)
                        .Concat(IsUncleared(site?.Value) ? site!.Evidence : [])
                        .Distinct(),
                ],
            };
        });
    }

    /// <summary>How <paramref name="place"/> stands; of a place that is not visible nothing is known.</summary>
    internal PlaceState this[PlaceId place] => states.GetValueOrDefault(place) ?? PlaceState.Unknown;

    /// <summary>The gravest of the states that hold in its parts, fighting that goes on included.</summary>
    static PlaceState ControlOf(
        IEnumerable<Recorded<Control>> rows, IEnumerable<Recorded<ConflictEvent>> happenings, DateOnly asOf)
    {
        List<PlaceState> parts =
        [
            .. new ControlHistory(rows.Where(row => row.Value.Date <= asOf)).Standing
                .Select(part => new PlaceState
                {
                    Control = part.Status, Since = part.Since, Holder = part.Holder, ControlEvidence = part.Evidence,
                }),
        ];
        if (Fighting.GoingOn(happenings, asOf) is { } fighting)
        {
            parts.Add(new()
            {
                Control = ControlStatus.Contested,
                Since = fighting.Since,
                ControlEvidence = fighting.Evidence,
            });
        }

        if (parts.Count == 0) return PlaceState.Unknown;

        var gravest = parts.OrderBy(part => Gravity(part.Control)).ThenBy(part => part.Since).Last();
        var alike = parts.FindAll(part => part.Control == gravest.Control);
        return gravest with
        {
            Holder = gravest.Holder ?? alike.Find(part => part.Holder is not null)?.Holder,
            ControlEvidence = [.. alike.SelectMany(part => part.ControlEvidence).Distinct()],
        };
    }

    static int Gravity(ControlStatus? status) => status switch
    {
        ControlStatus.Calm => 0,
        ControlStatus.Taken => 1,
        ControlStatus.Held => 2,
        ControlStatus.Besieged => 3,
        _ => 4,
    };

    /// <summary>A row that does not say what the site does makes a site only of a place where nobody lives.</summary>
    static bool IsSite(PlaceKind place, Site? site) => site?.Kind switch
    {
        SiteKind.Host or SiteKind.Candidate => false,
        null => place is PlaceKind.Site || (site is not null && !IsPopulated(place)),
        _ => true,
    };

    static bool IsPopulated(PlaceKind kind) =>
        kind is PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.District;

    /// <summary>The last day of a hazard is a day on which it still lies there.</summary>
    static bool IsExplosive(Hazard hazard, DateOnly asOf) =>
        hazard is { Kind: HazardKind.Explosive, Status: not HazardStatus.Cleared } && !(hazard.To < asOf);

    static bool IsUncleared(Site? site) =>
        site?.HazardStatus is HazardStatus.Suspected or HazardStatus.Confirmed or HazardStatus.BeingCleared;
}
