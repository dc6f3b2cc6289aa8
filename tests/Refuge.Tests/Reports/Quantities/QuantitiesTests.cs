namespace Refuge.Tests.Reports.Quantities;

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
    [InlineData("They get 15 litres of water per person per day.", 15, Bound.Exact, "litre/person/day")]
    [InlineData("Fuel costs 1.80 dollars a litre.", 1.8, Bound.Exact, "USD/litre")]
    [InlineData("Some 1,500 people a day are coming.", 1_500, Bound.About, "people/day")]
    [InlineData("One in five children is wasted.", .2, Bound.Exact, "people")]
    [InlineData("Nine out of ten households owe money.", .9, Bound.Exact, "household")]
    [InlineData("It fell to minus 12 degrees Celsius.", -12, Bound.Exact, "celsius")]
    [InlineData("A 20-bed hospital stood there.", 20, Bound.Exact, "bed")]
    [InlineData("The 5,000-strong crowd left.", 5_000, Bound.Exact, "people")]
    [InlineData("Ten refugee camps were closed.", 10, Bound.Exact, "camp")]
    [InlineData("A couple of hundred people waited.", 200, Bound.Exact, "people")]
    [InlineData("They ate leaves for more than a week.", 1, Bound.MoreThan, "week")]
    [InlineData("The snow was a metre and a half deep.", 1.5, Bound.Exact, "m")]
    [InlineData("The strip is no wider than 300 yards.", 300, Bound.AtMost, "yard")]
    [InlineData("A family of seven lives there.", 7, Bound.Exact, "people")]
    [InlineData("A quarter of a million people live there.", 250_000, Bound.Exact, "people")]
    [InlineData("A quake of magnitude 6.3 struck.", 6.3, Bound.Exact, "magnitude")]
    [InlineData("The tank holds 12 m3.", 12, Bound.Exact, "m3")]
    [InlineData("He is 56.", 56, Bound.Exact, "year")]
    [InlineData("نزح أكثر من 3000 شخص", 3_000, Bound.MoreThan, "people")]
    [InlineData("وصلت نحو خمسين عائلة", 50, Bound.About, "family")]
    [InlineData("على بعد ٢٠ كيلومترا", 20, Bound.Exact, "km")]
    public void A_quantity_has_value_bound_and_unit(string text, double value, Bound bound, string unit)
    {
        var quantity = Assert.Single(A.Reading(text).Quantities);

        Assert.Equal((value, bound, unit), (quantity.Value!.Value, quantity.Bound, quantity.Unit));
    }

    [Theory]
    [InlineData("Hundreds of thousands of civilians fled.", 200_000)]
    [InlineData("Thousands of people fled.", 2_000)]
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
    [InlineData("5–7 lakh people live there.", 500_000, 700_000)]
    [InlineData("They gave between $3 and $4 million.", 3_000_000, 4_000_000)]
    [InlineData("It takes six or seven hours.", 6, 7)]
    public void A_scale_said_once_holds_for_both_ends(string text, double low, double high)
    {
        var quantity = Assert.Single(A.Reading(text).Quantities);

        Assert.Equal((null, low, high), (quantity.Value, quantity.Low!.Value, quantity.High!.Value));
    }

    [Fact]
    public void What_a_price_went_from_and_to_are_two_values()
    {
        var quantities = A.Reading("The price went from $18 to $31.").Quantities;

        Assert.Equal([18, 31], quantities.Select(static quantity => quantity.Value!.Value));
    }

    [Theory]
    [InlineData("Forty boats set out and 31 arrived.", "boat")]
    [InlineData("Two of the three gates are shut.", "gate")]
    [InlineData("Only 3 of 41 clinics work.", "clinic")]
    public void A_unit_left_out_is_that_of_its_neighbour(string text, string unit)
    {
        var quantities = A.Reading(text).Quantities;

        Assert.Equal([unit, unit], quantities.Select(static quantity => quantity.Unit));
    }

    [Theory]
    [InlineData("Call 0800 555 0199 for help.")]
    [InlineData("The point at 35.1462, 43.2011 was struck.")]
    [InlineData("It began at 5.45 a.m. there.")]
    [InlineData("It stands on page 41 and in Room 12.")]
    [InlineData("No one came, and one of them said so.")]
    [InlineData("It began in 2016.")]
    [InlineData("They met at 10:35 on 28 August.")]
    [InlineData("Resolution 1973 was read.")]
    [InlineData("COVID-19 spread.")]
    public void A_number_that_names_counts_nothing(string text) => Assert.Empty(A.Reading(text).Quantities);
}
