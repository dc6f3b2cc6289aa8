using System.CommandLine;
using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Displacement.Sweeps;
using Refuge.Formats.Publishing;
using Refuge.Formats.Reports;
using Refuge.Formats.Sweeps;

namespace Refuge.Cli;

/// <summary>
/// <c>refuge sweep FOLDER --vary leave_share --vary softening=5..20 --points 64</c>: the ensemble under many settings
/// of the rules.
/// </summary>
static class SweepCommand
{
    /// <summary>
    /// Enough for a mean: every point draws the same numbers, and so the noise of members is common to all.
    /// </summary>
    const int StandardMembers = 100;

    internal static Command Create()
    {
        var run = new RunOptions(StandardMembers);
        var vary = new Option<string[]>("--vary")
        {
            Description =
                "A parameter, as in drivers.csv, with the stretch to sweep if it is not its 10 % to 90 % quantile: "
                + "leave_share or leave_share=0.2..0.6. Repeat it for more. Default: every parameter that members "
                + "draw.",
            Arity = ArgumentArity.OneOrMore,
        };
        var points = ValueOptions.Number("--points", "How many points of a Latin hypercube.", 64, 1, 100_000);
        var list = PathInputs.ExistingFileOption(
            "--list", "A CSV file of points instead: a header of parameters, a row for each point.");
        var output = PathInputs.FolderOption(
            "--out",
            "Where to write. Default: out/<crisis>/<as-of>/sweep. The same command goes on from what is there.");
        var command = new Command(
            "sweep",
            "Where people will be under many settings of the rules, and which setting matters. Always restricted.")
        {
            vary,
            points,
            list,
            output,
        };
        run.AddDisplacementTo(command);
        command.Validators.Add(result =>
        {
            // Whether an option stands there; its value may be one that cannot be read.
            if (result.GetResult(list) is not { Implicit: false }) return;
            if (result.GetResult(vary) is { Implicit: false } || result.GetResult(points) is { Implicit: false })
            {
                result.AddError("--list names the points itself: leave out --vary and --points.");
            }
        });
        command.SetAction((arguments, cancellation) => RunAsync(
            run.Read(arguments),
            new(arguments.GetValue(vary) ?? [], arguments.GetValue(points), arguments.GetValue(list)),
            arguments.GetValue(output),
            arguments.InvocationConfiguration, cancellation));
        return command;
    }

    static async Task<int> RunAsync(
        RunArguments run, Wish wish, DirectoryInfo? output, InvocationConfiguration streams,
        CancellationToken cancellation)
    {
        if (await CrisisInput.ReadAsync(run, streams.Error, cancellation) is not { } crisis)
        {
            return ExitCode.InputStopsTheWork;
        }

        var asOf = run.AsOf ?? crisis.LastKnownOn ?? crisis.Identity.FirstDay;
        var size = new EnsembleSize(run.Days, run.Members, run.Seed);
        var sweep = SweepCycle.Prepare(crisis, asOf, size, new(ShippedReader.Knowledge));
        var (design, problems) = Design(sweep, wish, run.Seed, cancellation);
        foreach (var problem in problems) await streams.Error.WriteLineAsync(problem.ToString());
        if (design is null) return ExitCode.InputStopsTheWork;

        var record = new SweepRecord(
            crisis.Identity.Id, asOf, size, run.Scenario, design, wish.List is null ? SweepRecord.Hypercube : "list",
            crisis.InputHashes, RunArguments.Version, SweepRecord.CurrentBuild);
        var folder = await SweepFolder.OpenAsync(
            output?.ToString() ?? OutputFolder.Standard(crisis.Identity.Id, $"{asOf:yyyy-MM-dd}", "sweep"), record,
            cancellation);
        var missing = folder.Missing;
        var done = design.Points.Count - missing.Count;
        if (done > 0) await streams.Error.WriteLineAsync($"{done} of {design.Points.Count} points are there already.");
        try
        {
            await MemberProgress.WatchAsync(streams.Output, "Points", missing.Count, async progress =>
            {
                for (var number = 0; number < missing.Count; number++)
                {
                    var rows = await Task.Run(
                        () => sweep.Run(design, missing[number], run.Threads, cancellation), cancellation);
                    await folder.KeepAsync(missing[number], rows, cancellation);
                    done++;
                    progress?.Report(number + 1);
                }
            });
        }
        catch (OperationCanceledException)
        {
            await streams.Error.WriteLineAsync(
                $"Stopped after {done} of {design.Points.Count} points. The same command goes on from there.");
            return ExitCode.InputStopsTheWork;
        }

        var byPoint = await folder.ComposeAsync(cancellation);
        SweepScreen.Print(
            crisis.Identity.Title, record, byPoint, Path.Combine(folder.Path, SweepFolder.Table),
            Terminal.Over(streams.Output));
        return ExitCode.Good;
    }

    static (SweepDesign? Design, IReadOnlyList<Problem> Problems) Design(
        RuleSweep sweep, Wish wish, long seed, CancellationToken cancellation)
    {
        if (wish.List is { } list) return SweepRequestReading.Read(list, sweep.Parameters, cancellation);
        if (wish.Vary.Count == 0) return (SweepDesign.OfHypercube(sweep.Drawn(cancellation), wish.Points, seed), []);
        var (parameters, problems) = SweepRequestReading.Read(wish.Vary, "--vary", sweep.Parameters);
        return (problems.Count > 0 ? null : SweepDesign.OfHypercube(parameters, wish.Points, seed), problems);
    }

    /// <summary>What the user wants swept.</summary>
    sealed record Wish(IReadOnlyList<string> Vary, int Points, FileInfo? List);
}
