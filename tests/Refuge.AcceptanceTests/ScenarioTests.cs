using System.Text.Json;

namespace Refuge.AcceptanceTests;

public class ScenarioTests
{
    [Theory, InlineData("restricted", true), InlineData("partner", true), InlineData("public", false)]
    public async Task What_a_scenario_changes_is_told_with_its_error_to_those_who_may_see_it(
        string audience, bool isTold)
    {
        using var copy = new CrisisCopy("small-valley");

        var outcome = await RefugeProgram.RunHereAsync(
            "plan", copy.Path, "--as-of", isTold ? "2021-04-18" : "2021-04-25", "--scenario", "pontoon-lost",
            "--members", "60", "--days", "60", "--audience", audience, "--out", copy.Out("out"));

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal(isTold, outcome.Output.Contains("WHAT THE SCENARIO CHANGES", StringComparison.Ordinal));
        Assert.Equal(audience == "restricted", outcome.Output.Contains("pontoon-lost", StringComparison.Ordinal));
        Assert.All(
            outcome.Output.Split('\n').Where(line => !line.StartsWith("Read on", StringComparison.Ordinal)),
            line => Assert.InRange(line.Length, 0, 80));
        using var record = JsonDocument.Parse(await ReadAsync(copy, "run.json"));
        Assert.Equal(isTold, record.RootElement.TryGetProperty("scenario_changes", out var changes));
        if (isTold)
        {
            Assert.Contains(
                changes.EnumerateArray(),
                change => change.GetProperty("mean_change").GetDouble() != 0
                && change.GetProperty("standard_error").GetDouble() > 0);
        }
        Assert.Equal(
            isTold, (await ReadAsync(copy, "bulletin.html")).Contains("id=\"scenario\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_scenario_that_is_not_there_is_named_with_those_that_are()
    {
        using var copy = new CrisisCopy("small-valley");

        var outcome =
            await RefugeProgram.RunHereAsync("plan", copy.Path, "--scenario", "pontoon-gone", "--out", copy.Out("out"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("pontoon-lost", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(copy.Out("out")));
    }

    static Task<string> ReadAsync(CrisisCopy copy, string file) =>
        File.ReadAllTextAsync(Path.Combine(copy.Out("out"), file), TestContext.Current.CancellationToken);
}
