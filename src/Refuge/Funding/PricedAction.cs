namespace Refuge.Funding;

/// <summary>
/// Something that can be bought or built, its price and how long it takes: one row of <c>actions.csv</c>.
/// </summary>
/// <param name="Id">Its identity.</param>
/// <param name="Item">What it adds: an indicator code of the standard set.</param>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Unit">The unit it is bought in.</param>
/// <param name="UnitCost">The price of one unit. Null when no price was published.</param>
/// <param name="Currency">The currency of the price.</param>
/// <param name="PriceYear">The year of the price. Null when unknown.</param>
/// <param name="LeadLow">The 10 % quantile of days from decision to standing. Null when unknown.</param>
/// <param name="LeadBest">The median of those days.</param>
/// <param name="LeadHigh">The 90 % quantile of those days.</param>
/// <param name="Requires">Identities of actions that must be finished before.</param>
sealed record PricedAction(
    string Id,
    string Item,
    ActionKind Kind,
    string Unit,
    decimal? UnitCost,
    string? Currency,
    int? PriceYear,
    double? LeadLow,
    double? LeadBest,
    double? LeadHigh,
    IReadOnlyList<string> Requires) : IVersioned<PricedAction>
{
    /// <summary>Units that one lorry brings. Null when nobody said.</summary>
    internal double? PerLorry { get; init; }

    /// <inheritdoc/>
    public string Key => Id;

    /// <summary>Cells that the newer row fills replace those of this one; cells it leaves empty stay.</summary>
    public PricedAction RevisedBy(PricedAction newer) => newer with
    {
        UnitCost = newer.UnitCost ?? UnitCost,
        Currency = newer.Currency ?? Currency,
        PriceYear = newer.PriceYear ?? PriceYear,
        LeadLow = newer.LeadLow ?? LeadLow,
        LeadBest = newer.LeadBest ?? LeadBest,
        LeadHigh = newer.LeadHigh ?? LeadHigh,
        Requires = newer.Requires.Count > 0 ? newer.Requires : Requires,
        PerLorry = newer.PerLorry ?? PerLorry,
    };
}

/// <summary>What sort of thing an action is.</summary>
public enum ActionKind
{
    /// <summary>Goods that are bought and moved.</summary>
    Goods,

    /// <summary>Something that is built.</summary>
    Works,

    /// <summary>Something that is done every day.</summary>
    Service,

    /// <summary>Money handed out.</summary>
    Cash,
}
