using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>
/// The forecast of the small valley, number by number: whoever changes it says so in the changelog under "Results
/// change".
/// </summary>
public class GoldenForecastTests
{
    [Fact]
    public async Task The_forecast_of_the_small_valley() => Snapshot.Match(await TableAsync("forecast.csv"));

    [Fact]
    public async Task The_needs_of_the_small_valley() => Snapshot.Match(await TableAsync("needs.csv"));

    [Fact]
    public async Task The_money_of_the_small_valley() => Snapshot.Match(await TableAsync("funding.csv"));

    static async Task<string> TableAsync(string table)
    {
        using var copy = new CrisisCopy("small-valley");
        var folder = copy.Out("out");
        var outcome = await RefugeProgram.RunAsync(
            "plan", copy.Path, "--days", "42", "--members", "50", "--audience", "partner", "--out", folder);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return await File.ReadAllTextAsync(Path.Combine(folder, table), TestContext.Current.CancellationToken);
    }
}
