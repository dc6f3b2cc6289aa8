using System.Globalization;
using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>The camp of the report, as chapter 4 works it by hand and as the program prints it.</summary>
public class CampByHandTests
{
    [Theory]
    [InlineData("sphere-2018", 4)]
    [InlineData("unhcr-2020", 7)]
    public async Task Every_row_that_is_worked_by_hand_is_the_one_that_is_printed(string set, int firstCell)
    {
        using var copy = new CrisisCopy("mosul-2016");
        var crisis = Path.Combine(copy.Path, "crisis.yml");
        var text = await File.ReadAllTextAsync(crisis, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            crisis, text.Replace("standard_set: sphere-2018", $"standard_set: {set}", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var outcome = await RefugeProgram.RunHereAsync(
            "plan", copy.Path, "--as-of", "2016-08-28", "--days", "2", "--members", "10", "--audience", "restricted",
            "--out", copy.Out("out"));
        Assert.True(outcome.ExitCode == 0, outcome.Errors);

        var printed = Table.Read(Path.Combine(copy.Out("out"), "needs.csv")).Rows
            .FindAll(static row => row["place"] == "camp_near_qayyarah" && row["date"] == "2016-08-28")
            .Select(static row => Row(
                row["indicator"], row["phase"],
                row["need_p50"].Length > 0 ? Number(row["need_p50"]) : "a state",
                row["need_p50"].Length == 0 ? row["have"] : row["gap_p50"].Length > 0 ? row["gap_p50"] : "unknown"))
            .Order(StringComparer.Ordinal);
        Assert.Equal(ByHand(firstCell).Order(StringComparer.Ordinal), printed);
    }

    /// <summary>The rows of the chapter that a set has: thing, stay, need, gap.</summary>
    static IEnumerable<string> ByHand(int firstCell) =>
        File.ReadLines(Path.Combine(Repository.Root, "docs/4-needs.md"))
            .SkipWhile(static line => line != "## The camp of the report, by hand").Skip(1)
            .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells[firstCell] != "–")
            .Select(cells => Row(
                cells[1].Trim('`'), cells[2],
                cells[firstCell + 1] == "a state" ? "a state" : Number(cells[firstCell + 1].Split(' ')[0]),
                cells[firstCell + 2]));

    static string Row(string thing, string stay, string need, string gap) => $"{thing} {stay}: {need}, short {gap}";

    static string Number(string cell) => double.Parse(
        cell, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
        .ToString(CultureInfo.InvariantCulture);
}
