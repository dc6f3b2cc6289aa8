using Refuge.Displacement;
using Refuge.Needs;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>Groups with needs of their own, where nobody counted them.</summary>
public class CompositionTests
{
    [Fact]
    public void Without_a_word_of_the_folder_the_shares_are_those_that_standards_plan_with() => Assert.Equal(
        [
            ("under five", 0.15, 0.2), ("women of 15 to 49", 0.25, 0.25), ("pregnant", 0.04, 0.04),
            ("with a disability", 0.15, 0.15),
        ],
        Composition.Of(Basis()).Select(static group => (group.Group, group.Low, group.High)));

    [Fact]
    public void A_share_that_the_folder_assumes_goes_before_and_of_older_people_there_is_no_other()
    {
        var groups = Composition.Of(Basis(("share_women", 0.3), ("share_older", 0.06)));

        Assert.Equal(0.3, groups.Single(static group => group.Group == "women of 15 to 49").Low);
        Assert.Equal(0.06, groups.Single(static group => group.Group == "older people").High);
    }

    [Fact]
    public void Every_share_names_what_it_rests_on() => Assert.All(
        Composition.Of(Basis()), static group => Assert.Equal(
            Verification.Unconfirmed, group.Standard!.Verification));

    static NeedsBasis Basis(params (string What, double Share)[] assumed) => new()
    {
        Situation = A.Situation().Build(),
        Forecast = A.Forecast(1, 1).Build(),
        Assumptions =
        [
            .. assumed.Select(static each => new Recorded<Assumption>(
                new(each.What, each.What, null, each.Share, each.Share, each.Share, "share", null), A.Day, null, [])),
        ],
    };
}
