using Refuge.Publishing;

namespace Refuge.Tests.Publishing;

public class PersonNamesTests
{
    static readonly string[] Known = ["Dersin", "Valley Post"];

    [Theory]
    [InlineData("said Karim Odvar, a farmer")]
    [InlineData("Karim, 35, walked for two days")]
    [InlineData("General Odvar told reporters")]
    [InlineData("Odvar said that the well was dry")]
    [InlineData("according to Maj. Gen. Karim al-Odvar")]
    [InlineData("قال الشيخ محمد")]
    public void Words_that_name_a_person_are_withheld(string words) => Assert.True(PersonNames.MayStandIn(words, Known));

    [Theory]
    [InlineData("more than 1,000 people drink from one muddy well")]
    [InlineData("The United Nations asked for 61 million dollars in April")]
    [InlineData("families reached Dersin on foot, the Valley Post reported")]
    public void Words_about_people_in_general_are_not(string words) => Assert.False(PersonNames.MayStandIn(words, Known));
}
