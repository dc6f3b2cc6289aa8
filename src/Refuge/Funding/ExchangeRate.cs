namespace Refuge.Funding;

/// <summary>What a dollar cost on a day: one row of <c>rates.csv</c>.</summary>
/// <param name="Date">The day.</param>
/// <param name="Currency">The currency.</param>
/// <param name="PerUsd">How many units of it one United States dollar bought.</param>
sealed record ExchangeRate(
    DateOnly Date,
    string Currency,
    decimal PerUsd) : IVersioned<ExchangeRate>
{
    /// <inheritdoc/>
    public string Key => FormattableString.Invariant($"{Date:yyyy-MM-dd}/{Currency}");
}
