using System.Globalization;

namespace Refuge.AcceptanceTests;

/// <summary>
/// The page of Mosul on four days, as partners read it, beside what was needed in the ninety days after each.
/// </summary>
public class MosulBulletinsTests
{
    /// <summary>
    /// Plots for the people in camps ninety days later, less those known to stand free: 71,436 × .77 / 6 less 530;
    /// 144,500 × .85 / 6 less 530; on 20 November at most twice what February needed. What is asked about first is
    /// counted against the least alone: nobody has ordered it.
    /// </summary>
    [Theory]
    [InlineData("2016-08-28", 8_670 / 2, 8_670 * 2)]
    [InlineData("2016-10-16", 19_970 / 2, 19_970 * 2)]
    [InlineData("2016-11-20", 0, 2 * 3_400)]
    [InlineData("2017-01-15", 0, 20_000)]
    public async Task Plots_to_order_are_near_what_was_needed_and_decisions_stand_within_two_screens(
        string asOf, int least, int most)
    {
        using var copy = new CrisisCopy("mosul-2016");
        var outcome = await RefugeProgram.RunHereAsync(
            "plan", copy.Path, "--as-of", asOf, "--days", "120", "--members", "100", "--out", copy.Out("out"));
        Assert.True(outcome.ExitCode == 0, outcome.Errors);

        var plots = Table.Read(Path.Combine(copy.Out("out"), "funding.csv")).Rows
            .FindAll(static row => row["unit"] == "plots" && row["quantity"].Length > 0);
        var asked = plots.Where(static row => row["quantity_bound"] == "at_most").Sum(Quantity);
        var ordered = plots.Where(static row => row["quantity_bound"] != "at_most"
            && row["scenario"] is not ("D+30" or "D+60")).Sum(Quantity);
        var html = await File.ReadAllTextAsync(
            Path.Combine(copy.Out("out"), "bulletin.html"), TestContext.Current.CancellationToken);

        Assert.InRange(ordered - Held(html), 0, most);
        Assert.InRange(ordered + asked - Held(html), least, double.MaxValue);
        Assert.InRange(await PageTests.TopOfAsync("decisions", html), 1, PageTests.TwoScreens);
    }

    [Fact]
    public async Task Fifteen_camps_counted_together_order_nothing_that_nobody_measured()
    {
        using var copy = new CrisisCopy("mosul-2016");
        var outcome = await RefugeProgram.RunHereAsync(
            "plan", copy.Path, "--as-of", "2017-01-15", "--days", "60", "--members", "40", "--out", copy.Out("out"));
        Assert.True(outcome.ExitCode == 0, outcome.Errors);

        var rows = Table.Read(Path.Combine(copy.Out("out"), "funding.csv")).Rows;

        Assert.DoesNotContain(rows, static row => row["place"].Contains(';', StringComparison.Ordinal)
            && row["quantity"].Length > 0 && row["quantity_bound"] != "at_most");
        Assert.Contains("What room is there at", outcome.Output, StringComparison.Ordinal);
    }

    /// <summary>Plots that the page holds back until somebody knows whether people come, or can go to free
    /// ones.</summary>
    static double Held(string html) =>
        System.Text.RegularExpressions.Regex.Matches(html, @"Hold ([0-9,]+) of these plots").Sum(static held =>
            double.Parse(held.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));

    static double Quantity(Dictionary<string, string> row) =>
        double.Parse(row["quantity"], CultureInfo.InvariantCulture);
}
