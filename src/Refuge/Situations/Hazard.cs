namespace Refuge.Situations;

/// <summary>A danger on the ground: one row of <c>hazards.csv</c>.</summary>
/// <param name="Id">The identity of the hazard in the folder.</param>
/// <param name="Place">The place it lies at. Null when it lies on a route.</param>
/// <param name="Route">The route it lies on. Null when it lies at a place.</param>
/// <param name="Part">The part of the place. Null when not stated.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Status">How far it is known and cleared. Null when not stated.</param>
/// <param name="From">The first day. Null when unknown.</param>
/// <param name="To">The last day. Null when unknown or still there.</param>
sealed record Hazard(
    string Id,
    PlaceId? Place,
    RouteId? Route,
    PlacePart? Part,
    HazardKind Kind,
    HazardStatus? Status,
    DateOnly? From,
    DateOnly? To) : IVersioned<Hazard>
{
    /// <inheritdoc/>
    public string Key => Id;

    /// <summary>A row known by then; its end only once it lies in the past or was announced.</summary>
    public Hazard? SeenOn(DateOnly asOf, DateOnly? knownOn, DateOnly? announced)
    {
        if (!(knownOn <= asOf)) return null;
        return To > asOf && !(announced <= asOf) ? this with { To = null } : this;
    }

    /// <summary>Cells that the newer row fills replace those of this one; cells it leaves empty stay.</summary>
    public Hazard RevisedBy(Hazard newer) => newer with
    {
        Place = newer.Place ?? Place,
        Route = newer.Route ?? Route,
        Part = newer.Part ?? Part,
        Status = newer.Status ?? Status,
        From = newer.From ?? From,
        To = newer.To ?? To,
    };
}
