using CsCheck;
using Refuge.Displacement.Random;

namespace Refuge.Tests.Displacement.Random;

public class ElementaryTests
{
    const double FourUnitsInTheLastPlace = 4 * 2.220446049250313e-16;

    [Fact]
    public void The_exponential_is_right_to_the_last_places() =>
        Gen.Double[-700, 700].Sample(x => Near(Math.Exp(x), Elementary.Exp(x)), iter: 20_000);

    [Fact]
    public void The_logarithm_is_right_to_the_last_places()
    {
        Gen.Double[1, 700].Sample(x => Near(x, Elementary.Log(Math.Exp(x)), 1e-15), iter: 20_000);
        Gen.Double[-700, -1].Sample(x => Near(x, Elementary.Log(Math.Exp(x)), 1e-15), iter: 20_000);
        Gen.Double[1e-300, 1e-290].Sample(x => Near(Math.Log(x), Elementary.Log(x)), iter: 2_000);
        Gen.Double[0.4, 3].Sample(x => Near(Math.Log(x), Elementary.Log(x)), iter: 20_000);
    }

    [Fact]
    public void The_logarithm_near_one_keeps_its_places()
    {
        Near(1e-20, Elementary.Log1p(1e-20));
        Near(-1e-10 - 0.5e-20, Elementary.Log1p(-1e-10));
        Gen.Double[-0.99, 3].Sample(x => Assert.Equal(Math.Log(1 + x), Elementary.Log1p(x), 1e-14), iter: 5_000);
    }

    [Fact]
    public void The_power_is_right_to_twelve_places() =>
        Gen.Select(Gen.Double[1e-6, 1e6], Gen.Double[-8, 8])
            .Sample((x, y) => Near(Math.Pow(x, y), Elementary.Pow(x, y), 1e-13), iter: 20_000);

    [Fact]
    public void The_ends_of_the_range_are_what_they_are()
    {
        Assert.Equal(1, Elementary.Exp(0));
        Assert.Equal(0, Elementary.Exp(-1_000));
        Assert.Equal(double.PositiveInfinity, Elementary.Exp(1_000));
        Assert.Equal(0, Elementary.Log(1));
        Assert.Equal(double.NegativeInfinity, Elementary.Log(0));
        Assert.Equal(double.NaN, Elementary.Log(-1));
        Assert.Equal(3.7, Elementary.Pow(3.7, 1));
        Assert.Equal(0, Elementary.Pow(0, 2));
    }

    static void Near(double expected, double actual, double tolerance = FourUnitsInTheLastPlace) =>
        Assert.InRange(
            actual, expected - (tolerance * Math.Abs(expected)), expected + (tolerance * Math.Abs(expected)));
}
