using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Crises;

/// <summary>A slip of the pen becomes a problem that names the range, and never another number further on.</summary>
public class RangeTests
{
    [Theory]
    [InlineData("0.001")]
    [InlineData("0")]
    [InlineData("79000000000000000000000000000")]
    public void A_rate_that_no_currency_has_is_left_out(string rate)
    {
        using var folder =
            FolderOnDisk.Valley().With("rates.csv", $"date,currency,per_usd,source\n2030-01-10,XAF,{rate},S1\n");

        var problem = Assert.Single(folder.Read().Problems, problem => problem.Where.File == "rates.csv");

        Assert.Equal((Severity.RowLeftOut, "per_usd"), (problem.Severity, problem.Where.Column));
    }

    [Theory]
    [InlineData("fight_days_town", "2200000000", "days", "3660 days")]
    [InlineData("return_delay_days", "3661", "days", "3660 days")]
    [InlineData("site_ceiling", "8000000000", "people", "10000000 people")]
    public void An_assumption_beyond_any_battle_or_crowd_is_left_out_with_its_range(
        string what, string high, string unit, string most)
    {
        using var folder = FolderOnDisk.Valley().With(
            "assumptions.csv", $"id,what,low,best,high,unit,basis,source\na,{what},1,2,{high},{unit},judgement,S1\n");

        var problem = Assert.Single(folder.Read().Problems, problem => problem.Where.File == "assumptions.csv");

        Assert.Equal((Severity.RowLeftOut, "high"), (problem.Severity, problem.Where.Column));
        Assert.Contains(most, problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_that_would_outgrow_any_sum_is_left_out_and_the_action_is_kept()
    {
        using var folder = FolderOnDisk.Valley().With(
            "actions.csv",
            "id,item,kind,unit,unit_cost,currency,source\nblock,toilet,works,toilets,70000000000000000000000000000,USD,S1\n");

        var reading = folder.Read();

        var problem = Assert.Single(reading.Problems, problem => problem.Where.File == "actions.csv");
        Assert.Equal("unit_cost", problem.Where.Column);
        Assert.Null(Assert.Single(reading.Crisis!.Actions.Rows).Value.UnitCost);
    }
}
