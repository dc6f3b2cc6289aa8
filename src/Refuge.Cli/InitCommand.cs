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
        var from = PathInputs.ExistingFileOption("--from", "The report to begin with: .txt, .md, .html or .eml.");
        from.Required = true;
        var published = ValueOptions.Day("--published", "The day of publication, where the report does not say.");
        var command = new Command(
            "init",
            "A crisis folder that begins with a report: its places, its source, the report itself, no other table.")
        {
            folder,
            from,
            published,
        };
        command.SetAction((arguments, cancellation) => Task.FromResult(Run(
            arguments.GetRequiredValue(folder), arguments.GetRequiredValue(from)!, arguments.GetValue(published),
            arguments.InvocationConfiguration.Error, cancellation)));
        return command;
    }

    static int Run(
        DirectoryInfo folder, FileInfo report, DateOnly? published, TextWriter messages, CancellationToken cancellation)
    {
        var problems = InputFiles.FindObstacle(report.FullName, report.Name, FileLimits.ReportBytes) is { } obstacle
            ? [obstacle]
            : NewFolder.Make(folder.ToString(), Begin, cancellation);
        foreach (var problem in problems) messages.WriteLine(problem);
        return problems.Any(static problem => problem.Severity == Severity.Fatal)
            ? ExitCode.InputStopsTheWork
            : ExitCode.Good;

        IReadOnlyList<Problem> Begin(string unfinished, string id) => CrisisStart.FromReport(
            new(unfinished), id, report.Name, InputFiles.ReadAll(report.FullName, FileLimits.ReportBytes, cancellation),
            published);
    }
}
