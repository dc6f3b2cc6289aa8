namespace Refuge.Displacement;

/// <summary>Where authorities send the people who were screened: one row of <c>allocations.csv</c>.</summary>
/// <param name="ScreeningPlace">Where they are screened.</param>
/// <param name="Destination">Where they are sent.</param>
/// <param name="Portion">The part of them. Null when not stated.</param>
/// <param name="Admits">Whom the destination admits, in the source's words. Null when everybody.</param>
/// <param name="DecidedBy">Who decided. Null when not stated.</param>
/// <param name="From">The first day. Null when unknown.</param>
/// <param name="To">The last day. Null when unknown or still so.</param>
sealed record Allocation(
    PlaceId ScreeningPlace,
    PlaceId Destination,
    Share? Portion,
    string? Admits,
    string? DecidedBy,
    DateOnly? From,
    DateOnly? To) : IVersioned<Allocation>
{
    /// <inheritdoc/>
    public string Key => FormattableString.Invariant($"{ScreeningPlace}/{Destination}/{From:yyyy-MM-dd}");

    /// <summary>A row known by then; its end only once it lies in the past or was announced.</summary>
    public Allocation? SeenOn(DateOnly asOf, DateOnly? knownOn, DateOnly? announced)
    {
        if (!(knownOn <= asOf)) return null;
        return To > asOf && !(announced <= asOf) ? this with { To = null } : this;
    }
}
