using System.CommandLine;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Crises.Checks;

namespace Refuge.Cli;

/// <summary><c>refuge check FOLDER --strict</c></summary>
static class CheckCommand
{
    internal static Command Create()
    {
        var folder = PathInputs.Folder("folder", "The crisis folder.");
        var strict = new Option<bool>("--strict") { Description = "Ends with 1 when anything was left out." };
        var command = new Command(
            "check",
            "What is wrong with a crisis folder, each cause once, with the remedy; and what it holds and lacks for a "
            + "forecast, for gaps, for money and for the bulletin.")
        {
            folder, strict,
        };
        command.SetAction((arguments, cancellation) => Task.FromResult(
            Run(
                arguments.GetRequiredValue(folder), arguments.GetValue(strict),
                arguments.InvocationConfiguration.Output, cancellation)));
        return command;
    }

    static int Run(DirectoryInfo folder, bool strict, TextWriter output, CancellationToken cancellation)
    {
        var own = Read(folder, null, output, cancellation);
        // A scenario is read with the folder under it; what is wrong with the folder is told once.
        var all = own.Scenarios
            .SelectMany(scenario => Read(folder, scenario, output, cancellation).Problems)
            .Where(problem => problem.Where.File.StartsWith("scenarios/", StringComparison.Ordinal))
            .ToList();
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<Problem> problems = [.. own.Problems.Concat(all).Distinct()];
        ProblemReport.Write(problems, output);
        if (own.Crisis is null) return ExitCode.InputStopsTheWork;

        ReadinessReport.Write(FolderReadiness.Of(own.Crisis), output);
        return strict && problems.Any(static problem => problem.Severity > Severity.Note)
            ? ExitCode.InputStopsTheWork
            : ExitCode.Good;
    }

    static CrisisReading Read(
        DirectoryInfo folder, string? scenario, TextWriter output, CancellationToken cancellation) =>
        MemberProgress.Watch(
            output, scenario ?? "Files",
            progress => CrisisFolder.Read(folder, scenario, progress, cancellation));
}
