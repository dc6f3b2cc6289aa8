using CsCheck;
using Refuge.Displacement;
using Refuge.Displacement.Sweeps;

namespace Refuge.Tests.Displacement.Sweeps;

public class ParameterEffectTests
{
    static readonly RuleParameters Known = new([], new MovementRules());

    static SweepDesign Design(int points, long seed = 1) =>
        SweepDesign.OfHypercube(
            [Known.Find("softening")!, Known.Find("foot_reach")!, Known.Find("distance_power")!], points, seed);

    /// <summary>Three parameters, evenly drawn: 3 a + b has first-order shares of 9 / 10, 1 / 10 and 0.</summary>
    static double[] Figures(SweepDesign design) =>
        [.. design.Points.Select(point => (3 * point[0] / 100) + ((point[1] - 1) / 99))];

    [Fact]
    public void Shares_of_variance_are_those_that_can_be_worked_out_by_hand()
    {
        var design = Design(2_000);

        var effects = ParameterEffect.Of(design, Figures(design));

        Assert.Equal(["rule:softening", "rule:foot_reach"], effects.Take(2).Select(effect => effect.Parameter.Name));
        Assert.Equal(0.9, effects[0].FirstOrder!.Value, 0.02);
        Assert.Equal(0.1, effects[1].FirstOrder!.Value, 0.03);
        Assert.Equal(0, effects[2].FirstOrder!.Value, 0.02);
        Assert.True(effects[0].IsBeyondChance);
        Assert.True(effects[0].AtHigh > effects[0].AtLow);
    }

    [Fact]
    public void A_figure_without_connection_looks_beyond_chance_in_one_of_twenty()
    {
        var beyond = Enumerable.Range(0, 400).Sum(seed =>
        {
            var design = Design(40, seed);
            var noise = LatinHypercube.Levels(["noise"], 40, seed).Select(level => level[0]).ToList();
            return ParameterEffect.Of(design, noise).Count(effect => effect.IsBeyondChance);
        });

        // 1,200 trials at 5 %: 60, within five standard deviations of a binomial.
        Assert.InRange(beyond, 22, 98);
    }

    [Fact]
    public void The_rank_correlation_of_a_rising_figure_is_one_and_of_a_falling_one_minus_one() =>
        Gen.Double[-100, 100].Array[2, 60].Where(values => values.Distinct().Count() == values.Length).Sample(values =>
        {
            double[] rising =
                [.. values.Select(value => value * value * value)], falling = [.. values.Select(value => -value)];

            Assert.Equal(1, ParameterEffect.RankCorrelationOf(values, rising)!.Value, 1e-9);
            Assert.Equal(-1, ParameterEffect.RankCorrelationOf(values, falling)!.Value, 1e-9);
        }, iter: 200);

    [Fact]
    public void Ties_share_their_mean_rank() =>
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / √(4.5 × 5).
        Assert.Equal(
            4.5 / Math.Sqrt(22.5), ParameterEffect.RankCorrelationOf([1, 2, 2, 3], [10, 20, 30, 40])!.Value, 1e-12);

    [Fact]
    public void A_figure_that_never_changes_is_moved_by_nothing()
    {
        var design = Design(40);

        Assert.All(ParameterEffect.Of(design, [.. design.Points.Select(_ => 5.0)]), effect =>
        {
            Assert.Null(effect.RankCorrelation);
            Assert.Null(effect.FirstOrder);
        });
    }

    [Fact]
    public void A_single_point_says_nothing_and_does_not_fail()
    {
        var design = Design(1);

        Assert.All(ParameterEffect.Of(design, [5.0]), effect => Assert.Null(effect.RankCorrelation));
    }
}
