using Refuge.Formats.Crises;
using System.CommandLine;

namespace Refuge.Cli;

/// <summary><c>refuge check FOLDER</c></summary>
static class CheckCommand
{
    /// <summary>The input stops the work (contract, exit codes).</summary>
    const int Stopped = 1;

    internal static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The crisis folder." };
        var command = new Command("check", "Every problem in a crisis folder, with file, line, column and remedy.") { folder };
        command.SetAction((arguments, cancellation) => Task.FromResult(
            Run(arguments.GetRequiredValue(folder), arguments.InvocationConfiguration.Output, cancellation)));
        return command;
    }

    static int Run(DirectoryInfo folder, TextWriter output, CancellationToken cancellation)
    {
        var own = CrisisFolder.Read(folder, null, cancellation);
        // A scenario is read with the folder under it; what is wrong with the folder is told once.
        var all = own.Scenarios
            .SelectMany(scenario => CrisisFolder.Read(folder, scenario, cancellation).Problems)
            .Where(problem => problem.Where.File.StartsWith("scenarios/", StringComparison.Ordinal));
        ProblemReport.Write([.. own.Problems.Concat(all).Distinct()], output);
        return own.Crisis is null ? Stopped : 0;
    }
}
