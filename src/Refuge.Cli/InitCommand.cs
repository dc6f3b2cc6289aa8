using System.CommandLine;
using Refuge.Files;
using Refuge.Formats.Crises;

namespace Refuge.Cli;

/// <summary>
/// <c>refuge init FOLDER --template border</c>, <c>refuge init FOLDER --from REPORT --published DAY</c>
/// </summary>
static class InitCommand
{
    internal static Command Create()
    {
        var folder = PathInputs.Folder("folder", "The crisis folder to make; it must be new or empty.");
        var template = new Option<string?>("--template")
        {
            Description =
                "What the folder is to hold: siege (a town held, besieged or fought over), border (people cross on "
                + "foot or by boat), flood, or empty (headings alone). Default: empty.",
        }.AcceptOnlyFromAmong([.. CrisisTemplates.Names]);
        var from = PathInputs.ExistingFileOption(
            "--from", "A report to begin with instead: .txt, .md, .html or .eml.");
        var published = ValueOptions.Day("--published", "The day of publication, where the report does not say.");
        var command = new Command(
            "init", "A crisis folder to fill in: headings, examples, and a README; or one that begins with a report.")
        {
            folder, template, from, published,
        };
        command.Validators.Add(result =>
        {
            // Whether an option stands there; its value may be one that cannot be read.
            var isFromReport = result.GetResult(from) is { Implicit: false };
            if (isFromReport && result.GetResult(template) is { Implicit: false })
            {
                result.AddError("Take --template or --from, not both.");
            }

            if (!isFromReport && result.GetResult(published) is { Implicit: false })
            {
                result.AddError("--published is the day of the report of --from.");
            }
        });
        command.SetAction((arguments, cancellation) => Task.FromResult(Run(
            arguments.GetRequiredValue(folder), arguments.GetValue(template) ?? CrisisTemplates.Empty,
            arguments.GetValue(from), arguments.GetValue(published), arguments.InvocationConfiguration, cancellation)));
        return command;
    }

    static int Run(
        DirectoryInfo folder, string template, FileInfo? report, DateOnly? published, InvocationConfiguration streams,
        CancellationToken cancellation)
    {
        var problems =
            report is not null
            && InputFiles.FindObstacle(report.FullName, report.Name, FileLimits.ReportBytes) is { } obstacle
                ? [obstacle]
                : NewFolder.Make(folder.ToString(), Begin, cancellation);
        foreach (var problem in problems) streams.Error.WriteLine(problem);
        if (problems.Any(static problem => problem.Severity == Severity.Fatal)) return ExitCode.InputStopsTheWork;

        streams.Output.WriteLine($"{folder} is made. Next: refuge check {folder}");
        return ExitCode.Good;

        IReadOnlyList<Problem> Begin(string unfinished, string id)
        {
            if (report is not null)
            {
                return CrisisStart.FromReport(
                    new(unfinished), id, report.Name,
                    InputFiles.ReadAll(report.FullName, FileLimits.ReportBytes, cancellation), published);
            }

            CrisisTemplates.Write(new(unfinished), template, id);
            return [];
        }
    }
}
