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
    [InlineData("SAN99", "\"SAN99\" is no line of a standard")]
    [InlineData("", "\"\" is no line of a standard")]
    [InlineData("WQ01", "Of WQ01 no amount follows")]
    [InlineData("SAN01@nowhere", "\"nowhere\" is no place of the folder")]
    public void A_figure_of_no_line_or_of_no_place_is_left_out(string subject, string what)
    {
        var problem = Assert.Single(ProblemsOf("standard_value", "20", "20", "persons/toilet", subject));

        Assert.Equal(Severity.RowLeftOut, problem.Severity);
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_of_a_line_in_its_unit_is_no_problem_and_another_unit_is_told()
    {
        Assert.Empty(ProblemsOf("standard_value", "20", "20", "persons/toilet", "SAN01"));
        Assert.Empty(ProblemsOf("standard_value", "20", "20", "persons/toilet", "SAN01@dalen_camp"));
        Assert.Equal(
            Severity.Note,
            Assert.Single(ProblemsOf("standard_value", "20", "20", "families", "SAN01")).Severity);
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

    static IReadOnlyList<Problem> ProblemsOf(
        string what, string low, string high, string unit, string? subject = null)
    {
        using var folder = new BrokenFolder(Path.Combine(Refuge.Tests.Shared.Repository.Root, "examples/small-valley"));
        folder.Add(
            "assumptions.csv", ("id", "new"), ("what", what), ("low", low), ("best", high), ("high", high),
            ("unit", unit), ("subject", subject ?? ""), ("reported", "2021-04-15"));
        var reading = CrisisFolder.Read(folder.Place, null, TestContext.Current.CancellationToken);
        return [.. reading.Problems.Where(static problem => problem.Where.File == "assumptions.csv")];
    }
}
