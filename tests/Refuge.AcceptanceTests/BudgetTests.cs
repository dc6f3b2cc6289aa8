using System.Globalization;

namespace Refuge.AcceptanceTests;

/// <summary>What a sum of money would do, asked of the program as a fund manager would.</summary>
public class BudgetTests
{
    [Fact]
    public async Task The_plan_spends_no_more_than_there_is_and_leaves_less_unmet_than_the_greedy_rule()
    {
        using var folder = new CrisisCopy("mosul-2016");

        var outcome = await PlanAsync(folder, "restricted", "5000000");

        Assert.Contains("WHAT 5,000,000 USD WOULD DO", outcome.Output, StringComparison.Ordinal);
        var bought = Read(folder, "budget.csv");
        Assert.NotEmpty(bought);
        Assert.InRange(bought.Where(row => row["decide_in_days"] == "0").Sum(row => Number(row["cost"])), 1, 5_000_000);
        Assert.All(bought, row => Assert.Equal(
            Math.Floor(Number(row["quantity"])), Number(row["quantity"]), 0.001));
        var sums = Read(folder, "budget_frontier.csv").Where(row => row["budget"] == "5000000")
            .ToDictionary(row => row["planner"], row => Number(row["unmet_person_days"]), StringComparer.Ordinal);
        Assert.True(sums["optimal"] <= 0.95 * sums["greedy"]);
        Assert.Contains(
            "id=\"budget\"", await TextAsync(Path.Combine(folder.Out("plan"), "bulletin.html")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_money_leaves_no_more_unmet()
    {
        using var folder = new CrisisCopy("mosul-2016");

        await PlanAsync(folder, "restricted", "2000000");

        foreach (var rule in Read(folder, "budget_frontier.csv").GroupBy(row => row["planner"]))
        {
            var unmet = rule.OrderBy(row => Number(row["budget"])).Select(row => Number(row["unmet_person_days"]))
                .ToList();
            Assert.Equal(5, unmet.Count);
            Assert.Equal(unmet.OrderDescending(), unmet);
        }
    }

    [Fact]
    public async Task Partners_are_told_the_same_whenever_the_offensive_is_expected()
    {
        using var early = new CrisisCopy("mosul-2016");
        using var late = new CrisisCopy("mosul-2016");
        late.Remove("assumptions.csv", "offensive_day,offensive_day,");
        late.Append("assumptions.csv", "offensive_day,offensive_day,,70,90,120,days,judgement,S900,2016-08-28");

        await PlanAsync(early, "partner", "5000000");
        await PlanAsync(late, "partner", "5000000");

        Assert.Contains(
            "optimal,", await TextAsync(Path.Combine(early.Out("plan"), "budget.csv")), StringComparison.Ordinal);
        foreach (var file in new[] { "budget.csv", "budget_frontier.csv" })
        {
            Assert.Equal(
                await TextAsync(Path.Combine(early.Out("plan"), file)),
                await TextAsync(Path.Combine(late.Out("plan"), file)));
        }
    }

    [Fact]
    public async Task The_public_is_told_nothing_of_it()
    {
        using var folder = new CrisisCopy("small-valley");

        await PlanAsync(folder, "public", "100000");

        Assert.DoesNotContain(
            Directory.GetFiles(folder.Out("plan")),
            file => Path.GetFileName(file).StartsWith("budget", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("5,000,000")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("much")]
    public async Task A_sum_that_is_none_is_wrong_usage(string sum)
    {
        var outcome = await RefugeProgram.RunAsync("plan", "examples/small-valley", "--budget", sum);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--budget takes a sum such as 50000000", outcome.Errors, StringComparison.Ordinal);
    }

    static async Task<Outcome> PlanAsync(CrisisCopy folder, string audience, string budget)
    {
        var outcome = await RefugeProgram.RunAsync(
            "plan", folder.Path, "--members", "60", "--audience", audience, "--budget", budget, "--out",
            folder.Out("plan"), "--as-of",
            folder.Path.EndsWith("mosul-2016", StringComparison.Ordinal) ? "2016-08-28" : "2021-04-18");
        Assert.Equal(0, outcome.ExitCode);
        return outcome;
    }

    static List<Dictionary<string, string>> Read(CrisisCopy folder, string file) => Table.Read(
        Path.Combine(folder.Out("plan"), file)).Rows;

    static Task<string> TextAsync(string file) =>
        File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

    static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
