using Refuge.Funding;
using Refuge.Reports.Claims;

namespace Refuge.Tests.Funding;

public class MoneyContradictionsTests
{
    static readonly DateOnly July = new(2016, 7, 20);

    [Fact]
    public void A_sum_allocated_here_and_merely_requested_there_is_shown_with_what_was_paid()
    {
        var found = Assert.Single(MoneyContradictions.Between(
            [Row(MoneyState.Requested, 284e6, "S002"), Row(MoneyState.Paid, 0, "S002"),
            Row(MoneyState.Allocated, 284e6, "S900")], []));

        Assert.Equal(Verdict.DifferentStates, found.Verdict);
        Assert.Contains("284,000,000 USD allocated", found.Detail, StringComparison.Ordinal);
        Assert.Contains("0 USD paid", found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void One_source_that_tells_both_states_contradicts_nobody() =>
        Assert.Empty(
            MoneyContradictions.Between(
                [Row(MoneyState.Requested, 284e6, "S002"), Row(MoneyState.Pledged, 284e6, "S002")], []));

    [Fact]
    public void Another_sum_is_another_matter() =>
        Assert.Empty(
            MoneyContradictions.Between(
                [Row(MoneyState.Requested, 284e6, "S002"), Row(MoneyState.Pledged, 50e6, "S900")], []));

    static Recorded<MoneyFlow> Row(MoneyState state, double amount, string source) => new(
        new(July, "Flash appeal", state, new(amount), "USD", null, null, null, null), July, null,
        [new RowEvidence("funding.csv", $"2016-07-20/Flash appeal/{state}", July, [new(source)])]);
}
