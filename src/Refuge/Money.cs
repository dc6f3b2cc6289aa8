namespace Refuge;

/// <summary>An amount of one currency. Never negative: a debt or a refund is another kind of row.</summary>
public sealed record Money
{
    /// <summary>An amount of <paramref name="amount"/> in <paramref name="currency"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="amount"/> is negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="currency"/> is empty.</exception>
    public Money(decimal amount, string currency)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        ArgumentException.ThrowIfNullOrWhiteSpace(currency);
        (Amount, Currency) = (amount, currency);
    }

    /// <summary>How much, in whole units of the currency and decimals of them.</summary>
    public decimal Amount { get; }

    /// <summary>The currency, as its ISO 4217 code, such as <c>USD</c>.</summary>
    public string Currency { get; }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Amount:0.##} {Currency}");
}
