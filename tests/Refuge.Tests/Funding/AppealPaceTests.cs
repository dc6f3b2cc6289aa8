using Refuge.Funding;

namespace Refuge.Tests.Funding;

/// <summary>An appeal is read beside others of its age, and beside none that was not known then.</summary>
public class AppealPaceTests
{
    [Fact]
    public void Beside_an_appeal_stand_others_of_its_age_the_emptiest_first() => Assert.Equal(
        [("Türkiye 2023", 0.268), ("Mosul 2016", 0.5), ("Haiyan 2013 (IFRC)", 0.85), ("Syria 2023", 0.915)],
        AppealPace.Near(50, new(2024, 1, 1)).Select(static each => (each.Appeal, each.Received)));

    [Fact]
    public void What_was_published_later_is_not_known_yet() => Assert.Equal(
        ["Haiyan 2013 (IFRC)"], AppealPace.Near(50, new(2016, 8, 28)).Select(static each => each.Appeal));

    [Fact]
    public void What_was_published_on_the_day_itself_is_known() => Assert.Equal(
        [false, true], Enumerable.Range(18, 2).Select(static day =>
            AppealPace.Near(61, new(2016, 9, day)).Any(static each => each.Appeal == "Mosul 2016")));

    [Fact]
    public void An_appeal_is_not_held_against_itself() => Assert.Equal(
        [true, false, true, true], Enumerable.Range(0, 4).Select(static fortnight =>
            AppealPace.Near(72, new(2016, 10, 16), new DateOnly(2016, 7, 2).AddDays(14 * fortnight))
                .Any(static each => each.Appeal == "Mosul 2016")));

    [Fact]
    public void Where_none_is_of_that_age_none_is_named() => Assert.Empty(AppealPace.Near(900, new(2024, 1, 1)));
}
