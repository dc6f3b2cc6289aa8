using System.CommandLine;
using Refuge.Cycle;
using Refuge.Formats.Crises;

namespace Refuge.Cli;

/// <summary><c>refuge check FOLDER</c></summary>
static class CheckCommand
{
    internal static Command Create()
    {
        var folder = PathInputs.Folder("folder", "The crisis folder.");
        var command = new Command("check", "Every problem in a crisis folder, with file, line, column and remedy.")
        {
            folder,
        };
        command.SetAction((arguments, cancellation) => Task.FromResult(
            Run(arguments.GetRequiredValue(folder), arguments.InvocationConfiguration.Output, cancellation)));
        return command;
    }

    static int Run(DirectoryInfo folder, TextWriter output, CancellationToken cancellation)
    {
        var own = Read(folder, null, output, cancellation);
        // A scenario is read with the folder under it; what is wrong with the folder is told once.
        var all = own.Scenarios
            .SelectMany(scenario => Read(folder, scenario, output, cancellation).Problems)
            .Where(problem => problem.Where.File.StartsWith("scenarios/", StringComparison.Ordinal))
            .ToList();
        cancellation.ThrowIfCancellationRequested();
        ProblemReport.Write([.. own.Problems.Concat(all).Distinct()], output);
        return own.Crisis is null ? ExitCode.InputStopsTheWork : ExitCode.Good;
    }

    static CrisisReading Read(
        DirectoryInfo folder, string? scenario, TextWriter output, CancellationToken cancellation) =>
        MemberProgress.Watch(
            output, scenario ?? "Files", progress => CrisisFolder.Read(folder, scenario, progress, cancellation));
}
