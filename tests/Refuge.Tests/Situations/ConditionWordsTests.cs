using Refuge.Situations;

namespace Refuge.Tests.Situations;

/// <summary>What the words of a stated condition say of its use.</summary>
public class ConditionWordsTests
{
    [Theory]
    [InlineData("unsafe: the well makes everyone ill", "Unsound")]
    [InlineData("contaminated", "Unsound")]
    [InlineData("not safe", "Unsound")]
    [InlineData("not working", "Unsound")]
    [InlineData("working (chlorinated)", "Sound")]
    [InlineData("not contaminated; safe", "Sound")]
    [InlineData("metal tank under illuminated roof", "NotKnown")]
    [InlineData("drying rack", "NotKnown")]
    [InlineData(null, "NotKnown")]
    public void Words_tell_whether_a_thing_serves(string? words, string state) =>
        Assert.Equal(state, ConditionWords.Read(words).ToString());

    [Theory]
    [InlineData("beans and lentils twice a day", false)]
    [InlineData("bread with oil", true)]
    [InlineData("food boiled once a day", false)]
    [InlineData("without meat", false)]
    public void A_diet_brings_fat_when_a_food_that_has_it_is_named(string words, bool namesFat) =>
        Assert.Equal(namesFat, ConditionWords.NamesFat(words));
}
