using Refuge.Displacement.Flee;

namespace Refuge.Tests.Displacement.Flee;

/// <summary>Where groups stand in the order in which people were displaced.</summary>
public class FleeRanksTests
{
    [Fact]
    public void Those_displaced_on_one_day_stand_between_those_before_and_those_after()
    {
        var ranks = new FleeRanks(places: 2, paths: 1);
        ranks.PutIn(0, 100);
        ranks.Displace(40);

        Assert.Equal(50, ranks.Of(0));
        Assert.Equal((100, 140), ranks.Around(ranks.OfNewcomers));
    }

    [Fact]
    public void A_place_where_two_groups_spend_the_night_stands_at_their_mean()
    {
        var ranks = new FleeRanks(places: 2, paths: 1);
        ranks.Displace(100);
        ranks.Settle(1, 30, 20);
        ranks.Settle(1, 10, 80);

        ranks.EndDay([0, 40]);

        Assert.Equal(35, ranks.Of(1));
    }

    [Fact]
    public void Who_comes_off_a_road_stands_where_those_stood_who_set_out_on_it()
    {
        var ranks = new FleeRanks(places: 2, paths: 1);
        ranks.Displace(100);
        ranks.SetOut(0, 10, 20);
        ranks.SetOut(0, 10, 40);

        Assert.Equal(30, ranks.Arrive(0, 15));
        Assert.Equal(30, ranks.Arrive(0, 5));
    }

    [Fact]
    public void People_spread_over_all_have_power_one_and_the_late_a_higher_one()
    {
        var ranks = new FleeRanks(places: 2, paths: 1);
        ranks.PutIn(0, 100);
        Assert.Equal(1, ranks.Power(0));

        ranks.PutIn(1, 100);

        Assert.Equal(3, ranks.Power(1), 1e-9);
    }
}
