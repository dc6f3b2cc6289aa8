using CsCheck;
using Refuge.Funding;

namespace Refuge.Tests.Funding;

/// <summary>How days with their doubt are added and compared, worked by hand and as laws.</summary>
public class LeadArithmeticTests
{
    [Theory]
    [InlineData(2.2, 3)]
    [InlineData(3, 3)]
    [InlineData(3.0000000001, 3)]
    [InlineData(0, 0)]
    [InlineData(9_999, 3_660)]
    public void A_part_of_a_day_counts_as_a_day_and_ten_years_are_the_longest(double drawn, int days) =>
        Assert.Equal(
            (days, 0.0),
            (LeadTime.OfDraws([drawn]).Quantile(0.5), LeadTime.OfDraws([drawn]).ChanceLongerThan(days)));

    [Fact]
    public void Each_draw_weighs_alike()
    {
        var time = LeadTime.OfDraws([1, 9, 2, 2]);

        Assert.Equal([1.0, 0.75, 0.25, 0.25, 0], ((int[])[0, 1, 2, 8, 9]).Select(time.ChanceLongerThan));
        Assert.Equal([0, 0.25, 0.75, 0.75], time.ChancesWithin(3));
        Assert.Equal(1, time.ChancesWithin(12)[12]);
    }

    [Fact]
    public void The_spread_between_three_days_is_even_and_its_ends_go_on()
    {
        // One tenth to day 10, half to day 20, nine tenths to day 40, all by day 45; none before day 7.5.
        var time = LeadTime.Through(10, 20, 40);

        Assert.Equal([10, 20, 40], ((double[])[0.1, 0.5, 0.9]).Select(time.Quantile));
        Assert.Equal(0.7, time.ChanceLongerThan(15), 1e-9);
        Assert.Equal(0.3, time.ChanceLongerThan(30), 1e-9);
        Assert.Equal(0.06, time.ChanceLongerThan(42), 1e-9);
        Assert.Equal((1.0, 0.0), (time.ChanceLongerThan(7), time.ChanceLongerThan(45)));
    }

    [Fact]
    public void Days_without_doubt_stay_without_doubt() =>
        Gen.Int[0, 3_000].Sample(static days =>
        {
            var time = LeadTime.Through(days, days, days);

            Assert.Equal((days, 0.0), (time.Quantile(0.8), time.ChanceLongerThan(days)));
            if (days > 0) Assert.Equal(1, time.ChanceLongerThan(days - 1));
        });

    [Theory]
    [InlineData(-1, 2, 3)]
    [InlineData(3, 2, 4)]
    [InlineData(1, 4, 3)]
    [InlineData(1, 2, 3_660)]
    public void What_does_not_ascend_from_zero_or_takes_ten_years_is_no_time(double low, double best, double high)
    {
        Assert.Null(LeadTime.TryThrough(low, best, high));
        Assert.Throws<ArgumentException>(() => LeadTime.Through(low, best, high));
    }

    [Fact]
    public void One_after_the_other_takes_as_long_as_both() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 200]).Sample((one, other) =>
        {
            var both = LeadTime.Exactly(one).Then(LeadTime.Exactly(other));

            Assert.Equal(one + other, both.Quantile(0.5));
            Assert.Equal(0, both.ChanceLongerThan(one + other));
        });

    [Fact]
    public void To_wait_longer_is_never_likelier_and_the_chances_of_both_sides_add_up() =>
        Gen.Select(Gen.Int[0, 9_000].Array[1, 40], Gen.Int[0, 100]).Sample((hundredths, day) =>
        {
            double[] draws = [.. hundredths.Select(static each => each / 100.0)];
            var time = LeadTime.OfDraws(draws);

            Assert.True(time.ChanceLongerThan(day + 1) <= time.ChanceLongerThan(day));
            Assert.Equal(1, time.ChancesWithin(day)[day] + time.ChanceLongerThan(day), 1e-9);
            Assert.Equal(
                draws.Count(each => Math.Ceiling(each) > day) / (double)draws.Length, time.ChanceLongerThan(day), 1e-9);
        });

    [Fact]
    public void The_draws_of_a_step_are_even_on_both_sides_of_the_middle()
    {
        var draws = LeadDraws.Of("any step").Order().ToArray();

        Assert.All(draws, static each => Assert.True(double.IsFinite(each)));
        for (var index = 0; index < draws.Length; index++) Assert.Equal(-draws[index], draws[^(index + 1)], 1e-9);
        Assert.InRange(draws.Sum(static each => each * each) / draws.Length, 0.99, 1.01);
    }
}
