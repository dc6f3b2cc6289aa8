using Refuge.Displacement;
using Refuge.Displacement.Model;

namespace Refuge.Tests.Displacement.Model;

public class PastReturnTests
{
    static Prior Of(Parameter parameter)
    {
        var prior = new MovementRules().Parameters[parameter];
        return new(prior.Low, prior.Best, prior.High,
            parameter == Parameters.ReturnShare ? PriorScale.LogOdds : PriorScale.Logarithm);
    }

    [Fact]
    public void Past_returns_are_foretold_better_than_by_the_judgement_that_stood_before()
    {
        var judged = PastReturn.Score(
            new(15, 60, 180, PriorScale.Logarithm), new(0.1, 0.35, 0.75, PriorScale.LogOdds), 180, PastReturn.All);

        var shipped = PastReturn.Score(
            Of(Parameters.ReturnDelayDays), Of(Parameters.ReturnShare), new MovementRules().ReturnWindow,
            PastReturn.All);

        Assert.InRange(shipped.Crps / judged.Crps, 0.6, 0.85);
        Assert.InRange(shipped.Held, 0.65, 0.9);
    }

    [Fact]
    public void Every_count_of_returns_is_a_share_of_some_day_after_the_end()
    {
        Assert.Equal(33, PastReturn.All.Count);
        Assert.All(PastReturn.All, static one =>
        {
            Assert.InRange(one.Share, 0, 1);
            Assert.True(one.Days > 0);
        });
    }
}
