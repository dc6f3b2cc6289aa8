namespace Refuge.Funding;

/// <summary>
/// What exists here: money that can be asked for, goods in stock, contracts that can be called on. What is taken is
/// gone.
/// </summary>
/// <remarks>
/// Rows of <c>channels.csv</c> and <c>stocks.csv</c>. Lines of the plan take from them in the order of their need, so
/// that no sum is promised twice: what a channel has paid for and what is left of it add up to its balance, to the
/// cent.
/// </remarks>
sealed class MeansHere
{
    readonly IReadOnlyList<Recorded<MoneyChannel>> channels;
    readonly IReadOnlyList<Recorded<HeldStock>> stocks;
    readonly Prices prices;
    readonly Dictionary<string, Money?> left;
    readonly Dictionary<string, double?> free;

    /// <summary>What exists on the as-of date.</summary>
    /// <param name="rows">The rows, as known.</param>
    /// <param name="prices">What a sum is in the currency of the plan.</param>
    /// <param name="asOf">The as-of date: what can no longer be asked for, or not yet, is not there.</param>
    internal MeansHere(MeansRows rows, Prices prices, DateOnly asOf)
    {
        this.prices = prices;
        channels = [.. rows.Channels.Where(row => !(row.Value.From > asOf) && !(row.Value.To < asOf))];
        stocks = [.. rows.Stocks.Where(row => !(row.Value.AsOf > asOf))];
        left = channels.ToDictionary(static row => row.Value.Id, Balance, StringComparer.Ordinal);
        free = stocks.ToDictionary(static row => row.Value.Id, static row => row.Value.Available,
            StringComparer.Ordinal);
    }

    MeansHere(MeansHere other)
    {
        (channels, stocks, prices) = (other.channels, other.stocks, other.prices);
        (left, free) = (new(other.left, StringComparer.Ordinal), new(other.free, StringComparer.Ordinal));
    }

    /// <summary>The same, from which is taken without taking from this: for a future that excludes another.</summary>
    internal MeansHere Copy() => new(this);

    /// <summary>The money of a kind that is there for an item and enough for a cost. Null when there is none.</summary>
    /// <param name="kind">The kind of money.</param>
    /// <param name="item">What is bought.</param>
    /// <param name="sector">Its sector.</param>
    /// <param name="cost">What it costs in the currency of the plan. Null when unknown: then money of any amount will
    /// do.</param>
    internal Recorded<MoneyChannel>? FindMoney(ChannelKind kind, string item, string sector, Money? cost) =>
        channels.FirstOrDefault(row => row.Value.Kind == kind && Covers(row.Value, item, sector)
            && IsEnough(row.Value, cost));

    /// <summary>The stock or contract for an item that is there and enough. Null when there is none.</summary>
    /// <param name="modality">Stock or framework; an open tender needs nothing to be there.</param>
    /// <param name="item">What is bought.</param>
    /// <param name="units">How many.</param>
    /// <param name="unit">The unit they are counted in: a stock in another unit is none that can be held against
    /// them.</param>
    internal Recorded<HeldStock>? FindStock(Procurement modality, string item, double units, string unit) =>
        stocks.FirstOrDefault(row => row.Value.Modality == modality && row.Value.Item == item
            && IsIn(row.Value, unit) && !(free[row.Value.Id] < units));

    /// <summary>All money that is there for an item.</summary>
    internal IReadOnlyList<Recorded<MoneyChannel>> MoneyFor(string item, string sector) =>
        [.. channels.Where(row => Covers(row.Value, item, sector))];

    /// <summary>All stocks and contracts for an item, counted in its unit.</summary>
    internal IReadOnlyList<Recorded<HeldStock>> StocksOf(string item, string unit) =>
        [.. stocks.Where(row => row.Value.Item == item && IsIn(row.Value, unit))];

    /// <summary>The pace that the holder of a stock or contract for an item states. Null when nobody did.</summary>
    internal double? RateFor(Procurement modality, string item) => stocks
        .Where(row => row.Value.Modality == modality && row.Value.Item == item)
        .Max(static row => row.Value.RatePerDay);

    /// <summary>Takes what a line of the plan costs and uses.</summary>
    internal void Take(Recorded<MoneyChannel>? money, Money? cost, Recorded<HeldStock>? stock, double units)
    {
        if (money is not null && cost is not null && left[money.Value.Id] is { } balance)
        {
            left[money.Value.Id] = new(balance.Amount - cost.Amount, balance.Currency);
        }

        if (stock is not null && free[stock.Value.Id] is { } there) free[stock.Value.Id] = there - units;
    }

    /// <summary>What is left of a channel, in the currency of the plan. Null when nobody stated its balance.</summary>
    internal Money? LeftOf(string channel) => left[channel];

    static bool IsIn(HeldStock stock, string unit) =>
        stock.Unit is null || stock.Unit == unit || $"{stock.Unit}s" == unit;

    bool IsEnough(MoneyChannel channel, Money? cost) => left[channel.Id] switch
    {
        null => true,
        var balance when cost is null => balance.Amount > 0,
        var balance => balance.Currency == cost!.Currency && balance.Amount >= cost.Amount,
    };

    Money? Balance(Recorded<MoneyChannel> row) => row.Value is { Balance: { } balance, Currency: { } currency }
        ? prices.Of(new(balance, currency)).Price
        : null;

    static bool Covers(MoneyChannel channel, string item, string sector) => channel.Covers.Count == 0
        || channel.Covers.Any(word => Is(word, item) || Is(word, sector));

    static bool Is(string word, string other) => string.Equals(word, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The rows of what exists here, as known.</summary>
/// <param name="Channels">Money that can be asked for.</param>
/// <param name="Stocks">Goods in stock, and contracts that can be called on.</param>
sealed record MeansRows(IReadOnlyList<Recorded<MoneyChannel>> Channels, IReadOnlyList<Recorded<HeldStock>> Stocks)
{
    /// <summary>No row.</summary>
    internal static MeansRows None { get; } = new([], []);
}
