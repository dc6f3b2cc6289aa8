namespace Refuge.Funding;

/// <summary>Money in one of its states: one row of <c>funding.csv</c>.</summary>
/// <param name="Date">The day.</param>
/// <param name="Appeal">The appeal or plan it belongs to.</param>
/// <param name="State">The state of the money: states are never summed with each other.</param>
/// <param name="Amount">How much, in <paramref name="Currency"/>.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Donor">Who gives. Null when not stated.</param>
/// <param name="Recipient">Who receives. Null when not stated.</param>
/// <param name="Cluster">For which sector. Null when for all.</param>
/// <param name="Boundary"><c>single</c> or <c>shared</c>. Null when not stated.</param>
sealed record MoneyFlow(
    DateOnly Date,
    string Appeal,
    MoneyState State,
    Stated Amount,
    string Currency,
    string? Donor,
    string? Recipient,
    string? Cluster,
    string? Boundary) : IVersioned<MoneyFlow>
{
    /// <inheritdoc/>
    public string Key =>
        FormattableString.Invariant($"{Date:yyyy-MM-dd}/{Appeal}/{State}/{Donor}/{Recipient}/{Cluster}");
}

/// <summary>The states of money on its way. Each contains the next; they are never added.</summary>
public enum MoneyState
{
    /// <summary>Asked for.</summary>
    Requested,

    /// <summary>Set aside by whoever holds it.</summary>
    Allocated,

    /// <summary>Promised in public.</summary>
    Pledged,

    /// <summary>Promised in writing.</summary>
    Committed,

    /// <summary>Paid.</summary>
    Paid,
}
