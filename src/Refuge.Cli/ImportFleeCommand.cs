using Refuge.Formats.Flee;
using System.CommandLine;

namespace Refuge.Cli;

/// <summary><c>refuge import flee INPUT_CSV SOURCE_DATA --out FOLDER</c></summary>
static class ImportFleeCommand
{
    internal static Command Create()
    {
        var input = new Argument<DirectoryInfo>("input_csv") { Description = "Flee's folder with the map, the fighting and the closures." }.AcceptExistingOnly();
        var source = new Argument<DirectoryInfo>("source_data") { Description = "Flee's folder with the counts." }.AcceptExistingOnly();
        var target = new Option<DirectoryInfo>("--out") { Description = "The crisis folder to make; it must not exist yet.", Required = true };
        var flee = new Command("flee", "A crisis folder from a Flee folder, each row with the day it could have been known.") { input, source, target };
        flee.SetAction(arguments => Run(arguments.GetRequiredValue(input), arguments.GetRequiredValue(source), arguments.GetRequiredValue(target), arguments.InvocationConfiguration.Error));
        return new("import", "A crisis folder from the files of another program.") { flee };
    }

    static int Run(DirectoryInfo input, DirectoryInfo source, DirectoryInfo target, TextWriter messages)
    {
        if (target.Exists && target.EnumerateFileSystemInfos().Any())
        {
            messages.WriteLine($"{target.Name}: The folder is not empty. Name a new one.");
            return ExitCode.InputStopsTheWork;
        }

        var parent = target.Parent?.FullName ?? ".";
        Directory.CreateDirectory(parent);
        var unfinished = Directory.CreateDirectory(Path.Combine(parent, $".refuge-{Environment.ProcessId}"));
        try
        {
            var problems = FleeImport.Write(input.FullName, source.FullName, unfinished.FullName, target.Name);
            foreach (var problem in problems) messages.WriteLine(problem);
            if (problems.Any(static problem => problem.Severity == Severity.Fatal)) return ExitCode.InputStopsTheWork;
            if (target.Exists) target.Delete();
            Directory.Move(unfinished.FullName, target.FullName);
            return ExitCode.Good;
        }
        finally
        {
            if (Directory.Exists(unfinished.FullName)) unfinished.Delete(recursive: true);
        }
    }
}
