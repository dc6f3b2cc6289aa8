using CsCheck;
using Refuge.Displacement.Scoring;

namespace Refuge.Tests.Displacement.Scoring;

public class ExceedanceTests
{
    static readonly double[] Levels = [0.1, 0.5, 0.9];

    [Theory]
    [InlineData(50, 1)]
    [InlineData(100, 0.9)]
    [InlineData(150, 0.7)]
    [InlineData(200, 0.5)]
    [InlineData(300, 0.3)]
    [InlineData(400, 0)]
    [InlineData(500, 0)]
    public void The_chance_of_more_is_read_between_printed_quantiles_and_is_sure_outside(
        double threshold, double chance) =>
        Assert.Equal(chance, Exceedance.Chance(Levels, [100, 200, 400], threshold), 12);

    [Fact]
    public void A_single_number_is_sure_of_what_it_says()
    {
        Assert.Equal(1, Exceedance.Chance(Levels, [200, 200, 200], 199));
        Assert.Equal(0, Exceedance.Chance(Levels, [200, 200, 200], 200));
    }

    [Fact]
    public void A_higher_threshold_is_never_likelier() =>
        Gen.Select(Gen.Double[0, 1_000].Array[3], Gen.Double[0, 1_000], Gen.Double[0, 1_000])
            .Sample((values, one, two) =>
    {
        Array.Sort(values);

        Assert.True(
            Exceedance.Chance(
                Levels, values, Math.Max(one, two)) <= Exceedance.Chance(Levels, values, Math.Min(one, two)));
    });

    [Fact]
    public void Being_sure_of_what_happens_scores_nothing_and_of_the_opposite_everything()
    {
        Assert.Equal(0, Exceedance.Brier(Levels, [100, 200, 400], 50, 60));
        Assert.Equal(1, Exceedance.Brier(Levels, [100, 200, 400], 50, 40));
    }
}
