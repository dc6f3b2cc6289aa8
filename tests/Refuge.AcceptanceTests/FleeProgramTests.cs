using System.Text.Json;
using Refuge.Flee.Tests.Building;

namespace Refuge.AcceptanceTests;

/// <summary><c>flee</c> and <c>import flee</c> as a user of Flee meets them.</summary>
public sealed class FleeProgramTests : IDisposable
{
    readonly FleeFolderOnDisk folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_run_writes_a_member_a_forecast_and_a_record_with_the_hash_of_every_input()
    {
        var outcome = await FleeAsync(folder.Input, folder.Source, "run");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal(4, Lines("run/out.csv").Length);
        using var record = JsonDocument.Parse(string.Join('\n', Lines("run/run.json")));
        Assert.Equal(
            ["input_csv/conflicts.csv", "input_csv/locations.csv", "input_csv/routes.csv", "input_csv/sim_period.csv",
            "simsetting.yml", "source_data/camp.csv", "source_data/data_layout.csv", "source_data/total.csv"],
            record.RootElement.GetProperty("inputs_sha256").EnumerateObject().Select(file => file.Name));
    }

    [Fact]
    public async Task One_processor_and_two_write_the_same_bytes()
    {
        await FleeAsync(folder.Input, folder.Source, "one", ("DOTNET_PROCESSOR_COUNT", "1"));
        await FleeAsync(folder.Input, folder.Source, "two", ("DOTNET_PROCESSOR_COUNT", "2"));

        foreach (var file in (string[])["out.csv", "forecast.csv", "run.json"])
        {
            Assert.Equal(Lines($"one/{file}"), Lines($"two/{file}"));
        }
    }

    [Fact]
    public async Task The_original_kept_in_an_imported_folder_runs_to_the_same_bytes()
    {
        var imported =
            await RefugeProgram.RunAsync("import", "flee", folder.Input, folder.Source, "--out", folder.At("crisis"));
        await FleeAsync(folder.Input, folder.Source, "original");
        await FleeAsync(folder.At("crisis/flee/input_csv"), folder.At("crisis/flee/source_data"), "copy");

        Assert.True(imported.ExitCode == 0, imported.Errors);
        Assert.Equal(Lines("original/out.csv"), Lines("copy/out.csv"));
        var check = await RefugeProgram.RunAsync("check", folder.At("crisis"));
        Assert.True(check.ExitCode == 0, check.Output + check.Errors);
    }

    [Fact]
    public async Task A_key_that_is_refused_stops_the_run_with_its_line_and_writes_nothing()
    {
        folder.Write("simsetting.yml", "move_rules:\n  use_economic_pull: true\n");

        var outcome = await FleeAsync(folder.Input, folder.Source, "run");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("simsetting.yml", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("use_economic_pull", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("run")));
    }

    string[] Lines(string file) => [.. File.ReadLines(folder.At(file))];

    Task<Outcome> FleeAsync(
        string input, string source, string target, params (string Name, string Value)[] environment) =>
        RefugeProgram.RunInAsync(
            environment, "flee", input, source, "--members", "40", "--out", folder.At($"{target}/out.csv"));
}
