namespace Refuge.Funding.Budgets;

/// <summary>By which money and which procurement something can be bought with a budget.</summary>
/// <remarks>
/// Where rows of the folder name money, goods or contracts for an item, only those are used, up to what is left of
/// them. Where none does, the money counts as a reserve in hand and every procurement as open, and the purchase is
/// marked as not confirmed, as in the plan without a budget (<see cref="ChannelChooser"/>).
/// </remarks>
/// <param name="chains">How long every way takes.</param>
/// <param name="means">What exists here.</param>
/// <param name="choices">What planners choose.</param>
/// <param name="lorries">How many lorries come to a place.</param>
/// <param name="opened">Money or goods that are taken to be open too. Null: as the rows say.</param>
sealed class BudgetWays(
    LeadChains chains, MeansHere means, PlanningChoices choices, LorriesToPlaces lorries, OpenedMeans? opened)
{
    readonly List<MeansLimit> limits = [];

    /// <summary>Money, goods and contracts with an end, in the order in which they were met.</summary>
    internal IReadOnlyList<MeansLimit> Limits => limits;

    /// <summary>The ways of one shortage, the quickest first; none slower than another that has no limit.</summary>
    /// <param name="shortage">What is short.</param>
    /// <param name="place">Where it is to stand.</param>
    /// <param name="units">[layers] Units up to the end of each layer.</param>
    /// <param name="days">Days of the run.</param>
    /// <param name="by">The day by which it must have come, counted from the as-of date.</param>
    internal IReadOnlyList<SupplyWay> Of(
        PlannedShortage shortage, PlaceId place, IReadOnlyList<double> units, int days, int by)
    {
        var option = shortage.Priced.Option;
        var sector = shortage.Demand.Lines[0].Sector;
        var money = means.MoneyFor(option.Item, sector);
        var kinds = KindsOf(money);
        var stocks = means.StocksOf(option.Item, option.Unit);
        var road = option.PerLorry is null ? [] : Roads(place, by);
        var byLayer = units.Select(lot => chains.Of(option, place, lot, kinds)).ToList();
        var ways =
            from index in Enumerable.Range(0, byLayer[0].Count)
            let first = byLayer[0][index]
            where byLayer.TrueForAll(layer => layer[index].Chain.Time is not null)
            let readiness = byLayer.ConvertAll(layer => new Readiness(layer[index].Chain.Time!, days))
            from row in Rows(money, first.Channel)
            from stock in Stocks(stocks, first.Modality)
            select new SupplyWay(first.Channel ?? row?.Value.Kind, first.Modality, readiness)
            {
                IsConfirmed = (row is not null || first.Channel is null)
                    && (stock is not null || first.Modality is null or Procurement.Tender),
                Limits = [.. LimitsOf(row, stock), .. road],
            };
        return Worthwhile([.. ways]);
    }

    /// <summary>Without the ways that are no quicker than one that can give as much as anybody wants.</summary>
    static List<SupplyWay> Worthwhile(List<SupplyWay> ways)
    {
        List<SupplyWay> kept = [];
        foreach (var way in ways.OrderBy(static way => way.OfLayers[0].Days).ThenBy(static way => way.Limits.Count))
        {
            if (kept.Exists(static other => other.Limits.Count == 0)) break;
            kept.Add(way);
        }

        return kept;
    }

    ChannelKind[] KindsOf(IReadOnlyList<Recorded<MoneyChannel>> money)
    {
        if (money.Count == 0) return OwnReserve;
        var named = money.Select(static row => row.Value.Kind);
        return [.. (opened?.Money is { } open ? named.Append(open) : named).Distinct()];
    }

    IEnumerable<Recorded<MoneyChannel>?> Rows(IReadOnlyList<Recorded<MoneyChannel>> money, ChannelKind? kind) =>
        money.Count == 0 || (opened is { Money: { } open } && open == kind)
            ? None<MoneyChannel>()
            : money.Where(row => kind is null || row.Value.Kind == kind);

    IEnumerable<Recorded<HeldStock>?> Stocks(IReadOnlyList<Recorded<HeldStock>> stocks, Procurement? modality) =>
        stocks.Count == 0 || modality is null or Procurement.Tender
            || (opened is { Goods: { } open } && open == modality)
            ? None<HeldStock>()
            : stocks.Where(row => row.Value.Modality == modality);

    /// <summary>The lorries that can have come to a place by a day.</summary>
    int[] Roads(PlaceId place, int by) =>
        [.. lorries.To(place)
            .Select(
                road =>
                    Limit(
                        FormattableString.Invariant($"{road.Id} by day {by}"), LimitCounts.Lorries, road.PerDay * by))];

    static IEnumerable<Recorded<T>?> None<T>() where T : class => Enumerable.Repeat<Recorded<T>?>(null, 1);

    IEnumerable<int> LimitsOf(Recorded<MoneyChannel>? money, Recorded<HeldStock>? stock)
    {
        if (money is not null && means.LeftOf(money.Value.Id) is { } left && left.Currency == choices.Currency)
        {
            yield return Limit(money.Value.Id, LimitCounts.Money, (double)left.Amount);
        }

        if (stock is { Value.Available: { } free }) yield return Limit(stock.Value.Id, LimitCounts.Units, free);
    }

    int Limit(string id, LimitCounts counts, double amount)
    {
        var found = limits.FindIndex(limit => limit.Id == id && limit.Counts == counts);
        if (found >= 0) return found;
        limits.Add(new(id, counts, amount));
        return limits.Count - 1;
    }

    static readonly ChannelKind[] OwnReserve = [ChannelKind.AgencyReserve];
}

/// <summary>Money or goods that are taken to be open beside what rows name: what that would be worth.</summary>
/// <param name="Money">The kind of money. Null when none is opened.</param>
/// <param name="Goods">The procurement. Null when none is opened.</param>
sealed record OpenedMeans(ChannelKind? Money, Procurement? Goods);
