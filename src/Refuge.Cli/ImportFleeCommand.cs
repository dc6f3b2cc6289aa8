using System.CommandLine;
using Refuge.Files;
using Refuge.Flee.Folders;

namespace Refuge.Cli;

/// <summary><c>refuge import flee INPUT_CSV SOURCE_DATA --out FOLDER</c></summary>
static class ImportFleeCommand
{
    internal static Command Create()
    {
        var input =
            PathInputs.ExistingFolder("input_csv", "Flee's folder with the map, the fighting and the closures.");
        var source = PathInputs.ExistingFolder("source_data", "Flee's folder with the counts.");
        var target = PathInputs.FolderOption("--out", "The crisis folder to make; it must not exist yet.");
        target.Required = true;
        var flee =
            new Command("flee", "A crisis folder from a Flee folder, each row with the day it could have been known.")
        {
            input,
            source,
            target,
        };
        flee.SetAction((arguments, cancellation) => Task.FromResult(Run(
            arguments.GetRequiredValue(input), arguments.GetRequiredValue(source), arguments.GetRequiredValue(target)!,
            arguments.InvocationConfiguration.Error, cancellation)));
        return flee;
    }

    static int Run(
        DirectoryInfo input, DirectoryInfo source, DirectoryInfo target, TextWriter messages,
        CancellationToken cancellation)
    {
        var problems = NewFolder.Make(
            target.ToString(),
            (unfinished, id) => FleeImport.Write(input.FullName, source.FullName, unfinished, id, cancellation),
            cancellation);
        foreach (var problem in problems) messages.WriteLine(problem);
        return problems.Any(static problem => problem.Severity == Severity.Fatal)
            ? ExitCode.InputStopsTheWork
            : ExitCode.Good;
    }
}
