namespace Refuge.Needs;

/// <summary>What an organisation brings to a place: one row of <c>responses.csv</c>.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Organisation">Who brings it. Null when not stated.</param>
/// <param name="Sector">The sector. Null when not stated.</param>
/// <param name="Activity">The activity, in the source's words. Null when not stated.</param>
/// <param name="Place">The place. Null when not stated.</param>
/// <param name="Item">What it is: an indicator code of the standard set.</param>
/// <param name="Quantity">How much, in <paramref name="Unit"/>. Null when not stated.</param>
/// <param name="Unit">Its unit. Null when that of the indicator.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="From">The day from which it stands. Null when unknown.</param>
/// <param name="To">The last day it stands. Null when unknown or open-ended.</param>
/// <param name="FundedBy">Who pays. Null when not stated.</param>
sealed record Response(
    string Id,
    string? Organisation,
    string? Sector,
    string? Activity,
    PlaceId? Place,
    string Item,
    double? Quantity,
    string? Unit,
    ResponseStatus Status,
    DateOnly? From,
    DateOnly? To,
    string? FundedBy) : IVersioned<Response>
{
    /// <summary>The places it is for together. Null for one place, and where no place was stated.</summary>
    public PlaceGroup? Together { get; init; }

    /// <inheritdoc/>
    public string Key => Id;

    /// <summary>A row known by then; its end only once it lies in the past or was announced.</summary>
    public Response? SeenOn(DateOnly asOf, DateOnly? knownOn, DateOnly? announced)
    {
        if (!(knownOn <= asOf)) return null;
        return To > asOf && !(announced <= asOf) ? this with { To = null } : this;
    }

    /// <summary>Cells that the newer row fills replace those of this one; cells it leaves empty stay.</summary>
    public Response RevisedBy(Response newer) => newer with
    {
        Organisation = newer.Organisation ?? Organisation,
        Sector = newer.Sector ?? Sector,
        Activity = newer.Activity ?? Activity,
        Place = newer.Place ?? (newer.Together is null ? Place : null),
        Together = newer.Together ?? (newer.Place is null ? Together : null),
        Quantity = newer.Quantity ?? Quantity,
        Unit = newer.Unit ?? Unit,
        From = newer.From ?? From,
        To = newer.To ?? To,
        FundedBy = newer.FundedBy ?? FundedBy,
    };
}

/// <summary>How far a response has come.</summary>
public enum ResponseStatus
{
    /// <summary>Planned, not paid for: it covers nothing yet.</summary>
    Planned,

    /// <summary>Paid for.</summary>
    Funded,

    /// <summary>Being built or delivered.</summary>
    UnderWay,

    /// <summary>Standing.</summary>
    Delivered,

    /// <summary>Stopped: it covers nothing.</summary>
    Stopped,
}
