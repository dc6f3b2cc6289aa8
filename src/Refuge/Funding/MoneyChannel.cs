namespace Refuge.Funding;

/// <summary>Money that exists here and can be asked for: one row of <c>channels.csv</c>.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Kind">What kind of money it is.</param>
/// <param name="Organisation">Who holds it. Null when not stated.</param>
/// <param name="Balance">What is left of it, in <paramref name="Currency"/>. Null when not stated.</param>
/// <param name="Currency">The currency of the balance. Null when not stated.</param>
/// <param name="AsOf">The day of the balance. Null when not stated.</param>
/// <param name="From">The first day on which it can be asked for. Null when not stated.</param>
/// <param name="To">The last day on which it can be asked for. Null when it has no end.</param>
/// <param name="Covers">The sectors or items it may pay for. Empty when all.</param>
/// <param name="ContactRole">Whom to ask, by role; never a name. Null when not stated.</param>
sealed record MoneyChannel(
    string Id,
    ChannelKind Kind,
    string? Organisation,
    decimal? Balance,
    string? Currency,
    DateOnly? AsOf,
    DateOnly? From,
    DateOnly? To,
    IReadOnlyList<string> Covers,
    string? ContactRole) : IVersioned<MoneyChannel>
{
    /// <inheritdoc/>
    public string Key => Id;

    /// <summary>Cells that the newer row fills replace those of this one; cells it leaves empty stay.</summary>
    public MoneyChannel RevisedBy(MoneyChannel newer) => newer with
    {
        Organisation = newer.Organisation ?? Organisation,
        Balance = newer.Balance ?? Balance,
        Currency = newer.Currency ?? Currency,
        AsOf = newer.AsOf ?? AsOf,
        From = newer.From ?? From,
        To = newer.To ?? To,
        Covers = newer.Covers.Count > 0 ? newer.Covers : Covers,
        ContactRole = newer.ContactRole ?? ContactRole,
    };
}

/// <summary>The kinds of money that pay for relief (folder contract, <c>channels.csv</c>).</summary>
enum ChannelKind
{
    /// <summary>The reserve of the agency that builds, or its own advance.</summary>
    AgencyReserve,

    /// <summary>The Disaster Response Emergency Fund of the Red Cross and Red Crescent.</summary>
    Dref,

    /// <summary>Rapid response of the Central Emergency Response Fund.</summary>
    Cerf,

    /// <summary>The reserve of the country's pooled fund.</summary>
    PooledReserve,

    /// <summary>The standard allocation of the country's pooled fund.</summary>
    PooledAllocation,

    /// <summary>The Start Fund.</summary>
    StartFund,

    /// <summary>An appeal.</summary>
    Appeal,

    /// <summary>The grant of one donor.</summary>
    Bilateral,
}
