using System.Globalization;
using Refuge.Reports.Claims;

namespace Refuge.Funding;

/// <summary>Money that one source has further on its way than another.</summary>
/// <remarks>
/// A sum that is "allocated" in one report and merely requested, with nothing received, in another is not two sums: one
/// of the two mistook a state. Neither row is changed; a reader who decides must see both.
/// </remarks>
static class MoneyContradictions
{
    /// <summary>What does not agree among rows of money, and between them and claims of reports.</summary>
    /// <param name="money">Money in its states, as known.</param>
    /// <param name="claims">What reports claim, after review.</param>
    public static IReadOnlyList<Contradiction> Between(
        IReadOnlyList<Recorded<MoneyFlow>> money, IReadOnlyList<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(money);
        ArgumentNullException.ThrowIfNull(claims);
        var asked = money.Where(row => row.Value.State == MoneyState.Requested).ToList();
        return
        [
            .. from row in money
               where row.Value.State is MoneyState.Allocated or MoneyState.Pledged or MoneyState.Committed
               from request in asked
               where request.Value.Appeal == row.Value.Appeal && request.Value.Currency == row.Value.Currency
               && SameSum(request.Value.Amount, row.Value.Amount) && FromOthers(request, row)
               select new Contradiction(
                   row.Evidence[0], request.Evidence[0], Kind, Verdict.DifferentStates,
                   $"{Said(row.Value)}, says one source; {Said(request.Value)}{Received(money, request.Value)}, "
                   + "says the other."),
            .. from claim in claims
               where claim.Type is { Family: "funding", Kind: "allocated" or "received" }
               && claim.Modality == Modality.Asserted && claim.Review != ReviewState.Rejected
               where !money.Any(row => row.Value.State != MoneyState.Requested && Cites(row, claim))
               from quantity in claim.Quantities
               where quantity is { Unit: not null, Value: not null }
               let stated = quantity.Value.GetValueOrDefault()
               from request in asked
               where request.Value.Currency == quantity.Unit
               && SameSum(request.Value.Amount, new(stated, quantity.Bound)) && !Cites(request, claim)
               select new Contradiction(
                   claim.Quote, request.Evidence[0], Kind, Verdict.DifferentStates,
                   $"{Amount(stated)} {quantity.Unit} {claim.Type.Kind}, says the report; "
                   + $"{Said(request.Value)}{Received(money, request.Value)}, says the other."),
        ];
    }

    const string Kind = "money_state";

    /// <summary>Whether what the words allow for two sums overlaps.</summary>
    static bool SameSum(Stated left, Stated right) => left.Low <= right.High && right.Low <= left.High;

    static bool FromOthers(Recorded<MoneyFlow> left, Recorded<MoneyFlow> right) =>
        !Sources(left).Overlaps(Sources(right));

    static HashSet<SourceId> Sources(Recorded<MoneyFlow> row) =>
        [.. row.Evidence.OfType<RowEvidence>().SelectMany(evidence => evidence.Sources)];

    /// <summary>
    /// Whether a row states the sum of a claim in words of its own: the claim and the row then count once.
    /// </summary>
    static bool Cites(Recorded<MoneyFlow> row, Claim claim) =>
        claim.Quantities.Any(
            quantity => quantity.Value is { } value && SameSum(row.Value.Amount, new(value, quantity.Bound)));

    static string Said(MoneyFlow flow) =>
        FormattableString.Invariant($"{flow.Appeal}: {Amount(flow.Amount.Value)} {flow.Currency} ")
        + FormattableString.Invariant($"{Words.Of(flow.State)} on {flow.Date:yyyy-MM-dd}");

    /// <summary>How much of a request had been paid on the day of the request or after, by the newest row.</summary>
    static string Received(IReadOnlyList<Recorded<MoneyFlow>> money, MoneyFlow request)
    {
        var paid = money.Select(row => row.Value)
            .Where(
                row => row.State == MoneyState.Paid && row.Appeal == request.Appeal && row.Currency == request.Currency
                && row.Donor is null && row.Recipient is null)
            .MaxBy(row => row.Date);
        return paid is null
            ? ""
            : FormattableString.Invariant(
                $" with {Amount(paid.Amount.Value)} {paid.Currency} paid by {paid.Date:yyyy-MM-dd}");
    }

    static string Amount(double amount) => amount.ToString("#,0", CultureInfo.InvariantCulture);
}
