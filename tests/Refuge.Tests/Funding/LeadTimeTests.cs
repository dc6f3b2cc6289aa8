using CsCheck;
using Refuge.Funding;

namespace Refuge.Tests.Funding;

public class LeadTimeTests
{
    static readonly Gen<LeadTime> LeadTimes = Gen.Select(Gen.Double[0, 60], Gen.Double[0, 60], Gen.Double[0, 120])
        .Select((low, more, most) => LeadTime.Through(low, low + more, low + more + most));

    [Fact]
    public void The_three_stated_quantiles_come_back()
    {
        var lead = LeadTime.Through(10, 30, 60);

        Assert.Equal((10, 30, 60), (lead.Quantile(0.1), lead.Quantile(0.5), lead.Quantile(0.9)));
    }

    [Fact]
    public void Between_two_stated_days_the_chance_grows_evenly()
    {
        var lead = LeadTime.Through(10, 30, 60);

        Assert.Equal((15, 20, 45), (lead.Quantile(0.2), lead.Quantile(0.3), lead.Quantile(0.7)));
    }

    [Fact]
    public void Three_equal_quantiles_leave_no_doubt()
    {
        var lead = LeadTime.Through(20, 20, 20);

        Assert.Equal((20, 20), (lead.Quantile(0.001), lead.Quantile(1)));
    }

    [Fact]
    public void Chances_add_to_one() =>
        LeadTimes.Sample(lead => Assert.Equal(1, lead.ChanceLongerThan(-1), 9));

    [Fact]
    public void A_longer_wait_is_never_less_likely_to_be_enough() =>
        Gen.Select(LeadTimes, Gen.Int[0, 200])
            .Sample((lead, days) => Assert.True(lead.ChanceLongerThan(days + 1) <= lead.ChanceLongerThan(days)));

    [Fact]
    public void A_step_more_never_shortens_a_chain() =>
        Gen.Select(LeadTimes, LeadTimes, Gen.Double[0.05, 0.95]).Sample((first, second, level) =>
            Assert.True(first.Then(second).Quantile(level) >= first.Quantile(level)));

    [Fact]
    public void The_order_of_the_steps_does_not_matter() =>
        Gen.Select(LeadTimes, LeadTimes, Gen.Int[0, 300]).Sample((first, second, days) =>
            Assert.Equal(first.Then(second).ChanceLongerThan(days), second.Then(first).ChanceLongerThan(days), 9));

    [Fact]
    public void Quantiles_that_do_not_ascend_are_refused() =>
        Assert.Throws<ArgumentException>(() => LeadTime.Through(30, 20, 60));
}
