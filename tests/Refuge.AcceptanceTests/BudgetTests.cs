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
    public async Task Water_for_three_months_is_one_line_with_the_money_that_pays_it_in_plain_words()
    {
        using var folder = new CrisisCopy("mosul-2016");
        folder.Append("facilities.csv", "debaga_camp,2016-08-28,water_quantity,10,exact,,S900");

        await PlanAsync(folder, "restricted", "5000000");

        var rows = Read(folder, "budget.csv")
            .FindAll(row => row["action"].Contains("water", StringComparison.Ordinal) && row["decide_in_days"] == "0"
                && row["place"] == "debaga_camp");
        Assert.True(rows.Count > 1, "Nothing is bought for more than a month.");
        var lines = (await TextAsync(Path.Combine(folder.Out("plan"), "bulletin.md"))).Split('\n')
            .Where(line => line.StartsWith("| Water trucking", StringComparison.Ordinal)
                && line.Contains("Debaga camp", StringComparison.Ordinal)
                && line.Contains(" m3 | ", StringComparison.Ordinal) && line.Contains("USD", StringComparison.Ordinal))
            .ToList();
        Assert.Contains(lines, line => line.Contains(
            Math.Floor(rows.Sum(row => Number(row["quantity"]))).ToString("#,0", CultureInfo.InvariantCulture),
            StringComparison.Ordinal) && line.Contains("an agency's reserve", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_forecast_is_run_again_with_the_room_that_is_bought()
    {
        using var folder = new CrisisCopy("mosul-2016");

        await PlanAsync(folder, "restricted", "5000000");

        Assert.Contains(Read(folder, "budget.csv"), row => row["item"] == "capacity" && row["decide_in_days"] == "0");
        Assert.Matches(
            @"The forecast was run again with the room that is bought today: \+[0-9,]+ people at those sites on the last "
            + "day, and [0-9,]+ person-days unmet",
            await TextAsync(Path.Combine(folder.Out("plan"), "bulletin.md")));
    }

    [Fact]
    public async Task Money_that_no_row_names_is_told_with_what_opening_it_would_save()
    {
        using var folder = new CrisisCopy("mosul-2016");
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "channels.csv"),
            "id,kind,organisation,balance,currency,as_of,source\nflash,appeal,OCHA,50000000,USD,2016-08-20,S900\n",
            TestContext.Current.CancellationToken);

        await PlanAsync(folder, "restricted", "5000000");

        var page = await TextAsync(Path.Combine(folder.Out("plan"), "bulletin.md"));
        Assert.Contains("Worth opening", page, StringComparison.Ordinal);
        Assert.Matches("An agency.s reserve: no row says that it can be had", page);
    }

    [Fact]
    public async Task No_more_is_bought_than_lorries_can_bring()
    {
        using var folder = new CrisisCopy("small-valley");
        var free = await LoadsAsync(folder, lorries: 1_000);
        var bound = await LoadsAsync(folder, lorries: 1);

        Assert.True(free > 2 * LongestRun, $"{free} lorries are wanted where the road is free.");
        Assert.InRange(bound, LongestRun / 2, LongestRun);
    }

    /// <summary>
    /// Lorries that the plan sends to the camp over the run, at two latrines and a hundred kits each.
    /// </summary>
    static async Task<double> LoadsAsync(CrisisCopy folder, int lorries)
    {
        folder.Remove("routes.csv", "dalen-dalen_camp,");
        folder.Append("routes.csv", $"dalen-dalen_camp,dalen,dalen_camp,3,measured,road,,{lorries},yes,V1");
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "actions.csv"),
            "id,item,kind,unit,unit_cost,currency,price_year,lead_low,lead_best,lead_high,requires,per_lorry,source\n"
            + "toilet_block,toilet,works,toilets,350,USD,2021,1,2,3,,0.2,V7\n"
            + "bathing_block,washing,works,bathing places,120,USD,2021,1,2,3,,0.2,V7\n",
            TestContext.Current.CancellationToken);
        await PlanAsync(folder, "restricted", "100000000");
        return Read(folder, "budget.csv")
            .Where(
                row => row["place"] == "dalen_camp" && row["item"] is "toilet" or "washing" && row["sign"].Length == 0)
            .Sum(row => Number(row["quantity"]) / 0.2);
    }

    /// <summary>Days of a plan where none are given.</summary>
    const int LongestRun = 90;

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
        using var folder = new CrisisCopy("small-valley");

        var outcome = await RefugeProgram.RunHereAsync("plan", folder.Path, "--budget", sum);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--budget takes a sum such as 50000000", outcome.Errors, StringComparison.Ordinal);
    }

    static async Task<Outcome> PlanAsync(CrisisCopy folder, string audience, string budget)
    {
        var outcome = await RefugeProgram.RunHereAsync(
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
