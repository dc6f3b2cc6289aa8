using Refuge.Needs;
using Refuge.Publishing;

namespace Refuge.Tests.Publishing;

/// <summary>A noun agrees with its number, in English and in Arabic.</summary>
public class CountedNounTests
{
    [Theory]
    [InlineData("1", "days", "1 day")]
    [InlineData("2", "days", "2 days")]
    [InlineData("0.5", "weeks", "0.5 weeks")]
    [InlineData("1,001", "people", "1,001 people")]
    [InlineData("at least 1", "people", "at least 1 people")]
    [InlineData("1", "blocks of a folder", "1 blocks of a folder")]
    public void In_English_one_is_singular_and_all_else_plural(string number, string noun, string said) =>
        Assert.Equal(said, CountedNouns.English.Of(number, noun));

    [Theory]
    [InlineData("1", "يوم واحد")]
    [InlineData("2", "يومين")]
    [InlineData("3", "3 أيام")]
    [InlineData("10", "10 أيام")]
    [InlineData("11", "11 يومًا")]
    [InlineData("99", "99 يومًا")]
    [InlineData("100", "100 يوم")]
    [InlineData("102", "102 يوم")]
    [InlineData("103", "103 أيام")]
    [InlineData("0.5", "0.5 يوم")]
    public void In_Arabic_the_noun_has_five_forms(string number, string said) =>
        Assert.Equal(said, CountedNouns.Arabic.Of(number, "days"));

    [Fact]
    public void A_sentence_asks_for_the_form_that_goes_with_its_number()
    {
        Assert.Equal(
            "Nobody said what stands at 1 place:",
            Wording.English.Say("Nobody said what stands at {0:places}:", 1));
        Assert.Equal("Takes 80 days in 8 of 10 cases.", Wording.English.Say("Takes {0:days} in 8 of 10 cases.", "80"));
        Assert.Equal("يستغرق 3 أيام في 8 من 10 حالات.", Wording.Arabic.Say("Takes {0:days} in 8 of 10 cases.", 3));
    }

    [Fact]
    public void Whatever_is_counted_in_whole_units_has_its_forms()
    {
        var units = StandardSet.Default.Measured.Where(static line => line.HasAmount)
            .Select(static line => line.AmountUnit)
            .Concat(ReferenceTable.Read("reference-actions.csv").Select(static row => row["unit"]))
            .Select(static unit => unit.Replace('-', ' '))
            .Where(static unit => unit is not ("m3" or "m3/day" or "m2" or "ha" or "Mkcal/day"));

        Assert.All(units.Distinct(), unit => Assert.True(CountedNouns.Holds(unit), unit));
    }
}
