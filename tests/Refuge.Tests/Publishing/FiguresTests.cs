using Refuge.Publishing;

namespace Refuge.Tests.Publishing;

public class FiguresTests
{
    [Theory]
    [InlineData(34_860, "35,000")]
    [InlineData(284_000_000, "280,000,000")]
    [InlineData(18, "18")]
    [InlineData(1_049, "1,000")]
    [InlineData(0.754, "0.75")]
    [InlineData(0, "0")]
    [InlineData(99.6, "100")]
    public void Figures_are_printed_with_two_significant_digits(double value, string printed) =>
        Assert.Equal(printed, Figures.Print(value));

    [Theory]
    [InlineData(0.34, "about 1 in 3")]
    [InlineData(0.5, "about 1 in 2")]
    [InlineData(0.67, "about 2 in 3")]
    [InlineData(0.08, "about 1 in 12")]
    [InlineData(0.94, "about 14 in 15")]
    [InlineData(0.004, "less than 1 in 100")]
    [InlineData(1, "more than 99 in 100")]
    public void Chances_are_printed_as_plain_fractions(double chance, string printed) =>
        Assert.Equal(printed, Wording.English.Chance(chance));
}
