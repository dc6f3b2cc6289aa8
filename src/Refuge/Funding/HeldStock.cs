namespace Refuge.Funding;

/// <summary>Goods that lie in the country, or a contract that can be called on: one row of <c>stocks.csv</c>.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Item">What it is: an indicator code of the standard set.</param>
/// <param name="Place">Where it lies. Null when not stated.</param>
/// <param name="Quantity">How much there is, in <paramref name="Unit"/>. Null when not stated.</param>
/// <param name="Unit">Its unit. Null when that of the item.</param>
/// <param name="Free">How much of it nobody has been promised. Null when not stated.</param>
/// <param name="AsOf">The day on which that was so. Null when not stated.</param>
/// <param name="Modality"><see cref="Procurement.Stock"/> or <see cref="Procurement.Framework"/>.</param>
/// <param name="RatePerDay">How many its owner puts up or hands out in a day. Null when not stated.</param>
/// <param name="Owner">Who holds it. Null when not stated.</param>
sealed record HeldStock(
    string Id,
    string Item,
    PlaceId? Place,
    double? Quantity,
    string? Unit,
    double? Free,
    DateOnly? AsOf,
    Procurement Modality,
    double? RatePerDay,
    string? Owner) : IVersioned<HeldStock>
{
    /// <inheritdoc/>
    public string Key => Id;

    /// <summary>
    /// How much can be had: what is free, else all of it where nobody said that a part is promised. Null when
    /// unknown.
    /// </summary>
    internal double? Available => Free ?? Quantity;

    /// <summary>Cells that the newer row fills replace those of this one; cells it leaves empty stay.</summary>
    public HeldStock RevisedBy(HeldStock newer) => newer with
    {
        Place = newer.Place ?? Place,
        Quantity = newer.Quantity ?? Quantity,
        Unit = newer.Unit ?? Unit,
        Free = newer.Free ?? Free,
        AsOf = newer.AsOf ?? AsOf,
        RatePerDay = newer.RatePerDay ?? RatePerDay,
        Owner = newer.Owner ?? Owner,
    };
}

/// <summary>How a thing is procured.</summary>
enum Procurement
{
    /// <summary>Released from a stock in the country, against a promise to refill it.</summary>
    Stock,

    /// <summary>Called on under a standing contract.</summary>
    Framework,

    /// <summary>Bought by an open tender.</summary>
    Tender,
}
