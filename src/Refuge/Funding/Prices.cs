namespace Refuge.Funding;

/// <summary>Prices in one currency: what was priced in another is turned into it at the newest rate known.</summary>
/// <remarks>
/// Rates are quoted against the United States dollar, so two currencies meet through it. A dollar is a dollar without a
/// row.
/// </remarks>
sealed class Prices
{
    readonly string currency;
    readonly Dictionary<string, Recorded<ExchangeRate>> newest;

    /// <summary>Prices in <paramref name="currency"/>.</summary>
    /// <param name="currency">The currency in which the plan is printed, as its ISO 4217 code.</param>
    /// <param name="rates">Rates as known on the as-of date.</param>
    /// <param name="asOf">The as-of date: a rate dated later is not used, also where it was announced.</param>
    internal Prices(string currency, IReadOnlyList<Recorded<ExchangeRate>> rates, DateOnly asOf)
    {
        this.currency = currency;
        newest = rates.Where(row => row.Value.Date <= asOf)
            .GroupBy(static row => row.Value.Currency, StringComparer.Ordinal)
            .ToDictionary(
                static rows => rows.Key, static rows => rows.MaxBy(static row => row.Value.Date)!,
                StringComparer.Ordinal);
    }

    /// <summary>
    /// The price in the currency of the plan, and the rows of the rates it took; the price itself where no rate is
    /// known.
    /// </summary>
    internal (Money Price, IReadOnlyList<Evidence> Evidence) Of(Money price)
    {
        if (price.Currency == currency || PerUsd(price.Currency) is not { } from || PerUsd(currency) is not { } to)
        {
            return (price, []);
        }

        IReadOnlyList<Evidence> evidence = [.. EvidenceOf(price.Currency), .. EvidenceOf(currency)];
        return (new(price.Amount / from * to, currency), evidence);
    }

    decimal? PerUsd(string code) =>
        newest.TryGetValue(code, out var row) ? row.Value.PerUsd : code == Dollar ? 1 : null;

    IReadOnlyList<Evidence> EvidenceOf(string code) => newest.TryGetValue(code, out var row) ? row.Evidence : [];

    const string Dollar = "USD";
}
