using Refuge.Flee.Engines;
using Refuge.Flee.Folders;
using System.CommandLine;
using System.Text.Json;

namespace Refuge.Cli;

/// <summary><c>refuge flee INPUT_CSV SOURCE_DATA --members 500 --flee-bugs --out out.csv</c></summary>
static class FleeCommand
{
    internal static Command Create()
    {
        var input = new Argument<DirectoryInfo>("input_csv") { Description = "Flee's folder with the map, the fighting and the closures." }.AcceptExistingOnly();
        var source = new Argument<DirectoryInfo>("source_data") { Description = "Flee's folder with the counts." }.AcceptExistingOnly();
        var settings = new Option<FileInfo>("--settings") { Description = "Flee's settings; by default simsetting.yml beside INPUT_CSV." }.AcceptExistingOnly();
        var days = new Option<int>("--days") { Description = "How many days; by default the length in sim_period.csv." };
        var members = new Option<int>("--members") { Description = "How many runs.", DefaultValueFactory = _ => 500 };
        var seed = new Option<long>("--seed") { Description = "Same seed, same output.", DefaultValueFactory = _ => 1 };
        var engine = new Option<FleeEngine>("--engine") { Description = "Groups of people who are alike, or one person after the other.", DefaultValueFactory = _ => FleeEngine.Cohort };
        var bugs = new Option<bool>("--flee-bugs") { Description = "Keep the faults of Flee that change results, to agree with it." };
        var prints = new Option<bool>("--as-flee-prints") { Description = "Print dates and raw counts as Flee prints them." };
        var target = new Option<FileInfo>("--out") { Description = "Member 0, in Flee's columns; forecast.csv goes beside it.", DefaultValueFactory = _ => new("out.csv") };
        members.Validators.Add(result =>
        {
            if (result.GetValue(members) is < 1 or > 100_000) result.AddError("--members is 1 to 100,000.");
        });

        var command = new Command("flee", "A Flee folder under Flee's rules: one run as Flee prints it, and the spread of many.")
        {
            input, source, settings, days, members, seed, engine, bugs, prints, target,
        };
        command.SetAction((arguments, cancellation) =>
        {
            var request = new FleeRequest(
                arguments.GetRequiredValue(input).FullName, arguments.GetRequiredValue(source).FullName, arguments.GetValue(settings)?.FullName, arguments.GetValue(days),
                arguments.GetValue(bugs) ? FleeFaults.Kept : FleeFaults.Mended);
            var run = new FleeRun(
                arguments.GetValue(engine), arguments.GetValue(members), arguments.GetValue(seed), arguments.GetValue(prints), arguments.GetRequiredValue(target));
            return Task.FromResult(Run(request, run, arguments.InvocationConfiguration.Error, cancellation));
        });
        return command;
    }

    static int Run(FleeRequest request, FleeRun run, TextWriter messages, CancellationToken cancellation)
    {
        var reading = FleeFolder.Read(request);
        foreach (var problem in reading.Problems) messages.WriteLine(problem);
        if (reading.Scenario is not { } scenario) return ExitCode.InputStopsTheWork;

        var simulation = new FleeSimulation(scenario);
        var forecast = simulation.Run(run.Engine, run.Members, run.Seed, null, Progress(run.Members, messages), cancellation);
        if (forecast.First.Unplaced > 0)
        {
            messages.WriteLine($"conflicts.csv: {forecast.First.Unplaced} newly displaced could not be placed because nowhere was fought over. Add the fighting that displaced them.");
        }

        Write(request, run, simulation, forecast, reading.Counts);
        return ExitCode.Good;
    }

    static void Write(FleeRequest request, FleeRun run, FleeSimulation simulation, FleeForecast forecast, FleePrintedCounts counts)
    {
        // Nothing half-written is ever seen: files are made in a folder beside the target and moved when complete.
        var folder = run.Target.DirectoryName ?? ".";
        Directory.CreateDirectory(folder);
        var unfinished = Directory.CreateDirectory(Path.Combine(folder, $".refuge-{Environment.ProcessId}"));
        try
        {
            using (var output = new StreamWriter(Path.Combine(unfinished.FullName, "out.csv")))
            {
                if (run.AsFleePrints) FleeOutputFile.WriteAsFleePrints(output, simulation, forecast.First, counts);
                else FleeOutputFile.Write(output, simulation, forecast.First);
            }

            using (var output = new StreamWriter(Path.Combine(unfinished.FullName, "forecast.csv"))) FleeForecastFile.Write(output, simulation.Scenario, forecast);
            File.WriteAllText(Path.Combine(unfinished.FullName, "run.json"), Describe(request, run, forecast));
            File.Move(Path.Combine(unfinished.FullName, "out.csv"), run.Target.FullName, overwrite: true);
            File.Move(Path.Combine(unfinished.FullName, "forecast.csv"), Path.Combine(folder, "forecast.csv"), overwrite: true);
            File.Move(Path.Combine(unfinished.FullName, "run.json"), Path.Combine(folder, "run.json"), overwrite: true);
        }
        finally
        {
            unfinished.Delete(recursive: true);
        }
    }

    static string Describe(FleeRequest request, FleeRun run, FleeForecast forecast)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteString("command", "flee");
            json.WriteNumber("seed", run.Seed);
            json.WriteNumber("members", run.Members);
            json.WriteString("engine", run.Engine == FleeEngine.People ? "people" : "cohort");
            json.WriteString("rules", request.Faults == FleeFaults.Kept ? "flee, faults kept" : "flee, faults mended");
            json.WriteString("quantiles", forecast.QuantilesAreExact ? "exact" : "sketch of blocks, rank error at most 0.2 %");
            json.WriteStartObject("inputs_sha256");
            foreach (var (file, hash) in FleeInputs.Hashes(request)) json.WriteString(file, hash);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    static Told? Progress(int members, TextWriter messages) => Console.IsErrorRedirected ? null : new(members, messages);

    sealed class Told(int members, TextWriter messages) : IProgress<int>
    {
        public void Report(int value) => messages.Write($"\r{value} of {members}{(value == members ? "\n" : "")}");
    }

    sealed record FleeRun(FleeEngine Engine, int Members, long Seed, bool AsFleePrints, FileInfo Target);
}
