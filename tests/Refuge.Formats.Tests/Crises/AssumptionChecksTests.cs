using Refuge.Formats.Crises;
using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Crises;

public class AssumptionChecksTests
{
    [Fact]
    public void An_unknown_quantity_is_a_problem_that_names_the_nearest_one()
    {
        var problem = Assert.Single(ProblemsOf("leave_shares", "0.1", "0.4", "share"));

        Assert.Contains("\"leave_shares\" is no quantity", problem.What, StringComparison.Ordinal);
        Assert.Contains("leave_share", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_quantity_that_is_near_nothing_is_sent_to_the_list() =>
        Assert.Contains(
            "docs/assumptions.md", Assert.Single(ProblemsOf("moon_phase", "1", "4", "days")).Remedy,
            StringComparison.Ordinal);

    [Fact]
    public void A_number_outside_the_range_is_a_problem_that_names_range_and_unit()
    {
        var problem = Assert.Single(ProblemsOf("fight_days_town", "1", "4000", "days"));

        Assert.Contains("from 0.01 to 3660 days", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_unit_is_told_and_the_row_is_kept()
    {
        var problem = Assert.Single(ProblemsOf("walk_km_per_day", "8", "20", "miles a day"));

        Assert.Equal(Severity.Note, problem.Severity);
    }

    [Theory]
    [InlineData("small-valley")]
    [InlineData("mosul-2016")]
    public void Every_assumption_of_the_examples_is_known_and_in_range(string example)
    {
        var reading = CrisisFolder.Read(
            new(Path.Combine(Refuge.Tests.Shared.Repository.Root, "examples", example)), null,
            TestContext.Current.CancellationToken);

        Assert.DoesNotContain(reading.Problems, static problem => problem.Where.File == "assumptions.csv");
    }

    static IReadOnlyList<Problem> ProblemsOf(string what, string low, string high, string unit)
    {
        using var folder = new BrokenFolder(Path.Combine(Refuge.Tests.Shared.Repository.Root, "examples/small-valley"));
        folder.Add(
            "assumptions.csv", ("id", "new"), ("what", what), ("low", low), ("best", high), ("high", high),
            ("unit", unit), ("reported", "2021-04-15"));
        var reading = CrisisFolder.Read(folder.Place, null, TestContext.Current.CancellationToken);
        return [.. reading.Problems.Where(static problem => problem.Where.File == "assumptions.csv")];
    }
}
