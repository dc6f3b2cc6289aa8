using CsCheck;
using Refuge.Displacement;

namespace Refuge.Tests.Displacement;

/// <summary>
/// The day on which a count is first passed: one answer for thresholds, sweeps and directions of flight.
/// </summary>
public class FirstPassageTests
{
    [Fact]
    public void A_count_is_reached_on_the_first_day_that_has_it_or_more() =>
        Assert.Equal(
            [2, 0, FirstPassage.Never],
            FirstPassage.Reaching(3, Members([1, 10, 1], [9, 9, 9], [10, 1, 9], [99, 1, 9]), 10));

    [Fact]
    public void What_stands_is_outgrown_when_there_are_more_than_stand() =>
        Assert.Equal([1, FirstPassage.Never], FirstPassage.Above<int>(2, day => new[] { 10 + day, 10 }, _ => 10));

    [Fact]
    public void A_level_that_rises_with_the_days_is_compared_day_by_day() =>
        Assert.Equal(
            [FirstPassage.Never, 2],
            FirstPassage.Above<int>(2, day => new[] { 10 * day, 30 * day }, day => 25 * Math.Max(1, 2 * (2 - day))));

    [Fact]
    public void More_people_never_pass_it_later() =>
        Gen.Select(Gen.Int[0, 100].Array[8], Gen.Int[0, 100].Array[8], Gen.Int[1, 120]).Sample((people, more, level) =>
        {
            var few = FirstPassage.Reaching(7, day => people.AsSpan(day, 1), level)[0];
            int[] many = [.. people.Zip(more, (one, other) => one + other)];

            Assert.True(FirstPassage.Reaching(7, day => many.AsSpan(day, 1), level)[0] <= few);
        });

    [Fact]
    public void The_chance_is_the_part_of_members_that_pass_it() =>
        Assert.Equal(0.5, FirstPassage.ChanceWithin([3, FirstPassage.Never]));

    static FirstPassage.MembersOn<int> Members(params int[][] days) => day => days[day];
}
