using System.CommandLine;
using System.Text.Json;
using Refuge.Files;
using Refuge.Flee.Engines;
using Refuge.Flee.Folders;

namespace Refuge.Cli;

/// <summary><c>refuge flee INPUT_CSV SOURCE_DATA --members 500 --flee-bugs --out out.csv</c></summary>
static class FleeCommand
{
    internal static Command Create()
    {
        var input =
            PathInputs.ExistingFolder("input_csv", "Flee's folder with the map, the fighting and the closures.");
        var source = PathInputs.ExistingFolder("source_data", "Flee's folder with the counts.");
        var settings =
            PathInputs.ExistingFileOption("--settings", "Flee's settings; by default simsetting.yml beside INPUT_CSV.");
        var days = ValueOptions.Number(
            "--days", "How many days; by default the length in sim_period.csv.", 1, FleeFolder.LongestRun);
        var members = ValueOptions.Number("--members", "How many runs.", 500, 1, 100_000);
        var seed = new Option<long>("--seed") { Description = "Same seed, same output.", DefaultValueFactory = _ => 1 };
        var engine = ValueOptions.Word(
            "--engine", "Groups of people who are alike, or one person after the other.", FleeEngine.Cohort);
        var bugs = new Option<bool>("--flee-bugs")
        {
            Description = "Keep the faults of Flee that change results, to agree with it.",
        };
        var prints = new Option<bool>("--as-flee-prints")
        {
            Description = "Print dates and raw counts as Flee prints them.",
        };
        var target = PathInputs.FileOption(
            "--out", "Member 0, in Flee's columns; forecast.csv goes beside it. Default: out.csv.");

        var command =
            new Command("flee", "A Flee folder under Flee's rules: one run as Flee prints it, and the spread of many.")
        {
            input, source, settings, days, members, seed, engine, bugs, prints, target,
        };
        command.SetAction((arguments, cancellation) =>
        {
            var request = new FleeRequest(
                arguments.GetRequiredValue(input).FullName, arguments.GetRequiredValue(source).FullName,
                arguments.GetValue(settings)?.FullName, arguments.GetValue(days),
                arguments.GetValue(bugs) ? FleeFaults.Kept : FleeFaults.Mended);
            var run = new FleeRun(
                arguments.GetValue(engine), arguments.GetValue(members), arguments.GetValue(seed),
                arguments.GetValue(prints), arguments.GetValue(target)?.ToString() ?? "out.csv");
            var console = arguments.InvocationConfiguration;
            return Task.FromResult(Run(request, run, console.Output, console.Error, cancellation));
        });
        return command;
    }

    static int Run(
        FleeRequest request, FleeRun run, TextWriter output, TextWriter messages, CancellationToken cancellation)
    {
        var reading = FleeFolder.Read(request, cancellation);
        foreach (var problem in reading.Problems) messages.WriteLine(problem);
        if (reading.Scenario is not { } scenario) return ExitCode.InputStopsTheWork;
        if (!IsFree(run.Target))
        {
            messages.WriteLine(
                $"\"{run.Target}\" cannot be the name of the output: name a file that is none of forecast.csv, "
                + "run.json and manifest.json.");
            return ExitCode.InputStopsTheWork;
        }

        var simulation = new FleeSimulation(scenario);
        var forecast = MemberProgress.Watch(
            output, "days of members", run.Members * scenario.Days,
            progress => simulation.Run(run.Engine, run.Members, run.Seed, null, progress, cancellation));
        if (forecast.First.Unplaced > 0)
        {
            messages.WriteLine(
                $"conflicts.csv: {forecast.First.Unplaced} newly displaced could not be placed because nowhere was "
                + "fought over. Add the fighting that displaced them.");
        }

        Write(request, run, simulation, forecast, reading.Counts, cancellation);
        return ExitCode.Good;
    }

    static bool IsFree(string target) =>
        PlainName.Fits(Path.GetFileName(target))
            && Path.GetFileName(target) is not ("forecast.csv" or "run.json" or OutputManifest.File);

    static void Write(
        FleeRequest request, FleeRun run, FleeSimulation simulation, FleeForecast forecast, FleePrintedCounts counts,
        CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(run.Target) is { Length: > 0 } named ? named : ".";
        OutputFiles.Replace(
            folder, "flee",
            [(Path.GetFileName(run.Target), WriteMember), ("forecast.csv", WriteSpread), ("run.json", WriteRecord)],
            cancellation);

        void WriteMember(TextWriter output)
        {
            if (run.AsFleePrints) FleeOutputFile.WriteAsFleePrints(output, simulation, forecast.First, counts);
            else FleeOutputFile.Write(output, simulation, forecast.First);
        }

        void WriteSpread(TextWriter output) => FleeForecastFile.Write(output, simulation.Scenario, forecast);

        void WriteRecord(TextWriter output) => output.Write(Describe(request, run, forecast));
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
            json.WriteString(
                "quantiles", forecast.QuantilesAreExact ? "exact" : "sketch of blocks, rank error at most 0.2 %");
            json.WriteStartObject("inputs_sha256");
            foreach (var (file, hash) in FleeInputs.Hashes(request)) json.WriteString(file, hash);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    sealed record FleeRun(FleeEngine Engine, int Members, long Seed, bool AsFleePrints, string Target);
}
