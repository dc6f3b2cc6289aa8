using System.CommandLine;
using Refuge.Files;
using Refuge.Formats.Crises;

namespace Refuge.Cli;

/// <summary><c>refuge init FOLDER --from REPORT --published 2016-08-28</c></summary>
static class InitCommand
{
    internal static Command Create()
    {
        var folder = PathInputs.Folder("folder", "The crisis folder to make; it must be new or empty.");
        var from = new Option<FileInfo>("--from") { Description = "The report to begin with: .txt, .md, .html or .eml.", Required = true }.AcceptExistingOnly();
        var published = new Option<DateOnly?>("--published") { Description = "The day of publication, where the report does not say." };
        var command = new Command("init", "A crisis folder that begins with a report: its places, its source, the report itself, no other table.") { folder, from, published };
        command.SetAction((arguments, _) => Task.FromResult(Run(
            arguments.GetRequiredValue(folder), arguments.GetRequiredValue(from), arguments.GetValue(published), arguments.InvocationConfiguration.Error)));
        return command;
    }

    static int Run(DirectoryInfo folder, FileInfo report, DateOnly? published, TextWriter messages)
    {
        if (!PlainName.Fits(folder.Name))
        {
            messages.WriteLine($"\"{folder.Name}\" cannot be the identity of a crisis. Name a folder of letters, digits, hyphens and underscores.");
            return ExitCode.InputStopsTheWork;
        }

        if (File.Exists(folder.FullName) || (folder.Exists && folder.EnumerateFileSystemInfos().Any()))
        {
            messages.WriteLine($"{folder.Name}: The folder is not empty. Name a new one.");
            return ExitCode.InputStopsTheWork;
        }

        var problems = CrisisStart.FromReport(folder, folder.Name, report.Name, File.ReadAllBytes(report.FullName), published);
        foreach (var problem in problems) messages.WriteLine(problem);
        return problems.Any(static problem => problem.Severity == Severity.Fatal) ? ExitCode.InputStopsTheWork : ExitCode.Good;
    }
}
