using System.CommandLine;
using Refuge.Files;
using Refuge.Flee.Folders;

namespace Refuge.Cli;

/// <summary><c>refuge import flee INPUT_CSV SOURCE_DATA --out FOLDER</c></summary>
static class ImportFleeCommand
{
    internal static Command Create()
    {
        var input = PathInputs.ExistingFolder("input_csv", "Flee's folder with the map, the fighting and the closures.");
        var source = PathInputs.ExistingFolder("source_data", "Flee's folder with the counts.");
        var target = PathInputs.FolderOption("--out", "The crisis folder to make; it must not exist yet.");
        target.Required = true;
        var flee = new Command("flee", "A crisis folder from a Flee folder, each row with the day it could have been known.") { input, source, target };
        flee.SetAction((arguments, cancellation) => Task.FromResult(Run(
            arguments.GetRequiredValue(input), arguments.GetRequiredValue(source), arguments.GetRequiredValue(target)!,
            arguments.InvocationConfiguration.Error, cancellation)));
        return new("import", "A crisis folder from the files of another program.") { flee };
    }

    static int Run(DirectoryInfo input, DirectoryInfo source, DirectoryInfo target, TextWriter messages, CancellationToken cancellation)
    {
        var wanted = OutputPlace.Checked(target.ToString());
        var id = Path.GetFileName(wanted);
        if (!PlainName.Fits(id))
        {
            messages.WriteLine($"\"{id}\" cannot be the identity of a crisis. Name a folder of letters, digits, hyphens and underscores.");
            return ExitCode.InputStopsTheWork;
        }

        if (IsTaken(wanted))
        {
            messages.WriteLine($"{id}: The folder is not empty. Name a new one.");
            return ExitCode.InputStopsTheWork;
        }

        var parent = Path.GetDirectoryName(wanted)!;
        Directory.CreateDirectory(parent);
        var unfinished = Directory.CreateDirectory(Path.Combine(parent, $".{id}.{Path.GetRandomFileName()}"));
        try
        {
            var problems = FleeImport.Write(input.FullName, source.FullName, unfinished.FullName, id, cancellation);
            foreach (var problem in problems) messages.WriteLine(problem);
            if (problems.Any(static problem => problem.Severity == Severity.Fatal)) return ExitCode.InputStopsTheWork;
            cancellation.ThrowIfCancellationRequested();
            if (Directory.Exists(wanted)) Directory.Delete(wanted, recursive: false);
            Directory.Move(unfinished.FullName, wanted);
            return ExitCode.Good;
        }
        finally
        {
            if (Directory.Exists(unfinished.FullName)) unfinished.Delete(recursive: true);
        }
    }

    static bool IsTaken(string folder) => Entry.At(folder).Kind switch
    {
        EntryKind.Absent => false,
        EntryKind.Folder => Directory.EnumerateFileSystemEntries(folder).Any(),
        _ => true,
    };
}
