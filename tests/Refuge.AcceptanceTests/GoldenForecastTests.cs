using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>
/// The plan of the small valley and the money of Mosul, number by number: whoever changes them says so in the changelog
/// under "Results change".
/// </summary>
public class GoldenForecastTests
{
    [Fact]
    public async Task The_forecast_of_the_small_valley() => Snapshot.Match(await TableAsync("forecast.csv"));

    [Fact]
    public async Task The_needs_of_the_small_valley() => Snapshot.Match(await TableAsync("needs.csv"));

    [Fact]
    public async Task The_money_of_the_small_valley() => Snapshot.Match(await TableAsync("funding.csv"));

    [Fact]
    public async Task The_totals_of_the_small_valley() => Snapshot.Match(await TableAsync("needs_total.csv"));

    [Fact]
    public async Task The_room_of_the_small_valley() => Snapshot.Match(await TableAsync("places_ledger.csv"));

    [Fact]
    public async Task What_a_sum_buys_in_the_small_valley() =>
        Snapshot.Match(await TableAsync("budget.csv", "--budget", "200000"));

    [Fact]
    public async Task What_sums_buy_in_the_small_valley() =>
        Snapshot.Match(await TableAsync("budget_frontier.csv", "--budget", "200000"));

    [Fact]
    public async Task The_money_of_Mosul() => Snapshot.Match(await MosulAsync("funding.csv"));

    [Fact]
    public async Task The_totals_of_Mosul() => Snapshot.Match(await MosulAsync("needs_total.csv"));

    [Fact]
    public async Task The_room_of_Mosul() => Snapshot.Match(await MosulAsync("places_ledger.csv"));

    static Task<string> TableAsync(string table, params string[] options) =>
        PlanAsync("small-valley", table, ["--days", "42", "--members", "50", .. options]);

    static Task<string> MosulAsync(string table) =>
        PlanAsync("mosul-2016", table, ["--as-of", "2016-08-28", "--days", "60", "--members", "20"]);

    static async Task<string> PlanAsync(string example, string table, string[] options)
    {
        using var copy = new CrisisCopy(example);
        var folder = copy.Out("out");
        var outcome = await RefugeProgram.RunHereAsync(
            ["plan", copy.Path, "--audience", "partner", "--out", folder, .. options]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return await File.ReadAllTextAsync(Path.Combine(folder, table), TestContext.Current.CancellationToken);
    }
}
