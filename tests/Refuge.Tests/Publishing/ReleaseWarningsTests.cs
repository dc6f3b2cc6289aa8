using Refuge.Publishing;
using Refuge.Tests.Building;

namespace Refuge.Tests.Publishing;

/// <summary>What an analyst is shown before words are released.</summary>
public class ReleaseWarningsTests
{
    static IReadOnlyList<ReleaseWarning> Of(string words) =>
        ReleaseWarnings.Of(words, PublishedCrisis.Findings.Situation);

    [Theory]
    [InlineData("Ahmed fled with four children")]
    [InlineData("A. Hassan lost his shop")]
    [InlineData("the shop of Hassan M. Ali was burnt")]
    [InlineData("a farmer, Karim May, waits at the gate")]
    [InlineData("her neighbour  Karim  Odvar came later")]
    [InlineData("Amina's baby is ill")]
    [InlineData("said Karim Odvar, a farmer")]
    [InlineData("Karim, 35, walked for two days")]
    [InlineData("General Odvar told reporters")]
    [InlineData("his brother stayed behind")]
    [InlineData("قال أحمد إن البئر جافة")]
    [InlineData("هربت أمينة مع أطفالها")]
    [InlineData("الشيخ محمد")]
    [InlineData("رجل يدعى كريم")]
    public void A_name_is_shown_before_its_release(string words) =>
        Assert.Contains(Of(words), warning => warning.Concern == ReleaseConcern.Person);

    [Theory]
    [InlineData("families at 36.3421, 43.1305")]
    [InlineData("near 36°20'N")]
    [InlineData("the grid 38S LF 12345 67890")]
    [InlineData("عند ٣٦٫٣٤٢١، ٤٣٫١٣٠٥")]
    public void A_point_on_the_map_is_shown_before_its_release(string words) =>
        Assert.Contains(Of(words), warning => warning.Concern == ReleaseConcern.Coordinate);

    [Theory]
    [InlineData("they leave by night through a wadi")]
    [InlineData("along the front lines, wherever they find a way out")]
    [InlineData("the road is open again")]
    [InlineData("over rt-7")]
    [InlineData("يغادرون ليلًا عبر الوادي")]
    public void A_way_is_shown_before_its_release(string words) =>
        Assert.Contains(Of(words), warning => warning.Concern == ReleaseConcern.Way);

    [Theory]
    [InlineData("before the assault on 1 May")]
    [InlineData("the plan for 2031-05-20")]
    [InlineData("they will go tomorrow")]
    [InlineData("قبل الهجوم في ١ أيار")]
    public void A_day_to_come_is_shown_before_its_release(string words) =>
        Assert.Contains(Of(words), warning => warning.Concern == ReleaseConcern.DayToCome);

    [Theory]
    [InlineData("more than 1,000 people drink from one muddy well")]
    [InlineData("Two toilets stand for 1,000 people in Dersin")]
    [InlineData("لا تكفي المياه لألف شخص")]
    public void Words_without_any_of_these_raise_nothing(string words) => Assert.Empty(Of(words));

    [Fact]
    public void A_warning_says_where_in_the_words_it_stands()
    {
        const string Words = "In Dersin a farmer named Karim waits";

        Assert.All(
            Of(Words), warning => Assert.Equal(warning.Words, Words.Substring(warning.Start, warning.Words.Length)));
        Assert.Contains(Of(Words), warning => warning.Words.Contains("Karim", StringComparison.Ordinal));
    }
}
