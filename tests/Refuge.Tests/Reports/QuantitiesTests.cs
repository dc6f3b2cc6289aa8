namespace Refuge.Tests.Reports;

public class QuantitiesTests
{
    [Theory]
    [InlineData("At least 1 million people remain.", 1_000_000, Bound.AtLeast, "people")]
    [InlineData("Over 1,000 families came.", 1_000, Bound.MoreThan, "family")]
    [InlineData("About 60 kilometers remain.", 60, Bound.About, "km")]
    [InlineData("Around $284 million was allocated.", 284_000_000, Bound.About, "USD")]
    [InlineData("Some 1.2m people fled.", 1_200_000, Bound.About, "people")]
    [InlineData("Up to 40 percent of homes burned.", 40, Bound.AtMost, "percent")]
    [InlineData("There are two toilets.", 2, Bound.Exact, "toilet")]
    [InlineData("Two hundred and fifty tents stand there.", 250, Bound.Exact, "tent")]
    [InlineData("They get 7.5 litres per person per day.", 7.5, Bound.Exact, "litre/person/day")]
    [InlineData("Half a million refugees crossed.", 500_000, Bound.Exact, "people")]
    [InlineData("Some 12 400 houses stand.", 12_400, Bound.About, "house")]
    [InlineData("نزح أكثر من 3000 شخص", 3_000, Bound.MoreThan, "people")]
    [InlineData("وصلت نحو خمسين عائلة", 50, Bound.About, "family")]
    [InlineData("على بعد ٢٠ كيلومترا", 20, Bound.Exact, "km")]
    public void A_quantity_has_value_bound_and_unit(string text, double value, Bound bound, string unit)
    {
        var quantity = Assert.Single(A.Reading(text).Quantities);

        Assert.Equal((value, bound, unit), (quantity.Value!.Value, quantity.Bound, quantity.Unit));
    }

    [Theory]
    [InlineData("Hundreds of thousands of civilians fled.", 100_000)]
    [InlineData("Thousands of people fled.", 1_000)]
    public void An_order_of_magnitude_has_no_value_but_a_least(string text, double low)
    {
        var quantity = Assert.Single(A.Reading(text).Quantities);

        Assert.Equal((null, low, null), (quantity.Value, quantity.Low!.Value, quantity.High));
    }

    [Fact]
    public void A_range_has_two_ends_and_no_value()
    {
        var quantity = Assert.Single(A.Reading("Between 10 and 15 families came.").Quantities);

        Assert.Equal((null, 10.0, 15.0), (quantity.Value, quantity.Low!.Value, quantity.High!.Value));
    }

    [Theory]
    [InlineData("It began in 2016.")]
    [InlineData("They met at 10:35 on 28 August.")]
    [InlineData("Resolution 1973 was read.")]
    [InlineData("COVID-19 spread.")]
    public void A_number_that_names_counts_nothing(string text) => Assert.Empty(A.Reading(text).Quantities);
}
