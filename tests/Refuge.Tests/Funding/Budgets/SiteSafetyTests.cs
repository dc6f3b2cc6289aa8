using Refuge.Funding.Budgets;
using Refuge.Tests.Building;

namespace Refuge.Tests.Funding.Budgets;

/// <summary>Nobody is sent to ground that is not known to be safe.</summary>
public class SiteSafetyTests
{
    [Fact]
    public void Ground_that_is_far_cleared_and_away_from_the_military_is_safe() =>
        Assert.Equal((SafetyVerdict.Safe, 0), Of(80, military: false, HazardStatus.Cleared));

    [Fact]
    public void Uncleared_ground_is_safe_once_clearing_is_one_of_the_steps() =>
        Assert.Equal((SafetyVerdict.Safe, 0), Of(80, military: false, HazardStatus.Confirmed));

    [Theory]
    [InlineData(49.0, false)]
    [InlineData(80.0, true)]
    public void Ground_near_the_front_or_the_military_is_never_opened(double kilometres, bool military) =>
        Assert.Equal((SafetyVerdict.Unsafe, 0), Of(kilometres, military, HazardStatus.Cleared));

    [Fact]
    public void What_nobody_said_is_looked_at_first() =>
        Assert.Equal((SafetyVerdict.InspectFirst, 3), Of(null, null, HazardStatus.NotSurveyed));

    static (SafetyVerdict, int) Of(double? kilometres, bool? military, HazardStatus? hazard)
    {
        var situation = new InventedSituation().WithCandidate("field", 1_000, kilometres, military, hazard).Build();
        var found = Assert.Single(SiteSafety.Of(situation, new(situation)));
        return (found.Verdict, found.Missing.Count);
    }
}
