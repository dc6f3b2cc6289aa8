using Refuge.Flee.Engines;

namespace Refuge.Flee.Tests.Engines;

/// <summary>Where groups stand in the order in which people were displaced.</summary>
public class FleeRanksTests
{
    [Fact]
    public void Those_displaced_on_one_day_stand_between_those_before_and_those_after()
    {
        var ranks = new FleeRanks(places: 2, paths: 1);
        ranks.PutIn(0, 100);
        ranks.Displace(40);

        Assert.Equal((0, 100), ranks.Of(0));
        Assert.Equal((100, 140), ranks.OfNewcomers);
    }

    [Fact]
    public void A_place_where_two_groups_spend_the_night_has_their_mean_and_their_variance()
    {
        var ranks = new FleeRanks(places: 2, paths: 1);
        ranks.Displace(1_000);
        ranks.Settle(1, 10, FleeMoments.Of(300, 300));
        ranks.Settle(1, 10, FleeMoments.Of(400, 400));

        ranks.EndDay([0, 20]);

        // Fifty to both sides of the mean; an even spread has a third of the square of half its length as its variance.
        var (first, last) = ranks.Of(1);
        Assert.Equal(350 - (50 * Math.Sqrt(3)), first, 1e-6);
        Assert.Equal(350 + (50 * Math.Sqrt(3)), last, 1e-6);
    }

    [Fact]
    public void Nobody_stands_before_the_first_or_after_the_last()
    {
        var ranks = new FleeRanks(places: 2, paths: 1);
        ranks.Displace(1_000);
        ranks.Settle(1, 30, FleeMoments.Of(0, 20));
        ranks.Settle(1, 10, FleeMoments.Of(900, 1_000));

        ranks.EndDay([0, 40]);

        Assert.Equal((0, 490), ranks.Of(1));
    }

    [Fact]
    public void Who_comes_off_a_road_stands_where_those_stood_who_set_out_on_it()
    {
        var ranks = new FleeRanks(places: 2, paths: 1);
        ranks.Displace(100);
        ranks.SetOut(0, 10, FleeMoments.Of(20, 30));
        ranks.SetOut(0, 10, FleeMoments.Of(30, 40));

        foreach (var count in new[] { 15, 5 })
        {
            var (first, last) = ranks.Evenly(ranks.Arrive(0, count));
            Assert.Equal(20, first, 1e-6);
            Assert.Equal(40, last, 1e-6);
        }
    }

    [Fact]
    public void The_part_before_somebody_grows_evenly_from_the_first_to_the_last()
    {
        var ranks = new FleeRanks(places: 2, paths: 1);
        ranks.PutIn(0, 100);
        ranks.PutIn(1, 100);

        Assert.Equal([0, 0, 0.25, 1], new[] { 50.0, 100, 125, 200 }.Select(rank => ranks.PartBefore(1, rank)));
    }
}
