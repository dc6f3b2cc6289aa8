using CsCheck;
using Refuge.Funding.Budgets;

namespace Refuge.Tests.Funding.Budgets;

/// <summary>A few members stand for all.</summary>
public class FutureReductionTests
{
    [Fact]
    public void Weights_are_the_parts_of_the_members_that_lie_nearest()
    {
        double[][] features = [[0], [0.1], [0.2], [10], [10.1], [50]];

        var futures = FutureReduction.Reduce(features, 3);

        Assert.Equal([(2, 0.5), (3, 2 / 6.0), (5, 1 / 6.0)], futures.Select(static each => (each.Member, each.Weight)));
    }

    [Fact]
    public void Of_members_that_are_alike_the_first_stands_for_all() => Assert.Equal(
        [(0, 2 / 3.0), (2, 1 / 3.0)],
        FutureReduction.Reduce([[0], [0], [9]], 2).Select(static each => (each.Member, each.Weight)));

    [Fact]
    public void No_member_stands_for_another_where_there_are_no_more_than_may_be_taken() => Assert.Equal(
        [(0, 0.5), (1, 0.5)],
        FutureReduction.Reduce([[4], [4]], 2).Select(static each => (each.Member, each.Weight)));

    [Fact]
    public void Nobody_who_stands_for_nobody_is_taken() =>
        // Three members at two points: a third one taken would stand for nobody.
        Assert.Equal(2, FutureReduction.Reduce([[0], [0], [0], [9]], 3).Count);

    [Fact]
    public void Weights_add_up_to_one_and_no_member_is_taken_twice() => Gen.Int[1, 3]
        .SelectMany(static features => Gen.Double[0, 100].Array[features].Array[1, 40])
        .Sample(
            static members =>
            {
                var futures = FutureReduction.Reduce(members, 7);

                Assert.Equal(1, futures.Sum(static each => each.Weight), 1e-9);
                Assert.Equal(futures.Count, futures.DistinctBy(static each => each.Member).Count());
                Assert.InRange(futures.Count, 1, 7);
            },
            iter: 50);
}
