using Refuge.Displacement;
using Refuge.Displacement.Random;
using Refuge.Displacement.Trends;

namespace Refuge.Tests.Displacement.Trends;

public class TrendRanksTests
{
    const int Members = 20_000;

    static readonly MemberSpread Spread = new(0, [1, 2, 3, 4, 5, 6, 7, 8, 9]);

    [Fact]
    public void Ranks_are_normal_scores_and_places_of_a_crisis_go_together_a_little()
    {
        var (here, there) = (TrendRanks.Of(new("camp"), 7, Members), TrendRanks.Of(new("other"), 7, Members));

        Assert.Equal(0, here.Average(), 0.03);
        Assert.Equal(1, here.Average(static rank => rank * rank), 0.05);
        Assert.Equal(0.12, here.Zip(there, static (one, other) => one * other).Average(), 0.03);
    }

    [Fact]
    public void A_rank_depends_on_place_member_and_seed_alone()
    {
        Assert.Equal(TrendRanks.Of(new("camp"), 7, 50), TrendRanks.Of(new("camp"), 7, 500)[..50]);
        Assert.NotEqual(TrendRanks.Of(new("camp"), 7, 50), TrendRanks.Of(new("camp"), 8, 50));
        Assert.NotEqual(TrendRanks.Of(null, 7, 50), TrendRanks.Of(new("camp"), 7, 50));
    }

    [Fact]
    public void At_the_rank_of_a_printed_level_stands_its_quantile_and_beyond_the_last_the_last()
    {
        foreach (var (level, value) in Quantiles.Printed.Zip(Spread.Values))
        {
            Assert.Equal(value, TrendRanks.ValueAt(Spread, Normal.Quantile(level)), 9);
        }
        Assert.Equal(1, TrendRanks.ValueAt(Spread, -9));
        Assert.Equal(9, TrendRanks.ValueAt(Spread, 9));
    }
}
